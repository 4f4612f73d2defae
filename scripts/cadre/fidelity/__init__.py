"""What is shown is what was read, word for word: on the page, in the full text, on paper, in the search.

One program reads the policy, `reading.adopted`, and another makes the pages around it, Python-Markdown, with
the extensions of `mkdocs.yml`. What comes out is compared here with what was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from cadre.fidelity import extensions, rendered, shown
from cadre.fidelity.extensions import ExtensionError
from cadre.fidelity.rendered import Rendered
from cadre.markdown import CadreExtension, Context, PageInfo
from cadre.model.blocks import CONSENT_PAGE, FULL_TEXT
from cadre.model.diagnostics import Place, Problem, failed
from cadre.model.search import Entry
from cadre.reading import Page, Project
from cadre.reading.settings import FILE, Settings

#: Mistakes that make the rest of a page part of a block, or a block part of the text.
_SWALLOWING: Final = ("block-unclosed", "block-unknown")

__all__ = ["differences", "finished", "indexed"]


def differences(
    project: Project, context: Context, known: Iterable[Problem]
) -> tuple[Problem, ...]:
    """Return where the pages, made with the project's own Markdown, are not what was read.

    What `known` explains is not told again. What is made of all the pages of a language is compared
    once they are good.
    """
    errors = [problem for problem in known if failed([problem])]
    try:
        converter = extensions.markdown(project.settings, CadreExtension(context))
    except ExtensionError as error:
        return (_unloadable(project.settings, error),)
    wrong = {problem.place.path for problem in errors}
    swallowed = {problem.place.path for problem in errors if problem.code in _SWALLOWING}
    found: list[Problem] = []
    made: list[tuple[Page, Rendered]] = []
    for page in _pages(project):
        if page.path not in swallowed:
            context.page = PageInfo(page.page, page.language, official=_official(project, page))
            result = rendered.read(converter.reset().convert(page.body))
            made.append((page, result))
            if context.page.official:
                found += [] if page.path in wrong else _beside(page, result)
    wrong |= {problem.place.path for problem in found}
    for page, result in made:
        if not any(path.startswith(f"docs/{page.language}/") for path in wrong):
            found += _finished(project, page, result)
    if not any(path.startswith("docs/") for path in wrong):
        found += indexed(project, context.entries)
        found += _on_paper(project)
    return tuple(found)


def finished(project: Project, language: str, path: str, html: str) -> tuple[Problem, ...]:
    """Return the units that a page, as it is about to be written, does not show word for word."""
    page = project.pages.get((language, path))
    if page is None or page not in _pages(project):
        return ()
    return tuple(_finished(project, page, rendered.read(html)))


def indexed(
    project: Project, entries: Mapping[tuple[str, str], Sequence[Entry]]
) -> tuple[Problem, ...]:
    """Return the units that the search, once every page is made, does not offer word for word."""
    return tuple(
        problem
        for text in project.policy.texts.values()
        for section in project.policy.sections
        if (units := text.page(section.page))
        for problem in shown.in_index(text, units, entries.get((text.language, section.page), ()))
    )


def _on_paper(project: Project) -> Iterator[Problem]:
    official = project.policy.text(project.policy.official)
    yield from shown.on_paper(official, project.policy.signed)
    for form in project.policy.forms:
        yield from shown.on_paper(official, official.page(form.page))


def _unloadable(settings: Settings, error: ExtensionError) -> Problem:
    lines = (settings.root / FILE).read_text(encoding="utf-8", errors="replace").splitlines()
    found = enumerate(lines, 1)
    line = next((number for number, line in found if error.name in line.split("#")[0]), 1)
    details = {"extension": error.name, "reason": error.reason}
    return Problem(Place(FILE, line), "settings-extension", tuple(details.items()))


def _finished(project: Project, page: Page, result: Rendered) -> Iterator[Problem]:
    text = project.policy.text(page.language)
    if _official(project, page):
        yield from shown.on_page(text, text.page(page.page), result, "unit-not-on-page")
    if _holds(page, FULL_TEXT.name):
        yield from shown.on_page(text, text.units, result, "unit-not-in-full-text")
    if _holds(page, CONSENT_PAGE.name):
        official = project.policy.text(project.policy.official)
        yield from shown.on_sheet(official, project.policy.signed, result.sheet)


def _beside(page: Page, result: Rendered) -> list[Problem]:
    """Return the first text of a policy page that is neither a unit nor in a block."""
    return [
        Problem.at(_place(page, words), "text-beside", text=words[:60])
        for words in result.beside[:1]
    ]


def _place(page: Page, words: str) -> Place:
    start = words.split(" ", 1)[0]
    lines = enumerate(page.body.splitlines(), page.body_line)
    return next(
        (page.place(number, line.index(start) + 1) for number, line in lines if start in line),
        page.place(page.body_line),
    )


def _pages(project: Project) -> Iterator[Page]:
    """Yield the pages that show the policy's own text."""
    for page in project.pages.values():
        blocks = (_holds(page, block.name) for block in (FULL_TEXT, CONSENT_PAGE))
        if _official(project, page) or any(blocks):
            yield page


def _official(project: Project, page: Page) -> bool:
    return any(section.page == page.page for section in project.policy.sections)


def _holds(page: Page, block: str) -> bool:
    return any(fence.name == block for fence in page.scan.fences)
