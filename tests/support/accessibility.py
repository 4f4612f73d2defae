"""What the accessibility checker finds in a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page


def violations(page: Page, axe: Path, within: str = ".md-content") -> list[str]:
    # Not a script of the page, which its Content-Security-Policy would refuse.
    page.evaluate(axe.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "async (within) => (await axe.run(within)).violations", within
    )
    return [
        f"{one['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:200]}"
        for one in found
        for node in one["nodes"]
    ]
