"""A script without what only its authors read: comments, indents, empty lines.

It knows strings, templates and regular expressions (ECMA-262, clause 12), so nothing inside them changes;
a line stays a line, because a line's end may be a statement's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, cast

_TOKEN: Final = re.compile(
    r"""(?P<blank>\s+|//[^\n]*|/\*.*?\*/)
      | (?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
      | (?P<word>[\w$\#]+)
      | (?P<sign>.)""",
    re.DOTALL | re.VERBOSE,
)
_PATTERN: Final = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/\w*")
_TEMPLATE: Final = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*(?:`|\$\{|$)", re.DOTALL)
#: After one of these a slash divides; after anything else it begins a regular expression.
_VALUE_ENDS: Final = frozenset(")]`\"'")
#: Words after which a value comes: a slash there does not divide.
_BEFORE_A_VALUE: Final = re.compile(
    r"await|case|delete|do|else|in|instanceof|new|of|return|throw|typeof|void|yield"
)


def compact(script: str) -> str:
    """Return a script that does the same without comments, indents and empty lines."""
    return "".join(_joined(_Scanner(script).tokens())).strip() + "\n"


def _joined(tokens: Iterator[tuple[str, str]]) -> Iterator[str]:
    """Yield the tokens, with one line's end or one space in place of each run of blanks."""
    blank = ""
    for kind, token in tokens:
        if kind == "blank":
            blank = "\n" if "\n" in blank + token else " "
        else:
            yield blank + token
            blank = ""


@dataclass
class _Scanner:
    """Cuts a script into tokens; `open` counts the braces inside each template that is being read."""

    script: str
    at: int = 0
    before: str = ""
    open: list[int] = field(default_factory=list)

    def tokens(self) -> Iterator[tuple[str, str]]:
        """Yield the kind and the text of each token: together they are the script."""
        while self.at < len(self.script):
            kind, token = self._next()
            self.at += len(token)
            if kind != "blank":
                self.before = token
            yield kind, token

    def _next(self) -> tuple[str, str]:
        # `.` matches what nothing else does.
        found = cast("re.Match[str]", _TOKEN.match(self.script, self.at))
        kind, text = str(found.lastgroup), found[0]
        if kind != "sign":
            return kind, text
        if text == "/" and (pattern := self._pattern()):
            return "text", pattern
        return kind, text + self._template(text)

    def _pattern(self) -> str:
        """Return the regular expression that begins here; nothing where the slash divides."""
        last = self.before[-1:]
        named = last.isalnum() or last in ("_", "$")
        if last in _VALUE_ENDS or (named and not _BEFORE_A_VALUE.fullmatch(self.before)):
            return ""
        found = _PATTERN.match(self.script, self.at)
        return found[0] if found else ""

    def _template(self, sign: str) -> str:
        """Return what belongs to a template after `sign`, which begins it or ends a value inside it."""
        ends = sign == "}" and self.open[-1:] == [0]
        if ends:
            self.open.pop()
        elif self.open:
            self.open[-1] += {"{": 1, "}": -1}.get(sign, 0)
        if sign != "`" and not ends:
            return ""
        text = cast("re.Match[str]", _TEMPLATE.match(self.script, self.at + 1))[0]
        if text.endswith("${"):
            self.open.append(0)
        return text
