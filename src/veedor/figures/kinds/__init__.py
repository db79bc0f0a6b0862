"""The figures, one file each. A new figure is a new file here that registers itself with `figure`."""
