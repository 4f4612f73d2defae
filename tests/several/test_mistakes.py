"""Each mistake that several policies make possible is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cadre.cli import main
from cadre.publishing.site import Site
from cadre.reading.settings import SettingsError
from tests.support import broken, project

HOME = "docs/fr/index.md"
CASES = [
    ({"mkdocs.yml": ["      telephone:\n", "      search:\n"]}, "policies-name"),
    ({"mkdocs.yml": ["    policies:", "    version: 2024-05-06\n    policies:"]}, "policies-site-version"),
    ({"mkdocs.yml": ["    document:\n      noun", "    document:\n      adopted: {number: 1, on: 2024-05-06}\n      noun"]}, "policies-site-version"),
    ({"mkdocs.yml": ["      telephone:\n", "      photo:\n"]}, "policy-without-pages"),
    ({"mkdocs.yml": ["{fr: Téléphone, en: Telephone}", "Réseaux sociaux"]}, "policy-name-twice"),
    ({HOME: ["/// policies", "/// versions"]}, "block-of-no-policy"),
    ({"docs/fr/reseaux/index.md": ["//// steps", "/// policies\n///\n\n//// steps"]}, "block-of-the-site"),
    ({HOME: ["Voici", "{{ version }} Voici"]}, "value-of-no-policy"),
    ({HOME: ["title: Accueil", "title: Accueil\nofficial: true"]}, "file-of-no-policy"),
    ({"docs/fr/que-faire.md": ["telephone/usage-1", "telephone/usage-9"]}, "block-unit-unknown"),
]  # fmt: skip


def told(root: Path) -> set[str]:
    """Return the codes of the problems of a project, which may be too wrong to be read."""
    try:
        return {problem.code for problem in Site.read(root).problems}
    except SettingsError as error:
        return {problem.code for problem in error.problems}


@pytest.mark.parametrize(("change", "code"), CASES)
def test_a_mistake_in_several_policies_is_told(two: Path, change: Any, code: str) -> None:
    broken.apply({"replace": change}, two)
    assert code in told(two)


def test_a_policy_without_a_name_is_told(two: Path) -> None:
    document = "{fr: Directive sur le téléphone au travail, en: Directive on Telephones at Work}"
    for line in (
        f"          title: {document}\n",
        "          short: {fr: Téléphone, en: Telephone}\n",
    ):
        project.rewrite(two / "mkdocs.yml", line, "")
    assert "policy-without-name" in told(two)


def test_a_list_of_policies_where_there_is_one_is_told(bourg: Path) -> None:
    broken.apply({"replace": {HOME: ["Version du", "/// policies\n///\n\nVersion du"]}}, bourg)
    assert "block-without-policies" in told(bourg)


def test_a_policy_whose_folder_is_not_there_is_one_mistake_and_not_one_a_page(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project.rewrite(two / "mkdocs.yml", "      telephone:\n", "      photo:\n")
    assert main(["check"]) == 1
    assert capsys.readouterr().err == (
        "mkdocs.yml:21:7: « photo » n'a aucune page de son texte dans la navigation\n"
        "    Mettez les pages de son texte dans docs/fr/photo/, et nommez-les sous nav:, par exemple "
        "« - photo/texte.md »; chacune porte « official: true ».\n"
    )
