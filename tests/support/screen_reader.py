"""What a screen reader says of a part of a page, by the npm package @guidepup/virtual-screen-reader."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

GOLDEN = Path(__file__).resolve().parents[1] / "cases" / "transcripts"
#: When set, the golden files are written again from what is said: read the difference before keeping it.
UPDATE = "CADRE_UPDATE_TRANSCRIPTS"
_ADDRESS = "/__screen-reader.mjs"
_WALK = """async ([address, selector]) => {
  const { virtual } = await import(address);
  const container = document.querySelector(selector);
  await virtual.start({ container });
  const said = [];
  do {  // it starts again from the top after the end
    said.push(await virtual.lastSpokenPhrase());
    await virtual.next();
  } while (said.length < 500 && (await virtual.lastSpokenPhrase()) !== said[0]);
  await virtual.stop();
  return said;
}"""
_START = """async ([address, selector]) => {
  const { virtual } = await import(address);
  await virtual.start({ container: document.querySelector(selector) });
  await virtual.clearSpokenPhraseLog();
}"""
_STOP = """async (address) => {
  const { virtual } = await import(address);
  const said = await virtual.spokenPhraseLog();
  await virtual.stop();
  return said;
}"""
_LISTEN = """async ([address, selector, button]) => {
  const { virtual } = await import(address);
  const container = document.querySelector(selector);
  await virtual.start({ container });
  await virtual.clearSpokenPhraseLog();
  container.querySelector(button).click();
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const said = await virtual.spokenPhraseLog();
  await virtual.stop();
  return said;
}"""


def install(page: Page, packages: Path) -> None:
    """Let the page import the screen reader, as if the site served it."""
    module = packages / "@guidepup/virtual-screen-reader" / "lib" / "esm" / "index.browser.js"
    page.route(
        f"**{_ADDRESS}", lambda route: route.fulfill(path=module, content_type="text/javascript")
    )


def walk(page: Page, selector: str) -> list[str]:
    """Return what is said from the start to the end of the first element that matches."""
    said: list[str] = page.evaluate(_WALK, [_ADDRESS, selector])
    return said


def listen(page: Page, selector: str, button: str) -> list[str]:
    """Return what is said by itself when a button inside the element is pressed."""
    said: list[str] = page.evaluate(_LISTEN, [_ADDRESS, selector, button])
    return said


def overhear(page: Page, selector: str, act: Callable[[], object]) -> list[str]:
    """Return what is said by itself in the element while something is done there."""
    page.evaluate(_START, [_ADDRESS, selector])
    act()
    said: list[str] = page.evaluate(_STOP, _ADDRESS)
    return said


def check(name: str, said: str) -> None:
    """Compare what is said with the golden file `name`."""
    file = GOLDEN / f"{name}.txt"
    if os.environ.get(UPDATE):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")
