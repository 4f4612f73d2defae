"""How easy a text is to read: sentences, words, syllables, and one figure by a published formula.

- English: Flesch reading ease, 206.835 - 1.015 x words a sentence - 84.6 x syllables a word
  (R. Flesch, A new readability yardstick, 1948).
- French: Kandel and Moles' adaptation of it, 207 - 1.015 x words a sentence - 73.6 x syllables a word
  (L. Kandel and A. Moles, Application de l'indice de Flesch à la langue française, 1958).

In both, 100 is very easy, 60 to 70 is plain, 30 to 50 is hard. Syllables are counted as groups of vowels, less
the final « e » that is not said: short of a dictionary, and the same on every machine. Any other language has
sentences and words, but no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

#: The most words that a sentence of ours may have.
LONGEST: Final = 30

#: Language → the constant, what a word a sentence takes off, what a syllable a word takes off.
_FORMULAS: Final = {"en": (206.835, 1.015, 84.6), "fr": (207.0, 1.015, 73.6)}
_END: Final = re.compile(r"(?<=[.!?…])(?:\s?[»”\")])*\s+(?=[«“\"(]*\s*[A-ZÀ-ÖØ-Þ])")
_WORD: Final = re.compile(r"[^\W_]+(?:[-.,/:@'’][^\W_]+)*")
#: A « y » after a vowel begins the next syllable (em-plo-yé), or adds nothing (day).
_VOWELS: Final = re.compile(
    r"(?:[aeiouàâäéèêëîïôöùûüÿœæ]|(?<![aeiouàâäéèêëîïôöùûüÿœæ])y)+", re.IGNORECASE
)
_SILENT: Final = {
    "fr": re.compile(r"(?<=[^aeiouyàâäéèêëîïôöùûüÿœæ])(?:e|es|ent)$", re.IGNORECASE),
    "en": re.compile(r"(?<=[^aeiouyl])(?:e|es|(?<![td])ed)$", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Ease:
    """The figure of a text, rounded, and what it is made of."""

    figure: int
    sentences: int
    words: int


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, which end with a full stop, a question mark and the like."""
    return [part for piece in _END.split(text) if (part := piece.strip())]


def words(text: str) -> list[str]:
    """Return the words of a text, as a word processor counts them (« l'employé » is one)."""
    return _WORD.findall(text)


def syllables(word: str, language: str) -> int:
    """Return the syllables of a word, at least one."""
    silent = _SILENT.get(language)
    said = silent.sub("", word) if silent and len(word) > 3 else word
    return max(1, len(_VOWELS.findall(said)))


def ease(texts: Iterable[str], language: str) -> Ease | None:
    """Return the figure of some texts together; nothing without a formula or without a word."""
    found = [sentence for text in texts for sentence in sentences(text)]
    counted = [word for sentence in found for word in words(sentence)]
    if language not in _FORMULAS or not counted:
        return None
    constant, by_sentence, by_word = _FORMULAS[language]
    spoken = sum(syllables(word, language) for word in counted)
    figure = constant - by_sentence * len(counted) / len(found) - by_word * spoken / len(counted)
    return Ease(round(figure), len(found), len(counted))
