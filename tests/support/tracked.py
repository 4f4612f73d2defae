"""The files of the project: those that git follows, or all where it follows none yet."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

from . import ROOT

#: What the commands leave behind, in a project that git does not follow yet.
_LEFT: Final = frozenset(
    {
        ".venv",
        ".cache",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
        "__pycache__",
        "node_modules",
    }
)


def tracked() -> list[Path]:
    """Return the files that git follows, or would follow at the next commit."""
    if not (ROOT / ".git").exists():
        return [path for path in sorted(ROOT.rglob("*")) if path.is_file() and _is_kept(path)]
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def _is_kept(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return _LEFT.isdisjoint(parts) and parts[0] != "site"
