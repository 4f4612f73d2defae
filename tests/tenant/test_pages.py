"""The pages of any project: each of the navigation is built, in each language, and leads somewhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from cadre.cli import main

from .conftest import Tenant

ELSEWHERE = ("https:", "http:", "mailto:", "tel:", "data:")


def test_check_has_nothing_to_say_against_it(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tenant.root)
    status = main(["check"])
    said = capsys.readouterr()
    assert (status, said.err) == (0, ""), said.out


def test_each_page_of_the_navigation_is_built_in_each_language(tenant: Tenant) -> None:
    targets = [target for target in tenant.targets if target.endswith(".md")]
    assert targets
    lost = [
        f"{language.code}: {target}"
        for language in tenant.languages
        for target in targets
        if not tenant.file(language.code, target).is_file()
    ]
    assert lost == []


def test_each_page_says_its_language_and_has_one_title(tenant: Tenant) -> None:
    for language in tenant.languages:
        for page in tenant.pages(language.code):
            built = tenant.built(language.code, page.page)
            assert built.get("lang") == language.code, page.path
            assert len(built.xpath("//main//h1")) == 1, page.path


def test_each_page_offers_the_other_languages_and_no_more(tenant: Tenant) -> None:
    for language in tenant.languages:
        others = {other.code for other in tenant.languages} - {language.code}
        for page in tenant.pages(language.code):
            offered = tenant.built(language.code, page.page).xpath("//header//a/@hreflang")
            assert set(offered) == others, page.path


def test_no_language_is_built_that_is_not_shipped(tenant: Tenant) -> None:
    unshipped = {one.code for one in tenant.settings.languages} - {
        one.code for one in tenant.languages
    }
    assert [code for code in sorted(unshipped) if (tenant.site / code).exists()] == []


def led_to(tenant: Tenant, file: Path, way: str) -> tuple[Path, str]:
    """Return the file and the place that a way of a page leads to."""
    path, _, place = way.partition("#")
    root = f"{tenant.settings.root_path}/"
    absolute = path.startswith(root)
    base, rest = (tenant.site, path.removeprefix(root)) if absolute else (file.parent, path)
    target = (base / unquote(rest)).resolve() if path else file
    return target / "index.html" if target.is_dir() else target, unquote(place.partition(":~:")[0])


def test_each_way_leads_to_a_file_and_to_a_place_in_it(tenant: Tenant) -> None:
    files = sorted(tenant.site.resolve().rglob("*.html"))
    pages = {file: html.parse(file).getroot() for file in files}
    places = {file: {"", *page.xpath("//@id")} for file, page in pages.items()}
    lost = []
    for file, page in pages.items():
        for way in set(page.xpath("//a/@href")):
            if not way.startswith(ELSEWHERE):
                target, place = led_to(tenant, file, way)
                if not target.is_file() or place not in places.get(target, {place}):
                    lost.append(f"{file.relative_to(tenant.site.resolve())}: {way}")
    assert lost == []


def test_each_language_has_its_page_for_a_wrong_address(tenant: Tenant) -> None:
    for language in tenant.languages:
        page = html.parse(tenant.folder(language.code) / "404.html").getroot()
        assert page.get("lang") == language.code
