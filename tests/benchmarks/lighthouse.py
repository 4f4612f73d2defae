"""Lighthouse's notes, mobile: accessibility, best practices and SEO must be 100; performance is reported.

    python -m tests.benchmarks.lighthouse [RUNS]

Home, a principle, a quiz and the consent page, in both languages; median of RUNS (5) for performance, target
98. Exits with 1 when one of the three others is not 100.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cadre.cli import chromium, node
from tests.benchmarks import many, plain
from tests.support import ROOT
from tests.support.brotli_server import BrotliServer

PAGES: Final = ("/", "/cadre/loyaute/", "/quiz/loyaute/", "/signer/")
ASSERTED: Final = ("accessibility", "best-practices", "seo")
FLAGS: Final = "--headless=new --no-sandbox --disable-gpu"


def notes(address: str, browser: Path, report: Path) -> dict[str, float]:
    """Return the note of each category, out of 100."""
    script = node.packages(ROOT) / "lighthouse" / "cli" / "index.js"
    command = [str(node.executable()), str(script), address, "--quiet", "--output=json"]
    command += [f"--output-path={report}", f"--chrome-flags={FLAGS}"]
    command += [f"--only-categories={','.join((*ASSERTED, 'performance'))}"]
    variables = {**os.environ, "CHROME_PATH": str(browser)}
    subprocess.run(command, check=True, capture_output=True, env=variables)
    categories = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: 100 * float(one["score"] or 0) for name, one in categories.items()}


def main() -> int:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    good = True
    with TemporaryDirectory() as name:
        folder = Path(name)
        many.ours(folder / "project", 0)
        site = folder / "project" / "site"
        with BrotliServer(site) as server:
            # A search engine asks for whole addresses of the other language: the site must know its own.
            settings = folder / "project" / "mkdocs.yml"
            text = settings.read_text(encoding="utf-8")
            settings.write_text(
                text.replace("site_url: ''", f"site_url: {server.address}/"), encoding="utf-8"
            )
            plain.run(folder / "project", site)
            for page in (
                one for home in ("", "/en") for one in (f"{home}{page}" for page in PAGES)
            ):
                found = [
                    notes(server.address + page, chromium.ensure(), folder / "report.json")
                    for _ in range(runs)
                ]
                asserted = {name: min(one[name] for one in found) for name in ASSERTED}
                good &= all(note == 100 for note in asserted.values())
                speed = statistics.median(one["performance"] for one in found)
                print(f"{page:22} {asserted} performance {speed:.0f}", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
