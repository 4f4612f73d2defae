"""What blind strategies score on the bank, as a table: language by language, then together."""

from __future__ import annotations

from collections.abc import Iterator

from cadre.checks.guessing import Strategy, score
from cadre.reading import Project
from cadre.texts import Texts


def table(project: Project, words: Texts) -> str:
    """Return one line a strategy and a language, then one a strategy for all languages together."""
    return "\n".join(_lines(project, words))


def _lines(project: Project, words: Texts) -> Iterator[str]:
    languages = [language.code for language in project.settings.shipped]
    scenarios = project.bank.all()
    scores = {(one, code): score(one, scenarios, code) for code in languages for one in Strategy}
    for code in languages:
        for one in Strategy:
            yield _line(words, code, one, scores[one, code], len(scenarios))
    for one in Strategy:
        total = sum(scores[one, code] for code in languages)
        yield _line(words, words("guess.total"), one, total, len(scenarios) * len(languages))


def _line(words: Texts, language: str, strategy: Strategy, score: float, questions: int) -> str:
    return words(
        "guess.line",
        language=language,
        strategy=words(f"guess.{strategy}"),
        score=f"{score:.1f}",
        questions=questions,
        percent=round(100 * score / max(1, questions)),
    )
