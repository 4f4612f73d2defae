"""Leaves out of a style sheet the rules that no page can use; what it does not understand, it keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACES: Final = re.compile(r"\s+")
_AROUND: Final = re.compile(r"\s*([{};,])\s*")
#: At-rules that hold rules, which are looked at one by one.
_NESTING: Final = ("@media", "@supports", "@layer", "@container")
#: Before a selector is looked at: what is in `:not()`, `:is()` and the like may be anything.
_FUNCTION: Final = re.compile(r":[\w-]+\([^()]*\)")
_CLASS_OR_ID: Final = re.compile(r"[.#](-?[A-Za-z_][\w-]*)")
_VALUE: Final = re.compile(r"\[(data-md-[\w-]+|dir|type)=\"?([\w-]+)\"?\]")
_TAG: Final = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)(?=[\s>+~.:#\[]|$)")
_ATTRIBUTE: Final = re.compile(r"\[[^\]]*\]")
#: Set by our script, or by the browser, on pages where it is not written.
_ALWAYS: Final = frozenset(
    {"js", "no-js", "slate", "default", "html", "body", "mark", "drawer", "ltr"}
)


def keep_used(css: str, names: AbstractSet[str]) -> str:
    """Return the rules whose every class, id and tag is one of `names`; comments and spaces go too."""
    small = _AROUND.sub(r"\1", _SPACES.sub(" ", _outside_strings(css)))
    return "".join(_rules(small, names | _ALWAYS))


def _outside_strings(css: str) -> str:
    return _COMMENT.sub("", css)


def _rules(css: str, names: AbstractSet[str]) -> Iterator[str]:
    for head, body in _split(css):
        if not body:
            yield f"{head};"
        elif head.startswith(_NESTING):
            if inner := "".join(_rules(body, names)):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif kept := [part for part in _selectors(head) if _used(part, names)]:
            yield f"{','.join(kept)}{{{body}}}"


def _split(css: str) -> Iterator[tuple[str, str]]:
    """Yield the head and the body of each rule at the top; strings may hold braces."""
    start = depth = opened = 0
    quote = ""
    for at, sign in enumerate(css):
        if quote:
            quote = "" if sign == quote and css[at - 1] != "\\" else quote
        elif sign in "\"'":
            quote = sign
        elif sign == "{":
            depth += 1
            opened = at if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : at]
                start = at + 1
        elif sign == ";" and depth == 0:
            yield css[start:at].strip(), ""
            start = at + 1


def _selectors(head: str) -> Iterator[str]:
    """Yield the selectors of a list; a comma inside brackets does not part them."""
    start = depth = 0
    for at, sign in enumerate(head):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0:
            yield head[start:at]
            start = at + 1
    yield head[start:]


def _used(selector: str, names: AbstractSet[str]) -> bool:
    plain = selector
    while plain != (shorter := _FUNCTION.sub("", plain)):
        plain = shorter
    values = [value for _, value in _VALUE.findall(plain)]
    plain = _ATTRIBUTE.sub("", plain)
    wanted = [*_CLASS_OR_ID.findall(plain), *_TAG.findall(_CLASS_OR_ID.sub("", plain)), *values]
    return all(name in names for name in wanted)
