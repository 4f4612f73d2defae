"""What the frame of a page needs: words of the header, ways to other pages, its other languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from cadre.drawings import pictograms
from cadre.markdown.addresses import address
from cadre.model.places import Stage
from cadre.reading.settings import Language, Settings
from cadre.reading.settings.names import Names
from cadre.texts import Texts

#: The keys of `search` that the script needs; the others are in the page.
_SEARCH: Final = (
    *("one", "many", "none", "none-next", "near", "more.one", "more.many"),
    *("silent", "silent-word", "silent-next", "silent-first", "platform", "platform-next"),
    *("kind.passage", "kind.note", "kind.quiz", "kind.page", "stop-words", "elided", "rule-words"),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One page's frame: `root` is the way from it to the site's root, without a final slash.

    `pages` are the pages that the project has: the frame leads to no other one. Of several policies, `stores` are
    what begins the names under which the browser keeps something of each.
    """

    settings: Settings
    words: Texts
    language: str
    page: str
    root: str
    pages: frozenset[str] = frozenset()
    stores: tuple[str, ...] = ()

    def values(self) -> Mapping[str, object]:
        """Return what the templates of the frame are filled in with."""
        words, known = self.words, self.settings.identity.names
        pages, store = known.pages, known.storage
        names = ("menu", "close-menu")
        return {
            "home": self.address(self.own, "index.md"),
            "stores": " ".join(self.stores),
            "store": "" if store == Names().storage else store,
            "words": {
                **{name.replace("-", "_"): words(f"header.{name}") for name in names},
                # Names that no dictionary has: a template would find its method first.
                **{f"{name}_search": words(f"search.{name}") for name in ("close", "clear")},
                "hint": words("search.hint"),
                "search_failed": words("search.failed"),
                "search": words("search.label"),
            },
            "full_text": pages.full_text in self.pages
            and {
                "text": words("policy.full-text"),
                "href": self.address(self.own, pages.full_text),
            },
            "footer_label": words("footer.label"),
            "help": pages.help in self.pages
            and {
                "text": words("footer.help"),
                "href": self.address(self.own, pages.help),
                "drawing": pictograms.svg("help"),
            },
            "languages": [
                {"code": one.code, "name": one.name, "href": self.address(one, self.page)}
                for one in self.settings.shipped
                if one.code != self.language
            ],
            "alternates": list(self.alternates()),
        }

    def way(self, stage: Stage | None, titles: Mapping[str, str]) -> Mapping[str, object] | None:
        """Return the way on from a section, and back; `titles` are those of the sections, by page.

        The last section leads to the quick quiz, when there is one.
        """
        if stage is None:
            return None
        say, on, back = self.words, stage.following, stage.previous
        onward = on or self.settings.identity.names.pages.quick_quiz
        return {
            "label": say("way.label"),
            "section": say("way.section", number=stage.number, total=stage.total),
            "number": stage.number,
            "total": stage.total,
            "previous": back
            and {
                "text": say("way.previous", title=titles.get(back, back)),
                "href": self.address(self.own, back),
            },
            "following": onward in self.pages
            and {
                "text": say("way.following", title=titles.get(on, on)) if on else say("way.quiz"),
                "href": self.address(self.own, onward),
            },
        }

    @property
    def own(self) -> Language:
        """The language of the page."""
        return next(one for one in self.settings.languages if one.code == self.language)

    def missing(self) -> Mapping[str, object]:
        """Return the words of the page that stands for one that does not exist."""
        return {key: self.words(f"missing.{key}") for key in ("title", "text", "home")}

    def alternates(self) -> Iterator[Mapping[str, str]]:
        """Yield each language's address of the page, and the default one for any other language.

        Absolute when the site knows its own address, as search engines ask; relative otherwise.
        """
        shipped = self.settings.shipped
        if len(shipped) < 2:
            return
        root = self.settings.site_url.rstrip("/") or self.root
        for language in shipped:
            yield {"code": language.code, "href": address(root, language, self.page)}
        yield {
            "code": "x-default",
            "href": address(root, self.settings.official, self.page),
        }

    def address(self, language: Language, page: str) -> str:
        """Return the way from the page to another one in a language."""
        return address(self.root, language, page)


def search_words(words: Texts, ways: int) -> Mapping[str, str]:
    """Return the texts that the search shows or works with; `ways` is how many pages it offers instead of none."""
    counted = {"none-next": f"none-next.{ways}"}
    return {key: words(f"search.{counted.get(key, key)}") for key in _SEARCH}
