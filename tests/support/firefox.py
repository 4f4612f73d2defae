"""Stock Firefox, driven over WebDriver BiDi by firefox.mjs."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dev import node

DRIVER = Path(__file__).with_name("firefox.mjs")


class Firefox:
    """One page of one browser; each method is an act of firefox.mjs."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def goto(self, address: str) -> None:
        """Open an address and wait until it is loaded."""
        self._act("goto", address)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._act("press", key)

    def evaluate(self, source: str) -> Any:
        """Return the value of an expression in the page."""
        return self._act("evaluate", source)

    def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        self._act("type", text)

    def pdf(self) -> bytes:
        """Return the page as the browser prints it, on Letter paper."""
        return base64.b64decode(self._act("pdf", None))

    def width(self, width: int) -> None:
        """Set the width of the page, in CSS pixels."""
        self._act("width", width)

    def tab(self, rank: int) -> None:
        """Show the tab of this rank, from 0; a new one when there is none."""
        self._act("tab", rank)

    def picture(self) -> bytes:
        """Return what the screen shows, as PNG."""
        return base64.b64decode(self._act("picture", None))

    def seen(self) -> dict[str, list[str]]:
        """Return the requests and the failures of scripts since the browser started."""
        found: dict[str, list[str]] = self._act("seen", None)
        return found

    def _act(self, act: str, argument: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([act, argument]) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["value"]


@contextmanager
def driving(program: Path, packages: Path) -> Iterator[Firefox]:
    """Start Firefox with nothing on the screen; it ends with the block."""
    with subprocess.Popen(
        [str(node.executable()), str(DRIVER), str(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=packages.parent,
    ) as process:
        yield Firefox(process)
        assert process.stdin is not None
        process.stdin.close()
