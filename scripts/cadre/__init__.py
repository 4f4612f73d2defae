"""Cadre: a municipal policy that people read, understand and can confirm that they have read."""

__version__ = "0.1.0"
