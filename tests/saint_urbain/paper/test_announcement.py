"""The covering memo and the poster: one page, that says where to read the policy and none of its rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cadre.publishing.site import Site
from tests.paper.sheet import Sheet
from tests.support import ROOT

ADDRESS = "https://cadre.example.org/mediasociaux/"
KINDS = ["memo", "poster"]

Made = Callable[..., Sheet]


@pytest.fixture(scope="module")
def made() -> Made:
    """Make one of the two, with the settings that a municipality might have."""
    project = Site.read(ROOT).project

    def make(kind: str, site: str = "", **identity: str) -> Sheet:
        known = project.settings.identity.model_copy(update=identity)
        settings = replace(project.settings, site_url=site, identity=known)
        documents = Site(replace(project, settings=settings), ()).documents
        return Sheet(documents.memo(None) if kind == "memo" else documents.poster(None))

    return make


def said(sheet: Sheet) -> str:
    return sheet.words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("address", ["", ADDRESS, f"https://{'a' * 60}.example.org/{'b' * 40}/"])
@pytest.mark.parametrize(
    "organisation", ["Bourg", "Corporation Municipale de la Paroisse de Saint-Louis " * 3]
)
def test_it_is_one_letter_page(made: Made, kind: str, address: str, organisation: str) -> None:
    sheet = made(
        kind, address, organisation=organisation, phone="418 555-0100", address=organisation
    )
    assert [page.mediabox[2:] for page in sheet.reader.pages] == [[612, 792]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "line",
    [
        "Paroisse de Saint-Urbain",
        "CADRE D'UTILISATION DES MÉDIAS SOCIAUX",
        "Version en date du 14 janvier 2019",
        "Adopté par la résolution 2019-01-016",
        "annonce le cadre. Elle n'en fait pas partie et n'en énonce aucune règle.",
        "En cas de différence, le document adopté l'emporte.",
        "qui ne prévoit aucune signature individuelle",
    ],
)
def test_it_says_what_it_is_and_of_which_text(made: Made, kind: str, line: str) -> None:
    assert line in said(made(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_with_an_address_it_leads_to_the_site(made: Made, kind: str) -> None:
    sheet = made(kind, ADDRESS)
    assert ADDRESS in said(sheet)
    codes = [figure["/Alt"] for figure in sheet.tags("/Figure") if "QR" in figure["/Alt"]]
    assert codes == [f"Code QR qui mène à la page d'accueil du site, {ADDRESS}"]


def test_without_an_address_there_is_no_code_and_the_poster_leaves_a_line(made: Made) -> None:
    assert "La personne qui vous remet cette note vous dira où lire le document." in said(
        made("memo")
    )
    assert "Où lire le document :" in said(made("poster"))
    spaces = [figure["/Alt"] for figure in made("poster").tags("/Figure")]
    assert spaces == ["espace à remplir à la main"]


def test_the_memo_leaves_who_sends_it_and_when_to_be_written(made: Made) -> None:
    sheet = made("memo")
    assert "À : l'ensemble du personnel De : Date : Objet : CADRE" in said(sheet)
    assert [figure["/Alt"] for figure in sheet.tags("/Figure")] == [
        "espace à remplir à la main"
    ] * 2


@pytest.mark.parametrize("kind", KINDS)
def test_whom_to_ask_is_said_only_when_it_is_known(made: Made, kind: str) -> None:
    assert "Pour une question : 418 555-0100" in said(made(kind, phone="418 555-0100"))
    assert "Pour une question" not in said(made(kind))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rule", ["devez", "doit", "devrait", "interdit", "obligatoire", "signez"])
def test_it_states_no_rule(made: Made, kind: str, rule: str) -> None:
    assert rule not in said(made(kind, ADDRESS)).lower()


@pytest.mark.parametrize("kind", KINDS)
def test_two_of_one_text_are_alike(made: Made, kind: str) -> None:
    assert made(kind, ADDRESS).data == made(kind, ADDRESS).data
