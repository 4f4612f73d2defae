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
_ONLY: Final = "only."
_UI: Final = "ui"
#: The cases in which texts say more: the page's language is not the official one; nobody in particular is asked for a
#: signature; the site has a quiz; it has summaries.
FOREIGN: Final = "foreign"
UNSIGNED: Final = "unsigned"
QUIZ: Final = "quiz"
SHORT: Final = "short"


class Speech:
    """The words for one document in one language; `official` is the language of the adopted text.

    `number` is that of the act where none is declared; `cases` are what is true of the project, in which texts say more.
    """

    def __init__(
        self,
        document: Document,
        language: str,
        official: str,
        number: str = "",
        *,
        cases: frozenset[str] = frozenset(),
    ) -> None:
        self.said = texts.load(texts.spoken(language, official), SET)
        self.language, self.official, self.document = language, official, document
        self.act = document.adopted or act(number)
        self.cases = cases | ({FOREIGN} if language != official else frozenset())

    def phrases(self) -> Mapping[str, str]:
        """Return what {of-document} and its like stand for."""
        noun, words = self.noun, self._words(self.noun)
        found = {f"{form}-document": self._with(form, noun) for form in self._forms()}
        found |= {
            "document-adopted": self.adopted(self.act, noun),
            "named-adopted": self.adopted(self.act, self._listed(DOCUMENT)),
            "version-adopted": self.adopted(self.act),
            "document-it": words["it"],
            "document-object": words["object"],
            "act-noun": self._act_noun(self.act).name,
            "official": self.named_language(self.official),
        }
        return (
            found | {_capital(key): _capital(text) for key, text in found.items()} | self._added()
        )

    def _added(self) -> dict[str, str]:
        """Return what texts add in the cases that are those of the project, and nothing for the others."""
        official, added = self.named_language(self.official), {}
        for key, text in self.said.entries.items():
            if key.startswith(_ONLY):
                case, name = key.removeprefix(_ONLY).split(".")
                added[name] = text.format(official=official) if case in self.cases else ""
        return added

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

    def adopted(self, act: Act, agreeing: Noun | None = None) -> str:
        """Return by which act the text was adopted, and from which day it applies where that is another one.

        « adopté » agrees with a noun, « version » unless one is given. A document that is itself the act, as a by-law
        is, is only named.
        """
        said = self._by(act, agreeing)
        day = getattr(act, "latest", act).in_force
        if not day:
            return said
        date = texts.load(self.said.language, _UI).date(day)
        return self.said("adopted.in-force", adopted=said, date=date)

    def _by(self, act: Act, agreeing: Noun | None) -> str:
        agreeing = agreeing or self._listed(VERSION)
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

    def named_language(self, code: str, *, feminine: bool = False) -> str:
        """Return the name of a language, which is its adjective; its code when the table has no name for it."""
        names = _parts(self.said.entries.get(f"languages.{code}", "")) or (code, code)
        return names[feminine]

    def the_language(self, code: str) -> str:
        """Return the name of a language after its article: « l'anglais »."""
        return self._with("the", Noun(name=self.named_language(code), gender="m"))


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


def act(number: str) -> Adopted:
    """Return an act of which only the number is known: it is of the kind of the one that adopted."""
    return Adopted.model_construct(kind={}, number=number, on="", in_force="", amended=())


def _parts(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",")) if value else ()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
