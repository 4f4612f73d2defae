"""The tests in a copy of the project whose texts are another municipality's: all pass, and none is changed.

python -m tests.elsewhere FIXTURE [what goes to pytest…]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.mutations import copies
from tests.support import ROOT

#: What the README says to replace, beside the quiz; `mkdocs.yml` is edited.
REPLACED: Final = ("docs", "versions.yml", "mkdocs.yml")
#: In the folder of the quiz, what is the software's.
GUIDES: Final = ("README.md", "LISEZMOI.md", "schema.json")


@contextmanager
def moved_in(name: str) -> Iterator[Path]:
    """Yield the folder of a copy of the project, with the texts and the settings of a small municipality."""
    with copies.copied() as copy:
        _move_out(copy)
        shutil.copytree(ROOT / "tests" / "fixtures" / name, copy, dirs_exist_ok=True)
        settings = (copy / "mkdocs.yml").read_text(encoding="utf-8")
        (copy / "mkdocs.yml").write_text(settings.replace("../../../", ""), encoding="utf-8")
        if (tools := ROOT / "tests" / "node_modules").exists():
            (copy / "tests" / "node_modules").symlink_to(tools.resolve())
        yield copy


def _move_out(copy: Path) -> None:
    quiz = [one for one in (copy / "quiz").iterdir() if one.name not in GUIDES]
    for path in (*(copy / name for name in REPLACED), *quiz):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    for page in copy.glob("VALIDATION*.md"):
        page.write_text("", encoding="utf-8")


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the tests there, with the software that is there."""
    return subprocess.run(
        (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments),
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def main(arguments: Sequence[str]) -> int:
    """Print what the tests say in the place of one of tests/fixtures, and return their status."""
    with moved_in(arguments[0]) as copy:
        done = run(copy, *arguments[1:])
    print(done.stdout, done.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
