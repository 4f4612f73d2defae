"""The zip of `build --offline`: every link of every page leads to a file, and nothing needs a host."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from cadre import reading
from cadre.publishing import offline_zip
from cadre.reading import settings
from tests.support import ROOT
from tests.support.folder import PLACE, unzipped

NAME = "cadre-paroisse-de-saint-urbain-6d367e688c"
NEVER_THERE = (
    "_headers",
    "_redirects",
    ".htaccess",
    ".cadre-site",
    "404.html",
    "search_index.json",
)


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unzipped(site, tmp_path_factory.mktemp("share") / PLACE)


def pages(folder: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    found = sorted(folder.rglob("*.html"))
    assert len(found) >= 74
    for file in found:
        yield file.relative_to(folder).as_posix(), html.fromstring(file.read_bytes())


def test_every_link_of_every_page_leads_to_a_file(folder: Path) -> None:
    lost, seen = [], 0
    for name, page in pages(folder):
        for element, kind, address, _ in page.iterlinks():
            if kind == "action" or re.match(r"(https|mailto|tel):|#", address):
                continue
            seen += 1
            target = unquote(urlsplit(urljoin(f"file:///{name}", address)).path).lstrip("/")
            if not (folder / target).is_file():
                lost.append((name, element.tag, address))
    assert seen > 3000
    assert lost == []


def test_every_anchor_of_those_links_is_in_the_file(folder: Path) -> None:
    ids = {name: {*page.xpath("//@id")} for name, page in pages(folder)}
    lost = []
    for name, page in pages(folder):
        for address in page.xpath("//a/@href"):
            way, _, anchor = address.partition("#")
            target = unquote(urljoin(f"/{name}", way or name.rpartition("/")[2])).lstrip("/")
            anchor = unquote(anchor.partition(":~:")[0])
            if anchor and target in ids and anchor not in ids[target]:
                lost.append((name, address))
    assert lost == []


def test_a_page_has_one_script_file_which_is_no_module_and_asks_for_nothing_of_a_host(
    folder: Path,
) -> None:
    for name, page in pages(folder):
        (script,) = page.xpath("//script[@src]")
        assert script.get("type") is None, name
        assert script.get("defer") is not None, name
        assert (
            page.xpath("//link[@rel='modulepreload' or @rel='canonical' or @rel='alternate']") == []
        )
        assert page.xpath("//script[@type='speculationrules']") == []
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy
        assert "connect-src" not in policy
    for script in (folder / "components" / "offline").glob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert not re.search(
            r"^\s*(import|export)\b|\bimport\(|\bfetch\(|new Worker\b", text, re.MULTILINE
        )


def test_each_inline_script_is_one_that_the_page_s_policy_allows(folder: Path) -> None:
    for name, page in pages(folder):
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        for script in page.xpath("//script[not(@src)][not(@type)]"):
            digest = hashlib.sha256(script.text.encode()).digest()
            encoded = base64.b64encode(digest).decode()
            assert f"'sha256-{encoded}'" in policy, name


def test_what_only_a_host_reads_is_left_out_and_each_language_has_its_note(folder: Path) -> None:
    names = {file.name for file in folder.rglob("*")}
    assert names.isdisjoint(NEVER_THERE)
    note = (folder / "LISEZ-MOI.txt").read_bytes()
    assert note.startswith(b"\xef\xbb\xbfParoisse de Saint-Urbain\r\n")
    assert "Extraire\u00a0tout" in note.decode() or "Extraire tout" in note.decode()
    assert "6d367e688c" in (folder / "READ-ME.txt").read_text(encoding="utf-8-sig")
    assert (folder / "assets" / "consentement.pdf").is_file()


def test_the_same_site_gives_the_same_bytes_under_a_name_of_the_settings_and_the_code(
    site: Path, tmp_path: Path
) -> None:
    read = reading.read(settings.load(ROOT))
    name, data = offline_zip.packed(read, site)
    shutil.copytree(site, tmp_path / "copy")
    assert offline_zip.packed(read, tmp_path / "copy") == (name, data)
    assert name == f"{NAME}.zip"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {one.split("/")[0] for one in package.namelist()} == {NAME}
        assert all(one.isascii() for one in package.namelist())
        assert package.namelist()[0] == f"{NAME}/LISEZ-MOI.txt"


def test_compressed_files_of_the_site_are_left_out(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "copy")
    (tmp_path / "copy" / "index.html.br").write_bytes(b"")
    (tmp_path / "copy" / "index.html.gz").write_bytes(b"")
    folder = unzipped(tmp_path / "copy", tmp_path / "out")
    assert not [file for file in folder.rglob("*") if file.suffix in {".br", ".gz"}]
