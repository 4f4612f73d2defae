"""All rules of content, each a generator of problems whose docstring states the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from cadre.checks import (
    bank_rules,
    block_rules,
    coverage,
    document_rules,
    file_rules,
    guess_rules,
    identity_rules,
    link_rules,
    name_rules,
    names_rules,
    page_rules,
    plain_rules,
    policy_rules,
    presentation_rules,
    role_rules,
    site_rules,
    term_rules,
    unit_rules,
    version_rules,
    word_rules,
)
from cadre.checks.version_rules import stale
from cadre.model.diagnostics import Problem, failed, in_order
from cadre.reading import Project
from cadre.reading.settings import FILE as SETTINGS

__all__ = ["RULES", "mistakes", "run", "settled", "stale"]

RULES: Final[tuple[Callable[[Project], Iterator[Problem]], ...]] = (
    file_rules.file_readable,
    file_rules.text_is_utf8,
    name_rules.name_composed,
    name_rules.name_ending,
    name_rules.navigation_leads_to_pages,
    name_rules.page_in_navigation,
    name_rules.home_page,
    names_rules.page_named_exists,
    names_rules.page_linked_exists,
    link_rules.link_leads_to_a_file,
    link_rules.link_leads_to_a_place,
    page_rules.front_matter_at_the_top,
    page_rules.front_matter_known,
    page_rules.pictogram_known,
    page_rules.front_matter_switches,
    page_rules.official_in_every_language,
    role_rules.role_known,
    role_rules.role_of_the_original,
    role_rules.role_once,
    role_rules.lines_declared,
    unit_rules.page_in_every_language,
    unit_rules.official_page_in_navigation,
    unit_rules.text_has_id,
    unit_rules.structure_held,
    presentation_rules.note_known,
    presentation_rules.presentation_whole,
    presentation_rules.presentation_declared,
    unit_rules.id_well_formed,
    unit_rules.id_once,
    unit_rules.unit_not_empty,
    unit_rules.titles_in_steps,
    unit_rules.unit_outside_blocks,
    unit_rules.same_units_in_every_language,
    block_rules.block_known,
    block_rules.block_closed,
    block_rules.block_argument,
    block_rules.block_options,
    block_rules.passage_quote,
    block_rules.summary_points,
    block_rules.summary_brief,
    block_rules.summary_links_once,
    block_rules.linked_unit,
    block_rules.value_known,
    bank_rules.group_of_a_section,
    bank_rules.group_has_a_page,
    bank_rules.scenario_id_once,
    bank_rules.option_id_once,
    bank_rules.best_options,
    bank_rules.acceptable_cites,
    bank_rules.cited_unit_exists,
    bank_rules.quote_stands_in_unit,
    bank_rules.quote_marks_its_passage,
    bank_rules.every_language,
    bank_rules.schema_current,
    guess_rules.one_option_does_not_refuse_alone,
    guess_rules.one_option_does_not_differ_alone,
    guess_rules.absolutes_on_both_sides,
    guess_rules.best_does_not_echo_the_stem,
    guess_rules.best_is_not_the_longest,
    guess_rules.best_options_differ,
    coverage.exemption_current,
    version_rules.version_known,
    version_rules.translation_current,
    version_rules.texts_in_every_language,
    word_rules.word_leads_to_a_unit,
    word_rules.word_shows_the_text,
    word_rules.silent_word_absent,
    term_rules.term_stands_in_the_text,
    site_rules.site_has_an_address,
    document_rules.document_languages,
    document_rules.document_nouns,
    document_rules.document_dates,
    identity_rules.colours_readable,
    identity_rules.mark_exists,
    plain_rules.sentence_short,
    policy_rules.policy_has_pages,
    policy_rules.policy_kept_apart,
    policy_rules.policy_named_in_short,
    policy_rules.block_of_a_policy,
    policy_rules.value_of_a_policy,
    policy_rules.file_of_a_policy,
)


def run(project: Project) -> tuple[Problem, ...]:
    """Return every problem of a project, those met while reading it included, by place."""
    return in_order((*project.problems, *(problem for rule in RULES for problem in rule(project))))


def settled(project: Project, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems in order, without what a mistake in the text makes meaningless.

    The version code of a text that has a mistake must not be copied into versions.yml. A warning is no
    mistake.
    """
    found = in_order(problems)
    if mistakes(project, found):
        return tuple(problem for problem in found if problem.code != "version-unknown")
    return found


def mistakes(project: Project, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the errors that may have made of the text read another one than the adopted one.

    They stand in the pages of the official language, or in `mkdocs.yml`, which gives their order.
    """
    folder = f"docs/{project.settings.official.code}/{project.settings.inside('')}"
    return tuple(
        problem
        for problem in problems
        if failed([problem])
        and (
            (problem.place.path == SETTINGS and problem.code != "version-differs")
            or (problem.place.path.startswith(folder) and problem.place.path.endswith(".md"))
        )
    )
