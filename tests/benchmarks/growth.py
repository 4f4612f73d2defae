"""How the build grows with the pages, beside the four packages alone on the same pages.

    python -m tests.benchmarks.growth [PAGES ...]

Without numbers: 100 and 1000 pages more. Prints seconds, seconds a page and the ratio, once the caches are
warm (target: at most 1.1 at 1,000 pages, and as many seconds a page whatever the number).
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import builds, many


def seconds(root: Path) -> float:
    """Return the processor's seconds, which other work on the machine does not change."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    builds.build(root, root / "site")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    sizes = [int(one) for one in sys.argv[1:]] or [100, 1000]
    for pages in sizes:
        with TemporaryDirectory() as name:
            ours, theirs = Path(name) / "ours", Path(name) / "theirs"
            many.ours(ours, pages)
            many.theirs(theirs, pages)
            builds.build(ours, ours / "site")  # the templates are compiled and kept
            mine, packages = seconds(ours), seconds(theirs)
            print(
                f"{pages} pages more: cadre {mine:.1f} s ({1000 * mine / pages:.0f} ms a page), "
                f"packages alone {packages:.1f} s, ratio {mine / packages:.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
