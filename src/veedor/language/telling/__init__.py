"""How it is told that somebody says, thinks or wants something: cues, speakers, contents. Used by the attribution."""
