"""Leaves out of a style sheet the rules that no page can use; what it does not understand, it keeps.

A sheet is read as a browser reads it (CSS Syntax 3, by tinycss2): a sign in a string, a comment or an escape
is never taken for one of the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias

import tinycss2
from tinycss2 import ast

Tokens: TypeAlias = list[ast.Node]

#: At-rules that hold rules, which are looked at one by one.
_NESTING: Final = frozenset({"media", "supports", "layer", "container"})
#: Attributes whose values the pages and scripts write out.
_VALUED: Final = frozenset({"dir", "type"})
_THEME_S: Final = "data-md-"
_BLOCKS: Final = (ast.ParenthesesBlock, ast.SquareBracketsBlock, ast.CurlyBracketsBlock)
#: Set by our script, or by the browser, on pages where it is not written.
_ALWAYS: Final = frozenset(
    {"js", "no-js", "slate", "default", "html", "body", "mark", "drawer", "ltr"}
)


def keep_used(css: str, names: AbstractSet[str]) -> str:
    """Return the rules whose every class, id and tag is one of `names`; comments and spaces go too."""
    return "".join(_rules(tinycss2.parse_stylesheet(css), names | _ALWAYS))


def _rules(rules: Iterable[ast.Node], names: AbstractSet[str]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, ast.QualifiedRule):
            if kept := [_text(one) for one in _selectors(rule.prelude) if _used(one, names)]:
                yield f"{','.join(kept)}{{{_text(rule.content)}}}"
        elif isinstance(rule, ast.AtRule):
            yield _at_rule(rule, names)


def _at_rule(rule: ast.AtRule, names: AbstractSet[str]) -> str:
    before = _text(rule.prelude)
    head = f"@{rule.at_keyword}{' ' if before else ''}{before}"
    if rule.content is None:
        return f"{head};"
    if rule.lower_at_keyword not in _NESTING:
        return f"{head}{{{_text(rule.content)}}}"
    inner = "".join(_rules(tinycss2.parse_rule_list(rule.content), names))
    return f"{head}{{{inner}}}" if inner else ""


def keep_read(css: str, read: AbstractSet[str]) -> str:
    """Return a sheet without the custom properties that are not among `read`."""
    return "".join(_without_unread(tinycss2.parse_stylesheet(css), read))


def _without_unread(rules: Iterable[ast.Node], read: AbstractSet[str]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, ast.QualifiedRule):
            kept = [part for part in _split(rule.content, ";") if not _unread(part, read)]
            if content := ";".join(map(tinycss2.serialize, kept)).strip(";"):
                yield f"{_text(rule.prelude)}{{{content}}}"
        elif isinstance(rule, ast.AtRule) and rule.lower_at_keyword in _NESTING:
            inner = "".join(_without_unread(tinycss2.parse_rule_list(rule.content or []), read))
            if inner:
                yield f"@{rule.at_keyword} {_text(rule.prelude)}{{{inner}}}"
        else:
            yield rule.serialize()


def _unread(declaration: Tokens, read: AbstractSet[str]) -> bool:
    """Say whether a declaration only gives a value that nobody takes."""
    first = next((one for one in declaration if not isinstance(one, ast.WhitespaceToken)), None)
    return (
        isinstance(first, ast.IdentToken)
        and first.value.startswith("--")
        and first.value not in read
    )


def _selectors(prelude: Tokens) -> Iterator[Tokens]:
    """Yield the selectors of a list; a comma inside brackets is inside a token."""
    return _split(prelude, ",")


def _split(tokens: Tokens, sign: str) -> Iterator[Tokens]:
    start = 0
    for at, one in enumerate(tokens):
        if _is(one, sign):
            yield tokens[start:at]
            start = at + 1
    yield tokens[start:]


def _used(selector: Tokens, names: AbstractSet[str]) -> bool:
    return all(name in names for name in _named(selector))


def _named(selector: Tokens) -> Iterator[str]:
    """Yield what a page must hold; what is in `:not()`, `:is()` and the like may be anything."""
    before: ast.Node | None = None
    for token in selector:
        if isinstance(token, ast.HashToken):
            yield token.value
        elif isinstance(token, ast.SquareBracketsBlock):
            yield from _value(token)
        elif isinstance(token, ast.IdentToken) and _is(before, "."):
            yield token.value
        elif isinstance(token, ast.IdentToken) and not _is(before, ":") and token.value.islower():
            yield token.value  # a tag; those of SVG that have a capital are kept
        before = token


def _value(block: ast.SquareBracketsBlock) -> Iterator[str]:
    """Yield the value of an attribute that must be equal to it, for the attributes that are looked at."""
    parts = [part for part in block.content if not isinstance(part, ast.WhitespaceToken)]
    if len(parts) != 3 or not _is(parts[1], "="):
        return
    name, _, value = parts
    if not isinstance(name, ast.IdentToken):
        return
    looked_at = name.value.startswith(_THEME_S) or name.value in _VALUED
    if looked_at and isinstance(value, ast.IdentToken | ast.StringToken):
        yield value.value


def _text(tokens: Tokens) -> str:
    return tinycss2.serialize(_tight(tokens))


def _tight(tokens: Tokens) -> Tokens:
    """Return tokens without comments, and without the white space that parts nothing."""
    kept: Tokens = []
    for token in _inside(tokens):
        if isinstance(token, ast.WhitespaceToken):
            if kept and not _parts(kept[-1]):
                kept.append(token)
            continue
        if _parts(token) and _is_space(kept[-1:]) and not _is_empty_property(kept):
            kept.pop()
        kept.append(token)
    return kept[:-1] if _is_space(kept[-1:]) else kept


def _inside(tokens: Tokens) -> Iterator[ast.Node]:
    """Yield tokens but the comments, what is inside their brackets made tight, each white space one space."""
    for token in tokens:
        if isinstance(token, ast.FunctionBlock):
            token.arguments = _tight(token.arguments)
        elif isinstance(token, _BLOCKS):
            token.content = _tight(token.content)
        elif isinstance(token, ast.WhitespaceToken):
            token.value = " "
        if not isinstance(token, ast.Comment):
            yield token


def _parts(token: ast.Node) -> bool:
    """Say whether a token parts those around it by itself; so does white space."""
    blank = isinstance(token, ast.WhitespaceToken | ast.CurlyBracketsBlock)
    return blank or _is(token, ";") or _is(token, ",")


def _is(token: ast.Node | None, sign: str) -> bool:
    return isinstance(token, ast.LiteralToken) and token.value == sign


def _is_space(last: Tokens) -> bool:
    return bool(last) and isinstance(last[0], ast.WhitespaceToken)


def _is_empty_property(kept: Tokens) -> bool:
    """Say whether the last white space is all that a custom property holds: older browsers refuse `--x:;`."""
    return len(kept) > 1 and _is(kept[-2], ":")
