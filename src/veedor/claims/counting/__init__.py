"""Which numbers count what, as stock, flow or attribute."""
