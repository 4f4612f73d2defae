"""One build of a site, whichever engine makes its pages: how it begins, what stops it, how it ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from cadre import texts
from cadre.model.diagnostics import as_text
from cadre.paper import EpochError, source_date
from cadre.publishing import ownership, security
from cadre.publishing.bundle import BundleError
from cadre.publishing.ownership import Claim
from cadre.publishing.site import Site
from cadre.reading import settings
from cadre.reading.settings import SettingsError
from cadre.texts import TextsError
from cadre.texts.catalogues import catalogue, flawed, readable

#: The page that stands for one that does not exist, in each language.
MISSING: Final = "404.html"


class StoppedError(Exception):
    """A build that cannot go on; its text says why."""


class _Compiled(FileSystemBytecodeCache):
    """The templates kept compiled, where a folder can be made for them: elsewhere the build does without."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


@dataclass
class Building:
    """A project that is being built; `language` is that of the messages, empty for the project's own."""

    root: Path
    language: str = ""
    serving: bool = False
    claimed: Claim | None = None

    def read(self) -> Site:
        """Read and check the project; raises StoppedError when no site may be built of it."""
        try:
            site = Site.read(self.root, serving=self.serving)
        except SettingsError as error:
            raise StoppedError("\n" + as_text(error.problems, catalogue(self.spoken))) from None
        except TextsError as error:
            told = as_text(flawed(error, self.root), readable(self.spoken))
            raise StoppedError("\n" + told) from None
        if site.failed and not self.serving:
            raise StoppedError("\n" + site.report(self.language))
        return site

    def claim(self, folder: Path) -> None:
        """Make sure that the folder which is emptied next is ours; raises StoppedError before anything is erased."""
        with self._told():
            source_date(os.environ)
            if not self.serving:
                self.claimed = ownership.claim(folder, self.root)

    def furnish(self, environment: Environment, site: Site) -> None:
        """Give every template the mark and the scripts of the page itself; keep them compiled, which is half of a small site's build."""
        environment.globals["cadre_mark"] = site.mark
        environment.globals["cadre_inline"] = security.inline()
        environment.bytecode_cache = _Compiled(str(self.root / ".cache" / "templates"))

    def finish(self, site: Site, folder: Path) -> None:
        """Write what no page makes, once the last one is there; raises StoppedError."""
        with self._told():
            site.write_files(folder, source_date(os.environ))
            if self.claimed:
                self.claimed.seal()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except EpochError:
            raise StoppedError(self.words("epoch")) from None
        except BundleError as error:
            raise StoppedError(str(error)) from None
        except ownership.NotOursError as error:
            raise StoppedError(self.words(error.key, **error.values)) from None
        except OSError as error:
            if not error.filename:
                raise
            raise StoppedError(self.refusal(error)) from None

    def refusal(self, error: OSError) -> str:
        """Return what the disk refused."""
        return self.words("build.refused", path=error.filename, reason=error.strerror)

    @property
    def spoken(self) -> str:
        """The language that was asked for, else the project's own where we have words in it."""
        found = self.language or settings.official_language(self.root)
        return found if found and texts.speaks(found) else texts.SOURCE

    @property
    def words(self) -> texts.Texts:
        """What the commands say in that language."""
        return texts.load(self.spoken, "commands")
