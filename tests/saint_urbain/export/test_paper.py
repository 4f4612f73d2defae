"""The quiz on paper: every question, then every answer, and no answer among the questions."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from cadre.cli import main
from cadre.publishing.site import Site
from tests.paper.sheet import Sheet
from tests.support import ROOT

pytestmark = pytest.mark.slow

QUESTION = {"fr": "Question {} sur {}", "en": "Question {} of {}"}
VERDICTS = {
    "fr": ("Bonne réponse", "Pas la bonne réponse", "Ce que dit le cadre"),
    "en": ("Not the right answer", "What the policy says"),
}


def exported(root: Path, out: Path, language: str) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        assert main(["export", "paper", "-o", str(out), "--language", language]) == 0
    return out.read_bytes()


@pytest.fixture(scope="module", params=["fr", "en"])
def sheets(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, bytes]:
    """The site's own quiz, in one language."""
    language: str = request.param
    out = tmp_path_factory.mktemp("paper") / "quiz.pdf"
    return language, exported(ROOT, out, language)


def pages(data: bytes) -> list[str]:
    found = PdfReader(io.BytesIO(data)).pages
    return [" ".join(page.extract_text().replace("\xa0", " ").split()) for page in found]


def test_the_key_begins_on_a_page_of_its_own_after_the_last_question(
    sheets: tuple[str, bytes],
) -> None:
    language, data = sheets
    total = len(Site.read(ROOT).project.bank.all())
    texts = pages(data)
    last = QUESTION[language].format(total, total)
    (at,) = (rank for rank, text in enumerate(texts) if last in text)
    questions, key = " ".join(texts[: at + 1]), " ".join(texts[at + 1 :])
    asked = [questions.index(QUESTION[language].format(one, total)) for one in range(1, total + 1)]
    assert asked == sorted(asked)
    for words in VERDICTS[language]:
        assert words not in questions
        assert words in key


def test_each_option_has_its_feedback_and_each_question_its_passage(
    sheets: tuple[str, bytes],
) -> None:
    language, data = sheets
    text = "".join(pages(data)).replace(" ", "")
    for one in Site.read(ROOT).project.bank.all():
        for option in one.options:
            last = option.feedback[language].replace("*", "").split()[-3:]
            assert "".join(last) in text, f"{one.id}--{option.id}"


def test_the_sheets_say_which_text_they_are_about_and_that_they_are_no_part_of_it(
    sheets: tuple[str, bytes],
) -> None:
    language, data = sheets
    first = pages(data)[0]
    assert "6d367e688c" in first
    said = {
        "fr": "Ce quiz ne fait pas partie du cadre.",
        "en": "This quiz is not part of the policy.",
    }
    assert said[language] in first


def test_no_letter_is_smaller_than_nine_points(sheets: tuple[str, bytes]) -> None:
    assert min(Sheet(sheets[1]).sizes) >= 9


def test_a_letter_that_cannot_be_printed_is_named_and_nothing_is_written(
    bourg: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = bourg / "quiz" / "silence.yml"
    source = bank.read_text(encoding="utf-8").replace("Je me tais.", "Je me tais 🤐.")
    bank.write_text(source, encoding="utf-8")
    monkeypatch.chdir(bourg)
    assert main(["export", "paper", "-o", "quiz.pdf"]) == 1
    assert capsys.readouterr().err == (
        "« plan-au-cafe » contient le caractère U+1F910, que nos polices n'impriment pas : "
        "rien n'a été écrit. Remplacez-le dans quiz/.\n"
    )
    assert not (bourg / "quiz.pdf").exists()
