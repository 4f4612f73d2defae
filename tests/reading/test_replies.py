"""What a pasted reply is, without the page: a reply to an earlier version, lines cut by mail programs."""

from __future__ import annotations

import json
import subprocess

import pytest

from dev import node
from tests.support import ROOT

WHOLE, EARLIER = "6d367e688c" + "0" * 54, "0123456789" + "f" * 54
RULES = {"current": WHOLE, "versions": [EARLIER, WHOLE], "shown": 10}
SCRIPT = """
  import { text } from "node:stream/consumers";
  import { replies } from "./overrides/components/signer/replies.mjs";
  const { said, people, rules } = JSON.parse(await text(process.stdin));
  const all = replies(said, people.map((name, row) => ({ name, row })), rules);
  console.log(JSON.stringify(all.map((one) => [one.kind, one.people.map((person) => person.name)])));
"""


def matched(said: str, *people: str) -> list[list[object]]:
    done = subprocess.run(
        (node.executable(), "--input-type=module", "--eval", SCRIPT),
        cwd=ROOT,
        input=json.dumps({"said": said, "people": people, "rules": RULES}).encode(),
        check=True,
        capture_output=True,
    )
    found: list[list[object]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("CADRE;6d367e688c;2026-11-25;Zoé Roy", "matched"),
        ("CADRE;6D367E688C;2026-11-25;Zoé Roy", "matched"),
        ("CADRE;0123456789;2026-11-25;Zoé Roy", "earlier"),
        ("CADRE;ffffffffff;2026-11-25;Zoé Roy", "unknown"),
        ("> > | CADRE;6d367e688c;2026-11-25;Zoé Roy", "matched"),
        ("CADRE;6d367e688c;2026-11-25;\r\nZoé Roy\r\n", "matched"),
        ("> CADRE;6d367e688c;2026-\n> 11-25;Zoé\n> Roy", "matched"),
        ("CADRE;6d367e688c;2026-11-25;Zoe\u0301 Roy", "matched"),
    ],
)
def test_a_reply_is_known_however_it_was_carried(said: str, kind: str) -> None:
    assert matched(said, "Zoé Roy", "Luc Roy") == [[kind, ["Zoé Roy"]]]


def test_a_name_that_may_go_on_under_it_is_not_decided() -> None:
    said = "CADRE;6d367e688c;2026-11-25;Luc\nRoy"
    assert matched(said, "Luc", "Luc Roy") == [["several", ["Luc", "Luc Roy"]]]


def test_a_line_that_is_no_whole_reply_is_none() -> None:
    assert matched("Voici la ligne CADRE;6d367e688c;hier;Luc Roy", "Luc Roy") == []
