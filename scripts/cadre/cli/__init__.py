"""The `cadre` command: one verb a task. Its options are declared here, its work is in the other modules."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from cadre import texts
from cadre.cli import amending, commands, consents, exporting, moving, policies
from cadre.cli.saying import refuse
from cadre.model.diagnostics import as_json, as_text
from cadre.reading import root_of, settings
from cadre.reading.settings import SettingsError
from cadre.texts import TextsError
from cadre.texts.catalogues import flawed, readable
from dev.tools import BuildStoppedError

#: The project that holds this package, when the command is not run inside another one.
_HOME: Final = Path(__file__).resolve().parents[3]

#: The verbs that look at the site with the tools of `test`.
_LOOKING: Final = ("audit", "screenshots", "security")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit status; messages are in the project's language unless `--lang` is given."""
    _print_any_name()
    options, rest = _parser().parse_known_args(arguments)
    options.lang = options.lang or _official()
    if rest and options.verb != "test":
        _parser().error(" ".join(rest))
    try:
        status = _run(options, [word for word in rest if word != "--"])
        sys.stdout.flush()
    except (SettingsError, TextsError) as error:
        return _refused(error, options)
    except BuildStoppedError:
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read the output has enough of it (`check | head`); nor may Python's own end write there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except OSError as error:
        reason = error.strerror or str(error)
        return refuse(options, "disk", path=error.filename or "", reason=reason)
    return status


