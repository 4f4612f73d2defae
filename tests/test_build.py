"""The build as an author runs it: strict, silent of our warnings, the same twice, stopped by a mistake."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT, project, web

pytestmark = pytest.mark.slow


def mkdocs_build(root: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder)],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": ""},
        check=False,
        capture_output=True,
        text=True,
    )


def contents(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_two_builds_of_one_text_are_alike_byte_for_byte(root_site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert web.build(ROOT, again) == ""
    assert contents(again) == contents(root_site)
    assert any(name.endswith(".pdf") for name in contents(root_site))


@pytest.mark.parametrize("name", ["note-de-service", "affiche", "presence"])
def test_what_is_handed_out_is_written_once_in_the_official_language(site: Path, name: str) -> None:
    found = [path for path in contents(site) if path.endswith(f"{name}.pdf")]
    assert found == [f"assets/{name}.pdf"]


def test_a_strict_build_prints_no_warning(bourg: Path, tmp_path: Path) -> None:
    done = mkdocs_build(bourg, tmp_path / "site")
    assert done.returncode == 0
    assert "WARNING" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_another_municipality_gets_its_own_site(bourg: Path, tmp_path: Path) -> None:
    assert mkdocs_build(bourg, tmp_path / "site").returncode == 0
    page = (tmp_path / "site" / "cadre" / "silence" / "index.html").read_text(encoding="utf-8")
    assert "24-077" in page
    assert "5 mars 2024" in page
    assert "Saint-Urbain" not in page
    assert (tmp_path / "site" / "assets" / "consentement.pdf").is_file()


def led_to(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield each way of a page to another file of the site, and that file."""
    for file in sorted(folder.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        for href in re.findall(r'<(?:a|link)\b[^>]*\bhref="([^"#?]+)', html):
            if "//" not in href and not href.startswith(("tel:", "mailto:", "data:")):
                base = folder if href.startswith("/") else file.parent
                target = (base / href.lstrip("/")).resolve()
                yield f"{file.relative_to(folder)}: {href}", target


@pytest.mark.parametrize("without", [(), ("que-faire.md",)], ids=["whole", "without help"])
def test_no_link_of_a_tiny_project_leads_nowhere(
    without: tuple[str, ...], bourg: Path, tmp_path: Path
) -> None:
    config = bourg / "mkdocs.yml"
    for page in without:
        source = config.read_text(encoding="utf-8")
        config.write_text(source.replace(f"  - {page}\n", ""), encoding="utf-8")
        for language in ("fr", "en"):
            (bourg / "docs" / language / page).unlink()
    site = tmp_path / "site"
    assert web.build(bourg, site) == ""
    ways = list(led_to(site))
    lost = [
        way for way, target in ways if not (target.is_file() or (target / "index.html").is_file())
    ]
    assert lost == []
    assert any(way.startswith("404.html: /") for way, _ in ways)


def test_one_setting_ships_french_only(bourg: Path, tmp_path: Path) -> None:
    config = (bourg / "mkdocs.yml").read_text(encoding="utf-8")
    english = "{locale: en, name: English}"
    assert english in config
    (bourg / "mkdocs.yml").write_text(
        config.replace(english, "{locale: en, name: English, build: false}"), encoding="utf-8"
    )
    done = mkdocs_build(bourg, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "site" / "en").exists()
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "English" not in page
    assert 'rel="alternate' not in page


def test_a_mistake_stops_the_build_with_its_message_and_no_traceback(
    bourg: Path, tmp_path: Path
) -> None:
    bank = bourg / "quiz" / "silence.yml"
    bank.write_text(
        bank.read_text(encoding="utf-8").replace("verdict: best", "verdict: wrong"),
        encoding="utf-8",
    )
    done = mkdocs_build(bourg, tmp_path / "site")
    assert done.returncode == 1
    assert "quiz/silence.yml:11:5: la mise en situation" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_a_stale_translation_is_told_on_its_page_and_stops_nothing(
    bourg: Path, tmp_path: Path
) -> None:
    page = bourg / "docs" / "fr" / "que-faire.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nUne phrase de plus.\n", encoding="utf-8")
    done = mkdocs_build(bourg, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    english = (tmp_path / "site" / "en" / "que-faire" / "index.html").read_text(encoding="utf-8")
    assert "The French text of this page has changed" in english
    assert 'href="../../que-faire/"' in english


def test_what_editors_and_systems_leave_is_not_published(bourg: Path, tmp_path: Path) -> None:
    assert mkdocs_build(bourg, tmp_path / "clean").returncode == 0
    for name in (
        "#index.md#",
        "index.md~",
        "~$note.docx",
        "Thumbs.db",
        "index.md.orig",
        "a.svg.bak",
    ):
        (bourg / "docs" / "fr" / name).write_bytes(b"# Copie\n")
    (bourg / "docs" / "__MACOSX").mkdir()
    (bourg / "docs" / "__MACOSX" / "index.md").write_bytes(b"# Copie\n")
    (bourg / "docs" / "fr" / ".#index.md").symlink_to("someone@machine.1234:1700000000")

    done = mkdocs_build(bourg, tmp_path / "site")

    assert done.returncode == 0, done.stderr
    assert contents(tmp_path / "site") == contents(tmp_path / "clean")


@pytest.mark.parametrize("place", [".cache", ".cache/templates"])
def test_a_build_does_without_its_cache_where_none_can_be_made(
    bourg: Path, tmp_path: Path, place: str
) -> None:
    (bourg / place).parent.mkdir(exist_ok=True)
    (bourg / place).write_bytes(b"mine")

    done = mkdocs_build(bourg, tmp_path / "site")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").is_file()
    assert (bourg / place).read_bytes() == b"mine"


def test_a_plugin_that_takes_a_word_from_the_policy_stops_the_build(
    bourg: Path, tmp_path: Path
) -> None:
    (bourg / "meddle.py").write_text(
        "def on_page_content(html, **_):\n    return html.replace('Les budgets.', 'Le budget.')\n",
        encoding="utf-8",
    )
    config = bourg / "mkdocs.yml"
    source = config.read_text(encoding="utf-8")
    config.write_text(source.replace("\nhooks:\n", "\nhooks:\n  - meddle.py\n"), encoding="utf-8")

    done = mkdocs_build(bourg, tmp_path / "site")

    assert done.returncode == 1
    assert (
        "docs/fr/cadre/silence.md:16:1: le passage « silence-3 » ne paraîtrait pas mot pour mot"
        in done.stderr
    )
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site" / "assets" / "consentement.pdf").exists()


def test_a_script_that_cannot_be_put_with_others_stops_the_build_at_its_line(
    tmp_path: Path,
) -> None:
    root = project.small_and_software("bourg", tmp_path / "project")
    script = root / "overrides" / "components" / "site" / "site.mjs"
    project.rewrite(script, "// @ts-check\n", "export default 1;\n")

    done = mkdocs_build(root, tmp_path / "site")

    assert done.returncode == 1
    assert "components/site/site.mjs:1: export default 1;" in done.stderr
    assert "Traceback" not in done.stderr
