"""What a script names, and what the browser must have before it runs it."""

from __future__ import annotations

import pytest

from cadre.publishing import modules

SCRIPTS = {
    "components/a/a.mjs": """
/** @typedef {import("./types.mjs").Type} Type */
import { b } from "./b.mjs";
import {
  c,
  d,
} from "../c/c.mjs";
const more = import("./later.mjs");
new Worker(new URL("./worker.mjs", import.meta.url));
""",
    "components/a/b.mjs": 'export { e } from "./e.mjs";\nexport class B {}\n',
    "components/a/e.mjs": 'export class E {\n  go() {\n    import("./later.mjs");\n  }\n}\n',
    "components/a/later.mjs": 'import { a } from "./a.mjs";\n',
    "components/a/types.mjs": "",
    "components/a/worker.mjs": 'import "./e.mjs";\n',
    "components/a/other.mjs": "",
    "components/c/c.mjs": "",
}


@pytest.mark.parametrize(
    ("script", "needed"),
    [
        ("a/a.mjs", {"a/a.mjs", "a/b.mjs", "a/e.mjs", "c/c.mjs"}),
        ("a/later.mjs", {"a/later.mjs", "a/a.mjs", "a/b.mjs", "a/e.mjs", "c/c.mjs"}),
        ("a/worker.mjs", {"a/worker.mjs", "a/e.mjs"}),
        ("a/e.mjs", {"a/e.mjs"}),
    ],
)
def test_what_a_script_needs_before_it_runs(script: str, needed: set[str]) -> None:
    found = modules.needed(f"components/{script}", SCRIPTS)
    assert found == {f"components/{one}" for one in needed}


def test_a_script_leads_to_all_that_it_names_at_once_or_later_in_a_circle_too() -> None:
    everything = SCRIPTS.keys() - {"components/a/other.mjs"}
    assert modules.closure("components/a/a.mjs", SCRIPTS) == everything
    assert modules.closure("components/c/c.mjs", SCRIPTS) == {"components/c/c.mjs"}


def test_a_script_names_the_others_by_their_new_names_and_nothing_else_changes() -> None:
    names = {"components/a/b.mjs": "b.11111111.js", "components/c/c.mjs": "c.22222222.js"}
    text = (
        'import { b } from "./b.mjs";\nimport { c } from "../c/c.mjs";\n'
        'const words = "b.mjs", unknown = "./unknown.mjs"; // see ./b.mjs\n'
    )
    assert modules.renamed("components/a/a.mjs", text, names) == (
        'import { b } from "./b.11111111.js";\nimport { c } from "../c/c.22222222.js";\n'
        'const words = "b.mjs", unknown = "./unknown.mjs"; // see ./b.mjs\n'
    )
