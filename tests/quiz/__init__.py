"""Tests of the quiz's own modules, in Node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dev import node


@contextmanager
def talking(script: Path, *arguments: Path) -> Iterator[Callable[[Any], Any]]:
    """Run a script that answers each line of JSON with a line of JSON; it ends with the block."""
    with subprocess.Popen(
        [str(node.executable()), str(script), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout

        def ask(request: Any) -> Any:
            stdin.write(json.dumps(request) + "\n")
            stdin.flush()
            return json.loads(stdout.readline())

        yield ask
        stdin.close()
