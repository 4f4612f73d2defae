"""The Moodle question bank, read back as Moodle reads it: what it does not accept, it refuses whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree, html

from cadre.cli import main
from tests.support import ROOT

#: Every share of the points that Moodle knows, in percent (question/engine/bank.php of Moodle 4.5).
LEGAL = (
    *("100", "90", "83.33333", "80", "75", "70", "66.66667", "60", "50", "40", "33.33333", "30"),
    *("25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10", "5", "0"),
)
#: The longest idnumber and name that its tables hold.
LONGEST_ID, LONGEST_NAME = 100, 255


@dataclass(frozen=True)
class Answer:
    fraction: str
    text: str
    feedback: html.HtmlElement


@dataclass(frozen=True)
class Question:
    category: str
    idnumber: str
    name: str
    single: bool
    text: str
    answers: tuple[Answer, ...]
    rendered: html.HtmlElement


def parsed(file: Path) -> Iterator[Question]:
    """Yield the questions of a file; each stands in the last category named before it."""
    category = ""
    for one in etree.parse(file).getroot().iterfind("question"):
        if one.get("type") == "category":
            category = one.findtext("category/text") or ""
            continue
        rendered = html.fromstring(one.findtext("questiontext/text") or "<p/>")
        yield Question(
            category,
            one.findtext("idnumber") or "",
            one.findtext("name/text") or "",
            one.findtext("single") == "true",
            rendered.text_content().replace("\xa0", " "),
            tuple(answers(one)),
            rendered,
        )


def answers(question: etree._Element) -> Iterator[Answer]:
    for one in question.iterfind("answer"):
        feedback = html.fromstring(one.findtext("feedback/text") or "<p/>")
        text = html.fromstring(one.findtext("text") or "<p/>").text_content()
        yield Answer(one.get("fraction") or "", text.strip().replace("\xa0", " "), feedback)


@pytest.fixture(scope="module")
def banks(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The files of the site's own bank, by language."""
    folder = tmp_path_factory.mktemp("moodle")
    files = {language: folder / f"{language}.xml" for language in ("fr", "en")}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        for language, file in files.items():
            assert main(["export", "moodle", "-o", str(file), "--language", language]) == 0
    return files


