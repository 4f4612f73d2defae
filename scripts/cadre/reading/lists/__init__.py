"""HR's lists: the bytes of a file become text or cells, and cells become people or located problems."""
