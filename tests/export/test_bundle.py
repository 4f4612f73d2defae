"""Our modules as one classic script: the order, the names, and what is refused."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cadre.export.scorm12.bundle import BundleError, bundle
from dev import node


def written(folder: Path, **modules: str) -> list[Path]:
    for name, text in modules.items():
        (folder / f"{name}.mjs").write_text(text, encoding="utf-8")
    return [folder / f"{name}.mjs" for name in modules]


def run(script: str) -> str:
    command = (str(node.executable()), "-e", script)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_a_module_runs_after_those_that_it_imports_and_once(tmp_path: Path) -> None:
    *_, first, second = written(
        tmp_path,
        low='console.log("low");\nexport const name = "x";\n',
        high='import { name as other } from "./low.mjs";\nconsole.log("high", other);\n',
        also='import { name } from "./low.mjs";\nconsole.log("also", name);\n',
    )
    assert run(bundle([first, second])) == "low\nhigh x\nalso x\n"


def test_a_name_of_one_module_is_not_that_of_another(tmp_path: Path) -> None:
    first, second = written(
        tmp_path,
        one='const name = "one";\nconsole.log(name);\n',
        two='const name = "two";\nconsole.log(name);\n',
    )
    assert run(bundle([first, second])) == "one\ntwo\n"


def test_a_module_imported_later_is_there(tmp_path: Path) -> None:
    _, last = written(
        tmp_path,
        later="export class Later {}\n",
        first='import("./later.mjs").then(({ Later }) => console.log(Later.name));\n',
    )
    assert run(bundle([last])) == "Later\n"


def test_what_an_entry_exports_stands_for_the_browser_s_own(tmp_path: Path) -> None:
    first, second = written(
        tmp_path,
        storage='export const localStorage = { getItem: () => "ours" };\n',
        quiz='console.log(localStorage.getItem("x"));\n',
    )
    assert run(bundle([first, second])) == "ours\n"


@pytest.mark.parametrize(
    "text",
    [
        'import x from "./x.mjs";\n',
        'import "./x.mjs";\n',
        "export default 1;\n",
        "export { x };\n",
        "const x = 1;\nconsole.log(import.meta.url);\n",
        'const name = "./x.mjs";\nimport(name);\n',
    ],
)
def test_what_is_not_understood_is_refused(text: str, tmp_path: Path) -> None:
    (entry,) = written(tmp_path, entry=text)
    with pytest.raises(BundleError, match=r"entry\.mjs: "):
        bundle([entry])


def test_two_modules_that_import_each_other_are_refused(tmp_path: Path) -> None:
    entry, _ = written(
        tmp_path,
        one='import { b } from "./two.mjs";\nexport const a = b;\n',
        two='import { a } from "./one.mjs";\nexport const b = a;\n',
    )
    with pytest.raises(BundleError):
        bundle([entry])
