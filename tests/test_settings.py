"""`mkdocs.yml` as the software reads it: the words of YAML, MkDocs' keys, the environment."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from cadre.reading import settings
from cadre.reading.settings import document
from cadre.reading.settings.schema import Config
from cadre.reading.yaml_files import Value, YamlError

#: Keys that MkDocs itself refuses by now.
OLD = {"google_analytics", "pages"}


def test_the_schema_knows_each_key_of_mkdocs() -> None:
    keys = {key for key, _ in MkDocsConfig()._schema} - OLD  # noqa: SLF001 - no other way to know
    assert set(Config.model_fields) == keys | {"INHERIT"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("012", "012"),
        ("2024-03-05", "2024-03-05"),
        ("1e3", "1e3"),
        ("yes", "true"),
        ("Off", "false"),
        ("~", ""),
        ("null", ""),
        ("#fff", ""),
        ("'yes'", "yes"),
        ("'~'", "~"),
        ("!ENV SET", "given"),
        ("!ENV UNSET", ""),
        ("!ENV []", ""),
        ("!ENV [UNSET]", ""),
        ("!ENV [UNSET, other]", "other"),
        ("!ENV [UNSET, SET, other]", "given"),
        ("!ENV [SWITCH, true]", "false"),
        ("!relative $docs_dir", ""),
        ("!!python/name:json.dumps ''", ""),
    ],
)
def test_a_value_is_the_text_that_mkdocs_would_see(
    written: str, read: Value, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SET", "given")
    monkeypatch.setenv("SWITCH", "no")
    assert document.parse(f"a: {written}\n", "mkdocs.yml").value == {"a": read}


def test_an_alias_stands_for_what_it_names_and_a_merge_adds_what_is_not_there() -> None:
    source = "a: &one {x: 1, y: 2}\nb: *one\nc: {<<: *one, y: 3}\n"
    tree = document.parse(source, "mkdocs.yml")
    assert tree.value == {
        "a": {"x": "1", "y": "2"},
        "b": {"x": "1", "y": "2"},
        "c": {"x": "1", "y": "3"},
    }
    assert str(tree.place("b")) == "mkdocs.yml:2:1"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("a: *one\n", "yaml-syntax"),
        ("a: !BOURG x\n", "yaml-tag"),
        ("a: !ENV {x: y}\n", "yaml-tag"),
        ("a: 1\n---\nb: 2\n", "yaml-several-documents"),
        ("a: " + "[" * 50 + "]" * 50, "yaml-too-deep"),
    ],
)
def test_what_mkdocs_would_refuse_is_refused(source: str, code: str) -> None:
    with pytest.raises(YamlError) as refused:
        document.parse(source, "mkdocs.yml")
    assert refused.value.problem.code == code


def test_aliases_that_expand_without_end_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    with pytest.raises(YamlError) as refused:
        document.parse("\n".join(lines), "mkdocs.yml")
    assert refused.value.problem.code == "yaml-alias"


def test_the_first_page_of_a_section_in_a_section_is_its_title(tmp_path: Path) -> None:
    bourg = Path(__file__).parent / "fixtures" / "bourg" / "mkdocs.yml"
    text = bourg.read_text(encoding="utf-8").partition("nav:\n")[0]
    (tmp_path / "mkdocs.yml").write_text(
        f"{text}nav:\n  - index.md\n  - A:\n      - a.md\n      - B:\n          - b.md\n"
        "          - c.md\n",
        encoding="utf-8",
    )
    found = settings.load(tmp_path)
    assert [(one.page, one.depth) for one in found.navigation] == [
        ("index.md", 2),
        ("a.md", 2),
        ("b.md", 2),
        ("c.md", 3),
    ]
    assert [str(link.place) for link in found.links][2:] == ["mkdocs.yml:36:13", "mkdocs.yml:37:13"]