def _print_any_name() -> None:
    """Write in UTF-8, and a name that the locale cannot read as it was typed."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _run(options: argparse.Namespace, rest: Sequence[str]) -> int:
    root = _root()
    if options.verb == "test":
        # Only here: the other verbs run without the tools of `test`.
        from dev import testing  # noqa: PLC0415

        tier = testing.Tier[options.tier.upper()]
        return testing.run_tests(root, rest, options.lang, tier)
    if options.verb in _LOOKING and find_spec("playwright") is None:
        sys.stderr.write(texts.load(options.lang, "cli")("test.no-tools") + "\n")
        return 1
    return int(getattr(commands, options.verb)(root, options))


def _refused(error: SettingsError | TextsError, options: argparse.Namespace) -> int:
    """Print why nothing of the project can be read: where an editor listens, as it listens."""
    problems = error.problems if isinstance(error, SettingsError) else flawed(error, _root())
    known = readable(options.lang)
    if getattr(options, "format", "text") == "json":
        sys.stdout.write(as_json(problems, known) + "\n")
    else:
        sys.stderr.write(as_text(problems, known) + "\n")
    return 1


def _official() -> str:
    """Return the official language of the project, where the commands speak it."""
    found = settings.official_language(_root())
    return found if found and texts.speaks(found) else texts.SOURCE


def _root() -> Path:
    try:
        here = root_of(Path.cwd())
    except FileNotFoundError:  # the folder one is in was removed
        return _HOME
    return here if (here / "mkdocs.yml").is_file() else _HOME


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cadre", description="Lire, comprendre, confirmer · Read, understand, confirm"
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    languages = _languages()
    for name, summary, declare in _VERBS:
        verb = _verb(verbs, name, summary)
        declare(verb, languages)
    return parser


def _declare_serve(serve: argparse.ArgumentParser, _: Sequence[str]) -> None:
    serve.add_argument(
        "--port", type=int, default=8000, help="8000 si absent · 8000 unless it is given"
    )


def _declare_build(build: argparse.ArgumentParser, _: Sequence[str]) -> None:
    build.add_argument(
        "-d",
        "--site-dir",
        default="site",
        metavar="FOLDER",
        help="dossier neuf, vide ou d'une construction; site si absent · "
        "new or empty folder, or one of a build; site unless it is given",
    )
    build.add_argument(
        "--compress", action="store_true", help="fichiers .gz et .br · .gz and .br files"
    )
    build.add_argument(
        "--offline",
        nargs="?",
        const="",
        metavar="ZIP",
        help="aussi un zip qui se lit sans hébergement, d'un double clic; à côté du dossier si aucun nom "
        "n'est donné · also a zip to read with no host, by a double click; beside the folder unless "
        "it is named",
    )
    build.add_argument(
        "--engine",
        choices=("mkdocs", "plain"),
        default="mkdocs",
        help="plain : sans MkDocs ni greffon, avec les seuls gabarits du thème · "
        "without MkDocs nor a plugin, with the theme's templates alone",
    )


def _declare_check(check: argparse.ArgumentParser, _: Sequence[str]) -> None:
    check.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="json pour un éditeur · json for an editor",
    )
    check.add_argument(
        "--strict", action="store_true", help="avertissements = erreurs · warnings = errors"
    )
    check.add_argument("--coverage", action="store_true", help="phrases citées · sentences quoted")
    check.add_argument(
        "--schema", action="store_true", help="récrire · write again: quiz/schema.json"
    )
    check.add_argument(
        "--accept",
        nargs="+",
        metavar="PAGE",
        default=[],
        help="traduction relue · translation reviewed",
    )
    check.add_argument(
        "--add-ids",
        action="store_true",
        help="un identifiant à chaque passage qui n'en a pas · an id to each passage that has none",
    )
    check.add_argument(
        "--readability", action="store_true", help="lisibilité de nos textes · how easy ours read"
    )
    check.add_argument(
        "--guess", action="store_true", help="le quiz sans le texte · the quiz without the text"
    )


def _declare_fingerprint(fingerprint: argparse.ArgumentParser, _: Sequence[str]) -> None:
    fingerprint.add_argument(
        "--verify", metavar="CODE", help="de quelle version est ce code · which version it is of"
    )
    policies.declare(fingerprint)


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=summary, description=summary)
    verb.add_argument(
        "--lang",
        choices=_languages(),
        default="",
        help="langue des messages, celle du projet si absent · of the messages, the project's unless given",
    )
    return verb


def _declare_test(test: argparse.ArgumentParser, _: Sequence[str]) -> None:
    tier = test.add_mutually_exclusive_group()
    tier.add_argument(
        "--fast",
        dest="tier",
        action="store_const",
        const="fast",
        help="sans navigateur, moins d'une minute · no browser, less than a minute",
    )
    tier.add_argument(
        "--all",
        dest="tier",
        action="store_const",
        const="all",
        help="tout, comme l'intégration continue · everything, as CI does",
    )
    test.set_defaults(tier="usual")


def _declare_security(security: argparse.ArgumentParser, _: Sequence[str]) -> None:
    work = security.add_mutually_exclusive_group()
    work.add_argument(
        "--sbom",
        metavar="FICHIER",
        help="liste des dépendances du site, en CycloneDX · the site's dependencies, as CycloneDX",
    )
    work.add_argument(
        "--wheels",
        action="store_true",
        help="Windows, macOS, Linux : tout s'y installe-t-il? · does everything install there?",
    )


def _declare_nothing(_: argparse.ArgumentParser, __: Sequence[str]) -> None:
    """Declare no option: the verb has none of its own."""


#: Each verb, its summary, and what declares its options; the languages are those of the software's texts.
_VERBS: Final[
    Sequence[tuple[str, str, Callable[[argparse.ArgumentParser, Sequence[str]], None]]]
] = (
    ("serve", "Site en direct · Live site", _declare_serve),
    ("build", "Construire le site · Build the site", _declare_build),
    ("check", "Vérifier les textes et le quiz · Check texts and quiz", _declare_check),
    ("consent", "Pages à remplir, registre · Pages to fill in, register", consents.declare),
    ("export", "Le quiz en un fichier · The quiz as one file", exporting.declare),
    ("new", "Un projet neuf, d'un fichier · A new project, from a file", moving.declare),
    ("amend", "Le texte modifié, d'un fichier · The amended text, from a file", amending.declare),
    ("fingerprint", "Code de version du texte · Text version code", _declare_fingerprint),
    (
        "audit",
        "Chiffres de la page d'accessibilité · The accessibility page's figures",
        _declare_nothing,
    ),
    ("screenshots", "Images du README · The README's images", _declare_nothing),
    (
        "security",
        "Failles et liste des dépendances · Dependencies: flaws and list",
        _declare_security,
    ),
    ("test", "Vérifier le logiciel et le site · Test software and site", _declare_test),
)


def _languages() -> list[str]:
    return sorted(file.name.split(".")[1] for file in texts.FOLDER.glob("messages.*.yml"))
