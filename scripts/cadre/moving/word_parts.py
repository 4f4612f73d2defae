"""What the parts of a .docx file say of themselves: the lists of a document, the look of its runs, the width of cells."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from cadre.moving.numbering import Numbering, numbering


def lists(document: Any) -> Numbering:
    """Return the lists that a document defines."""
    for part in document.part.rels.values():
        if not part.is_external and part.reltype.endswith("/numbering"):
            return numbering(part.target_part.element, lambda short: qn(f"w:{short}"))
    return Numbering({})


def is_bold(paragraph: Any, text: str) -> bool:
    """Say whether every run of a paragraph that has words is bold."""
    runs = [
        run
        for run in paragraph.iter(qn("w:r"))
        if "".join(one.text or "" for one in run.iter(qn("w:t"))).strip()
    ]
    return bool(text and runs) and all(has(run, "w:b") for run in runs)


def is_headed(row: Any) -> bool:
    """Say whether a table's first row is that of its headings: it is repeated on each sheet, or all in bold."""
    if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:
        return True
    texts = {
        one: "".join(word.text or "" for word in one.iter(qn("w:t"))) for one in row.iter(qn("w:p"))
    }
    return any(texts.values()) and all(is_bold(one, text) for one, text in texts.items() if text)


def has(run: Any, name: str) -> bool:
    """Say whether a run has a mark of presentation, which may also be written to say that it has none."""
    return _is_on(run.find(f"{qn('w:rPr')}/{qn(name)}"))


def _is_on(mark: Any) -> bool:
    return mark is not None and mark.get(qn("w:val")) not in ("0", "false", "none")


def span(cell: Any) -> int:
    """Return how many more columns a cell takes than one."""
    found = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return int(found.get(qn("w:val"))) - 1 if found is not None else 0
