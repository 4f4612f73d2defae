"""Writing a file so that nobody meets half of one, and one process at a time."""
