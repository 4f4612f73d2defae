"""A file's value compared with its schema: data, and each mistake as a problem with its place."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Final, Generic, TypeVar, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from cadre.model.diagnostics import Problem
from cadre.reading.yaml_files.tree import Route, Tree, Value, YamlError, decode, parse, read_text

M = TypeVar("M", bound=BaseModel)

#: pydantic's error types → codes of our messages. A type of ours, with hyphens, is its own code; any
#: other one is `value-invalid`.
_CODES: Final[Mapping[str, str]] = {
    "missing": "field-missing",
    "extra_forbidden": "field-unknown",
    "enum": "value-not-allowed",
    "literal_error": "value-not-allowed",
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
    "int_parsing": "value-not-number",
    "int_type": "value-not-number",
    "greater_than_equal": "value-not-number",
    "bool_parsing": "value-not-boolean",
    "bool_type": "value-not-boolean",
}


@dataclass(frozen=True)
class Checked(Generic[M]):
    """What a file gives: its data without the entries that hold a mistake, and the problems.

    `tree` is the file's value with its places. `data` is None when nothing that can be used remains. `broken` are the ways to what was left out: an
    entry of a list or mapping at the top, or else a whole field there.
    """

    tree: Tree
    data: M | None
    problems: tuple[Problem, ...] = ()
    broken: frozenset[Route] = frozenset()

    def ranks(self, field: str) -> tuple[int, ...]:
        """Return the rank in the file of each item that remains of the list `field`."""
        value = self.tree.value
        items = value.get(field) if isinstance(value, dict) else None
        total = len(items) if isinstance(items, list) else 0
        return tuple(rank for rank in range(total) if (field, rank) not in self.broken)


def load(file: Path, path: str, model: type[M]) -> Checked[M]:
    """Read a file and compare it with its schema; a mistake is a problem, never an exception."""
    try:
        return validated(parse(read_text(file, path), path), model)
    except YamlError as error:
        return _refused(error, path, model)


def loaded(data: bytes, path: str, model: type[M]) -> Checked[M]:
    """Compare the bytes of a file with its schema, as `load` does."""
    try:
        return validated(parse(decode(data, path), path), model)
    except YamlError as error:
        return _refused(error, path, model)


def _refused(error: YamlError, path: str, model: type[M]) -> Checked[M]:
    return Checked(Tree(path, {}, {}), None, (explained(error, model),))


def explained(error: YamlError, model: type[BaseModel]) -> Problem:
    """Return the problem of a file that is refused; for an empty one, with what could stand in it."""
    if error.problem.code != "yaml-empty":
        return error.problem
    name, field = next(iter(model.model_fields.items()))
    return Problem.at(error.problem.place, "yaml-empty", example=_example(field, name))


def validated(tree: Tree, model: type[M]) -> Checked[M]:
    """Compare a file's value with its schema."""
    try:
        return Checked(tree, model.model_validate(tree.value))
    except ValidationError as error:
        details = error.errors()
    problems = tuple(_problem(tree, model, detail) for detail in _told(details, model))
    broken = frozenset(_entry(tree.value, _route(detail)) for detail in details)
    try:
        return Checked(tree, model.model_validate(_without(tree.value, broken)), problems, broken)
    except ValidationError:
        return Checked(tree, None, problems, broken)


def _entry(value: Value, route: Route) -> Route:
    """Return the way to what is left out when a mistake stands at `route`."""
    inside = value.get(str(route[0])) if route and isinstance(value, dict) else None
    if len(route) > 1 and isinstance(inside, (list, dict)):
        return route[:2]
    return route[:1]


def _without(value: Value, broken: frozenset[Route]) -> Value:
    if not isinstance(value, dict):
        return value
    kept: dict[str, Value] = {}
    for field, inside in value.items():
        if (field,) in broken:
            continue
        if isinstance(inside, dict):
            kept[field] = {key: one for key, one in inside.items() if (field, key) not in broken}
        elif isinstance(inside, list):
            kept[field] = [one for rank, one in enumerate(inside) if (field, rank) not in broken]
        else:
            kept[field] = inside
    return kept


