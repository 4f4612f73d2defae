"""The quiz on paper: its questions, then its key from a page of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from cadre.model.policy import normalise
from cadre.paper.details import SheetDetails, prose
from cadre.paper.engine import compile_pdf, require_printable
from cadre.texts import Texts


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the policy that settle a question, their language, and where they stand."""

    words: str
    language: str
    source: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the key says of an option."""

    option: str
    verdict: str
    why: Sequence[str]


@dataclass(frozen=True, slots=True)
class Question:
    """A scenario as it is asked, and its key; `id` names it in an error."""

    id: str
    title: str
    key: str
    situation: Sequence[str]
    question: str
    choose: str
    answers: Sequence[Answer]
    passages: Sequence[Passage]


@dataclass(frozen=True, slots=True)
class QuizDetails(SheetDetails):
    """The same, the words around the questions, and the questions by group's title."""

    title: str = field(kw_only=True)
    notice: str = field(kw_only=True)
    questions: str = field(kw_only=True)
    keys: str = field(kw_only=True)
    quoted: str = field(kw_only=True)
    groups: Mapping[str, Sequence[Question]] = field(kw_only=True)


def quiz(details: QuizDetails, texts: Texts) -> bytes:
    """Return the quiz as a PDF file, tagged and archivable (PDF/UA-1 and PDF/A-2a).

    Raises UnprintableCharacterError when a text holds a character that our fonts lack.
    """
    details.require_printable()
    for title, questions in details.groups.items():
        require_printable(normalise(title), title)
        for one in questions:
            require_printable(normalise(" ".join(_strings(asdict(one)))), one.id)
    return compile_pdf("quiz.typ", _data(details, texts), details.instant)


def _data(details: QuizDetails, texts: Texts) -> Mapping[str, object]:
    return {
        "language": details.language,
        "file-title": details.file_title(details.title, texts),
        "organisation": prose(details.organisation),
        "title": prose(details.title),
        "about": [prose(details.document_title), *map(prose, details.about(texts))],
        "notice": prose(details.notice),
        "questions": prose(details.questions),
        "keys": prose(details.keys),
        "passages": prose(details.quoted),
        "page-number": texts("page-number"),
        "groups": [
            {"title": prose(title), "questions": [_question(one) for one in questions]}
            for title, questions in details.groups.items()
        ],
    }


def _question(one: Question) -> Mapping[str, object]:
    return {
        "title": prose(one.title),
        "key": prose(one.key),
        "situation": [prose(words) for words in one.situation],
        "question": prose(one.question),
        "choose": prose(one.choose),
        "options": [prose(answer.option) for answer in one.answers],
        "answers": [
            {
                "option": prose(answer.option),
                "verdict": prose(answer.verdict),
                "why": [prose(words) for words in answer.why],
            }
            for answer in one.answers
        ],
        "passages": [
            {
                "words": prose(passage.words),
                "language": passage.language,
                "source": prose(passage.source),
            }
            for passage in one.passages
        ],
    }


def _strings(data: object) -> Sequence[str]:
    """Return every text in nested data."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, Mapping):
        return [text for value in data.values() for text in _strings(value)]
    if isinstance(data, Sequence):
        return [text for value in data for text in _strings(value)]
    return []
