"""One file in place of those that a script imports: it does the same, and holds nothing twice."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cadre.publishing import modules
from cadre.publishing.bundle import BundleError, bundles, classic
from dev import node
from tests.support import ROOT

#: Two files that use the same name for their own; a counter that must not exist twice.
SCRIPTS = {
    "a/start.mjs": """
// The entry.
import { add, count as now } from "./count.mjs";
import {
  shout,
} from "../b/words.mjs";
import "./effect.mjs";

const own = "start";
console.log(shout(own), now());
add();
import("./later.mjs").then(({ Later }) => new Later());
""",
    "a/count.mjs": """
const own = { value: 0 };
console.log("count");
export function add() { own.value += 1; }
export const count = () => own.value;
""",
    "a/effect.mjs": 'import { add } from "./count.mjs";\nadd();\nconsole.log("effect");\n',
    "a/later.mjs": """
/** @typedef {import("./types.mjs").Type} Type */
import { count } from "./count.mjs";
import { sign } from "../b/sign.mjs";
export class Later {
  constructor() { console.log(`later ${count()}${sign}`); }
}
""",
    "a/types.mjs": "export class Type {}\n",
    "b/words.mjs": 'import { sign } from "./sign.mjs";\nexport function shout(word) {\n  return word + sign;\n}\n',
    "b/sign.mjs": 'const own = "!";\nexport const sign = own;\n',
}
SAID = ["count", "effect", "start! 1", "later 2!"]


def run(folder: Path, entry: str, files: dict[str, str]) -> list[str]:
    """Return the lines that the engine prints for a script among its files."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    command = [str(node.executable()), str(folder / entry)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_the_sources_themselves_say_what_bundles_must(tmp_path: Path) -> None:
    assert sorted(run(tmp_path, "a/start.mjs", SCRIPTS)) == sorted(SAID)


def test_a_bundle_does_what_its_modules_do_and_what_comes_later_finds_the_same_state(
    tmp_path: Path,
) -> None:
    made = bundles(SCRIPTS, ["a/start.mjs"])
    assert made.keys() == {"a/start.mjs", "a/later.mjs"}
    assert run(tmp_path, "a/start.mjs", made) == SAID


def test_one_classic_script_does_the_same_without_modules(tmp_path: Path) -> None:
    script = classic("a/start.mjs", SCRIPTS)
    assert script.startswith("(() => {\n")
    assert script.endswith("})();\n")
    # A file that Node takes for a classic script, alone in its folder.
    assert run(tmp_path, "alone.cjs", {"alone.cjs": script}) == SAID


def test_a_bundle_is_this_text() -> None:
    made = bundles(
        {
            "a/a.mjs": '// one\nimport { b as c } from "../b/b.mjs";\nexport const a = c + 1;\n',
            "b/b.mjs": 'export const b = 1;\nimport("./d.mjs");\n',
            "b/d.mjs": 'import { b } from "./b.mjs";\nb();\n',
        },
        ["a/a.mjs"],
    )
    once = "const $once = (make, made) => () => (made ??= make());\n"
    assert made == {
        "a/a.mjs": (
            f"{once}"
            'const $b_b = $once(() => {\nconst b = 1;\nimport("../b/d.mjs");\nreturn { b };\n});\n'
            "const $a_a = $once(() => {\nconst { b: c } = $b_b();\nconst a = c + 1;\nreturn { a };\n});\n"
            "export const { a } = $a_a();\nexport { $b_b };\n"
        ),
        "b/d.mjs": (
            'import { $b_b } from "../a/a.mjs";\n'
            f"{once}"
            "const $b_d = $once(() => {\nconst { b } = $b_b();\nb();\nreturn {  };\n});\n$b_d();\n"
        ),
    }


