"""The built site: what is in it, what is not, and what it tells machines."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import brotli
import pytest

from cadre import reading
from cadre.model import search
from cadre.model.diagnostics import Place
from cadre.model.search import Entry, EntryKind, Lexicon, Saying
from cadre.publishing import hosting
from cadre.publishing.compress import compress
from cadre.reading import settings
from tests.support import project, web
from tests.support.published import common_sheet


def index(site: Path, language: str) -> dict[str, object]:
    folder = site if language == "fr" else site / language
    data: dict[str, object] = json.loads((folder / "search/search_index.json").read_bytes())
    return data


def test_the_site_has_no_map_no_worker_of_the_theme_and_no_part_of_a_template(
    root_site: Path,
) -> None:
    names = [
        file.relative_to(root_site).as_posix() for file in root_site.rglob("*") if file.is_file()
    ]
    scripts = sorted(name for name in names if name.endswith((".js", ".mjs")))
    assert not [name for name in names if name.endswith(".map") or "lunr" in name]
    assert scripts.pop() == "sw.js"  # takes away the copy of a site that kept one
    assert all(name.startswith("components/") and name.endswith(".js") for name in scripts)


def test_every_page_has_one_common_sheet_which_is_there(root_site: Path) -> None:
    for file in root_site.rglob("index.html"):
        html = file.read_text(encoding="utf-8")
        sheets = re.findall(r'rel="stylesheet" href="([^"]+)"', html)
        common = [sheet for sheet in sheets if "components/cadre." in sheet]
        assert len(common) == 1, file
        assert all((file.parent / sheet).is_file() for sheet in sheets), file


def test_every_name_that_the_site_s_own_sheet_styles_is_kept(root_site: Path) -> None:
    css = (root_site / common_sheet(root_site)).read_text(encoding="utf-8")
    for name in (
        ".md-search-result__more",
        ".unit:target",
        ".menu__section",
        "slate",
        "@view-transition",
    ):
        assert name in css


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_index_holds_no_feedback_and_fits_its_budget(
    language: str, site: Path, saint_urbain: Path
) -> None:
    data = index(site, language)
    text = json.dumps(data["docs"], ensure_ascii=False)
    scenarios = reading.read(settings.load(saint_urbain)).bank.all()
    options = [option for scenario in scenarios for option in scenario.options]
    assert any(" ".join(one.text[language].split()) in text for one in options)
    assert not [one for one in options if " ".join(one.feedback[language].split()) in text]
    raw = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    # People's own words by theme take a third of it; it is loaded only when somebody searches.
    assert len(brotli.compress(raw, quality=11)) <= 34_000


def test_rows_of_words_that_lead_to_the_same_place_are_one_in_the_index() -> None:
    place = Place("mots.yml")
    sayings = tuple(
        Saying((word,), ("one",), quote, place)
        for word, quote in (("photo", "A"), ("film", "A"), ("rue", "B"))
    )
    pages = {"p/": [Entry("one", "", EntryKind.PASSAGE, "A B")]}
    data = json.loads(search.index("fr", pages, Lexicon("fr", sayings), {}, {}))
    assert data["say"] == [[["photo", "film"], [0], "A"], [["rue"], [0], "B"]]


def test_each_language_has_the_same_passages_in_its_index(site: Path) -> None:
    found = []
    for language in ("fr", "en"):
        docs = index(site, language)["docs"]
        assert isinstance(docs, list)
        found.append([one["location"] for one in docs if one["kind"] == "passage"])
    assert found[0] == found[1]
    assert "cadre/loyaute/#loyaute-1" in found[0]


def test_each_host_finds_its_headers(root_site: Path) -> None:
    for name in ("_headers", ".htaccess"):
        text = (root_site / name).read_text(encoding="utf-8")
        for header in (
            "frame-ancestors 'none'",
            "nosniff",
            "Referrer-Policy",
            "Permissions-Policy",
        ):
            assert header in text, name


def test_hosts_are_told_the_page_for_a_wrong_address_of_each_language(site: Path) -> None:
    assert "\n/en/* /en/404.html 404\n" in (site / "_redirects").read_text(encoding="utf-8")
    apache = (site / ".htaccess").read_text(encoding="utf-8")
    assert "\nErrorDocument 404 /404.html\n" in apache
    assert '<If "%{REQUEST_URI} =~ m#^/en/#">\n  ErrorDocument 404 /en/404.html\n</If>\n' in apache


@pytest.mark.slow
def test_a_site_below_an_address_says_so_to_its_host(bourg: Path, tmp_path: Path) -> None:
    project.rewrite(
        bourg / "mkdocs.yml", "https://bourg.example.org/", "https://example.org/cadre/"
    )
    site = built(bourg, tmp_path / "site")
    assert "ErrorDocument 404 /cadre/404.html" in (site / ".htaccess").read_text(encoding="utf-8")
    assert 'href="/cadre/"' in (site / "404.html").read_text(encoding="utf-8")


def test_a_host_s_file_of_the_municipality_s_own_is_kept(tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text("/*\n", encoding="utf-8")
    hosting.write(tmp_path, "", ())
    assert (tmp_path / "_headers").read_text(encoding="utf-8") == "/*\n"
    assert "/en/" not in (tmp_path / "_redirects").read_text(encoding="utf-8")


@pytest.mark.parametrize(("page", "language"), [("404.html", "fr"), ("en/404.html", "en")])
def test_each_language_has_its_page_for_a_wrong_address(
    page: str, language: str, site: Path
) -> None:
    html = (site / page).read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in html
    assert ("Page introuvable" in html) == (language == "fr")
    # It is shown at any depth: nothing in it may be relative.
    assert re.findall(r'(?:href|src|data-root)="(?!/|#|https:)([^"]*)"', html) == []


def built(bourg: Path, folder: Path) -> Path:
    assert web.build(bourg, folder) == ""
    return folder


@pytest.mark.slow
def test_a_site_with_an_address_tells_it_whole(bourg: Path, tmp_path: Path) -> None:
    site = built(bourg, tmp_path / "site")
    html = (site / "en" / "cadre" / "silence" / "index.html").read_text(encoding="utf-8")
    links = dict(re.findall(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html))
    root = "https://bourg.example.org"
    assert links == {
        "fr": f"{root}/cadre/silence/",
        "en": f"{root}/en/cadre/silence/",
        "x-default": f"{root}/cadre/silence/",
    }
    assert f'<meta property="og:url" content="{root}/en/cadre/silence/">' in html
    assert "og:image" not in html
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{root}/cadre/silence/</loc>" in sitemap
    assert f'hreflang="en" href="{root}/en/cadre/silence/"' in sitemap


def test_a_site_without_an_address_links_its_languages_by_the_way(site: Path) -> None:
    html = (site / "cadre" / "loyaute" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="alternate" hreflang="en" href="../../en/cadre/loyaute/">' in html
    assert '<link rel="alternate" hreflang="x-default" href="../../cadre/loyaute/">' in html
    assert not (site / "sitemap.xml").exists()


def test_compressed_files_are_those_texts_and_come_from_the_cache_the_next_time(
    tmp_path: Path,
) -> None:
    folder, cache = tmp_path / "site", tmp_path / "cache"
    folder.mkdir()
    text = b"<p>Le cadre</p>" * 100
    (folder / "index.html").write_bytes(text)
    (folder / "small.css").write_bytes(b"p{}")
    (folder / "sheet.pdf").write_bytes(text)
    first, second = compress(folder, cache), compress(folder, cache)
    assert gzip.decompress((folder / "index.html.gz").read_bytes()) == text
    assert brotli.decompress((folder / "index.html.br").read_bytes()) == text
    assert sorted(file.name for file in folder.iterdir()) == [
        "index.html",
        "index.html.br",
        "index.html.gz",
        "sheet.pdf",
        "small.css",
    ]
    assert (first.files, first.cached) == (1, 0)
    assert (second.files, second.cached) == (1, 1)
