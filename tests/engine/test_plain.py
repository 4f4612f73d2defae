"""`build --engine plain`: the same site, without MkDocs and whichever package holds the theme's files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from cadre import engine
from cadre.engine import themes
from cadre.publishing.building import Building, StoppedError
from tests.support import ROOT
from tests.support.web import SOURCE_DATE

#: Run in a process where nothing of MkDocs, of its plugins or of the theme's own modules can be imported.
WITHOUT = """
import sys
from pathlib import Path

class Refuses:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("mkdocs", "mkdocs_static_i18n") or name.startswith("material."):
            raise ImportError(name)

sys.meta_path.insert(0, Refuses())
from cadre import engine
from cadre.publishing.building import Building
sys.stdout.write(engine.build(Building(Path(sys.argv[1])), Path(sys.argv[2])))
"""


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SOURCE_DATE)


def contents(folder: Path) -> Mapping[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def listed(site: Mapping[str, bytes]) -> list[bytes]:
    """Return the addresses on the map of a site; it has none while it has no address itself."""
    return sorted(re.findall(rb"<loc>(.*?)</loc>", site.get("sitemap.xml", b"")))


@pytest.mark.slow
def test_without_mkdocs_the_site_is_the_same_byte_for_byte(root_site: Path, tmp_path: Path) -> None:
    command = (sys.executable, "-c", WITHOUT, str(ROOT), str(tmp_path / "site"))
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    ours, theirs = contents(tmp_path / "site"), dict(contents(root_site))
    # MkDocs writes the site's root from the root itself as "/.".
    theirs["404.html"] = re.sub(rb'(href="/(?:[^"]+/)?)\."', rb'\1"', theirs["404.html"])
    assert ours.keys() == theirs.keys()
    maps = {"sitemap.xml", "sitemap.xml.gz"}  # the same addresses, each engine in its own way
    assert [name for name in ours.keys() - maps if ours[name] != theirs[name]] == []
    assert listed(ours) == listed(theirs)


@pytest.mark.parametrize(
    ("key", "line", "told"),
    [
        ("plugins", "  - tags", "« tags »"),
        ("hooks", "  - scripts/more.py", "« scripts/more.py »"),
    ],
)
def test_what_only_mkdocs_runs_stops_it_at_its_line(
    bourg: Path, key: str, line: str, told: str
) -> None:
    file = bourg / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    (bourg / "scripts").mkdir()
    (bourg / "scripts" / "more.py").touch()
    file.write_text(text.replace(f"{key}:\n", f"{key}:\n{line}\n"), encoding="utf-8")
    number = file.read_text(encoding="utf-8").splitlines().index(line) + 1
    with pytest.raises(StoppedError, match=re.escape(f"mkdocs.yml:{number}:5 : {told}")):
        engine.build(Building(bourg), bourg / "site")
    assert not (bourg / "site").exists()


def test_no_theme_at_all_is_said_before_anything_is_written(
    bourg: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(themes, "PACKAGE", "no_such_package")
    with pytest.raises(StoppedError, match="pip install mkdocs-material"):
        engine.build(Building(bourg), bourg / "site")
    assert not (bourg / "site").exists()


def test_a_mistake_in_a_text_stops_it_as_it_stops_mkdocs(bourg: Path) -> None:
    page = bourg / "docs" / "fr" / "cadre" / "silence.md"
    page.write_text(page.read_text(encoding="utf-8").replace("{ #", "{ #x", 1), encoding="utf-8")
    with pytest.raises(StoppedError, match=re.escape("silence.md:")):
        engine.build(Building(bourg), bourg / "site")


def test_a_folder_that_is_somebody_else_s_is_left_alone(bourg: Path) -> None:
    (bourg / "site").mkdir()
    (bourg / "site" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoppedError, match="site"):
        engine.build(Building(bourg), bourg / "site")
    assert (bourg / "site" / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_a_site_with_an_address_tells_it_on_its_map(bourg: Path) -> None:
    file = bourg / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^site_url:.*\n", "", text) + "\nsite_url: https://exemple.ca/politique/\n"
    file.write_text(text, encoding="utf-8")
    engine.build(Building(bourg), bourg / "site")
    sitemap = (bourg / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://exemple.ca/politique/cadre/silence/</loc>" in sitemap
    assert 'hreflang="en" href="https://exemple.ca/politique/en/cadre/silence/"' in sitemap
