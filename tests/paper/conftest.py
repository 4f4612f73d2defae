"""The consent page of a small policy, made once."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

import pytest

from cadre.model.policy import Kind, Text
from cadre.paper import AcknowledgementDetails, ConsentDetails, official_page
from cadre.texts import Texts
from tests.support.said import said

from .samples import section, unit
from .sheet import Sheet

CASES: Final = Path(__file__).parents[1] / "cases" / "units.fr.csv"


@pytest.fixture(scope="session")
def rows() -> dict[str, str]:
    """Return the sentences and lines of the adopted text, by number."""
    with CASES.open(encoding="utf-8", newline="") as stream:
        return {row["id"][:3]: row["text_fr"] for row in csv.DictReader(stream)}


@pytest.fixture(scope="session")
def texts() -> Texts:
    return said("fr", "paper")


@pytest.fixture(scope="session")
def details(rows: dict[str, str]) -> ConsentDetails:
    return ConsentDetails(
        organisation="Municipalité d'essai",
        document_title=rows["001"],
        version_date="2019-01-14",
        version="14 janvier 2019",
        code="0123456789abcdef" * 4,
        section="consentement",
        language="fr",
    )


@pytest.fixture(scope="session")
def acknowledgement(rows: dict[str, str]) -> AcknowledgementDetails:
    return AcknowledgementDetails(
        organisation="Municipalité d'essai",
        document_title=rows["001"],
        version_date="2019-01-14",
        version="14 janvier 2019",
        code="0123456789abcdef" * 4,
        language="fr",
        purpose="La direction générale garde cette attestation pour savoir qui a lu le cadre.",
    )


@pytest.fixture(scope="session")
def consent(rows: dict[str, str]) -> Text:
    return section(
        unit("consentement-1", Kind.PARAGRAPH, rows["105"]),
        unit("consentement-2", Kind.SIGNATURE, rows["106"]),
        unit("consentement-3", Kind.SIGNATURE, rows["107"]),
    )


@pytest.fixture(scope="session")
def sheet(consent: Text, details: ConsentDetails, texts: Texts) -> Sheet:
    return Sheet(official_page(consent, details, texts))
