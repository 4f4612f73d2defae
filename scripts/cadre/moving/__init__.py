"""From a file of a word processor to the folder of a municipality: its text cut in pages, its settings."""
