"""How the software names the adopted document, its acts and its languages: words from `document.LANGUAGE.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, Literal

from cadre import texts
from cadre.model.document import ANY, Act, Adopted, Document, Noun, Nouns

SET: Final = "document"
#: What a document or an act is called while nothing says it: keys of the table of nouns.
DOCUMENT: Final = "document"
RESOLUTION: Final = "resolution"
#: Both are in sentences of the software, where something agrees with them.
VERSION: Final = "version"
_GENDERS: Final[tuple[Literal["m", "f"], ...]] = ("m", "f")
_ELISION: Final = "'"


class Speech:
    """The words for one document in one language; `official` is the language of the adopted text."""

    def __init__(self, document: Document, language: str, official: str) -> None:
        self.said = texts.load(texts.spoken(language, official), SET)
        self.language, self.official, self.document = language, official, document

    def phrases(self, number: str = "") -> Mapping[str, str]:
        """Return what {of-document} and its like stand for; `number` is that of the act, where no act is declared."""
        adopted = self.document.adopted or _only(number)
        noun = self.noun
        found = {f"{form}-document": self._with(form, noun) for form in self._forms()}
        found |= {
            "document-noun": noun.name,
            "adopted": self.adopted(adopted, noun),
            "document-adopted": self.adopted(adopted, self._listed(DOCUMENT)),
            "version-adopted": self.adopted(adopted, self._listed(VERSION)),
            "act-noun": self._act_noun(adopted).name,
            "official": self._language(self.official, "m"),
            "official-f": self._language(self.official, "f"),
            "language": self._language(self.language, "m"),
        }
        return found | {_capital(key): _capital(words) for key, words in found.items()}

    @property
    def noun(self) -> Noun:
        """What the document is in one word."""
        return self.named(self.document.noun) or self._listed(DOCUMENT)

    def named(self, nouns: Nouns) -> Noun | None:
        """Return one of the nouns that an author gives, in this language; nothing when the table has no such word."""
        given = nouns.get(self.language)
        if given is None and (given := nouns.get(ANY)) is not None:
            own = self._listed(self._key_of(given))
            if not own.name and self.language == self.official:
                return given
            given = own.model_copy(update={"name": given.name}) if self._spells(given) else own
        if given is None:
            keys = (_key(one.name, language) for language, one in nouns.items())
            given = self._listed(next(filter(None, keys), ""))
        if not given.name:
            return None
        known = self._listed(self._key_of(given))
        return given if given.gender else given.model_copy(update={"gender": known.gender})

    def lacks_gender(self, noun: Noun) -> bool:
        """Say whether the language has genders and the noun has none."""
        return not noun.gender and len(set(self._forms()["the"][:2])) > 1

    def adopted(self, act: Act, agreeing: Noun) -> str:
        """Return by which act the text was adopted; « adopté » agrees with a noun.

        A document that is itself the act, as a by-law is, is only named.
        """
        kind = self._act_noun(act)
        itself = self._key_of(kind) == self._key_of(self.noun)
        if itself:
            agreeing = kind
        first = self.said(
            f"adopted.{'itself' if itself else 'by'}",
            **self._words(agreeing),
            **{"act": self._numbered("", act), "by-act": self._numbered("by", act)},
        )
        others = [self._numbered("by", one) for one in getattr(act, "amended", ())]
        if not others:
            return first
        joined = self.said("adopted.joined").join(others)
        return self.said("adopted.amended", first=first, others=joined, **self._words(agreeing))

    def _key_of(self, noun: Noun) -> str:
        return _key(noun.name, self.said.language) or noun.name

    def _numbered(self, form: str, act: Act) -> str:
        noun = self._act_noun(act)
        words = self._with(form, noun) if form else noun.name
        return self.said("adopted.act", act=words, number=act.number)

    def _act_noun(self, act: Act) -> Noun:
        adopted = self.document.adopted
        kind = act.kind or (adopted.kind if adopted else {})
        return (self.named(kind) if kind else None) or self._listed(RESOLUTION)

    def _with(self, form: str, noun: Noun) -> str:
        """Return a noun after its article, which may be a part of its first word."""
        feminine = noun.gender == "f"
        elided = noun.name[:1].lower() in self.said("vowels")
        article = self._forms()[form][feminine + 2 * elided]
        return f"{article}{'' if article.endswith(_ELISION) else ' '}{noun.name}"

    def _forms(self) -> Mapping[str, tuple[str, ...]]:
        return {
            key.removeprefix("forms."): _parts(value)
            for key, value in self.said.entries.items()
            if key.startswith("forms.")
        }

    def _words(self, noun: Noun) -> Mapping[str, str]:
        return {
            key.removeprefix("words."): _parts(value)[noun.gender == "f"]
            for key, value in self.said.entries.items()
            if key.startswith("words.")
        }

    def _listed(self, key: str) -> Noun:
        """Return a noun of the table, by its key; one without a name when there is no such key."""
        names = _parts(self.said.entries.get(f"nouns.{key}", ""))
        gender: Literal["m", "f", ""] = next((one for one in _GENDERS if one in names), "")
        return Noun.model_construct(name=names[0] if names else "", gender=gender)

    def _spells(self, noun: Noun) -> bool:
        return any(noun.name == name for name, _ in _names(self.said.language))

    def _language(self, code: str, gender: str) -> str:
        """Return the name of a language; its code when the table has no name for it."""
        names = _parts(self.said.entries.get(f"languages.{code}", "")) or (code, code)
        return names[gender == "f"]


def nouns(language: str) -> Iterator[str]:
    """Yield the nouns that the software knows in a language, as an author may write them."""
    known = texts.load(language, SET).entries
    for key, value in known.items():
        if key.startswith("nouns.") and key != f"nouns.{VERSION}":
            yield _parts(value)[0]


@cache
def _key(name: str, first: str) -> str:
    """Return the key of a noun in the table of any language, `first` before the others; else nothing."""
    languages = (first, *(one for one in _languages() if one != first))
    found = (key for one in languages for written, key in _names(one) if written == name.lower())
    return next(found, "")


def _names(language: str) -> Iterable[tuple[str, str]]:
    for key, value in texts.load(language, SET).entries.items():
        if key.startswith("nouns."):
            yield from ((part, key.removeprefix("nouns.")) for part in _parts(value))


@cache
def _languages() -> tuple[str, ...]:
    return tuple(sorted(file.name.split(".")[1] for file in texts.FOLDER.glob(f"{SET}.*.yml")))


def _only(number: str) -> Adopted:
    return Adopted.model_construct(kind={}, number=number, on="", in_force="", amended=())


def _parts(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",")) if value else ()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
