"""The adopted text of any project: each unit whole on its page, in the full text, in the index and on paper."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from cadre.markdown.addresses import inside
from cadre.model.policy import Kind, Text, normalise
from cadre.reading import Project
from tests.support import whole

from .conftest import Tenant

#: What a title begins with: it is searched as the name of what stands under it, without its rank.
RANK = re.compile(r"^\d+(\.\d+)*[-.)]?\s+")


def units(page: Any) -> dict[str, str]:
    """Return the units of a built page: their ids and their words."""
    return {
        one.get("id"): normalise("".join(whole.words(one)))
        for one in page.iter()
        if "unit" in (one.get("class") or "").split()
    }


def texts(tenant: Tenant) -> Iterator[tuple[Project, Text]]:
    """Yield the text of each policy in each language."""
    for project in tenant.projects:
        for language in tenant.languages:
            yield project, project.policy.text(language.code)


def test_there_is_a_text_in_each_language_with_the_same_units(tenant: Tenant) -> None:
    for project, text in texts(tenant):
        official = project.policy.text(tenant.official)
        assert official.units
        assert [unit.id for unit in text.units] == [unit.id for unit in official.units]


def test_each_unit_stands_on_its_page_word_for_word(tenant: Tenant) -> None:
    for _, text in texts(tenant):
        for page in dict.fromkeys(unit.page for unit in text.units):
            wanted = {unit.id: normalise(unit.text) for unit in text.page(page)}
            assert units(tenant.built(text.language, page)) == wanted, page


def test_each_stands_in_the_full_text_in_its_order(tenant: Tenant) -> None:
    for project, text in texts(tenant):
        for page in tenant.holding(text.language, "full-text", project.settings.folder):
            found = units(tenant.built(text.language, page.page))
            assert list(found.items()) == [(one.id, normalise(one.text)) for one in text.units]


def test_each_is_found_by_the_search(tenant: Tenant) -> None:
    for _, text in texts(tenant):
        file = tenant.folder(text.language) / "search" / "search_index.json"
        entries = [one for one in json.loads(file.read_bytes())["docs"] if one["kind"] == "passage"]
        found = {one["location"]: normalise(one["text"]) for one in entries}
        names = "\n".join(f"{one['title']}\n{one['text']}" for one in entries)
        for unit in text.units:
            if unit.kind is Kind.TITLE:
                assert RANK.sub("", normalise(unit.text)) in names, unit.id
            else:
                assert found[f"{inside(unit.page)}#{unit.id}"] == normalise(unit.text), unit.id


def test_each_can_be_printed(tenant: Tenant) -> None:
    for project in tenant.projects:
        text = project.policy.text(tenant.official)
        printed = whole.letters_printed(text)
        cells = [(unit.id, cell) for unit in text.units for cell in unit.cells or (unit.text,)]
        parts = [(name, part) for name, cell in cells for part in re.split("_{3,}", cell)]
        assert [name for name, part in parts if whole.letters(part) not in printed] == []
