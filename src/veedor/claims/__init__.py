"""report -> claims: what one report says, each claim with its exact words. This room reads no store."""
