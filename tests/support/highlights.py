"""What a browser marks at the end of a link: the colour of the mark, looked for in a picture of the screen."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, Final

from PIL import Image, ImageChops, ImageDraw

#: A colour that no page has; letters are hidden so that the mark alone is seen.
_COLOUR: Final = (255, 0, 255)
STYLE: Final = (
    "::target-text { background: rgb(255 0 255) !important; color: transparent !important; }"
)
#: Where some words of a unit are on the screen: a box a line, in CSS pixels.
_BOXES: Final = """([unit, words]) => {
  const flat = (text) => text.replace(/\\s+/g, " ");
  const places = [];
  let text = "";
  const walker = document.createTreeWalker(document.getElementById(unit), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.data.length; at += 1) {
      const letter = flat(walker.currentNode.data[at]);
      if (letter === " " && (text === "" || text.endsWith(" "))) continue;
      text += letter;
      places.push([walker.currentNode, at]);
    }
  }
  const start = text.indexOf(flat(words));
  if (start < 0) return [];
  const range = document.createRange();
  range.setStart(...places[start]);
  const [node, at] = places[start + flat(words).length - 1];
  range.setEnd(node, at + 1);
  return [...range.getClientRects()].map(({ left, top, right, bottom }) => [left, top, right, bottom]);
}"""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to some words of a unit: its address from the site's root, the unit, the words."""

    address: str
    unit: str
    words: str


#: Every link from a quotation of the page to the words quoted, before any line to fill in.
_LINKS: Final = """() => [...document.querySelectorAll('.passage a[href*=":~:text="]')].map((link) => [
  link.href.replace(location.origin, ""),
  link.hash.slice(1).split(":~:")[0],
  link.closest(".passage").querySelector("p").textContent.split("___")[0]
    .replace(/\\s+/g, " ").replace(/^[«“] ?/, "").replace(/ ?[»”]$/, "").trimEnd(),
])"""


def links(evaluate: Any) -> list[Link]:
    """Return the links of the page that `evaluate` runs in, each once."""
    return sorted({Link(*found) for found in evaluate(_LINKS)}, key=lambda link: link.address)


def boxes(evaluate: Any, link: Link) -> list[tuple[float, float, float, float]]:
    """Return where the words of the link are on the screen."""
    return [tuple(box) for box in evaluate(_BOXES, [link.unit, link.words])]


def fault(picture: bytes, words: list[tuple[float, float, float, float]], scale: int) -> str:
    """Say what is wrong with the mark in a picture of the screen; nothing when it is on the words alone."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    bands = zip(image.split(), _COLOUR, strict=True)
    marks = [
        band.point([255 * (value == wanted) for value in range(256)]) for band, wanted in bands
    ]
    mark = ImageChops.darker(ImageChops.darker(marks[0], marks[1]), marks[2])
    if mark.getbbox() is None:
        return "nothing is marked on the screen"
    slack = 3  # the mark is as high as the line, the words as high as their font
    for left, top, right, bottom in words:
        box = [left - slack, top - slack, right + slack, bottom + slack]
        ImageDraw.Draw(mark).rectangle([side * scale for side in box], fill=0)
    outside = mark.getbbox()
    return f"marked outside the words, in {outside}" if outside else ""
