"""Lighthouse's notes, mobile, with performance, which depends on the machine: the median is reported.

    python -m tests.benchmarks.lighthouse [RUNS]

Home, a principle, a quiz and the consent page, in both languages; median of RUNS (5), target 98 for
performance; of the other notes the least one, which `tests/saint_urbain/browser/test_lighthouse.py` wants to be 100.
"""

from __future__ import annotations

import statistics
import sys
from collections import defaultdict
from collections.abc import Sequence

from dev import chromium, node
from tests.support import ROOT, lighthouse
from tests.support.lighthouse import ASSERTED, PERFORMANCE, Report


def row(page: str, reports: Sequence[Report]) -> str:
    least = {name: min(report.notes[name] for report in reports) for name in ASSERTED}
    speeds = [report.notes[PERFORMANCE] for report in reports]
    notes = " ".join(f"{name} {note}" for name, note in least.items())
    return f"{page:20} {notes} {PERFORMANCE} {statistics.median(speeds):.0f} {sorted(speeds)}"


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    program, packages = chromium.ensure(), node.packages(ROOT)
    found: dict[str, list[Report]] = defaultdict(list)
    with lighthouse.serving() as address:
        for _ in range(runs):
            for report in lighthouse.examine(address, program, packages, *ASSERTED, PERFORMANCE):
                found[report.page].append(report)
    for page, reports in found.items():
        print(row(page, reports))
        for failure in sorted({one for report in reports for one in report.failures}):
            print(f"    {failure}")


if __name__ == "__main__":
    main()
