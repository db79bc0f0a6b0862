"""Records -> cited text: a brief in which every sentence opens its evidence and is proven against it."""
