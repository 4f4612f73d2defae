"""The papers of any project: a screen reader can read each one, and each page to fill in has its own."""

from __future__ import annotations

from pathlib import Path

from cadre.model.policy import Role
from tests.paper.sheet import Sheet
from tests.support import whole

from .conftest import Tenant


def papers(tenant: Tenant) -> dict[Path, Sheet]:
    return {file: Sheet(file.read_bytes()) for file in sorted(tenant.site.rglob("*.pdf"))}


def test_each_is_tagged_and_says_its_title_its_language_and_the_standards_that_it_keeps(
    tenant: Tenant,
) -> None:
    codes = {language.code for language in tenant.languages}
    found = papers(tenant)
    assert found
    for file, sheet in found.items():
        assert sheet.root["/MarkInfo"]["/Marked"], file
        assert sheet.tags("/H1"), file
        assert sheet.root["/Lang"].partition("-")[0] in codes, file
        assert sheet.root["/ViewerPreferences"]["/DisplayDocTitle"], file
        assert sheet.reader.metadata is not None
        assert sheet.reader.metadata.title, file
        standards = sheet.root["/Metadata"].get_data().decode()
        assert "<pdfuaid:part>1</pdfuaid:part>" in standards, file
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in standards, file


def test_each_page_to_fill_in_is_on_a_paper_of_its_own_whole(tenant: Tenant) -> None:
    printed = [whole.letters(sheet.words) for sheet in papers(tenant).values()]
    for project in tenant.projects:
        text = project.policy.text(tenant.official)
        for section in project.policy.sections:
            if section.role in (Role.SIGNED, Role.FORM):
                wanted = [
                    whole.letters(cell)
                    for unit in text.page(section.page)
                    for cell in unit.cells or (unit.text,)
                ]
                assert any(all(part in one for part in wanted) for one in printed), section.page
