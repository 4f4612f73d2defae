"""The package in a learning system, scorm-again: how it is launched, left, taken up again, and what is recorded."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from cadre.publishing.site import Site
from dev import browser
from tests.support import ROOT
from tests.support.lms import System, folder

from .conftest import package

ALL = len(Site.read(ROOT).project.bank.all())
FIFTH = Site.read(ROOT).project.bank.all()[4].id
ALONE = "Ce quiz n'est relié à aucune plateforme de formation"
LOOKING = "La plateforme de formation a ouvert ce quiz pour consultation"
OPEN = "La plateforme de formation garde vos réponses"
DONE = "La plateforme de formation a noté que vous avez terminé"


@pytest.mark.parametrize("how", ["frame", "nested", "popup", "popup of frames"])
def test_the_system_is_found_wherever_it_is(system: System, how: str) -> None:
    content = system.launch(how)
    assert content.standing.startswith(OPEN)
    content.answer(0, 1)
    assert system.record["status"] == "incomplete"
    assert content.frame.evaluate("Object.keys(localStorage)") == []
    system.leave()


@pytest.mark.parametrize(("status", "said"), [("incomplete", OPEN), ("completed", DONE)])
def test_a_system_of_another_site_that_answers_late(
    system: System, served: str, status: str, said: str
) -> None:
    """Nothing is known at first: what is recorded is neither lowered nor lost."""
    state = _state(system, 3)
    system.page.evaluate("kept => { record = kept }", {"status": status, "state": state})
    content = system.launch("other site", other=served.replace("127.0.0.1", "localhost"))
    content.frame.wait_for_selector(f"#cadre-standing:text('{said}')")
    assert content.answered == 3
    content.answer(3, 4)
    system.page.wait_for_function("state => record.state !== state", arg=state)
    assert system.record["status"] == status


def test_an_answer_given_before_the_system_says_anything_is_kept(system: System) -> None:
    system.page.evaluate(
        """() => {
          const start = begin;
          window.silent = true;
          window.begin = (mode) => {
            start(mode);
            const own = API.LMSGetValue;
            API.LMSGetValue = (name) => (silent ? "" : own(name));
          };
        }"""
    )
    content = system.launch("frame")
    content.answer(0, 1)
    system.page.evaluate("silent = false")
    content.frame.wait_for_selector(f"#cadre-standing:text('{OPEN}')")
    assert system.record["status"] == "incomplete"
    assert system.record["state"] != ""
    assert content.answered == 1


def test_no_system_behind_a_page_of_another_site(phone: Page, served: str) -> None:
    """A window of another site throws whatever is asked of it."""
    phone.goto(f"{served}/host.html")
    other = served.replace("127.0.0.1", "localhost")
    system = System(phone, other)
    content = system.launch("nested")
    assert content.standing.startswith(ALONE)
    content.answer(0, 1)
    assert content.answered == 1
    assert system.written == []


def test_four_answers_then_the_fifth_question(system: System) -> None:
    content = system.launch("frame")
    content.answer(0, 4)
    system.leave()
    assert system.record["status"] == "incomplete"
    content = system.launch("frame")
    assert content.answered == 4
    assert content.shown == [FIFTH]


def test_the_browser_of_these_tests_tells_no_page_that_it_unloads(phone: Page, served: str) -> None:
    phone.goto(f"{served}/host.html")
    phone.evaluate("""() => {
      window.heard = [];
      const frame = document.createElement("iframe");
      frame.src = "player.html";
      frame.onload = () => {
        frame.contentWindow.addEventListener("unload", () => heard.push("unload"));
        frame.contentWindow.addEventListener("pagehide", () => heard.push("pagehide"));
        frame.remove();
      };
      document.body.append(frame);
    }""")
    phone.wait_for_function("() => heard.length > 0")
    assert phone.evaluate("heard") == ["pagehide"]


def test_what_is_told_from_the_first_answer_to_the_last(system: System) -> None:
    content = system.launch("frame")
    assert system.written == [
        ("cmi.core.lesson_status", "incomplete"),
        ("cmi.core.exit", "suspend"),
    ]
    content.answer(0, 1)
    ((name, state),) = system.written
    assert name == "cmi.suspend_data"
    assert state.startswith("1;")
    content.answer(1, ALL, "wrong")
    written = system.written
    assert {name for name, _ in written[:-2]} == {"cmi.suspend_data"}
    assert written[-2:] == [("cmi.core.lesson_status", "completed"), ("cmi.core.exit", "")]
    assert content.standing.startswith(DONE)
    system.leave()
    assert system.written == []
    assert system.record["status"] == "completed"
    assert system.record["score"] == ""


def test_each_answer_is_committed_at_once(system: System) -> None:
    content = system.launch("frame")
    states = []
    for rank in range(3):
        content.answer(rank, rank + 1)
        states.append(system.record["state"])
    assert len(set(states)) == 3


def test_finished_then_all_wrong(system: System) -> None:
    content = system.launch("frame")
    content.answer(0, ALL)
    content.answer(0, ALL, "wrong")
    system.leave()
    assert system.record["status"] == "completed"
    content = system.launch("frame")
    assert content.standing.startswith(DONE)
    content.answer(0, ALL, "wrong")
    content.frame.evaluate("document.querySelector('[data-action=erase]').click()")
    system.leave()
    assert system.record["status"] == "completed"
    told = {name for name, _ in system.written if name.startswith("cmi.core")}
    assert told == {"cmi.core.lesson_status", "cmi.core.exit"}


@pytest.mark.parametrize("status", ["completed", "passed"])
def test_a_status_once_read_is_never_written_again(system: System, status: str) -> None:
    system.page.evaluate("status => { record = { status } }", status)
    content = system.launch("frame")
    content.answer(0, ALL, "wrong")
    system.leave()
    assert "cmi.core.lesson_status" not in dict(system.written)
    assert system.record["status"] == status


def test_two_attempts(system: System) -> None:
    """A system that counts attempts begins a record of its own for each."""
    system.launch("frame").answer(0, ALL)
    system.leave()
    first = system.record
    system.page.evaluate("record = {}")
    content = system.launch("frame")
    assert content.answered == 0
    assert content.standing.startswith(OPEN)
    content.answer(0, 2)
    system.leave()
    assert first["status"] == "completed"
    assert system.record["status"] == "incomplete"


@pytest.mark.parametrize(
    "state",
    ["1;0123456789;{ones}", "2;{code};{ones}", "1;{code};03", "1;{code};{ones}0", "rubbish", "{}"],
)
def test_a_state_of_another_bank_is_discarded(system: System, state: str) -> None:
    code = _state(system, 1).split(";")[1]
    known = state.replace("{code}", code).replace("{ones}", "03" * ALL)
    system.page.evaluate("state => { record = { status: 'incomplete', state } }", known)
    content = system.launch("frame")
    assert content.answered == 0
    content.answer(0, 2)
    assert system.record["state"].startswith(f"1;{code};")


@pytest.mark.parametrize("mode", ["browse", "review"])
def test_nothing_is_written_where_one_only_looks(system: System, mode: str) -> None:
    state = _state(system, 2)
    system.page.evaluate("state => { record = { status: 'incomplete', state } }", state)
    content = system.launch("frame", mode)
    assert content.standing.startswith(LOOKING)
    assert content.answered == 2
    content.answer(2, ALL)
    assert content.answered == ALL
    system.leave()
    assert system.written == []
    assert "LMSCommit" not in system.page.evaluate("calls.map(([name]) => name)")


def test_a_mode_that_is_not_given_is_the_normal_one(system: System) -> None:
    content = system.launch("frame", "")
    content.answer(0, 1)
    assert system.record["status"] == "incomplete"


def test_hiding_the_page_commits(system: System) -> None:
    content = system.launch("frame")
    system.page.evaluate("calls.length = 0")
    content.frame.evaluate("""() => {
      Object.defineProperty(document, "visibilityState", { value: "hidden" });
      document.dispatchEvent(new Event("visibilitychange"));
    }""")
    assert system.page.evaluate("calls") == [["LMSCommit", ""]]


def test_a_system_that_refuses_an_answer_is_said_to(system: System) -> None:
    content = system.launch("frame")
    system.page.evaluate("API.LMSSetValue = () => 'false'")
    content.answer(0, 1)
    said = content.frame.locator(".quiz__said", has_text="n'a pas gardé votre réponse")
    assert said.count() >= 1


def test_passed_with_a_score_for_the_systems_that_need_them(
    phone: Page, packages: Path, tmp_path: Path
) -> None:
    made = package(ROOT, tmp_path / "quiz.zip", "--status", "passed", "--score", "completion")
    with browser.serving(folder(tmp_path / "site", packages, made)) as address:
        phone.goto(f"{address}/host.html")
        system = System(phone, address)
        content = system.launch("frame")
        assert "la note 100" in content.frame.locator(".quiz__privacy").inner_text()
        content.answer(0, ALL, "wrong")
        system.leave()
        assert system.record["status"] == "passed"
        assert system.record["score"] == "100"
        written = [one for one in system.written if one[0] != "cmi.suspend_data"]
        assert written == [
            ("cmi.core.lesson_status", "incomplete"),
            ("cmi.core.exit", "suspend"),
            ("cmi.core.score.min", "0"),
            ("cmi.core.score.max", "100"),
            ("cmi.core.score.raw", "100"),
            ("cmi.core.lesson_status", "passed"),
            ("cmi.core.exit", ""),
        ]


def _state(system: System, answers: int) -> str:
    """Return the state of that many answers, and leave a system that has recorded nothing."""
    system.launch("frame").answer(0, answers)
    state: str = system.record["state"]
    system.leave()
    system.page.evaluate("record = {}; calls.length = 0")
    return state
