"""YAML with places: what is read, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cadre.model.diagnostics import Place
from cadre.reading import bank_files
from cadre.reading.yaml_files import YamlError, parse


def test_every_scalar_is_text_whatever_yaml_would_make_of_it() -> None:
    tree = parse("{a: no, b: 2019-01-14, c: 1.0, d: null, e: ''}", "x.yml")
    assert tree.value == {"a": "no", "b": "2019-01-14", "c": "1.0", "d": "null", "e": ""}


def test_each_value_has_the_place_of_its_key() -> None:
    tree = parse("a:\n  - b: 1\n    c: 2\n", "x.yml")
    assert str(tree.place("a", 0, "c")) == "x.yml:3:5"


def test_a_missing_value_has_the_place_of_what_would_hold_it() -> None:
    tree = parse("a:\n  - b: 1\n", "x.yml")
    assert str(tree.place("a", 0, "zzz")) == "x.yml:2:5"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "yaml-empty"),
        ("# rien\n", "yaml-empty"),
        ("a: [1\n", "yaml-syntax"),
        ("a: 1\n---\nb: 2\n", "yaml-several-documents"),
        ("a: &x 1\nb: *x\n", "yaml-alias"),
        ("a: *x\n", "yaml-alias"),
        ("a: !!python/name:os.system x\n", "yaml-tag"),
        ("a: !env x\n", "yaml-tag"),
        ("? [a]\n: 1\n", "yaml-key"),
        ("a: 1\na: 2\n", "yaml-key-twice"),
        ("a: \x00\n", "yaml-character"),
        ("[" * 50 + "]" * 50, "yaml-too-deep"),
        ("[" * 1_000, "yaml-too-deep"),
    ],
)
def test_what_a_bank_does_not_need_is_refused(source: str, code: str) -> None:
    with pytest.raises(YamlError) as refusal:
        parse(source, "x.yml")
    assert refusal.value.problem.code == code


yaml_like = st.text(alphabet="abc: -[]{}&*!|>\n\"'#?%@`\t,é\x85", max_size=120)


def place(source: str) -> Place:
    try:
        return parse(source, "x.yml").place()
    except YamlError as refusal:
        return refusal.problem.place


@given(yaml_like)
def test_any_text_is_read_or_refused_with_a_place(source: str) -> None:
    assert place(source).path == "x.yml"
    assert place(source).line >= 1


@given(st.binary(max_size=120))
def test_any_file_gives_a_group_or_problems(data: bytes) -> None:
    found = bank_files.parse(data, "quiz/x.yml")
    assert found.group is not None or found.problems
