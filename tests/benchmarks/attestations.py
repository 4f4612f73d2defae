"""How long a thousand acknowledgements take, beside two other ways of making the same page.

    python -m tests.benchmarks.attestations [PEOPLE] [RUNS]

Ours is tagged (PDF/UA-1) and archivable (PDF/A-2a). ReportLab draws the same words and rules with the
same font, without tags; Chromium prints them from one HTML file. Each way runs in a process of its own,
in turn. Prints the least time of each, on the clock and of the processors (which a busy machine
disturbs less), its memory, and the ratios to ours (target: above 1).
"""

from __future__ import annotations

import html
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cadre import texts
from cadre.model.people import Person
from cadre.paper.engine import FONTS
from cadre.publishing.site import Site
from dev import chromium

ROOT: Final = Path(__file__).resolve().parents[2]
FONT: Final = FONTS / "NotoSans-Regular.ttf"
INCH: Final = 72
WIDTH: Final = 7.2 * INCH
KINDS: Final = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def people(count: int) -> list[Person]:
    names = ("Élodie Bœuf-Lévêque", "Nguyễn Thị Ánh Tuyết", "Josée Tremblay", "Luc Roy")
    return [
        Person(row, f"{names[row % 4]} {row}", f"{row:05}", "Agente à l'accueil", "Loisirs")
        for row in range(2, count + 2)
    ]


def lines(site: Site) -> tuple[list[str], list[str], list[str]]:
    """Return the words above the person's, the labels, and the words below."""
    words, identity = site.project.words("fr", "paper"), site.settings.identity
    day = texts.load("fr").date(identity.version)
    title = site.project.policy.text("fr").units[0].text
    values = {"document": title, "date": day}
    above = [
        identity.organisation,
        words("acknowledgement.name"),
        words("acknowledgement.status"),
        words("acknowledgement.statement", **values),
    ]
    fields = ("name", "number", "job", "department", "signature", "date")
    labels = [words(f"acknowledgement.fields.{field}") for field in fields]
    code = site.project.policy.code[:10]
    below = [
        words("version", date=day),
        words("resolution"),
        words("code", code=code),
    ]
    return above, labels, below


def ours(site: Site, listed: Sequence[Person], file: Path) -> None:
    file.write_bytes(site.acknowledgements(listed, None))


def reportlab(site: Site, listed: Sequence[Person], file: Path) -> None:
    from reportlab.lib.utils import simpleSplit  # noqa: PLC0415  only this process needs it
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    pdfmetrics.registerFont(TTFont("Noto", FONT))
    above, labels, below = lines(site)
    canvas = Canvas(str(file), pagesize=(8.5 * INCH, 11 * INCH))
    left = 0.65 * INCH
    for person in listed:
        y = 10.0 * INCH
        for size, text in zip((13, 18, 11, 12), above, strict=True):
            for line in simpleSplit(text, "Noto", size, WIDTH):
                canvas.setFont("Noto", size)
                canvas.drawString(left, y, line)
                y -= size * 1.8
        values = (person.name, person.number, person.job, person.department)
        for label, value in zip(labels, values, strict=False):
            canvas.setFont("Noto", 11)
            canvas.drawString(left, y, label)
            canvas.setFont("Noto", 13)
            canvas.drawString(left + 110, y, value)
            y -= 28
        canvas.setFont("Noto", 11)
        canvas.drawString(left, y - 40, labels[4])
        canvas.line(left + 60, y - 42, left + 350, y - 42)
        canvas.drawString(left + 360, y - 40, labels[5])
        canvas.line(left + 400, y - 42, left + WIDTH, y - 42)
        for height in (9.5 * INCH, 2 * INCH):
            canvas.line(left, height, left + WIDTH, height)
        for rank, text in enumerate(below):
            canvas.drawString(left, 1.8 * INCH - rank * 18, text)
        canvas.showPage()
    canvas.save()


def browser(site: Site, listed: Sequence[Person], file: Path) -> None:
    above, labels, below = lines(site)
    head = "".join(f"<p>{html.escape(text)}</p>" for text in above)
    foot = "".join(f"<p>{html.escape(text)}</p>" for text in below)
    signing = f"<p>{labels[4]} <u></u> {labels[5]} <u></u></p>"
    sheets = []
    for person in listed:
        values = (person.name, person.number, person.job, person.department)
        pairs = zip(labels, values, strict=False)
        fields = "".join(f"<p>{label} {html.escape(value)}</p>" for label, value in pairs)
        sheets.append(f"<section>{head}<hr>{fields}{signing}<hr>{foot}</section>")
    style = (
        f"@font-face{{font-family:Noto;src:url({FONT.as_uri()})}}"
        "@page{size:letter;margin:1in .65in}section{break-after:page;font:11pt Noto}"
        "u{display:inline-block;width:7cm;border-bottom:1px solid}"
    )
    page = file.with_suffix(".html")
    page.write_text(f'<!doctype html><meta charset="utf-8"><style>{style}</style>{"".join(sheets)}')
    options = (
        "--headless",
        "--no-sandbox",
        "--no-pdf-header-footer",
        "--allow-file-access-from-files",
    )
    command = (str(chromium.ensure()), *options, f"--print-to-pdf={file}", page.as_uri())
    subprocess.run(command, check=True, capture_output=True)


WAYS: Final[dict[str, Callable[[Site, Sequence[Person], Path], None]]] = {
    "cadre": ours,
    "reportlab": reportlab,
    "chromium": browser,
}


@dataclass(frozen=True, slots=True)
class Measure:
    """What one run took."""

    seconds: float
    processor: float
    mebibytes: float


def measure(way: str, count: int, folder: Path) -> Measure:
    """Run one way in a process of its own."""
    command = (sys.executable, "-m", "tests.benchmarks.attestations", way, str(count), str(folder))
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return Measure(*json.loads(done.stdout))


def one(way: str, count: int, folder: Path) -> None:
    site, listed = Site.read(ROOT), people(count)
    start, before = time.perf_counter(), processor()
    WAYS[way](site, listed, folder / f"{way}.pdf")
    seconds, spent = time.perf_counter() - start, processor() - before
    memory = max(resource.getrusage(kind).ru_maxrss for kind in KINDS) / 1024
    sys.stdout.write(json.dumps([seconds, spent, memory]))


def processor() -> float:
    used = [resource.getrusage(kind) for kind in KINDS]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    if len(sys.argv) > 3:
        one(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    measures: dict[str, list[Measure]] = {way: [] for way in WAYS}
    with TemporaryDirectory() as name:
        for _ in range(runs):
            for way in WAYS:
                measures[way].append(measure(way, count, Path(name)))
        sizes = {way: (Path(name) / f"{way}.pdf").stat().st_size for way in WAYS}
    best = {
        way: (min(one.seconds for one in found), min(one.processor for one in found))
        for way, found in measures.items()
    }
    for way, (seconds, spent) in best.items():
        memory = max(one.mebibytes for one in measures[way])
        size = sizes[way] / 1_000_000
        ratios = f"{seconds / best['cadre'][0]:5.2f} × {spent / best['cadre'][1]:5.2f} ×"
        print(f"{way:10}{seconds:7.2f} s{spent:7.2f} s{memory:6.0f} MiB{size:6.1f} MB  {ratios}")


if __name__ == "__main__":
    main()
