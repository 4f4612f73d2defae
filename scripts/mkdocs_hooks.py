"""The thin adapter between MkDocs and the package: the only file that imports MkDocs."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

# MkDocs puts this folder on the path only while it loads the file: imports stand at the top.
sys.path.insert(0, str(Path(__file__).parent))

from cadre.disk.files import is_litter
from cadre.model.diagnostics import as_text
from cadre.publishing import theme
from cadre.publishing.building import MISSING, Building, StoppedError
from cadre.publishing.site import Site
from cadre.reading import settings
from cadre.reading.settings import SettingsError
from cadre.texts import TextsError
from cadre.texts.catalogues import catalogue

if sys.platform != "win32":
    # The command holds interruptions back until MkDocs, whose modules are all read now, can answer them.
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

log = logging.getLogger("mkdocs.hooks.cadre")
#: The language that the command was asked for; empty under `mkdocs build`, which speaks the official one.
_building = Building(Path(), os.environ.get("CADRE_LANG", ""))
_site: Site | None = None


class _Stopped(Abort):
    """The end of a build that cannot go on, told on standard error like its reasons."""

    def show(self, *_: Any, **__: Any) -> None:
        sys.stderr.write(f"{self.format_message()}\n")


def refusals(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what MkDocs refuses in its settings: a key, and the reason in its own words.

    A warning is a refusal too: our builds are strict.
    """
    config = MkDocsConfig(config_file_path=str(path))
    try:
        with path.open("rb") as file:
            config.load_file(file)
        errors, warnings = config.validate()
    except Exception as error:  # noqa: BLE001 - MkDocs trips over some values, a plugin over any
        yield "", str(error).partition("\n")[0]
        return
    for key, reason in (*errors, *warnings):
        yield key, str(reason).partition("\n")[0]


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether a problem must stop the work (`build`) or show itself (`serve`)."""
    _building.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the project before its first language is built, and refuse to build a wrong one."""
    global _site
    if _building_next_language(config):
        return config
    _building.root = Path(config.config_file_path).parent
    with _stopping():
        _site = _building.read()
        if report := _site.report(_building.language):
            log.log(logging.ERROR if _site.failed else logging.INFO, "\n%s", report)
        _building.claim(Path(config.site_dir))
    config.extra_css = _site.publication.take_sheets(config.extra_css)
    config.markdown_extensions.append(_site.extension)  # type: ignore[arg-type]
    return config


@event_priority(100)  # before the i18n plugin shares the files among the languages
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish nothing of what editors and systems leave, nor a link that leads nowhere."""
    for file in tuple(files):
        # MkDocs itself leaves hidden names out, except those that `exclude_docs` lets in.
        seen = [name for name in file.src_uri.split("/") if not name.startswith(".")]
        source = file.abs_src_path
        nowhere = source and not file.is_documentation_page() and not Path(source).exists()
        if nowhere or is_litter("/".join(seen)):
            files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:
    """Give every template what is the same for all pages."""
    _building.furnish(env, _current())
    return env


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]
) -> LiveReloadServer:
    """Keep the last site while `mkdocs.yml` is wrong: MkDocs would leave every page waiting."""
    root = Path(config.config_file_path).parent

    def rebuild() -> None:
        try:
            problems = settings.load(root).problems
        except SettingsError as error:
            problems = error.problems
        if problems:
            log.error("\n%s", as_text(problems, catalogue(_building.spoken)))
            return
        if refused := [reason for _, reason in refusals(root / "mkdocs.yml")]:
            log.error("\n%s", "\n".join(refused))
            return
        try:
            builder()
        except MkDocsException as error:
            log.error("%s", error)  # in its own words: a plugin or a key that it does not know

    server.builder = rebuild
    return server


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Give the page that stands for one that does not exist the words of its language."""
    if template_name == MISSING:
        context["cadre"] = _current().missing_values(_language(config))
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep that page of each language: the i18n plugin writes them all over one another."""
    valid = theme.mended(output)
    if template_name == MISSING:
        _current().publication.keep_missing(_language(config), valid)
    return valid


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Give MkDocs a page that it cannot read itself, so that the live server goes on."""
    return _current().unreadable(Path(page.file.abs_src_path or ""))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Tell the extension which page comes next."""
    _current().open_page(page.file.src_uri, page.url)
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Show the page's own problems at its top, in the live site."""
    return _current().panel(page.file.src_uri) + html


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Give the templates the words and facts of the page."""
    context["cadre"] = _current().template_values(page.file.src_uri, page.url, page.content or "")
    return context


@event_priority(-100)  # after the plugins, whose changes are compared with the text
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Take out what is not valid HTML in the theme's base; note what the page uses of the sheets."""
    return _current().finish_page(page.file.src_uri, theme.mended(output))


@event_priority(
    -200
)  # after the i18n plugin (-100), which builds the other languages in this event
def on_post_build(config: MkDocsConfig) -> None:
    """Write the files that no page makes, once the last language is built."""
    if not _building_next_language(config):
        if lost := _current().lost():
            log.error("\n%s", lost)
            if not _building.serving:
                raise _stop()
        with _stopping():
            _building.finish(_current(), Path(config.site_dir))


def on_build_error(error: Exception) -> None:
    """Tell in one line what the disk refused; any other error is one of the software."""
    if isinstance(error, OSError) and error.filename:
        log.error(_building.refusal(error))
        raise _stop() from None


@contextmanager
def _stopping() -> Iterator[None]:
    """Tell as MkDocs does why a build cannot go on."""
    try:
        yield
    except StoppedError as error:
        log.error("%s", error)
        raise _stop() from None


def _building_next_language(config: MkDocsConfig) -> bool:
    """Say whether this build is one of those that the i18n plugin starts inside the first one."""
    return bool(config.plugins["i18n"].building)  # type: ignore[attr-defined]


def _language(config: MkDocsConfig) -> str:
    return str(config.plugins["i18n"].current_language)  # type: ignore[attr-defined]


def _current() -> Site:
    if _site is None:
        raise _stop()
    return _site


def _stop() -> Abort:
    try:
        return _Stopped(_building.words("build.stopped"))
    except TextsError:
        return _Stopped("")
