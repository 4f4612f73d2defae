"""Every sheet passes PDF/UA-1 (a screen reader can read it) and PDF/A-2a (an archive can keep it)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import typst

from cadre.export import Request, formats
from cadre.model.people import Person
from cadre.paper import AcknowledgementDetails, acknowledgements
from cadre.publishing.site import Site
from cadre.texts import Texts
from tests.support import ROOT, verapdf

from .sheet import Sheet

Verdicts = Mapping[str, Mapping[str, Sequence[str]]]

FILLED = Person(2, "Élodie Bœuf-Lévêque", "0042", "Agente à l'accueil", "Loisirs")
BATCH = (
    FILLED,
    Person(3, "Nguyễn Thị Ánh Tuyết"),
    Person(4, "ᐊᓇ ᓄᑕᕋᖅ", job="Tremblay de la Rivière-aux-Rats " * 9),
    Person(5, "W" * 300, job="W" * 300, department="W" * 300),
)


@pytest.fixture(scope="module")
def verdicts(
    sheet: Sheet,
    acknowledgement: AcknowledgementDetails,
    texts: Texts,
    tmp_path_factory: pytest.TempPathFactory,
) -> Verdicts:
    """Return what is wrong with each file, all judged at once: Java takes seconds to start."""
    folder = tmp_path_factory.mktemp("sheets")
    project = Site.read(ROOT).project
    # With an address, so that the sheet has its QR code.
    known = replace(project.settings, site_url="https://cadre.example.org/")
    site = Site(replace(project, settings=known), ())
    languages = [one.code for one in site.settings.shipped]
    files = {
        "consent": sheet.data,
        "blank": acknowledgements((), acknowledgement, texts),
        "filled": acknowledgements((FILLED,), acknowledgement, texts),
        "batch": acknowledgements(BATCH, acknowledgement, texts),
        "batch-by-department": site.acknowledgements(BATCH, None, divided=True),
        "memo": site.documents.memo(None),
        "poster": site.documents.poster(None),
        "memo-without-address": Site(project, ()).documents.memo(None),
        "poster-without-address": Site(project, ()).documents.poster(None),
        "attendance": site.documents.attendance(BATCH, None),
        "attendance-by-department": site.documents.attendance(BATCH, None, divided=True),
        "attendance-blank": site.documents.attendance((), None),
        **{f"aide-memoire-{one}": site.aide_memoire(one, None) for one in languages},
        **{f"quiz-{one}": _quiz(site, one) for one in languages if project.bank.all()},
        "untagged": typst.compile(b"#set page(width: auto)\nNothing is declared."),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    try:
        found = verapdf.verdicts([folder / name for name in files])
    except verapdf.UnavailableError as error:
        pytest.fail(str(error), pytrace=False)
    return {Path(path).name: verdict for path, verdict in found.items()}


def _quiz(site: Site, code: str) -> bytes:
    language = next(one for one in site.settings.shipped if one.code == code)
    made: bytes = formats()["paper"].make(Request(site.project, site.context, language))
    return made


@pytest.mark.verapdf
@pytest.mark.parametrize("standard", verapdf.STANDARDS)
@pytest.mark.parametrize(
    "name",
    [
        *("consent", "blank", "filled", "batch"),
        *("batch-by-department", "attendance", "attendance-by-department", "attendance-blank"),
        *("memo", "memo-without-address", "poster", "poster-without-address"),
    ],
)
def test_a_sheet_passes(verdicts: Verdicts, name: str, standard: str) -> None:
    assert verdicts[name][standard] == []


@pytest.mark.verapdf
@pytest.mark.parametrize("standard", verapdf.STANDARDS)
@pytest.mark.parametrize("name", ["aide-memoire-", "quiz-"])
def test_so_does_it_in_each_language_of_the_site(
    verdicts: Verdicts, name: str, standard: str
) -> None:
    found = {file: verdict for file, verdict in verdicts.items() if file.startswith(name)}
    assert {file: verdict[standard] for file, verdict in found.items() if verdict[standard]} == {}


@pytest.mark.verapdf
@pytest.mark.parametrize("standard", verapdf.STANDARDS)
def test_a_file_that_is_no_such_thing_fails(verdicts: Verdicts, standard: str) -> None:
    assert verdicts["untagged"][standard]
