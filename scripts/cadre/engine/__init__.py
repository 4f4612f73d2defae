"""The engine of our own, « plain »: it makes the site with Python-Markdown, Jinja2 and the files of a theme.

It runs neither MkDocs nor a plugin, and reads the same files. Whatever happens to the three packages that
the default build needs, the site is built with this one.
"""

from cadre.engine.plain import build

__all__ = ["build"]
