"""Each line of the settings and data files, deleted or given another kind of value: no traceback, ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cadre.cli import main
from cadre.reading import word_file

pytestmark = pytest.mark.slow

FILES = (
    "mkdocs.yml",
    "versions.yml",
    "accessibility.yml",
    "quiz/silence.yml",
    "quiz/coverage/exemptions.yml",
    f"docs/fr/{word_file.FILE}",
)
#: What a value may become: nothing, a list, a mapping, a number, a tag, a control.
VALUES = ("", "[a, {b: c}]", "{a: [b]}", "12", "!x y", "\x01")
MORE = {
    "accessibility.yml": 'date: "2026-11-24"\npages: 78\nviews: 312\nfindings: 0\nerrors: 0\n'
    'axe: "4.14.1"\nnu: "26.9.27"\nbrowser: "Chromium 156"\n',
    "quiz/coverage/exemptions.yml": "exemptions:\n  - unit: silence-2\n    sentence: 1\n"
    "    hash: 3b18cc28\n    reason: Un renvoi.\n",
    f"docs/fr/{word_file.FILE}": "words:\n  café: {units: silence-1, quote: gardent le silence}\n"
    "context:\n  patron: silence-1\nask: silence-1\nsilent:\n  - journaliste\n",
}


def mutations(source: str) -> Iterator[str]:
    lines = source.splitlines(keepends=True)
    for rank, line in enumerate(lines):
        rest = lines[rank + 1 :]
        yield "".join([*lines[:rank], *rest])
        for value in VALUES:
            key = re.match(r"\s*(?:- )?(?:[\w-]+:)?", line)
            assert key is not None
            yield "".join([*lines[:rank], f"{key[0]} {value}\n", *rest])


@pytest.mark.parametrize("name", FILES)
def test_no_mutation_of_a_line_ends_in_a_traceback(
    name: str,
    bourg: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(bourg)
    for path, text in MORE.items():
        (bourg / path).parent.mkdir(exist_ok=True)
        (bourg / path).write_text(text, encoding="utf-8")
    assert main(["check"]) == 0, capsys.readouterr().out
    source = (bourg / name).read_text(encoding="utf-8")
    for mutated in mutations(source):
        (bourg / name).write_text(mutated, encoding="utf-8")
        assert main(["check"]) in (0, 1)
        told = capsys.readouterr()
        assert told.out + told.err
