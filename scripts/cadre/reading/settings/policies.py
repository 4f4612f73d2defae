"""Several policies in one site: the settings of each, as those of a project of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cadre.model.diagnostics import Place, Problem
from cadre.reading.settings.schema import Identity, OfPolicy
from cadre.reading.yaml_files import Route, Tree, Value

CADRE: Final = ("extra", "cadre")
POLICIES: Final = (*CADRE, "policies")
#: What a policy does not have from its site.
_OWN: Final = ("document", "version", "resolution", "names", "policies")
#: What says which version a text is: no site of several has one.
_OF_ONE: Final = (("version",), ("resolution",), ("document", "adopted"))
#: Folders of the site that are no policy's.
_TAKEN: Final = frozenset({"assets", "components", "search", "stylesheets"})


def identity(site: Identity, own: OfPolicy) -> Identity:
    """Return who adopted one policy, and which: what it does not say is its site's."""
    given = own.model_fields_set | set(_OWN)
    fields = {name: getattr(own, name) for name in OfPolicy.model_fields if name in given}
    names = dict.fromkeys((*site.french_names, *own.french_names))
    return site.model_copy(update={**fields, "french_names": tuple(names), "policies": {}})


def tree(whole: Tree, folder: str) -> Tree:
    """Return `mkdocs.yml` as it would be for one policy, each value with its place in the file."""
    site, way = whole.inside(*CADRE).value, (*POLICIES, folder)
    own, extra = whole.inside(*way).value, whole.inside("extra").value
    kept = {key: one for key, one in _fields(site).items() if key not in _OWN}
    value = {**_fields(whole.value), "extra": {**_fields(extra), "cadre": {**kept, **_fields(own)}}}
    places = {
        route: place
        for route, place in whole.places.items()
        if route[:2] != CADRE or route[2:3] not in [(name,) for name in _OWN]
    }
    moved: dict[Route, Place] = {
        (*CADRE, *route[len(way) :]): place
        for route, place in whole.places.items()
        if route[: len(way)] == way
    }
    return Tree(whole.path, value, {**places, **moved})


def lost(whole: Tree, site: Identity, pages: Path) -> Iterator[Problem]:
    """Yield each policy that has no folder in `pages`, those of the official language: its pages would be nobody's."""
    for folder in site.policies:
        if not (pages / folder).is_dir():
            place, path = whole.place(*POLICIES, folder), f"docs/{pages.name}/{folder}/"
            yield Problem.at(place, "policy-without-pages", policy=folder, folder=path)


def problems(whole: Tree, site: Identity, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Yield what is wrong with several policies as such: a name that is taken, a value that is no site's."""
    for folder in site.policies:
        if folder in (*languages, *_TAKEN):
            place = whole.place(*POLICIES, folder)
            yield Problem.at(place, "policies-name", policy=folder)
    for way in _OF_ONE if site.policies else ():
        if way[-1] in _fields(whole.inside(*CADRE, *way[:-1]).value):
            example, field = next(iter(site.policies)), way[-1]
            place = whole.place(*CADRE, *way)
            yield Problem.at(place, "policies-site-version", field=field, policy=example)


def _fields(value: Value) -> dict[str, Value]:
    return value if isinstance(value, dict) else {}
