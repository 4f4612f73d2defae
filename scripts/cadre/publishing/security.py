"""The Content-Security-Policy of every page: nothing from elsewhere, no inline script but those pinned."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

#: Our own templates, beside the package.
_OVERRIDES: Final = Path(__file__).parents[3] / "overrides"
#: The scripts that templates write into pages.
INLINE: Final = (
    "components/site/start.js",
    "components/site/transition.js",
    "components/site/prefetch.json",
    "components/site/progress.js",
)
_POLICY: Final = (
    "default-src 'none'",
    "script-src 'self' {hashes}",
    "style-src 'self'",
    # A table that an author aligns has `style` attributes; a sheet of somebody else's is still refused.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
)
#: What only a page that has a host does.
_HOSTED: Final = ("connect-src", "worker-src", "manifest-src")
_AHEAD: Final = "prefetch"


def inline() -> Mapping[str, str]:
    """Return those scripts by their short names, as pages hold them: templates write them as they are."""
    files = [_OVERRIDES / name for name in INLINE]
    return {file.stem: file.read_text(encoding="utf-8").strip() for file in files}


def policy() -> str:
    """Return the policy, as the `meta` element of a page takes it."""
    return _written(_POLICY, inline())


def folder_policy() -> str:
    """Return the policy of a page opened from a folder: it fetches nothing, starts no worker, loads nothing ahead."""
    kept = [one for one in _POLICY if one.partition(" ")[0] not in _HOSTED]
    return _written(kept, {name: text for name, text in inline().items() if name != _AHEAD})


def _written(parts: Iterable[str], scripts: Mapping[str, str]) -> str:
    hashes = " ".join(f"'sha256-{_hash(text)}'" for text in scripts.values())
    return "; ".join(parts).format(hashes=hashes)


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
