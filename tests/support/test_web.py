"""Building a site."""

from __future__ import annotations

from pathlib import Path

from . import web


def test_build_that_fails_says_why(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\nstrikt: true\n")
    (tmp_path / "docs").mkdir()
    assert "strikt" in web.build(tmp_path, tmp_path / "site")


def test_build_that_succeeds_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Bonjour\n")
    assert web.build(tmp_path, tmp_path / "site") == ""
    assert "Bonjour" in (tmp_path / "site" / "index.html").read_text()
