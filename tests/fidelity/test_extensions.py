"""The Markdown of a project, as MkDocs sets it up."""

from __future__ import annotations

from pathlib import Path

from cadre import reading
from cadre.fidelity import extensions
from cadre.reading import settings


def test_the_converter_has_the_extensions_of_mkdocs_yml_and_those_of_mkdocs(bourg: Path) -> None:
    config = bourg / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("- attr_list", "- admonition\n  - attr_list"), "utf-8"
    )
    converter = extensions.markdown(settings.load(bourg))
    html = converter.convert(
        "!!! note\n    Un\n\n| a |\n|---|\n| b |\n\n```\ncode\n```\n\nTexte\n{ #x }"
    )
    assert 'class="admonition note"' in html
    assert "<table>" in html
    assert "<code>code" in html
    assert '<p id="x">' in html


def test_options_that_only_python_can_give_are_left_out(bourg: Path) -> None:
    config = bourg / "mkdocs.yml"
    options = "- toc:\n      slugify: !!python/name:pymdownx.slugs.uslugify\n      permalink: true"
    config.write_text(config.read_text("utf-8").replace("- attr_list", options), "utf-8")
    assert reading.read(settings.load(bourg)).settings.markdown == {"toc": {"permalink": True}}
