"""How soon a first result comes after a key, with the processor slowed down four times.

    python -m tests.benchmarks.search_speed

At the site's own pages and at 1,000 more. Median of 5 searches once the index is ready (target: 60 ms);
the first cold search, from the click on the box to the first result, printed apart.
"""

from __future__ import annotations

import statistics
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Browser

from dev import chromium
from dev.browser import driving, serving
from tests.benchmarks import builds, many
from tests.support import ROOT, web

SLOWER: Final = 4
QUERIES: Final = ("photo", "confidentialité", "heures de travail", "harselement", "sanctions")
#: From the key to the first result that can be seen.
_TIME: Final = """async (query) => {
  const box = document.querySelector('.md-search__input');
  const list = document.querySelector('.md-search-result__list');
  box.focus();
  const start = performance.now();
  const shown = new Promise((done) => {
    const watch = new MutationObserver(() => {
      if (!list.querySelector('a.md-search-result__link')) return;
      watch.disconnect();
      requestAnimationFrame(() => done(performance.now() - start));
    });
    watch.observe(list, { childList: true });
  });
  box.value = query;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  return shown;
}"""


def measure(browser: Browser, site: Path, name: str) -> None:
    with serving(site) as address, browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("/")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        cold = page.evaluate(_TIME, "photo")
        warm = [page.evaluate(_TIME, query) for query in QUERIES]
        each = ", ".join(f"{one:.0f}" for one in warm)
        print(f"{name:18} median {statistics.median(warm):4.0f} ms ({each}); cold {cold:.0f} ms")


def main() -> None:
    with TemporaryDirectory() as name, driving(chromium.ensure()) as browser:
        folder = Path(name)
        web.build(ROOT, folder / "site")
        measure(browser, folder / "site", "the site")
        many.ours(folder / "many", 1000)
        builds.build(folder / "many", folder / "many" / "site")
        measure(browser, folder / "many" / "site", "1,000 pages more")


if __name__ == "__main__":
    main()
