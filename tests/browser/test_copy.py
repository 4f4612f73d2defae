"""Where `extra: cadre: offline: true` asks for it: a site that was visited once is read without a network."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cadre.markdown import storage
from dev.browser import Handler
from tests.support import ROOT, faults, project, watching, web
from tests.support.watching import WATCH, kept

ADDRESS: Final = "https://bourg.example.org/"
LINE: Final = "Vous êtes hors connexion\u00a0: cette page est une copie"
#: What other sites of the same host keep.
THEIRS: Final = ["theirs", "cadre-pages:http://elsewhere.example/:1"]


def site(folder: Path, greeting: str, *, offline: bool = True) -> Path:
    """Build the site of the tiny organisation, below a path of its host."""
    root = folder / "bourg"
    shutil.copytree(ROOT / "tests" / "fixtures" / "bourg", root)
    config = root / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("../../..", ROOT.as_posix()), encoding="utf-8"
    )
    project.rewrite(config, ADDRESS, f"{ADDRESS}town/")
    if offline:
        project.rewrite(config, "  cadre:\n", "  cadre:\n    offline: true\n")
    for language in ("fr", "en"):
        page = root / "docs" / language / "que-faire.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(f"{text}\n\n{greeting}\n\n/// browser-storage\n///\n", encoding="utf-8")
    assert web.build(root, folder / "site") == ""
    return folder / "site"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One version of the site, the next one, and one of a town that keeps no copy any more."""
    return {
        "first": site(tmp_path_factory.mktemp("first"), "Premier."),
        "next": site(tmp_path_factory.mktemp("next"), "Deuxième."),
        "without": site(tmp_path_factory.mktemp("without"), "Troisième.", offline=False),
    }


@dataclass
class Host:
    """Where the site is published, and whether the host answers."""

    folder: Path
    stopped: bool = False
    address: str = field(default="", init=False)


class _Answers(Handler):
    def __init__(self, *arguments: Any, host: Host, **named: Any) -> None:
        self.host = host
        super().__init__(*arguments, directory=str(host.folder), **named)

    def do_GET(self) -> None:  # noqa: N802  its name in the base class
        if not self.host.stopped:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/town") if "/town/" in path else "/\0")


@pytest.fixture
def host(sites: dict[str, Path]) -> Iterator[Host]:
    told = Host(sites["first"])
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Answers, host=told)) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        told.address = f"http://127.0.0.1:{server.server_port}/town/"
        yield told
        server.shutdown()
        thread.join()


@pytest.fixture
def reader(chromium: Browser, host: Host) -> Iterator[Page]:
    """Somebody who has visited one page, and whose browser has kept the site."""
    failures: list[str] = []
    with chromium.new_context(base_url=host.address) as context:
        context.add_init_script(WATCH)
        page = context.new_page()
        faults.gather(page, failures)
        page.goto(host.address)
        page.evaluate("() => navigator.serviceWorker.ready.then(() => undefined)")
        yield page
        assert page.evaluate("() => window.violations") == []
    assert failures == []


def keys(page: Page) -> list[str]:
    return [key for key in watching.keys(page) if key not in THEIRS]


def copies(page: Page) -> list[str]:
    return [key for key in keys(page) if key.startswith("cadre-pages")]


def await_state(page: Page, wanted: str) -> None:
    """Wait until what the browser keeps is as wanted: an expression of `keys` and `workers`, their number."""
    page.evaluate(
        f"""async () => {{
          for (const end = Date.now() + 10_000; Date.now() < end; ) {{
            const keys = await caches.keys();
            const workers = (await navigator.serviceWorker.getRegistrations()).length;
            if ({wanted}) return;
            await new Promise((done) => setTimeout(done, 20));
          }}
          throw new Error("never so");
        }}"""
    )


def line(page: Page) -> Locator:
    return page.locator("[role=note]", has_text=LINE)


def test_a_site_visited_once_is_read_when_the_host_does_not_answer(
    reader: Page, host: Host
) -> None:
    host.stopped = True
    reader.goto("cadre/silence/")
    expect(line(reader)).to_be_visible()
    expect(line(reader)).to_contain_text("en date du 5 mars 2024")
    reader.goto("quiz/silence/index.html")
    expect(reader.locator("html.ready")).to_be_attached()
    expect(line(reader)).to_be_visible()
    reader.locator(".quiz__form input").first.check()
    reader.locator(".md-search__input").click()
    reader.keyboard.type("silence")
    expect(reader.locator("a.md-search-result__link").first).to_be_visible()
    reader.goto("en/cadre/silence/")
    expect(reader.get_by_text("You are offline: this page is a copy")).to_be_visible()