def _told(details: Sequence[ErrorDetails], model: type[BaseModel]) -> Iterator[ErrorDetails]:
    """Yield the mistakes without their mere consequences.

    A list with a wrong item is also “too short” for pydantic, and a misspelt field also “missing”.
    """
    places = [detail["loc"] for detail in details]
    misspelt = {
        (*detail["loc"][:-1], _suggestion(_fields(model, _route(detail)), _route(detail)))
        for detail in details
        if detail["type"] == "extra_forbidden"
    }
    for detail in details:
        place = detail["loc"]
        inside = any(len(other) > len(place) and other[: len(place)] == place for other in places)
        if not inside and not (detail["type"] == "missing" and place in misspelt):
            yield detail


def _problem(tree: Tree, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    whole = _route(detail)
    fields = _fields(model, whole)
    # A value for every language has no word of the file for its language.
    route = tuple(part for part in whole if part != "")
    name = next((part for part in reversed(route) if isinstance(part, str)), next(iter(fields)))
    context = detail.get("ctx", {})
    details: dict[str, object] = {
        "field": name,
        "within": _within(route),
        "value": _shown(detail.get("input")),
        "example": _example(fields.get(name), name),
        "allowed": ", ".join(filter(None, _allowed(context))),
        "suggestion": _suggestion(fields, route),
        "limit": context.get("min_length") or context.get("max_length"),
    }
    # What is missing has no place of its own.
    place = tree.place(*(route[:-1] if detail["type"] == "missing" else route))
    texts = tuple((key, str(value)) for key, value in details.items())
    return Problem(place, _code(detail["type"], route), texts)


def _code(kind: str, route: Route) -> str:
    if kind == "missing" and route[-1] == "feedback":
        return "option-without-feedback"
    if "-" in kind:
        return kind
    return _CODES.get(kind, "value-invalid") if route else "file-not-mapping"


def _route(detail: ErrorDetails) -> Route:
    """Return pydantic's location without its own words (`[key]` after a mapping's bad key)."""
    return tuple(part for part in detail["loc"] if part != "[key]")


def _within(route: Route) -> str:
    """Return the way to the field's parent, as an author reads it: `scenarios[1].options[3]`."""
    return "".join(
        f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in route[:-1]
    ).lstrip(".")


def _shown(value: object) -> str:
    return value if isinstance(value, str) else ""


def _allowed(context: Mapping[str, Any]) -> Iterator[str]:
    expected = str(context.get("expected", ""))
    yield from (word.strip("' ") for word in expected.replace(" or ", ", ").split(",") if word)


def _fields(model: type[BaseModel], route: Route) -> Mapping[str, FieldInfo]:
    """Return the fields of the part of the file where `route` ends."""
    kind: object = model
    holder: type[BaseModel] = model
    for part in route:
        if (inside := _model(kind)) is not None:
            holder = inside
            field = inside.model_fields.get(str(part))
            kind = field.annotation if field else None
        else:
            kind = _items(kind)
    return holder.model_fields


def _model(kind: object) -> type[BaseModel] | None:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    if get_origin(kind) in (tuple, list, dict, None):
        return None
    return next((found for one in get_args(kind) if (found := _model(one))), None)


def _items(kind: object) -> object:
    """Return the type of what a list or mapping holds."""
    if get_origin(kind) is Annotated:
        return _items(get_args(kind)[0])
    if get_origin(kind) is dict:
        return get_args(kind)[1]
    if get_origin(kind) in (tuple, list):
        return get_args(kind)[0]
    return next((found for one in get_args(kind) if (found := _items(one))), None)


def _suggestion(fields: Mapping[str, FieldInfo], route: Route) -> str:
    """Return the field that the author most likely meant, else all that may stand there."""
    near = get_close_matches(str(route[-1]), fields, 1) if route else []
    return near[0] if near else ", ".join(fields)


def _example(field: FieldInfo | None, name: str) -> str:
    """Return the field as an author writes it in the file."""
    if field is None or not field.examples:
        return f"{name}: …"
    value = field.examples[0]
    written = value if isinstance(value, str) else _flow(value)
    return f"{name}: {written}"


def _flow(value: object) -> str:
    """Return lists and mappings as YAML on one line."""
    written = yaml.safe_dump(
        value, default_flow_style=True, sort_keys=False, allow_unicode=True, width=sys.maxsize
    )
    return written.strip()
