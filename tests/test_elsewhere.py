"""Another municipality's project: the tests that read Saint-Urbain's texts are left out, all others are found."""

from __future__ import annotations

import os
import re

import pytest

from tests import elsewhere
from tests.saint_urbain import owner
from tests.support import ROOT


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


def test_whose_project_it_is_is_what_its_settings_declare() -> None:
    assert owner.organisation(ROOT / "tests" / "fixtures" / "bourg") == "Bourg de l'Anse"
    assert owner.organisation(ROOT / "tests") == ""
