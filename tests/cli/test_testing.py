"""The `test` verb: every step each time, and a failure that cannot be missed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

from cadre import texts
from cadre.cli import main
from dev import chromium, firefox, node, testing, verapdf
from dev.testing import Tier
from dev.tools import ToolMissingError

STEPS = ["ruff check", "ruff format", "mypy", "tsc", "cadre check --guess", "pytest"]


@dataclass
class Machine:
    """A machine on which each command ends as the test wishes."""

    failing: str = ""
    commands: list[str] = field(default_factory=list)
    variables: dict[str, str] = field(default_factory=dict)

    def run(self, command: Sequence[str], _root: Path, variables: Mapping[str, str]) -> int:
        line = " ".join(command)
        self.commands.append(line)
        self.variables.update(variables)
        return int(bool(self.failing) and self.failing in line)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine()
    monkeypatch.setattr(testing, "_run", machine.run)
    monkeypatch.setattr(node, "packages", lambda root: root / "tests" / "node_modules")
    for tool in (chromium, firefox, verapdf):
        for name in ("find", "ensure"):
            monkeypatch.setattr(tool, name, lambda: Path("tool"))
    return machine


def lack(monkeypatch: pytest.MonkeyPatch, module: object, name: str, key: str) -> None:
    """Make a tool impossible to have."""

    def fail(*_arguments: object) -> NoReturn:
        raise ToolMissingError(key, variable="CADRE_CHROMIUM", reason="no network", packages="a")

    monkeypatch.setattr(module, name, fail)


def results(printed: str) -> list[str]:
    """The summary: the first word of each line, then the step."""
    _, summary = printed.split(texts.load("fr", "cli")("test.summary"))
    return [" ".join(line.split()[:-2]) for line in summary.splitlines() if line]


def test_all_steps_pass(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    assert testing.run_tests(Path("root"), []) == 0
    assert results(capsys.readouterr().out) == [f"réussi {name}" for name in STEPS]
    assert len(machine.commands) == len(STEPS)


@pytest.mark.parametrize("name", STEPS)
def test_one_failure_fails_the_whole_and_stops_nothing(
    machine: Machine, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    machine.failing = f"-m {name}" if name != "tsc" else name
    assert testing.run_tests(Path("root"), []) == 1
    expected = [f"{'ÉCHEC' if step == name else 'réussi'} {step}" for step in STEPS]
    assert results(capsys.readouterr().out) == expected


def test_arguments_go_to_pytest(machine: Machine) -> None:
    testing.run_tests(Path("root"), ["-k", "name"])
    assert machine.commands[-1].endswith(" -k name")


def test_pytest_is_told_of_the_tools(machine: Machine) -> None:
    testing.run_tests(Path("root"), [])
    names = ("CADRE_CHROMIUM", "CADRE_FIREFOX", "CADRE_JAXB")
    assert machine.variables == dict.fromkeys(names, "tool")


@pytest.mark.parametrize(
    ("tier", "marks", "variables"),
    [
        (Tier.FAST, "not browser and not firefox and not verapdf and not slow", set()),
        (Tier.USUAL, "not firefox and not verapdf", {"CADRE_CHROMIUM"}),
    ],
)
def test_a_smaller_tier_leaves_tests_out_and_asks_for_none_of_their_tools(
    machine: Machine, tier: Tier, marks: str, variables: set[str]
) -> None:
    assert testing.run_tests(Path("root"), [], tier=tier) == 0
    assert machine.commands[-1].endswith(f" -m {marks}")
    assert set(machine.variables) == variables


@pytest.mark.usefixtures("machine")
def test_a_tool_that_cannot_be_had_is_not_missed_where_it_is_not_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lack(monkeypatch, firefox, "ensure", "test.firefox-missing")
    assert testing.run_tests(Path("root"), [], tier=Tier.USUAL) == 0


@pytest.mark.parametrize(
    ("words", "tier"),
    [(["test"], Tier.USUAL), (["test", "--fast"], Tier.FAST), (["test", "--all"], Tier.ALL)],
)
def test_the_verb_s_options_name_the_tier(
    words: list[str], tier: Tier, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def run(_root: Path, rest: Sequence[str], _language: str, tier: Tier) -> int:
        asked.extend([*rest, tier])
        return 0

    monkeypatch.setattr(testing, "run_tests", run)
    assert main([*words, "-k", "name"]) == 0
    assert asked == ["-k", "name", tier]


@pytest.mark.parametrize(
    ("tool", "left"),
    [(chromium, "not browser"), (firefox, "not firefox"), (verapdf, "not verapdf")],
)
def test_missing_tool_fails_though_the_other_tests_run(
    tool: ModuleType,
    left: str,
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = tool.__name__.rpartition(".")[2]
    lack(monkeypatch, tool, "ensure", f"test.{name}-missing")
    assert testing.run_tests(Path("root"), []) == 1
    assert machine.commands[-1].endswith(f"-m {left}")
    printed = capsys.readouterr().out
    assert "CADRE_CHROMIUM" in printed
    assert results(printed)[-1] == "ÉCHEC pytest"


def test_missing_packages_fail_the_step_that_needs_them(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lack(monkeypatch, node, "packages", "test.npm-failed")
    assert testing.run_tests(Path("root"), []) == 1
    assert results(capsys.readouterr().out) == [
        f"{'ÉCHEC' if step == 'tsc' else 'réussi'} {step}" for step in STEPS
    ]
    assert not any("tsc" in command for command in machine.commands)


def test_english_on_request(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.failing = "ruff"
    testing.run_tests(Path("root"), [], "en")
    assert "FAILED  ruff check" in capsys.readouterr().out


def test_both_languages_say_the_same_things() -> None:
    french, english = (texts.load(language, "cli").entries for language in ("fr", "en"))
    ours = {key for key in french if key.startswith("test.")}
    assert ours == {key for key in english if key.startswith("test.")}
