"""The `cadre` command: one verb a task. Its options are declared here, its work is in the other modules."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cadre import texts
from cadre.cli import commands
from cadre.diagnostics import Problem, as_json, as_text
from cadre.messages import catalogue
from cadre.reading import root_of
from cadre.settings import SettingsError

#: The project that holds this package, when the command is not run inside another one.
_HOME: Final = Path(__file__).resolve().parents[3]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit status; messages are French unless `--lang en` is given."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A name that the locale cannot read is printed as it was typed.
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    options, rest = _parser().parse_known_args(arguments)
    if rest and options.verb != "test":
        _parser().error(" ".join(rest))
    root = _root()
    try:
        if options.verb == "test":
            # Only here: the other verbs run without the tools of `test`.
            from cadre.cli import testing  # noqa: PLC0415

            return testing.run_tests(root, [word for word in rest if word != "--"], options.lang)
        return int(getattr(commands, options.verb)(root, options))
    except SettingsError as error:
        return _refused(error.problems, options)
    except KeyboardInterrupt:
        return 130


def _refused(problems: Sequence[Problem], options: argparse.Namespace) -> int:
    """Print why nothing of the project can be read: where an editor listens, as it listens."""
    known = catalogue(options.lang)
    if getattr(options, "format", "text") == "json":
        sys.stdout.write(as_json(problems, known) + "\n")
    else:
        sys.stderr.write(as_text(problems, known) + "\n")
    return 1


def _root() -> Path:
    here = root_of(Path.cwd())
    return here if (here / "mkdocs.yml").is_file() else _HOME


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cadre", description="Lire, comprendre, confirmer · Read, understand, confirm"
    )
    parser.set_defaults(lang="fr")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    serve = _verb(verbs, "serve", "Site en direct · Live site")
    serve.add_argument("--port", type=int, default=8000)

    build = _verb(verbs, "build", "Construire le site dans site/ · Build the site into site/")
    build.add_argument("-d", "--site-dir", default="site")
    build.add_argument(
        "--compress", action="store_true", help="fichiers .gz et .br · .gz and .br files"
    )

    check = _verb(verbs, "check", "Vérifier les textes et le quiz · Check texts and quiz")
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument(
        "--strict", action="store_true", help="avertissements = erreurs · warnings = errors"
    )
    check.add_argument("--coverage", action="store_true", help="phrases citées · sentences quoted")
    check.add_argument("--schema", action="store_true", help="quiz/schema.json")
    check.add_argument(
        "--accept",
        nargs="+",
        metavar="PAGE",
        default=[],
        help="traduction relue · translation reviewed",
    )

    check.add_argument(
        "--readability", action="store_true", help="lisibilité de nos textes · how easy ours read"
    )

    _consent(_verb(verbs, "consent", "Pages à remplir en PDF · Pages to fill in, as PDF"))

    fingerprint = _verb(verbs, "fingerprint", "Code de version du texte · Text version code")
    fingerprint.add_argument("--verify", metavar="CODE")

    _verb(verbs, "audit", "Chiffres de la page d'accessibilité · The accessibility page's figures")
    _verb(verbs, "screenshots", "Images du README · The README's images")
    _verb(verbs, "test", "Tout ce que l'intégration continue exécute · Everything CI runs")
    return parser


def _consent(consent: argparse.ArgumentParser) -> None:
    consent.add_argument("--kind", choices=("official", "acknowledgement"), required=True)
    consent.add_argument(
        "--people", metavar="FILE", help="liste .csv ou .xlsx · list, .csv or .xlsx"
    )
    consent.add_argument("-o", "--output", help="fichier ou dossier · file or folder")
    for option, purpose in (
        ("--split", "un fichier par personne, dans un dossier · one file a person, in a folder"),
        ("--outdated", "seulement à renouveler · only those to renew"),
        ("--skip-bad", "sans les lignes fautives · without the bad rows"),
        ("--force", "remplacer · replace"),
    ):
        consent.add_argument(option, action="store_true", help=purpose)


def _verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=summary, description=summary)
    verb.add_argument("--lang", choices=_languages(), default="fr", help="messages")
    return verb


def _languages() -> list[str]:
    return sorted(file.name.split(".")[1] for file in texts.FOLDER.glob("messages.*.yml"))
