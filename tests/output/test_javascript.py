"""A published script does what its source does, without what only its authors read."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cadre.publishing.javascript import compact
from dev import node
from tests.support import ROOT

SCRIPTS = sorted((ROOT / "overrides" / "components").rglob("*.mjs"))


@pytest.mark.parametrize(
    ("source", "published"),
    [
        ("// one\nconst a = 1; // two\n\n\n  const b = 2;\n", "const a = 1;\nconst b = 2;\n"),
        ("/** @type {A} */\nconst a = /** @type {B} */ (b);", "const a = (b);\n"),
        ("a/* b\n c */d", "a\nd\n"),
        ("a/* b */d", "a d\n"),
        (
            "const a = '// b';\nconst c = \"/* d */\";",
            "const a = '// b';\nconst c = \"/* d */\";\n",
        ),
        ("const a = 'it\\'s // b';", "const a = 'it\\'s // b';\n"),
        ("const a = `// b\n  ${c /* d */} // e`; // f", "const a = `// b\n  ${c } // e`;\n"),
        (
            "`${a ? `  // ${ { b: 1 }.b }` : c /* d */}  // e`",
            "`${a ? `  // ${ { b: 1 }.b }` : c }  // e`\n",
        ),
        ("const a = /[/*]/ /* b */;", "const a = /[/*]/ ;\n"),
        ('return /"/.test(a); // b', 'return /"/.test(a);\n'),
        ("const a = b / c; // d / e", "const a = b / c;\n"),
        ("const a = (b) / c /* d */ / e;", "const a = (b) / c / e;\n"),
        ("const a = b ? /'/ : c; // d'", "const a = b ? /'/ : c;\n"),
        ("", "\n"),
    ],
)
def test_comments_and_indents_are_left_out_and_nothing_else(source: str, published: str) -> None:
    assert compact(source) == published


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda one: one.name)
def test_the_engine_still_reads_each_of_our_scripts(script: Path, tmp_path: Path) -> None:
    published = tmp_path / script.name
    published.write_text(compact(script.read_text(encoding="utf-8")), encoding="utf-8")
    command = [str(node.executable()), "--check", str(published)]
    assert subprocess.run(command, capture_output=True, check=False).stderr == b""
