"""HR's kit without a browser: the e-mail to staff, the draft of an attestation, what each text holds."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from cadre import reading, texts
from cadre.markdown import PageInfo, kit
from cadre.reading import settings
from dev import node
from tests.support import ROOT

from .test_render import context, render, tree

#: Words that a mail program loses when they are not encoded.
HARD = "Zoé Élie-Côté & Fils + d'Œuvre; 100 % #1 ?"
BOURG = ROOT / "tests" / "fixtures" / "bourg"


def announced(site_url: str, language: str = "fr") -> list[tuple[str, str]]:
    """Return the subject and the text of each draft of the announcement."""
    on = replace(context(reading.read(settings.load(BOURG))), site_url=site_url)
    page = tree(render("/// announcement\n///\n", on, PageInfo("rh/index.md", language)))
    links = [link.get("href", "") for link in page.iter("a")]
    drafts = [parse_qs(urlsplit(link).query) for link in links if link.startswith("mailto:")]
    return [(draft["subject"][0], draft["body"][0]) for draft in drafts]


def test_a_draft_keeps_every_letter_and_its_lines() -> None:
    address = kit.mailto("rh@example.org", HARD, f"{HARD}\nDeux")
    assert address.startswith("mailto:rh@example.org?subject=Zo%C3%A9%20%C3%89lie")
    assert "%20%26%20Fils%20%2B%20d%27%C5%92uvre%3B%20100%20%25%20%231%20%3F%0D%0ADeux" in address
    assert parse_qs(urlsplit(address).query)["body"] == [f"{HARD}\r\nDeux"]


def test_the_announcement_leads_to_the_site_and_to_the_forms() -> None:
    (_, french), (_, english) = announced("https://bourg.example.org/cadre/")
    assert "Le site : https://bourg.example.org/cadre/\r\n" in french
    assert "L'attestation : https://bourg.example.org/cadre/signer/#attester\r\n" in french
    assert "The site: https://bourg.example.org/cadre/en/\r\n" in english


def test_the_announcement_of_a_site_without_address_gives_none() -> None:
    (_, french), _ = announced("")
    assert "http" not in french
    assert "{" not in french
    assert "\r\n\r\n\r\n" not in french


def test_the_announcement_is_in_french_first_whatever_the_page() -> None:
    for language in ("fr", "en"):
        (french, _), (english, _) = announced("", language)
        assert french.startswith("À lire : ")
        assert english.startswith("Please read: ")


def test_a_site_in_french_only_gives_no_english_version() -> None:
    on = context(reading.read(settings.load(BOURG)))
    on.texts = {"fr": on.texts["fr"]}
    page = render("/// announcement\n///\n", on, PageInfo("rh/index.md", "fr"))
    assert "Please read" not in page


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "forbidden", ["signez", "sign ", "accept", "score", "en vigueur", "obligat"]
)
def test_no_text_of_the_kit_says_more_than_having_read(forbidden: str, language: str) -> None:
    said = " ".join(texts.load(language, "kit").entries.values()).lower()
    assert forbidden not in said


def draft(holder: dict[str, str], language: str = "fr", root: Path = BOURG) -> dict[str, str]:
    """Return the text that a page of a project makes for a person, and its draft."""
    on = context(reading.read(settings.load(root)))
    on.identity = on.identity.model_copy(update={"acknowledgement_email": "rh@example.org"})
    source = render("/// acknowledgement-forms\n///\n", on, PageInfo("signer/index.md", language))
    data = source[source.index('<script type="application/json">') :].partition(">")[2]
    script = """
      import { text } from "node:stream/consumers";
      import { mailto, message } from "./overrides/components/kit/message.mjs";
      const { data, holder } = JSON.parse(await text(process.stdin));
      const body = message(holder, "2026-11-25", data);
      console.log(JSON.stringify({ body, href: mailto(data.mailto, data.subject, body) }));
    """
    done = subprocess.run(
        (node.executable(), "--input-type=module", "--eval", script),
        cwd=Path(ROOT),
        input=json.dumps(
            {"data": json.loads(data.partition("</script>")[0]), "holder": holder}
        ).encode(),
        check=True,
        capture_output=True,
    )
    made: dict[str, str] = json.loads(done.stdout)
    return made


HOLDER = {"name": "Zoé Côté & D'Œuvre + Roy", "number": "0042", "job": "", "department": "Voirie"}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_attestation_by_e_mail_says_what_the_paper_says_in_french(
    language: str, saint_urbain: Path
) -> None:
    assert draft(HOLDER, language, saint_urbain)["body"] == (
        "J'ai lu le document « CADRE D'UTILISATION DES MÉDIAS SOCIAUX », dans sa version en date du "
        "14 janvier 2019, adopté par la résolution 2019-01-016.\n"
        "\n"
        "Nom : Zoé Côté & D'Œuvre + Roy\n"
        "Numéro d'employé : 0042\n"
        "Service : Voirie\n"
        "Date : 2026-11-25\n"
        "\n"
        "Cette attestation ne fait pas partie du cadre, qui ne prévoit aucune signature individuelle.\n"
        "Laissez la dernière ligne telle quelle.\n"
        "\n"
        "CADRE;6d367e688c;2026-11-25;Zoé Côté & D'Œuvre + Roy"
    )


def test_the_draft_is_what_a_mail_program_takes() -> None:
    made = draft(HOLDER)
    parts = urlsplit(made["href"])
    assert parts.path == "rh@example.org"
    assert parse_qs(parts.query)["body"] == [made["body"].replace("\n", "\r\n")]
    assert len(made["href"]) <= 1_600


def test_an_apostrophe_does_not_end_the_address_of_a_draft() -> None:
    assert "'" not in draft(HOLDER)["href"]
