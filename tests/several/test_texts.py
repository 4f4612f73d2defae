"""Each policy has its text and its code."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre.cli import main
from cadre.publishing.site import Site
from cadre.reading import settings
from tests.support import project

from . import RESEAUX, TELEPHONE, TWO


def test_each_policy_has_its_own_text_and_the_site_has_none() -> None:
    site = Site.read(TWO)
    assert site.problems == ()
    assert not site.project.policy.sections
    names = {folder: part.project.policy.title("fr") for folder, part in site.parts.items()}
    assert names == {
        "reseaux": "Politique sur les réseaux sociaux",
        "telephone": "Directive sur le téléphone au travail",
    }


def test_the_same_id_is_another_passage_in_each() -> None:
    parts = Site.read(TWO).parts
    words = {folder: one.project.policy.text("en").unit("usage-1") for folder, one in parts.items()}
    assert words["reseaux"].text.startswith("Staff ask for written authorization")
    assert words["telephone"].text == "Telephones are on silent during a meeting."


def test_a_section_that_holds_one_policy_alone_leaves_its_titles_where_they_are() -> None:
    known = settings.load(TWO)
    depths = [[one.depth for one in part.navigation[:3]] for part in known.policies]
    assert depths == [[2, 2, 2], [2, 2, 2]]
    assert [link.target for link in known.links] == ["index.md", "que-faire.md", "a-propos.md"]


@pytest.mark.usefixtures("two")
def test_each_policy_has_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fingerprint"]) == 0
    assert capsys.readouterr().out == f"reseaux : {RESEAUX}\ntelephone : {TELEPHONE}\n"
    assert main(["fingerprint", "--policy", "telephone"]) == 0
    assert capsys.readouterr().out == f"{TELEPHONE}\n"


@pytest.mark.usefixtures("two")
def test_a_code_is_known_with_the_policy_that_it_is_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fingerprint", "--verify", TELEPHONE[:12]]) == 0
    assert capsys.readouterr().out == (
        "telephone : C'est le texte d'aujourd'hui : version en date du 10 février 2025, "
        "résolution 2025-031.\n"
    )


def test_a_change_in_one_text_asks_for_a_version_of_that_one_alone(two: Path) -> None:
    project.rewrite(two / "docs/fr/telephone/texte/usage.md", "silencieux", "avion")
    errors = [one for one in Site.read(two).problems if one.code == "version-unknown"]
    assert [one.place.path for one in errors] == ["versions/telephone.yml"]
