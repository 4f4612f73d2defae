"""A new act in `mkdocs.yml`, however its `adopted:` is written; and a version in `versions.yml`."""

from __future__ import annotations

import pytest

from cadre.model.versions import Change
from cadre.moving.acts import amended, with_version


@pytest.mark.parametrize(
    ("before", "line", "after"),
    [
        (
            "a:\n  adopted: {kind: x, number: 1, on: 2024-01-01}  # act\nb: 1\n",
            2,
            'a:\n  adopted: {kind: x, number: 1, on: 2024-01-01, amended: [{number: "2", on: 2026-02-09}]}  # act\nb: 1\n',
        ),
        (
            "  adopted: {number: 1, on: 2024-01-01, amended: [{number: 9, on: 2025-01-01}]}\n",
            1,
            '  adopted: {number: 1, on: 2024-01-01, amended: [{number: 9, on: 2025-01-01}, {number: "2", on: 2026-02-09}]}\n',
        ),
        (
            "  adopted:\n    number: 1\n    on: 2024-01-01\n  other: 1\n",
            1,
            '  adopted:\n    number: 1\n    on: 2024-01-01\n    amended:\n      - {number: "2", on: 2026-02-09}\n  other: 1\n',
        ),
        (
            "  adopted:\n    number: 1\n    amended:\n      - {number: 9, on: 2025-01-01}\n",
            1,
            '  adopted:\n    number: 1\n    amended:\n      - {number: 9, on: 2025-01-01}\n      - {number: "2", on: 2026-02-09}\n',
        ),
        ("  adopted: *act\n", 1, None),
        ("  adopted:\n    number: 1\n    amended: [{number: 9, on: 2025-01-01}]\n", 1, None),
    ],
)
def test_an_act_is_added_last_or_nothing_is_written(
    before: str, line: int, after: str | None
) -> None:
    assert amended(before, line, "2", "2026-02-09") == after


def test_a_version_is_added_last_with_its_changes() -> None:
    source = "# Notes\nversions:\n- date: 2024-01-01\n  number: 1\n  code: abc\n  compared:\n"
    assert with_version(
        source, "2", "2026-02-09", "def", [Change(unit="x-1", before="« a »: b")]
    ) == (
        f'{source}- date: 2026-02-09\n  number: "2"\n  code: def\n  compared:\n  changes:\n'
        '    - {unit: "x-1", before: "« a »: b"}\n'
    )
