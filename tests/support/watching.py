"""What a page sends or keeps, as the browser tells it: violations of its policy, and the keys of its storage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from playwright.sync_api import Page

#: Run before a page's own scripts: gathers what its policy refuses.
WATCH: Final = """
window.violations = [];
window.violated = new Promise((done) => {
  document.addEventListener("securitypolicyviolation", (event) => {
    window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    done();
  });
});
"""
_KEPT: Final = """async () => [
  ...Object.keys(localStorage),
  ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((base) => base.name),
  ...(await caches.keys()),
]"""


def keys(page: Page) -> list[str]:
    """Return the names of all that the browser keeps for a page."""
    return [str(key) for key in page.evaluate(_KEPT)]


def kept(key: str, names: Sequence[str]) -> bool:
    """Say whether a key is a listed one, or begins with one and a sign."""
    return any(
        key == name or (key.startswith(name) and not key[len(name)].isalnum()) for name in names
    )
