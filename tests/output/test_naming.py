"""A visitor who comes back never runs new files beside old ones: a name changes with what it stands for."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from cadre.publishing.naming import name_by_content
from cadre.reading import settings
from tests.support import ROOT
from tests.support.published import common_sheet, published

pytestmark = pytest.mark.slow

PAGE = """<html><head><link rel="stylesheet" href="../components/cadre.css"></head><body>
<div data-index="../search/index.json"></div>
<a href="../components/read-me.css">"../components/cadre.css"</a>
<script type="module" src="../components/ask/ask.mjs"></script>
<script type="module" src="../components/more/more.mjs"></script>
<script type="module" src="../components/find/find.mjs"></script></body></html>
"""
FILES = {
    "components/cadre.css": "p{color:red}",
    "components/ask/ask.mjs": (
        'import { state } from "./state.mjs";\nimport { both } from "../share/both.mjs";\n'
        'import("./results.mjs");\n'
    ),
    "components/ask/state.mjs": "export const state = 1;\n",
    "components/ask/results.mjs": 'import { state } from "./state.mjs";\n',
    "components/share/both.mjs": "export const both = 1;\n",
    "components/more/more.mjs": 'import { both } from "../share/both.mjs";\n',
    "components/unused/unused.mjs": "",
    "components/find/find.mjs": 'new Worker(new URL("./worker.mjs", import.meta.url));\n',
    "components/find/worker.mjs": "",
    "search/index.json": "{}",
    "page/index.html": PAGE,
    "404.html": PAGE.replace('"../', '"/town/'),
}


#: A change that a reader of the file could tell: comments and empty lines are not published.
TOLD = {".css": "a{}", ".mjs": "1;\n", ".html": "\n"}


def built(folder: Path, changes: dict[str, str]) -> dict[str, str]:
    """Write the files, name them; return the published names by the names of the sources."""
    for name, text in (FILES | changes).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    name_by_content(folder, "/town", ("search/index.json",))
    files = [one for one in (folder / "components").rglob("*") if one.is_file()]
    return {re.sub(r"\.[0-9a-f]{8}\.", ".", one.name): one.name for one in files}


@pytest.mark.parametrize(
    ("changed", "renamed"),
    [
        ("components/cadre.css", {"cadre.css"}),
        ("components/ask/state.mjs", {"ask.js", "results.js"}),
        ("components/ask/results.mjs", {"ask.js", "results.js"}),
        ("components/share/both.mjs", {"both.js", "ask.js", "results.js", "more.js"}),
        ("components/unused/unused.mjs", set()),
        ("components/find/worker.mjs", {"find.js", "worker.js"}),
        ("page/index.html", set()),
    ],
)
def test_a_change_gives_a_new_name_to_all_that_leads_to_it_and_to_nothing_else(
    changed: str, renamed: set[str], tmp_path: Path
) -> None:
    before = built(tmp_path / "before", {})
    after = built(tmp_path / "after", {changed: FILES[changed] + TOLD[Path(changed).suffix]})
    assert before.keys() == after.keys()
    assert {name for name in before if before[name] != after[name]} == renamed


def test_a_page_names_the_new_files_and_asks_at_once_for_what_its_scripts_share(
    tmp_path: Path,
) -> None:
    names = built(tmp_path, {})
    index = hashlib.sha256(b"{}").hexdigest()[:8]
    assert (tmp_path / "page" / "index.html").read_text(encoding="utf-8") == (
        f'<html><head><link rel="stylesheet" href="../components/{names["cadre.css"]}">'
        f'<link rel="modulepreload" href="../components/share/{names["both.js"]}">'
        "</head><body>\n"
        f'<div data-index="../search/index.json?{index}"></div>\n'
        '<a href="../components/read-me.css">"../components/cadre.css"</a>\n'
        f'<script type="module" src="../components/ask/{names["ask.js"]}"></script>\n'
        f'<script type="module" src="../components/more/{names["more.js"]}"></script>\n'
        f'<script type="module" src="../components/find/{names["find.js"]}"></script></body></html>\n'
    )


def test_what_a_script_imports_is_in_it_and_what_nothing_leads_to_is_not_there(
    tmp_path: Path,
) -> None:
    names = built(tmp_path, {})
    assert names.keys() == {
        "ask.js",
        "both.js",
        "cadre.css",
        "find.js",
        "more.js",
        "results.js",
        "worker.js",
    }
    text = (tmp_path / "components" / "ask" / names["ask.js"]).read_text(encoding="utf-8")
    assert "const state = 1;" in text
    assert f'import("./{names["results.js"]}")' in text


def test_a_page_shown_at_any_address_names_the_same_files_from_the_root(tmp_path: Path) -> None:
    names = built(tmp_path, {})
    html = (tmp_path / "404.html").read_text(encoding="utf-8")
    for name in (names["cadre.css"], f"share/{names['both.js']}", f"ask/{names['ask.js']}"):
        assert f'"/town/components/{name}"' in html


def test_a_page_in_another_encoding_keeps_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "old.html").write_bytes(b'\xe9t\xe9 <link href="components/cadre.css">')
    names = built(tmp_path, {})
    told = (tmp_path / "old.html").read_bytes()
    assert told == b'\xe9t\xe9 <link href="components/' + names["cadre.css"].encode() + b'">'


def test_all_that_hosts_let_browsers_keep_has_eight_digits_of_its_content_in_its_name(
    site: Path,
) -> None:
    files = [one for one in (site / "components").rglob("*") if one.is_file()]
    assert len(files) >= 10
    assert [
        one.name for one in files if not re.search(r"\.[0-9a-f]{8}\.(?:css|js)$", one.name)
    ] == []
    for sheet in (common_sheet(site), published(site, "quiz/quiz.css")):
        digest = hashlib.sha256((site / sheet).read_bytes()).hexdigest()
        assert sheet.split(".")[-2] == digest[:8]


def test_nothing_of_the_site_names_a_file_of_ours_that_is_not_there(root_site: Path) -> None:
    below = f"{settings.load(ROOT).root_path}/"
    for page in root_site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        for name in re.findall(r'"([^"]*components/[^"]+)"', html):
            target = (
                root_site / name.removeprefix(below) if name.startswith("/") else page.parent / name
            )
            assert target.is_file(), f"{page}: {name}"
    for script in root_site.rglob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert re.findall(r"""["'`]\.{0,2}/[^"'`\s]*\.mjs""", text) == [], script
        for name in re.findall(r'"(\.{1,2}/[^"]+\.js)"', text):
            assert (script.parent / name).is_file(), f"{script}: {name}"
