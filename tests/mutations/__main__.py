"""Run each mutation's tests in a copy of the project, and say which mutations nobody saw.

    python -m tests.mutations [AREA…]

The status is 1 when fewer than nine in ten of an area are killed, when a mutation does not apply any more
or ends otherwise than by a failed test, and when the tests fail without a mutation.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from tests.mutations import Mutation, copies, read

ENOUGH: Final = 0.9
#: pytest's own statuses: all passed, some failed.
PASSED: Final = 0
FAILED: Final = 1


class Outcome(StrEnum):
    """What became of a mutation; a broken one ended before its tests could see it."""

    KILLED = "killed"
    SURVIVED = "survived"
    STALE = "stale"
    BROKEN = "broken"


def main(areas: Sequence[str]) -> int:
    """Print the outcome of each mutation of some areas, or of all, then a table; return the status."""
    mutations = [one for one in read() if not areas or one.area in areas]
    found: list[tuple[Mutation, Outcome]] = []
    with copies.copied() as copy:
        if not sound(copy, mutations):
            return 1
        for one in mutations:
            started = time.monotonic()
            found.append((one, outcome(copy, one)))
            taken = time.monotonic() - started
            print(f"{found[-1][1]:8}  {taken:5.1f} s  {one.file}: {one.about}", flush=True)
    counts = Counter((one.area, kind) for one, kind in found)
    return table(sorted({one.area for one in mutations}), counts)


def sound(copy: Path, mutations: Iterable[Mutation]) -> bool:
    """Say whether the tests pass without any mutation: else a failure would tell nothing."""
    tests = sorted({test for one in mutations for test in one.tests})
    done = copies.run(copy, tests)
    if done.returncode != PASSED:
        print(done.stdout, done.stderr)
    return done.returncode == PASSED


def outcome(copy: Path, one: Mutation) -> Outcome:
    """Apply one mutation, run its tests, and put the file back."""
    if not one.applies(copy):
        return Outcome.STALE
    path = copy / one.file
    before = path.read_bytes()
    one.apply(copy)
    try:
        status = copies.run(copy, one.tests).returncode
    except subprocess.TimeoutExpired:
        return Outcome.BROKEN
    finally:
        path.write_bytes(before)
    known = {PASSED: Outcome.SURVIVED, FAILED: Outcome.KILLED}
    return known.get(status, Outcome.BROKEN)


def table(areas: Sequence[str], counts: Counter[tuple[str, Outcome]]) -> int:
    """Print how many of each area had each outcome; return the status of the run."""
    print(f"\n{'area':12}", *(f"{kind:>9}" for kind in Outcome), f"{'of':>5}")
    good = bool(areas)
    for area in areas:
        numbers = [counts[area, kind] for kind in Outcome]
        print(f"{area:12}", *(f"{number:9}" for number in numbers), f"{sum(numbers):5}")
        sound = not counts[area, Outcome.STALE] and not counts[area, Outcome.BROKEN]
        good = good and sound and counts[area, Outcome.KILLED] >= ENOUGH * sum(numbers)
    totals = [sum(counts[area, kind] for area in areas) for kind in Outcome]
    print(f"{'all':12}", *(f"{number:9}" for number in totals), f"{sum(totals):5}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
