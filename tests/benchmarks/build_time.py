"""How long the site takes to build, beside the same pages under the four packages alone.

    python -m tests.benchmarks.build_time [RUNS]

The same pages: see `plain.py`. Prints the median of RUNS builds of each, in turn, and their ratio (target:
at most 1.5).
"""

from __future__ import annotations

import resource
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from cadre import reading
from cadre.reading import settings
from tests.benchmarks import builds, plain
from tests.support import ROOT


def seconds(root: Path, site: Path) -> float:
    """Return the processor's seconds, which other work on the machine does not change."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    builds.build(root, site)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    project = reading.read(settings.load(ROOT))
    with TemporaryDirectory() as name:
        folder = Path(name)
        plain.plain_site(project, folder)
        ours, theirs = [], []
        for run in range(runs):
            ours.append(seconds(ROOT, folder / f"ours-{run}"))
            theirs.append(seconds(folder, folder / f"plain-{run}"))
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"cadre: {statistics.median(ours):.2f} s")
    print(f"the four packages alone: {statistics.median(theirs):.2f} s")
    print(f"ratio: {ratio:.2f} (target: at most 1.50)")


if __name__ == "__main__":
    main()
