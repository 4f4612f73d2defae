"""What hosts are given: files to copy that say the README's commands, and a `web.config` that says the same as the others."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from lxml import etree

from cadre.cli import _parser
from cadre.publishing import hosting
from tests.support import ROOT

FILES: Final = ROOT / "scripts" / "cadre" / "publishing" / "hosting"
README: Final = (FILES / "README.md").read_text(encoding="utf-8")
CASES: Final = yaml.safe_load((ROOT / "tests/cases/security.yml").read_text(encoding="utf-8"))


def read(name: str) -> Any:
    text = (FILES / name).read_text(encoding="utf-8")
    return tomllib.loads(text) if name.endswith(".toml") else yaml.safe_load(text)


def folder_of(command: str) -> str:
    """Return the folder that a command of the README builds; fails when it is no such command."""
    program, script, *words = command.split()
    assert (program, script) == ("python3", "scripts/run.py")
    assert (ROOT / script).is_file()
    options = _parser().parse_args(words)
    assert options.verb == "build"
    return str(options.site_dir)


def test_github_pages_publishes_what_the_command_builds() -> None:
    file = read("github-pages.yml")
    # YAML 1.1 reads `on` as true.
    assert file[True] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    build, deploy = file["jobs"]["build"]["steps"], file["jobs"]["deploy"]
    (command,) = [step["run"] for step in build if "run" in step]
    assert build[-1]["uses"].startswith("actions/upload-pages-artifact@")
    assert build[-1]["with"]["path"] == folder_of(command)
    assert deploy["needs"] == "build"
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert deploy["steps"][0]["uses"].startswith("actions/deploy-pages@")


def test_gitlab_pages_publishes_what_the_command_builds() -> None:
    job = read("gitlab-pages.yml")["pages"]
    (command,) = job["script"]
    assert job["artifacts"]["paths"] == [folder_of(command)] == ["public"]


def test_netlify_publishes_what_the_command_builds() -> None:
    build = read("netlify.toml")["build"]
    assert build["publish"] == folder_of(build["command"])


def test_the_page_of_hosts_names_each_file_in_both_languages_and_only_files_that_are_there() -> (
    None
):
    french, english = re.split(r"^# Publish$", README, flags=re.MULTILINE)
    named = {re.sub(r"#.*", "", one) for one in re.findall(r"\]\(([^)#]+)", README)}
    assert all((FILES / one).exists() for one in named)
    for text in (french, english):
        for name in ("github-pages.yml", "gitlab-pages.yml", "netlify.toml", "nginx.conf"):
            assert f"]({name})" in text
        for name in hosting.FILES:
            assert f"`{name}`" in text
    rows = [re.findall(r"^\|", text, re.MULTILINE) for text in (french, english)]
    assert len(rows[0]) == len(rows[1])


@pytest.fixture(params=["", "/town"])
def iis(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, etree._Element]:
    """The path of a site on its host, and what its `web.config` says."""
    hosting.write(tmp_path, request.param, ("en",))
    return request.param, etree.parse(tmp_path / "web.config").getroot()


def test_iis_adds_the_headers_that_the_other_hosts_add(
    iis: tuple[str, etree._Element],
) -> None:
    added = iis[1].findall("./system.webServer/httpProtocol/customHeaders/add")
    assert {one.get("name"): one.get("value") for one in added} == CASES["headers"]


def test_iis_keeps_for_a_year_only_what_is_named_after_its_content(
    iis: tuple[str, etree._Element],
) -> None:
    way = "system.webServer/staticContent/clientCache"
    (common,) = iis[1].findall(f"./{way}")
    assert dict(common.attrib) == {"cacheControlMode": "DisableCache"}
    (kept,) = iis[1].findall(f"./location[@path='components']/{way}")
    assert kept.get("cacheControlMaxAge") == "365.00:00:00"
    assert len(iis[1].findall(f".//{way.rsplit('/', maxsplit=1)[-1]}")) == 2


def test_iis_shows_the_page_for_a_wrong_address_of_each_language(
    iis: tuple[str, etree._Element],
) -> None:
    root, config = iis
    way = "system.webServer/httpErrors/error[@statusCode='404']"
    (common,) = config.findall(f"./{way}")
    (english,) = config.findall(f"./location[@path='en']/{way}")
    assert (common.get("path"), english.get("path")) == (
        f"{root}/404.html",
        f"{root}/en/404.html",
    )