@pytest.mark.parametrize(
    ("scripts", "entries", "files"),
    [
        # Two entries of one page share a file: it stands apart, with what it imports.
        (
            {
                "a.mjs": 'import { c } from "./c.mjs";',
                "b.mjs": 'import { c } from "./c.mjs";\nimport { d } from "./d.mjs";',
                "c.mjs": 'import { d } from "./d.mjs";\nexport const c = d;',
                "d.mjs": "export const d = 1;",
            },
            ["a.mjs", "b.mjs"],
            {"a.mjs": "a", "b.mjs": "b", "c.mjs": "c", "d.mjs": "d"},
        ),
        (
            {
                "a.mjs": 'import { c } from "./c.mjs";',
                "b.mjs": 'import { c } from "./c.mjs";',
                "c.mjs": 'import { d } from "./d.mjs";\nexport const c = d;',
                "d.mjs": "export const d = 1;",
            },
            ["a.mjs", "b.mjs"],
            {"a.mjs": "a", "b.mjs": "b", "c.mjs": "cd"},
        ),
        # A worker is a world of its own: it does not find what the page has.
        (
            {
                "a.mjs": 'import { c } from "./c.mjs";\nnew Worker(new URL("./w.mjs", import.meta.url));',
                "w.mjs": 'import { c } from "./c.mjs";',
                "c.mjs": "export const c = 1;",
            },
            ["a.mjs"],
            {"a.mjs": "a", "c.mjs": "c", "w.mjs": "w"},
        ),
        # Loaded by one bundle or the other: neither is sure to be there.
        (
            {
                "a.mjs": 'import { c } from "./c.mjs";\nimport("./l.mjs");',
                "b.mjs": 'import("./l.mjs");',
                "l.mjs": 'import { c } from "./c.mjs";',
                "c.mjs": "export const c = 1;",
            },
            ["a.mjs", "b.mjs"],
            {"a.mjs": "a", "b.mjs": "b", "c.mjs": "c", "l.mjs": "l"},
        ),
        # Loaded by what was loaded itself: the first bundle is there.
        (
            {
                "a.mjs": 'import { c } from "./c.mjs";\nimport("./l.mjs");',
                "l.mjs": 'import("./m.mjs");',
                "m.mjs": 'import { c } from "./c.mjs";',
                "c.mjs": "export const c = 1;",
            },
            ["a.mjs"],
            {"a.mjs": "ac", "l.mjs": "l", "m.mjs": "m"},
        ),
        # What nothing leads to, or types only, is not published.
        (
            {"a.mjs": '/** @type {import("./t.mjs").T} */\nconst a = 1;', "t.mjs": "", "x.mjs": ""},
            ["a.mjs"],
            {"a.mjs": "a"},
        ),
    ],
)
def test_each_script_is_in_one_file_where_all_who_need_it_find_it(
    scripts: dict[str, str], entries: list[str], files: dict[str, str]
) -> None:
    made = bundles(scripts, entries)
    held = {
        path: "".join(sorted(one[0] for one in scripts if f"const ${one[0]} = $once" in text))
        for path, text in made.items()
    }
    assert held == files


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('import a from "./b.mjs";', 'a.mjs:2: import a from "./b.mjs";'),
        ('import * as a from "./b.mjs";', 'a.mjs:2: import * as a from "./b.mjs";'),
        ('import { a } from "library";', 'a.mjs:2: import { a } from "library";'),
        ('import { a } from "./gone.mjs";', 'a.mjs:2: import { a } from "./gone.mjs";'),
        ('export { b } from "./b.mjs";', 'a.mjs:2: export { b } from "./b.mjs";'),
        ("export default 1;", "a.mjs:2: export default 1;"),
        ("export let a = 1;", "a.mjs:2: export let a = 1;"),
        ("export const { a } = b;", "a.mjs:2: export const { a } = b;"),
        ('import { c } from "./c.mjs";', "a.mjs → c.mjs → a.mjs"),
    ],
)
def test_what_cannot_be_put_together_is_refused_where_it_is(text: str, place: str) -> None:
    scripts = {
        "a.mjs": f"// first\n{text}\n",
        "b.mjs": "export const b = 1;\n",
        "c.mjs": 'import { a } from "./a.mjs";\n',
    }
    for make in (lambda: bundles(scripts, ["a.mjs"]), lambda: classic("a.mjs", scripts)):
        with pytest.raises(BundleError) as refused:
            make()
        assert str(refused.value) == place


def test_a_script_that_asks_for_its_own_address_cannot_be_a_classic_one() -> None:
    worker = 'const a = new Worker(new URL("./w.mjs", import.meta.url));'
    with pytest.raises(BundleError) as refused:
        classic("a.mjs", {"a.mjs": f"{worker}\n", "w.mjs": ""})
    assert str(refused.value) == f"a.mjs:1: {worker}"


def test_the_quiz_is_one_file_and_its_results_another_and_a_classic_one_is_sound(
    tmp_path: Path,
) -> None:
    scripts = modules.read(ROOT / "overrides", "components")
    entry = "components/quiz/quiz.mjs"
    made = bundles(scripts, [entry])
    assert made.keys() == {entry, "components/quiz/quiz-results.mjs"}
    # Without a page it finds nothing to start, and that is the first thing that it asks for.
    said = run(
        tmp_path,
        "quiz.cjs",
        {
            "quiz.cjs": "globalThis.document = { querySelectorAll: () => [] };\n"
            + classic(entry, scripts)
        },
    )
    assert said == []
