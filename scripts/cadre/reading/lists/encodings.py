"""Bytes of a CSV file → text, whichever of the encodings of Quebec's offices they are in.

Nothing in such a file says its encoding. Guessing by statistics fails on lists of names (measured: 46
right out of 125); asking which reading gives French words does not. A reading that gives none is not
kept: it would print « B‚langer ».
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import Final

#: In the order that decides between readings that are equally French. The page of Quebec's DOS, 863,
#: is not among them: it reads « D’AMOURS », typed in Windows, as « DÊAMOURS ».
CANDIDATES: Final = ("cp1252", "mac_roman", "iso8859_15", "cp850", "cp437")
#: What letters of French, then of names of elsewhere, are worth.
_FRENCH: Final = "àâçéèêëîïôœùûüÿ"
_ELSEWHERE: Final = "áãäåæíñóõöøúšžßìòªº"
_WORTH: Final = {
    **dict.fromkeys(_FRENCH + _FRENCH.upper(), 2),
    **dict.fromkeys(_ELSEWHERE + _ELSEWHERE.upper(), 1),
}
#: Words of one letter, and letters with which no word begins.
_ALONE: Final = frozenset("àÀôÔ")
_NEVER_FIRST: Final = frozenset("èëïôûùüÔ")
_BACK_VOWELS: Final = frozenset("aou")
_AFTER_CEDILLA: Final = frozenset("aouAOU")
_VOWELS: Final = frozenset("aeiouyAEIOUYéÉ")
#: Signs that open, that close, that stand alone, that join or part two words.
_OPENING: Final = frozenset("“«‘")
_CLOSING: Final = frozenset("”»…")
_FRACTIONS: Final = frozenset("½¼¾")
_LINES: Final = frozenset("–—")
_SPACES: Final = frozenset(" \t\r\n\u00a0")
#: So many letters are enough to tell, in a file of any size.
_ENOUGH: Final = 20_000
_ASCII: Final = bytes(range(128))
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER: Final = re.compile(r"[^\x00-\x7f]")
#: What browsers make of the five bytes that Windows-1252 leaves out (WHATWG Encoding Standard).
_C1: Final = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


class NotTextError(ValueError):
    """Bytes that are no text: an image, a program."""


class UnknownEncodingError(ValueError):
    """A text that no known encoding makes French."""


def decode(data: bytes) -> str:
    """Return the text of a file; raises NotTextError, UnknownEncodingError."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if b"\0" in data:
        raise NotTextError
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _best(data)


def _decoded(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, "replace")
    if "\0" in text:
        raise NotTextError
    return text


def _best(data: bytes) -> str:
    """Return the most French of the readings: French enough, and more than any other."""
    readings = dict.fromkeys(data.decode(encoding, "c1") for encoding in CANDIDATES)
    worth = {text: french(text) for text in readings}
    best = max(worth.values())
    found = [text for text in readings if worth[text] == best]
    if len(found) > 1 or best < min(_ENOUGH, len(data.translate(None, _ASCII))):
        raise UnknownEncodingError
    return found[0]


def french(text: str) -> int:
    """Return how likely it is that `text` is French, from its characters outside ASCII.

    Names written in an encoding that we know give at least 1 a character.
    """
    found = islice(_OTHER.finditer(text), _ENOUGH)
    return sum(_worth(text, match.start()) for match in found)


def _worth(text: str, index: int) -> int:
    """Return what one character says: `AndrÈ` and `BÏuf` hold French letters, but no one writes so."""
    letter = text[index]
    before, after = text[max(index - 1, 0) : index], text[index + 1 : index + 2]
    if not letter.isalpha():
        return _worth_of_sign(letter, before, after)
    if _is_misplaced(letter, text[max(index - 2, 0) : index], after):
        return -1
    return _WORTH.get(letter, -1) + _fits(letter, before, after)


def _fits(letter: str, before: str, after: str) -> int:
    """Return how much better or worse a letter is for the letters that stand beside it."""
    if letter in "œŒ":
        return 1 if after in ("u", "U") else -1
    if letter in "çÇëïËÏâûùÙàÀ":
        return -_is_unlikely(letter, before, after)
    if not before.isalpha():
        # Élodie is a name and école a word; few names begin with È.
        return (letter == "É") - (letter == "È" and after.islower())
    return 0


def _is_unlikely(letter: str, before: str, after: str) -> bool:
    if letter in "çÇ":
        return after not in _AFTER_CEDILLA
    if letter in "ëïËÏ":
        # Noël, Loïc: they part two vowels.
        return before not in _VOWELS or after in _BACK_VOWELS
    if letter in "âû":
        return before in _VOWELS and before + letter != "oû"
    # Last in « où », « déjà », « voilà »; À is a word too.
    ends = before in ("oO" if letter in "ùÙ" else "jlJL")
    return after.isalpha() or not (ends or before in _SPACES)


def _worth_of_sign(sign: str, before: str, after: str) -> int:
    """Return what a sign says, by where it stands: `C“te` is no French word."""
    if sign in _OPENING:
        return -3 if before.isalpha() else 1
    if sign in _CLOSING:
        return -3 if after.isalpha() or (sign == "…" and before in _SPACES) else 1
    in_place = sign in "’·"
    if sign in _LINES:
        in_place = after.isupper() or not before.isalpha()
    elif sign == "\u00a0":
        in_place = before != "" and before not in _SPACES
    elif sign == "°":
        in_place = not after.isalpha()
    elif sign in _FRACTIONS:
        in_place = not (before.isalpha() or after.isalpha())
    return 2 if in_place else -3


def _is_misplaced(letter: str, two_before: str, after: str) -> bool:
    before = two_before[-1:]
    if letter.islower() and (after.isupper() or _are_capitals(two_before)):
        return True
    if not before.isalpha():
        return letter in _NEVER_FIRST or not (after.isalpha() or letter in _ALONE)
    if before > "\x7f" and letter != before:
        return letter not in "éèêë" or before.isupper()
    return letter.isupper() and (before.islower() or after.islower())


def _are_capitals(two: str) -> bool:
    return two[:1].isupper() and two[1:].isupper()


def _as_c1(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _C1[error.object[error.start]], error.start + 1


codecs.register_error("c1", _as_c1)
