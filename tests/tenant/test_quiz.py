"""The quiz of any project, if it has one: each scenario is asked in each language, and its key goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cadre.model.bank import Verdict

from .conftest import Tenant


def forms(tenant: Tenant, language: str, folder: str) -> Iterator[tuple[Any, Any]]:
    """Yield each form of the pages of a language, in the folder of a policy, with its page."""
    for page in tenant.pages(language, folder):
        built = tenant.built(language, page.page)
        for form in built.xpath("//form[contains(@class, 'quiz__form')]"):
            yield form, built


def test_each_scenario_is_asked_in_each_language(tenant: Tenant) -> None:
    for project in tenant.projects:
        wanted = {scenario.id for scenario in project.bank.all()}
        for language in tenant.languages:
            found = forms(tenant, language.code, project.settings.folder)
            asked = {form.get("data-question") for form, _ in found}
            assert asked == wanted, language.code


def test_each_form_has_its_key_which_says_of_each_option_what_it_is(tenant: Tenant) -> None:
    for project in tenant.projects:
        for language in tenant.languages:
            for form, page in forms(tenant, language.code, project.settings.folder):
                name = form.get("data-question")
                _, scenario = project.bank.scenario(name)
                (key,) = page.xpath(f"//*[@id='reponse-{name}']")
                told = {
                    one.get("data-option"): one.get("data-verdict")
                    for one in key.xpath(".//*[@data-option]")
                }
                assert told == {one.id: one.verdict.value for one in scenario.options}, name
                assert Verdict.BEST.value in told.values()


def test_a_project_without_a_quiz_asks_nothing(tenant: Tenant) -> None:
    for project in tenant.projects:
        if not project.bank.all():
            folder = project.settings.folder
            assert not [
                one for each in tenant.languages for one in forms(tenant, each.code, folder)
            ]
