"""Another municipality's project: the tests that read Saint-Urbain's texts are left out, all others are found."""

from __future__ import annotations

import os
import re
from typing import Final

import pytest

from tests import elsewhere
from tests.saint_urbain import owner
from tests.support import ROOT
from tests.support.tracked import tracked

#: What reads the project at the root.
READS: Final = re.compile(
    r"\b(?:settings\.load|Site\.read|web\.build)\(ROOT\b|\bproject\.copy\(|ROOT / \"docs\""
)
#: The tests that do, and hold of any project, as `python -m tests.elsewhere` proves: the others ask for the
#: fixture `saint_urbain`, or stand in its folder.
OF_ANY_PROJECT: Final = {
    "output/test_naming.py",
    "paper/test_sizes.py",
    "paper/test_standards.py",
    "reading/test_people_page.py",
    "test_build.py",
    "test_identity.py",
    "test_marks.py",
}


@pytest.mark.slow
def test_tests_are_found_but_for_saint_urbain_s_where_the_texts_are_another_s(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Some read the project while they load; `python -m tests.elsewhere bylaw` runs them all."""
    for name in [one for one in os.environ if one.startswith("PYTEST_")]:
        monkeypatch.delenv(name)
    with elsewhere.moved_in("bylaw") as copy:
        done = elsewhere.run(copy, "-n", "0", "--collect-only")
    assert done.returncode == 0, done.stdout
    assert "tests/tenant/test_pages.py::" in done.stdout
    assert "tests/saint_urbain/test_fidelity.py::" not in done.stdout
    assert (
        "tests/test_policy.py::test_the_code_of_the_paroisse_s_text_never_changes"
        not in done.stdout
    )
    assert re.search(
        rf"^Left out: \d+ files of tests/saint_urbain and \d+ other tests, which read the texts of "
        rf"{owner.ORGANISATION}; this project is another's \(Township of Marlow Bay\)\.$",
        done.stdout,
        re.MULTILINE,
    )


def test_what_reads_the_project_at_the_root_says_whose_it_is_or_holds_of_any() -> None:
    tests = [one for one in tracked() if one.match("test_*.py")]
    files = {
        file.relative_to(ROOT / "tests").as_posix(): file.read_text(encoding="utf-8")
        for file in tests
        if owner.FOLDER not in file.parents
    }
    assert {name for name, text in files.items() if READS.search(text)} == OF_ANY_PROJECT


def test_whose_project_it_is_is_what_its_settings_declare() -> None:
    assert owner.organisation(ROOT / "tests" / "fixtures" / "bourg") == "Bourg de l'Anse"
    assert owner.organisation(ROOT / "tests") == ""
