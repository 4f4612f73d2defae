"""The Content-Security-Policy of every page: nothing from elsewhere, no inline script but those pinned."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Final

#: Our own templates, beside the package.
_OVERRIDES: Final = Path(__file__).parents[3] / "overrides"
#: The scripts that templates write into every page, letter for letter.
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


def policy() -> str:
    """Return the policy, as the `meta` element of a page takes it."""
    hashes = " ".join(f"'sha256-{_hash(_OVERRIDES / name)}'" for name in INLINE)
    return "; ".join(_POLICY).format(hashes=hashes)


def _hash(file: Path) -> str:
    """Return the hash of what the template engine writes: the file without its last line break."""
    text = file.read_text(encoding="utf-8").removesuffix("\n")
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