def test_a_page_that_the_host_gives_is_no_copy(reader: Page) -> None:
    reader.goto("cadre/silence/")
    expect(reader.locator("html.ready")).to_be_attached()
    assert reader.evaluate("() => navigator.serviceWorker.controller !== null")
    expect(line(reader)).to_be_hidden()


def test_a_new_version_is_shown_at_once_and_its_copy_takes_the_place_of_the_other(
    reader: Page, host: Host, sites: dict[str, Path]
) -> None:
    reader.evaluate("names => Promise.all(names.map((name) => caches.open(name)))", THEIRS)
    (before,) = copies(reader)
    host.folder = sites["next"]
    reader.goto("que-faire/")
    expect(reader.get_by_text("Deuxième.")).to_be_visible()
    await_state(reader, f"!keys.includes({json.dumps(before)})")
    (after,) = copies(reader)
    assert before.split(":")[:-1] == after.split(":")[:-1]
    assert set(reader.evaluate("() => caches.keys()")) == {*THEIRS, after}
    host.stopped = True
    reader.goto("que-faire/")
    expect(reader.get_by_text("Deuxième.")).to_be_visible()
    expect(line(reader)).to_be_visible()


def test_a_copy_that_does_not_come_whole_is_not_kept(
    reader: Page, host: Host, sites: dict[str, Path], tmp_path: Path
) -> None:
    before = copies(reader)
    host.folder = tmp_path / "cut"
    shutil.copytree(sites["next"], host.folder)
    shutil.rmtree(host.folder / "cadre" / "silence")
    reader.goto("que-faire/")
    reader.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.ready;
          const found = await registration.update().catch(() => registration);
          const coming = found.installing;
          if (coming) await new Promise((done) => coming.addEventListener("statechange", done));
        }"""
    )
    await_state(reader, "keys.length === 1")
    assert copies(reader) == before


def test_what_is_kept_is_listed_and_erased_with_the_rest(reader: Page) -> None:
    reader.goto("que-faire/")
    reader.evaluate("names => Promise.all(names.map((name) => caches.open(name)))", THEIRS)
    listed = reader.locator("[data-key]").evaluate_all("all => all.map(one => one.dataset.key)")
    assert listed == [*(f"cadre-{name}" for name in storage.KEPT), storage.COPY]
    assert [key for key in keys(reader) if not kept(key, listed)] == []
    reader.get_by_role("button", name="Tout effacer de ce navigateur").click()
    expect(reader.locator('[data-module="eraser"] [role="status"]')).to_contain_text("C'est effacé")
    assert keys(reader) == []
    assert set(reader.evaluate("() => caches.keys()")) == {*THEIRS}
    assert (
        reader.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length")
        == 0
    )


def test_a_town_that_keeps_no_copy_any_more_takes_away_those_that_it_made(
    reader: Page, host: Host, sites: dict[str, Path]
) -> None:
    host.folder = sites["without"]
    reader.goto("que-faire/")
    await_state(reader, "keys.length === 0 && workers === 0")


def test_the_worker_serves_what_is_below_its_site_and_nothing_else(
    reader: Page, host: Host
) -> None:
    scopes = reader.evaluate(
        "async () => (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope)"
    )
    assert scopes == [host.address]


@pytest.mark.slow
def test_each_language_says_what_installs_it(sites: dict[str, Path]) -> None:
    french, english = (
        json.loads((sites["first"] / name / "manifest.json").read_text(encoding="utf-8"))
        for name in ("", "en")
    )
    assert (french["lang"], french["start_url"], french["scope"]) == ("fr", "./", "./")
    assert (english["lang"], english["start_url"], english["scope"]) == ("en", "./", "../")
    assert (sites["first"] / "en" / english["icons"][0]["src"]).is_file()


def test_a_site_that_does_not_ask_for_it_has_none_of_it(sites: dict[str, Path]) -> None:
    assert not list(sites["without"].rglob("manifest.json"))
    assert not list(sites["without"].rglob("copy.*.js"))
    for file in sites["without"].rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "manifest" not in text.replace("manifest-src", "")
        assert "data-copy" not in text
