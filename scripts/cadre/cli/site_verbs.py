"""The verbs that make the site: `serve` and `build`, which hand over to MkDocs or to the engine of our own."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final

from cadre import reading
from cadre.cli.mkdocs_settings import added, refused_by_mkdocs
from cadre.cli.saying import refuse, say, words
from cadre.disk.files import write_atomically
from cadre.model.diagnostics import as_text
from cadre.publishing import ownership
from cadre.publishing.building import Building, StoppedError
from cadre.publishing.bundle import BundleError
from cadre.publishing.site import Site
from cadre.reading import settings
from cadre.texts.catalogues import catalogue

#: What a program that Ctrl-C has stopped returns, by custom.
INTERRUPTED: Final = 130
_LAST_PORT: Final = 65535
#: How long MkDocs may take to stop by itself once Ctrl-C is pressed.
_PATIENCE: Final = 3.0


def serve(root: Path, options: Namespace) -> int:
    """Serve the live site on this machine only; a content problem shows itself in the page."""
    if _unsettled(root, options):
        return 1
    port: int = options.port
    if not 1 <= port <= _LAST_PORT:
        return refuse(options, "serve.no-port", port=port, last=_LAST_PORT)
    if (reason := _refusal(port)) is None:
        return mkdocs(root, options, "serve", "--dev-addr", f"127.0.0.1:{port}")
    free = next((one for one in (*range(port + 1, _LAST_PORT), 8000) if _refusal(one) is None), 0)
    if reason.errno == errno.EADDRINUSE:
        return refuse(options, "serve.busy", port=port, other=free)
    return refuse(options, "serve.refused", port=port, reason=reason.strerror, other=free)


def build(root: Path, options: Namespace) -> int:
    """Build the site with one of the engines; the checks run first and stop it."""
    if _unsettled(root, options):
        return 1
    folder = Path(options.site_dir)
    try:
        # Before MkDocs, which would name its own settings for a folder inside docs/.
        ownership.require_ours(folder.resolve(), root)
        status = _ENGINES[options.engine](root, options, folder.resolve())
        status = status or _compress(folder.resolve(), root, options)
        return status or _pack(folder.resolve(), root, options)
    except BundleError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except ownership.NotOursError as error:
        return refuse(options, error.key, **{**error.values, "path": folder})
    except OSError as error:
        where, reason = error.filename or folder, error.strerror or str(error)
        return refuse(options, "build.refused", path=where, reason=reason)


def _with_mkdocs(root: Path, options: Namespace, folder: Path) -> int:
    return mkdocs(root, options, "build", "--strict", "--site-dir", str(folder))


def _plainly(root: Path, options: Namespace, folder: Path) -> int:
    # Only here: the other verbs have no use for it.
    from cadre import engine  # noqa: PLC0415

    try:
        report = engine.build(Building(root, options.lang), folder)
    except StoppedError as error:
        sys.stderr.write(f"{error}\n{words(options)('build.stopped')}\n")
        return 1
    if report:
        sys.stderr.write(f"{report}\n")
    return 0


#: What makes the pages, by the name that `--engine` takes.
_ENGINES: Final = {"mkdocs": _with_mkdocs, "plain": _plainly}


def _unsettled(root: Path, options: Namespace) -> bool:
    """Say whether `mkdocs.yml` holds a mistake, and print all that is wrong with the project if it does.

    MkDocs would meet it before our hooks do. Raises SettingsError when nothing can be read with it.
    """
    known = settings.load(root)
    refused = tuple(refused_by_mkdocs(known))
    if not known.problems and not refused:
        return False
    problems = Site.read(root).problems
    problems += tuple(added(problems, refused))
    sys.stderr.write(as_text(problems, catalogue(options.lang)) + "\n")
    return True


def mkdocs(root: Path, options: Namespace, *arguments: str) -> int:
    """Run MkDocs in its own process, in the language of the options; Ctrl-C stops both."""
    command = [sys.executable, "-m", "mkdocs", arguments[0], "--config-file", "mkdocs.yml"]
    environment = {
        **os.environ,
        "CADRE_LANG": options.lang,
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    with _held():
        process = subprocess.Popen([*command, *arguments[1:]], cwd=root, env=environment)
    with process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            _stop(process)
            return INTERRUPTED


@contextmanager
def _held() -> Iterator[None]:
    """Hold an interruption back in a process that begins here: the hooks, once read, let it come."""
    if sys.platform == "win32":
        yield
    else:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _compress(folder: Path, root: Path, options: Namespace) -> int:
    if options.compress:
        # Only here: the other verbs have no use for it.
        from cadre.publishing.compress import compress  # noqa: PLC0415

        start = time.perf_counter()
        done = compress(folder, root / ".cache" / "compressed")
        seconds = f"{time.perf_counter() - start:.1f}"
        say(words(options)("build.compressed", **asdict(done), seconds=seconds))
    return 0


def _pack(folder: Path, root: Path, options: Namespace) -> int:
    """Write the zip that is read with no host, once the site is there."""
    if options.offline is None:
        return 0
    # Only here, as `compress`.
    from cadre.publishing import offline_zip  # noqa: PLC0415

    project = reading.read(settings.load(root))
    name, data = offline_zip.packed(project, folder)
    path = Path(options.offline or Path(options.site_dir).with_name(name))
    write_atomically(path, data)
    say(words(options)("build.offline", path=path, kilobytes=round(len(data) / 1000)))
    return 0


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Let MkDocs, which Ctrl-C has reached too, clean up after itself, then make sure that it ends."""
    try:
        process.wait(_PATIENCE)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        process.kill()


def _refusal(port: int) -> OSError | None:
    """Return why the system does not give a port of this machine; None when it does."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            return error
    return None
