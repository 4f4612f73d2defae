"""The zip of `build --offline`, of the tiny organisation: nothing in it needs a host, and it goes where it is asked."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import html

from cadre import reading
from cadre.cli import main
from cadre.publishing import offline_zip
from cadre.reading import settings
from tests.support import project, web

pytestmark = pytest.mark.slow


def test_a_site_below_an_address_which_keeps_a_copy_tells_nothing_of_it(
    bourg: Path, tmp_path: Path
) -> None:
    config = bourg / "mkdocs.yml"
    project.rewrite(config, "https://bourg.example.org/", "https://example.org/town/")
    project.rewrite(config, "  cadre:\n", "  cadre:\n    offline: true\n")
    assert web.build(bourg, tmp_path / "site") == ""
    _, data = offline_zip.packed(reading.read(settings.load(bourg)), tmp_path / "site")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        package.extractall(tmp_path / "out")
    (folder,) = (tmp_path / "out").iterdir()
    assert not [*folder.rglob("sw.js"), *folder.rglob("manifest.json")]
    for file in folder.rglob("*.html"):
        page = html.fromstring(file.read_bytes())
        assert page.xpath("//link[@rel='manifest']") == []
        addresses = page.xpath("//@href|//@src|//meta[starts-with(@property,'og:')]/@content")
        assert not [one for one in addresses if "example.org" in one or one.startswith("/")], file


def test_the_command_writes_it_where_it_is_asked(
    bourg: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(bourg)
    assert main(["build", "-d", str(tmp_path / "site"), "--offline"]) == 0
    (beside,) = tmp_path.glob("*.zip")
    assert f"{beside} : écrit" in capfd.readouterr().out
    assert (
        main(["build", "-d", str(tmp_path / "site"), "--offline", str(tmp_path / "cle.zip")]) == 0
    )
    assert (tmp_path / "cle.zip").read_bytes() == beside.read_bytes()
    (tmp_path / "wall").write_text("")
    assert (
        main(["build", "-d", str(tmp_path / "site"), "--offline", str(tmp_path / "wall" / "x.zip")])
        == 1
    )
    assert "wall" in capfd.readouterr().err
