"""Hosts that say little: `python -m http.server`, a path before the site, one page for all wrong addresses."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from dev.browser import Handler
from tests.support import project, web


@contextmanager
def python_serving(folder: Path) -> Iterator[str]:
    """Serve a folder by the command of the README, on a port that the system gives."""
    command = [sys.executable, "-u", "-m", "http.server", "-d", str(folder), "-b", "127.0.0.1", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().split('port ')[1].split()[0]}"
        finally:
            process.terminate()


def test_python_s_own_server_gives_a_page_whose_scripts_run(site: Path, chromium: Browser) -> None:
    with python_serving(site) as address, chromium.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("/quiz/loyaute/")
        expect(page.locator("html.ready")).to_be_attached()
        page.locator(".md-search__input").click()
        page.keyboard.type("photo")
        expect(page.locator("a.md-search-result__link").first).to_be_visible()


class OnePage(Handler):
    """A host as GitHub Pages is: the site below a path, one page for all wrong addresses."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/town") if "/town/" in path else "/\0")

    def send_error(self, code: int, *_: Any, **__: Any) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.copyfile(BytesIO(Path(self.directory, "404.html").read_bytes()), self.wfile)


@pytest.fixture
def town(bourg: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a site that is below a path of its host."""
    address = "https://bourg.example.org/"
    project.rewrite(bourg / "mkdocs.yml", address, f"{address}town/")
    assert web.build(bourg, tmp_path / "site") == ""
    handler = partial(OnePage, directory=str(tmp_path / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/town/"
        server.shutdown()
        thread.join()


def test_below_a_path_pages_and_search_work_and_a_wrong_address_is_told_in_its_language(
    town: str, chromium: Browser
) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(town)
        expect(page.locator("html.ready")).to_be_attached()
        page.locator(".md-search__input").click()
        page.keyboard.type("silence")
        page.locator("a.md-search-result__link").first.click()
        assert page.url.startswith(town)
        for wrong, language in (("nulle/part", "fr"), ("en/no/where", "en"), ("enfin/", "fr")):
            page.goto(town + wrong)
            expect(page.locator("html.ready")).to_have_attribute("lang", language)
            expect(page.locator("h1")).to_have_text(
                {"fr": "Page introuvable", "en": "Page not found"}[language]
            )
