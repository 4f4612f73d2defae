"""The files of the quiz: what an author may write, and the schema that an editor checks it by."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from cadre.model.bank import schema
from cadre.reading import bank_files
from tests.support import ROOT


def test_the_schema_that_editors_read_is_the_model_s() -> None:
    assert (ROOT / "quiz" / "schema.json").read_text(encoding="utf-8") == schema()


FIELDS = ("group", "title", "scenarios", "id", "type", "cites", "unit", "quote", "options")
VALUES = st.recursive(
    st.sampled_from(["", "loyaute", "single", "best", "wrong", "a b", "É", "1"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from((*FIELDS, "verdict", "fr", "en", "x")), inner, max_size=5)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=9))
def test_any_structure_gives_a_group_or_problems_with_a_place(value: object) -> None:
    data = yaml.safe_dump(value, allow_unicode=True).encode()
    found = bank_files.parse(data, "quiz/x.yml")
    assert found.group is not None or found.problems
    assert all(problem.place.line >= 1 for problem in found.problems)