@pytest.fixture
def small(bourg: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny organisation, where the command runs."""
    monkeypatch.chdir(bourg)
    return bourg


def exported(root: Path, *arguments: str) -> list[Question]:
    file = root / "quiz.xml"
    assert main(["export", "moodle", "-o", str(file), *arguments]) == 0
    return list(parsed(file))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_moodle_s_own_rules(banks: Mapping[str, Path], language: str) -> None:
    questions = list(parsed(banks[language]))
    assert len(questions) > 30
    for one in questions:
        shares = [Decimal(answer.fraction) for answer in one.answers]
        assert {f"{abs(share):f}" for share in shares} <= set(LEGAL), one.idnumber
        if one.single:
            assert max(shares) == 100, one.idnumber
        else:
            assert round(sum(share for share in shares if share > 0) / 100, 2) == 1, one.idnumber
        assert one.name, one.idnumber
        assert len(one.name) <= LONGEST_NAME
        assert all(answer.text for answer in one.answers)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_idnumber_is_once_in_its_category_and_names_the_language(
    banks: Mapping[str, Path], language: str
) -> None:
    found = defaultdict(list)
    for one in parsed(banks[language]):
        found[one.category].append(one.idnumber)
    for category, numbers in found.items():
        assert len(set(numbers)) == len(numbers), category
        assert all(re.fullmatch(rf"{language}-[a-z0-9-]+", number) for number in numbers)
        assert all(len(number) <= LONGEST_ID for number in numbers)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_category_names_the_language_and_the_version_code(
    banks: Mapping[str, Path], language: str
) -> None:
    categories = etree.parse(banks[language]).getroot().findall("question[@type='category']")
    paths = [one.findtext("category/text") or "" for one in categories]
    assert len(paths) == 11
    assert all(f"({language}) – 6d367e688c/" in path for path in paths)
    assert all(path.startswith("$course$/top/") for path in paths)
    numbers = [one.findtext("idnumber") or "" for one in categories]
    assert numbers[0] == f"{language}-6d367e688c-loyaute"
    assert len(set(numbers)) == len(numbers)
    assert max(map(len, numbers)) <= LONGEST_ID


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_feedback_gives_the_verdict_then_quotes_the_policy_in_its_language(
    banks: Mapping[str, Path], language: str
) -> None:
    verdicts = {
        "fr": {"Bonne réponse", "Possible, mais il y a mieux", "Pas la bonne réponse"},
        "en": {"Correct", "Possible, but there is a better choice", "Not the right answer"},
    }
    for one in parsed(banks[language]):
        for answer in one.answers:
            assert answer.feedback.findtext(".//strong") in verdicts[language]
            quotations = answer.feedback.findall(".//blockquote")
            assert {quotation.get("lang") for quotation in quotations} == {language}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_leads_nowhere_and_nothing_is_asked_of_another_site(
    banks: Mapping[str, Path], language: str
) -> None:
    """The site has no address yet: a passage is named, not linked."""
    text = banks[language].read_text(encoding="utf-8")
    assert not re.findall(r"href=|src=|https?:", text)


def test_a_single_question_gives_100_50_and_0(small: Path) -> None:
    bank = small / "quiz" / "silence.yml"
    third = """
      - id: attendre
        verdict: acceptable
        text: {fr: J'attends., en: I wait.}
        feedback: {fr: Le texte laisse attendre., en: The text lets one wait.}
        cites:
          - unit: silence-1
            quote: {fr: gardent le silence, en: keep silent}
"""
    bank.write_text(bank.read_text(encoding="utf-8").rstrip() + third, encoding="utf-8")
    (question,) = exported(small)
    assert [answer.fraction for answer in question.answers] == ["100", "0", "50"]


@pytest.mark.parametrize(
    ("best", "share"),
    [(2, "50"), (3, "33.33333"), (4, "25"), (5, "20"), (6, "16.66667"), (7, "14.28571")],
)
def test_a_multiple_question_shares_100_and_takes_it_all_for_a_wrong_option(
    small: Path, best: int, share: str
) -> None:
    bank = small / "quiz" / "silence.yml"
    source = bank.read_text(encoding="utf-8").replace("type: single", "type: multiple")
    more = "".join(
        f"""
      - id: aussi-{rank}
        verdict: best
        text: {{fr: Aussi {rank}., en: Also {rank}.}}
        feedback: {{fr: Le texte le demande., en: The text asks for it.}}"""
        for rank in range(1, best)
    )
    bank.write_text(f"{source.rstrip()}{more}\n", encoding="utf-8")
    (question,) = exported(small)
    fractions = [answer.fraction for answer in question.answers]
    assert fractions == [share, "-100", *[share] * (best - 1)]
    assert not question.single


def test_what_an_author_writes_comes_back_letter_for_letter(small: Path) -> None:
    """Signs of XML, of HTML, of Moodle's other formats, and of the path of a category."""
    odd = "Un <b> & ]]> {x} ~ = # : $ \\\\ 1/2 « à » 🙂"
    bank = small / "quiz" / "silence.yml"
    source = bank.read_text(encoding="utf-8")
    source = source.replace("{fr: Je me tais., en: I", f'{{fr: "{odd}", en: I')
    bank.write_text(source.replace("fr: Silence", "fr: Silence / paix"), encoding="utf-8")
    (question,) = exported(small)
    assert question.answers[0].text == odd.replace("\\\\", "\\")
    assert question.category.endswith("/Silence // paix")


def test_a_link_leads_to_the_site_once_it_has_an_address(small: Path) -> None:
    for language, folder in (("fr", ""), ("en", "en/")):
        (question,) = exported(small, "--language", language)
        link = question.answers[0].feedback.find(".//a")
        assert link is not None
        home = f"https://bourg.example.org/{folder}"
        assert (link.get("href") or "").startswith(f"{home}cadre/silence/#silence-1:~:text=")


def test_the_same_project_gives_the_same_bytes(small: Path) -> None:
    for name in ("one.xml", "two.xml"):
        assert main(["export", "moodle", "-o", name]) == 0
    assert (small / "one.xml").read_bytes() == (small / "two.xml").read_bytes()
