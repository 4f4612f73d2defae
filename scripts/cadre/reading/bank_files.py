"""`quiz/*.yml` → the scenario bank, each part with its place, each mistake as a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cadre.bank import Bank, Citation, Group, Option, Scenario
from cadre.diagnostics import Place, Problem
from cadre.files import is_litter
from cadre.reading import yaml_tree
from cadre.reading.yaml_tree import Route, Tree, YamlError

_MODELS: Final[Mapping[str, type[BaseModel]]] = {
    "scenarios": Scenario,
    "options": Option,
    "cites": Citation,
}
#: pydantic's error types → codes of our messages; any other one is `value-invalid`.
_CODES: Final = {
    "missing": "field-missing",
    "extra_forbidden": "field-unknown",
    "enum": "value-not-allowed",
    "string_pattern_mismatch": "id-malformed",
    "string_too_long": "id-malformed",
    "string_too_short": "text-empty",
    "too_short": "list-too-short",
    "too_long": "list-too-long",
    "string_type": "value-not-text",
    "dict_type": "value-not-mapping",
    "model_type": "value-not-mapping",
    "model_attributes_type": "value-not-mapping",
    "tuple_type": "value-not-list",
}


@dataclass(frozen=True)
class BankFile:
    """One group as its file holds it.

    `group` keeps only the scenarios that are well formed and is None when the file holds none; `ranks`
    gives each one's rank in the file, so that `place` finds it.
    """

    path: str
    group: Group | None
    tree: Tree
    ranks: tuple[int, ...]
    problems: tuple[Problem, ...]

    def place(self, scenario: int, *route: str | int) -> Place:
        """Return where a part of the scenario `scenario` (its rank in `group`) stands."""
        return self.tree.place("scenarios", self.ranks[scenario], *route)


def read_all(folder: Path, path: str) -> tuple[BankFile, ...]:
    """Read every `*.yml` of `folder`, in the order of their names."""
    files = [file for file in sorted(folder.glob("*.yml")) if not is_litter(file.name)]
    return tuple(read(file, f"{path}/{file.name}") for file in files)


def read(file: Path, path: str) -> BankFile:
    """Read one file of the bank; a mistake in it is a problem, never an exception."""
    return _parsed(lambda: yaml_tree.read_text(file, path), path)


def parse(data: bytes, path: str) -> BankFile:
    """Read the bytes of one file of the bank, as `read` does."""
    return _parsed(lambda: yaml_tree.decode(data, path), path)


def _parsed(text: Callable[[], str], path: str) -> BankFile:
    try:
        tree = yaml_tree.parse(text(), path)
    except YamlError as error:
        return BankFile(path, None, Tree(path, {}, {}), (), (error.problem,))
    return _validated(tree)


def bank(files: Sequence[BankFile], order: Sequence[str]) -> Bank:
    """Return the bank with its groups in the order of the policy, the others last."""
    rank = {group: number for number, group in enumerate(order)}
    groups = [file.group for file in files if file.group]
    return Bank(groups=tuple(sorted(groups, key=lambda group: rank.get(group.group, len(rank)))))


def _validated(tree: Tree) -> BankFile:
    try:
        group = Group.model_validate(tree.value)
    except ValidationError as error:
        problems = tuple(_problem(tree, dict(detail)) for detail in _told(error))
        return replace(_well_formed(tree, error), problems=problems)
    return BankFile(tree.path, group, tree, tuple(range(len(group.scenarios))), ())


def _well_formed(tree: Tree, error: ValidationError) -> BankFile:
    """Return what remains of a file without the scenarios that hold a mistake."""
    nothing = BankFile(tree.path, None, tree, (), ())
    if not isinstance(tree.value, dict):
        return nothing
    scenarios = tree.value.get("scenarios")
    broken = {
        detail["loc"][1]
        for detail in error.errors()
        if detail["loc"][:1] == ("scenarios",) and len(detail["loc"]) > 1
    }
    if not isinstance(scenarios, list):
        return nothing
    ranks = tuple(rank for rank in range(len(scenarios)) if rank not in broken)
    try:
        group = Group.model_validate(
            {**tree.value, "scenarios": [scenarios[rank] for rank in ranks]}
        )
    except ValidationError:
        return nothing
    return replace(nothing, group=group, ranks=ranks)


def _told(error: ValidationError) -> Iterator[ErrorDetails]:
    """Yield the mistakes without their mere consequences.

    A list with a wrong item is also “too short” for pydantic, and a misspelt field also “missing”.
    """
    details = error.errors()
    places = [detail["loc"] for detail in details]
    misspelt = {
        (*detail["loc"][:-1], _suggestion(_route(detail["loc"])))
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    for detail in details:
        place = detail["loc"]
        inside = any(len(other) > len(place) and other[: len(place)] == place for other in places)
        if not inside and not (detail["type"] == "missing" and place in misspelt):
            yield detail


def _problem(tree: Tree, detail: dict[str, Any]) -> Problem:
    route = _route(detail["loc"])
    code = _CODES.get(detail["type"], "value-invalid")
    name = str(route[-1]) if route else ""
    if code == "field-missing" and name == "feedback":
        code = "option-without-feedback"
    if code in ("field-missing", "option-without-feedback"):
        return Problem.at(tree.place(*route[:-1]), code, field=name, within=_within(route))
    return Problem.at(
        tree.place(*route),
        code,
        field=name,
        within=_within(route),
        value=_shown(detail.get("input")),
        allowed=", ".join(_allowed(detail)),
        suggestion=_suggestion(route),
        limit=detail.get("ctx", {}).get("min_length") or detail.get("ctx", {}).get("max_length"),
    )


def _route(location: Sequence[str | int]) -> Route:
    """Return pydantic's location without its own words (`[key]` after a mapping's bad key)."""
    return tuple(part for part in location if part != "[key]")


def _within(route: Route) -> str:
    """Return the way to the field's parent, as an author reads it: `scenarios[1].options[3]`."""
    return "".join(
        f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in route[:-1]
    ).lstrip(".")


def _shown(value: object) -> str:
    return value if isinstance(value, str) else ""


def _allowed(detail: dict[str, Any]) -> Iterator[str]:
    expected = str(detail.get("ctx", {}).get("expected", ""))
    yield from (word.strip("' ") for word in expected.replace(" or ", ", ").split(",") if word)


def _fields(route: Route) -> tuple[str, ...]:
    """Return the fields that may stand where `route` leads."""
    lists = [part for part in route[:-1] if isinstance(part, str) and part in _MODELS]
    return tuple((_MODELS[lists[-1]] if lists else Group).model_fields)


def _suggestion(route: Route) -> str:
    """Return the field that the author most likely meant, else all that may stand there."""
    fields = _fields(route)
    near = get_close_matches(str(route[-1]), fields, 1) if route else []
    return near[0] if near else ", ".join(fields)
