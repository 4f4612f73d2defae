"""YAML that people write: text with its places (`tree`), compared with a schema (`validation`)."""

from cadre.reading.yaml_files.tree import (
    MAX_BYTES,
    Route,
    Tree,
    Value,
    YamlError,
    decode,
    parse,
    read_text,
    utf8,
)
from cadre.reading.yaml_files.validation import Checked, explained, load, loaded, validated

__all__ = [
    "MAX_BYTES",
    "Checked",
    "Route",
    "Tree",
    "Value",
    "YamlError",
    "decode",
    "explained",
    "load",
    "loaded",
    "parse",
    "read_text",
    "utf8",
    "validated",
]
