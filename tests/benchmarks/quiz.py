"""The weight and the speed of the quiz, beside mkdocs-quiz on the same questions.

    python -m tests.benchmarks.quiz

Prints, in bytes of gzip 9, what a quiz adds to a page and to a page without a quiz, then the median of
five verdicts in milliseconds, from the click to the frame that paints the feedback, with the CPU slowed 4 × (target:
less than 50). The rival is measured when it is installed: `python -m pip install mkdocs-quiz`.
"""

from __future__ import annotations

import gzip
import importlib.util
import re
import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from cadre import reading
from cadre.model.bank import Scenario, Type, Verdict
from cadre.reading import settings
from dev import browser, chromium
from tests.benchmarks.builds import build

ROOT = Path(__file__).resolve().parents[2]
GROUP = "loyaute"
SLOWDOWN = 4
RUNS = 5
_TIMED = """([choice, button, feedback]) => new Promise((done) => {
  document.querySelector(choice)?.click();
  const target = document.querySelector(feedback);
  const start = performance.now();
  new MutationObserver(() => requestAnimationFrame(() => done(performance.now() - start)))
    .observe(target, { childList: true, subtree: true, attributes: true });
  document.querySelector(button).click();
})"""


def weight(page: Path) -> int:
    """Return the gzipped bytes of a page and of every style and script that it loads."""
    source = page.read_text(encoding="utf-8")
    loads = r'<(?:link rel="(?:stylesheet|modulepreload)" href|script[^>]* src)="([^":]+)"'
    found = re.findall(loads, source)
    files = {(page.parent / name).resolve() for name in found}
    return sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in (page, *files))


def rival_site(folder: Path, scenarios: tuple[Scenario, ...]) -> None:
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "plain.md").write_text("# Plain\n\nText.\n", encoding="utf-8")
    questions = "\n\n".join("\n".join(as_rival(one)) for one in scenarios)
    (folder / "docs" / "index.md").write_text(f"# Quiz\n\n{questions}\n", encoding="utf-8")
    configure(folder, "[mkdocs_quiz]")


def configure(folder: Path, plugins: str) -> None:
    (folder / "mkdocs.yml").write_text(
        "site_name: x\n"
        "theme: {name: material, font: false}\n"
        "extra: {generator: false}\n"
        f"plugins: {plugins}\n",
        encoding="utf-8",
    )


def as_rival(scenario: Scenario) -> Iterator[str]:
    yield "<quiz>"
    yield f"{scenario.situation['fr']} {scenario.question['fr']}"
    for option in scenario.options:
        yield f"- [{'x' if option.verdict is Verdict.BEST else ' '}] {option.text['fr']}"
    yield ""
    yield " ".join(option.feedback["fr"] for option in scenario.options)
    yield "</quiz>"


def verdict(page: Page, choice: str, button: str, feedback: str) -> float:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    return float(page.evaluate(_TIMED, [choice, button, feedback]))


def times(driven: Browser, address: str, choice: str, button: str, feedback: str) -> float:
    found = []
    for _ in range(RUNS):
        with driven.new_context() as context:
            page = context.new_page()
            page.goto(address, wait_until="networkidle")
            found.append(verdict(page, choice, button, feedback))
    return statistics.median(found)


def main() -> None:
    bank = reading.read(settings.load(ROOT)).bank
    scenarios = tuple(one for one in bank.group(GROUP).scenarios if one.type is Type.SINGLE)
    program = chromium.ensure()
    with TemporaryDirectory() as name:
        folder = Path(name)
        ours, plain = folder / "ours", folder / "plain"
        build(ROOT, ours)
        component = ROOT / "overrides" / "components" / "quiz"
        for pattern in ("*.mjs", "*.css"):
            size = sum(
                len(gzip.compress(file.read_bytes(), 9, mtime=0))
                for file in component.glob(pattern)
            )
            print(f"{pattern}: {size} B")
        without = weight(ours / "que-faire" / "index.html")
        print(
            f"cadre, a quiz page of {len(scenarios)} questions: {weight(ours / 'quiz' / GROUP / 'index.html')} B"
        )
        print(f"cadre, a page without a quiz: {without} B, of which quiz: 0 B")
        asked = scenarios[0].id
        with browser.serving(ours) as address, browser.driving(program) as driven:
            ours_time = times(
                driven,
                f"{address}/quiz/{GROUP}/",
                f'[data-question="{asked}"] input',
                f'[data-question="{asked}"] .quiz__check',
                ".quiz__feedback",
            )
        print(f"cadre, verdict: {ours_time:.1f} ms (target: less than 50)")
        if importlib.util.find_spec("mkdocs_quiz") is None:
            print("mkdocs-quiz: not installed")
            return
        rival = folder / "rival"
        rival_site(rival, scenarios)
        build(rival, folder / "rival-site")
        shutil.copytree(rival, plain)
        configure(plain, "[search]")
        build(plain, folder / "plain-site")
        bare = weight(folder / "plain-site" / "plain" / "index.html")
        added = weight(folder / "rival-site" / "index.html") - bare
        unused = weight(folder / "rival-site" / "plain" / "index.html") - bare
        print(f"mkdocs-quiz adds to a quiz page: {added} B; to a page without a quiz: {unused} B")
        with browser.serving(folder / "rival-site") as address, browser.driving(program) as driven:
            rival_time = times(driven, address + "/", "no-such-element", ".quiz input", ".quiz")
        print(f"mkdocs-quiz, verdict: {rival_time:.1f} ms")


if __name__ == "__main__":
    main()
