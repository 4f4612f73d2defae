"""What an adopted text may hold: each structure of `tests/cases/structures` is shown, printed and searched as it
was read, or refused with its line; what the message asks for is then accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from lxml import html

from cadre.fidelity import extensions
from cadre.model.policy import Text, Unit, normalise
from cadre.model.search import EntryKind
from cadre.paper import printed
from cadre.publishing.site import Site

from .support import ROOT
from .support.whole import printed as printed_whole
from .support.whole import words

CASES = {
    file.stem: yaml.safe_load(file.read_text(encoding="utf-8"))
    for file in sorted((ROOT / "tests" / "cases" / "structures").glob("*.yml"))
}
HELD = [name for name, case in CASES.items() if "read" in case]
REFUSED = [name for name, case in CASES.items() if "errors" in case]
HEAD = "---\nrole: {role}\npresentation: {styled}\n---\n\n# Cas {{ #{name} }}\n\n"
#: The page that has the full text.
WHOLE = "entier"


def source(name: str, text: str) -> str:
    """Return a page that holds the text of a case; `x` stands for its name in its ids."""
    role, styled = CASES[name].get("role", "section"), CASES[name].get("presentation", False)
    head = HEAD.format(name=name, role=role, styled=str(styled).lower())
    return head + text.replace("{ #x-", f"{{ #{name}-")


def project(root: Path, pages: Mapping[str, str]) -> Site:
    """Read a project of these pages, in French."""
    docs = root / "docs" / "fr"
    docs.mkdir(parents=True)
    whole = {WHOLE: "# Texte\n\n/// full-text\n///\n", "index": "# Accueil\n"}
    for name, text in {**pages, **whole}.items():
        (docs / f"{name}.md").write_text(text, encoding="utf-8")
    config = yaml.safe_load((ROOT / "tests/fixtures/bourg/mkdocs.yml").read_text(encoding="utf-8"))
    languages = [{"locale": "fr", "name": "Français", "default": True}]
    plugins = [{"i18n": {**config["plugins"][1]["i18n"], "languages": languages}}]
    listed = [f"{name}.md" for name in ("index", *pages, WHOLE)]
    theme = {**config["theme"], "custom_dir": str(ROOT / "overrides")}
    changed = {**config, "plugins": plugins, "nav": listed, "theme": theme}
    (root / "mkdocs.yml").write_text(yaml.dump(changed, sort_keys=False), encoding="utf-8")
    return Site.read(root)


def found(site: Site, name: str) -> list[str]:
    """Return the errors on the page of a case, by their lines in its text."""
    before = HEAD.count("\n")
    return [
        f"{one.code} {one.place.line - before}"
        for one in site.problems
        if one.place.path == f"docs/fr/{name}.md" and one.severity == "error"
    ]


@dataclass(frozen=True)
class Held:
    """Everything that is held, and what was made of it."""

    site: Site
    pages: Mapping[str, str]
    paper: str

    @property
    def text(self) -> Text:
        return self.site.project.policy.text("fr")

    def units(self, name: str) -> tuple[Unit, ...]:
        """Return the units of a case, its title aside."""
        return self.text.page(f"{name}.md")[1:]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    pages = {name: source(name, CASES[name]["text"]) for name in HELD}
    site = project(tmp_path_factory.mktemp("held"), pages)
    converter = extensions.markdown(site.settings, site.extension)
    made = {}
    for name in (*pages, WHOLE):
        site.open_page(f"fr/{name}.md", f"{name}/")
        made[name] = converter.reset().convert(site.project.pages["fr", f"{name}.md"].body)
    return Held(site, made, printed_whole(site.project.policy.text("fr")))


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Site:
    pages = {name: source(name, CASES[name]["text"]) for name in REFUSED}
    return project(tmp_path_factory.mktemp("refused"), pages)


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Site:
    pages = {name: source(name, CASES[name]["mend"]) for name in REFUSED}
    return project(tmp_path_factory.mktemp("mended"), pages)


def shown(page: str, units: Iterable[Unit]) -> Iterator[tuple[str, int, str]]:
    """Yield some units as a page shows them: their kind, how many lists they are in, their words."""
    ids = {unit.id for unit in units}
    for one in html.fragment_fromstring(page, create_parent="div").iter():
        classes = (one.get("class") or "").split()
        if "unit" in classes and one.get("id") in ids:
            depth = sum(above.tag == "li" for above in (one, *one.iterancestors()))
            yield classes[1].removeprefix("unit--"), depth, normalise("".join(words(one)))


def read(name: str) -> list[tuple[str, int, str]]:
    return [(kind, depth, text) for kind, depth, text in CASES[name]["read"]]


def test_there_are_sixty_structures() -> None:
    assert len(CASES) >= 60


def test_what_is_held_has_no_problem(held: Held) -> None:
    errors = [one for one in held.site.problems if one.severity == "error"]
    assert [str(one.place) + one.code for one in errors if one.code != "versions-missing"] == []


@pytest.mark.parametrize("name", HELD)
def test_a_structure_is_read(name: str, held: Held) -> None:
    units = held.units(name)
    assert [(unit.kind.value, unit.depth, unit.text) for unit in units] == read(name)


@pytest.mark.parametrize("name", HELD)
def test_it_is_shown_on_its_page_and_in_the_full_text(name: str, held: Held) -> None:
    wanted = [(kind, depth, normalise(text)) for kind, depth, text in read(name)]
    for page in (name, WHOLE):
        assert list(shown(held.pages[page], held.units(name))) == wanted, page


@pytest.mark.parametrize("name", [name for name in HELD if "html" in CASES[name]])
def test_its_presentation_is_shown_too(name: str, held: Held) -> None:
    wanted = CASES[name]["html"].replace("NAME", name)
    for page in (name, WHOLE):
        assert wanted in held.pages[page].replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("name", HELD)
def test_it_is_printed(name: str, held: Held) -> None:
    for unit in held.units(name):
        assert list(map(normalise, printed([unit]))) == [normalise(unit.text)]
        parts = unit.cells or unit.text.split("\n")
        for part in (normalise(piece) for cell in parts for piece in cell.split("____")):
            assert part in held.paper


@pytest.mark.parametrize("name", HELD)
def test_it_is_searched_under_its_name(name: str, held: Held) -> None:
    entries = {
        entry.anchor: entry
        for entry in held.site.context.entries["fr", f"{name}.md"]
        if entry.kind is EntryKind.PASSAGE
    }
    for unit in held.units(name):
        if unit.kind != "title":
            assert normalise(entries[unit.id].text) == normalise(unit.text)
    named = {f"{name}-{unit.removeprefix('x-')}": label for unit, label in names(name).items()}
    assert {unit: entries[unit].title for unit in named} == named


def names(name: str) -> Mapping[str, str]:
    named: Mapping[str, str] = CASES[name].get("names", {})
    return named


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_held_is_an_error_with_its_line(name: str, refused: Site) -> None:
    assert found(refused, name) == CASES[name]["errors"]


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_error_asks_for_is_held(name: str, mended: Site) -> None:
    assert found(mended, name) == []
