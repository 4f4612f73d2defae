"""`security` tells each known vulnerability, what was not audited, and where a package does not install."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from dev import security, wheels
from dev.security import Advisory, Audit
from dev.tools import ToolMissingError

LOCK = r"""# made by uv
one==1.0 \
    --hash=sha256:aa
    # via two
two==2.0 ; sys_platform == 'win32' \
    --hash=sha256:bb
"""
WHEEL = "two-2.0-cp311-cp311-win_amd64.whl"


def report(*names: str) -> str:
    return json.dumps({"install": [{"download_info": {"url": f"x/{name}"}} for name in names]})


def project(folder: Path) -> Path:
    (folder / wheels.LOCK).write_text(LOCK, encoding="utf-8")
    return folder


def test_a_vulnerability_of_python_is_told_with_the_version_that_mends_it() -> None:
    vulnerable = {"id": "PYSEC-2026-1", "fix_versions": ["1.1", "2.0"]}
    packages = [{"name": "one", "version": "1.0", "vulns": [vulnerable]}]
    advisory = Advisory("r.txt", "one 1.0", "PYSEC-2026-1", "1.1, 2.0")
    told = json.dumps({"dependencies": packages})
    assert security.of_python("r.txt", told) == Audit("r.txt", 1, 0, (advisory,))


def test_a_package_that_the_service_does_not_know_is_not_a_good_one() -> None:
    packages = [{"name": "one", "skip_reason": "not found"}, {"name": "two", "vulns": []}]
    told = json.dumps({"dependencies": packages})
    assert security.of_python("r.txt", told) == Audit("r.txt", 2, 1, ())


def test_a_vulnerability_of_npm_is_told_once_at_the_package_that_has_it() -> None:
    itself = {"range": "<1.2", "via": [{"url": "x/GHSA-1", "title": "bad"}]}
    above = {"range": "*", "via": ["one"]}
    told = {
        "vulnerabilities": {"one": itself, "two": above},
        "metadata": {"dependencies": {"total": 9}},
    }
    advisory = Advisory("l.json", "one <1.2", "GHSA-1", "")
    assert security.of_npm("l.json", json.dumps(told)) == Audit("l.json", 9, 0, (advisory,))


@pytest.mark.parametrize(
    "told", ['{"message": "405 Method Not Allowed"}', "405 Method Not Allowed"]
)
def test_an_answer_that_is_no_report_is_told_in_its_own_words(told: str) -> None:
    with pytest.raises(ToolMissingError) as caught:
        security.of_npm("l.json", told)
    assert caught.value.key == "security.not-asked"
    assert caught.value.values == {"lock": "l.json", "reason": "405 Method Not Allowed"}


def test_what_is_for_another_system_is_looked_for_too() -> None:
    entries = wheels.requirements(LOCK)
    assert list(entries) == ["one", "two"]
    assert entries["two"] == "two==2.0 \\\n    --hash=sha256:bb\n"


def test_a_package_without_a_wheel_is_named_for_its_system_alone(tmp_path: Path) -> None:
    def pip(lines: str, tags: Sequence[str]) -> tuple[int, str, str]:
        if "two==" in lines and "musllinux_1_2_x86_64" in tags:
            return 1, "", "ERROR: No matching distribution found for two==2.0"
        return 0, report("one-1.0-py3-none-any.whl", *([WHEEL] if "two==" in lines else [])), ""

    found = {one.platform: one for one in wheels.standings(project(tmp_path), pip)}
    assert [name for name, one in found.items() if one.absent] == ["Linux musl x86-64"]
    assert found["Linux musl x86-64"].absent == ("two",)
    assert found["Windows x86-64"].compiled == (WHEEL,)


def test_without_a_network_no_package_is_said_to_lack_a_wheel(tmp_path: Path) -> None:
    said = "ERROR: No matching distribution found for one==1.0\n"
    with pytest.raises(ToolMissingError) as caught:
        list(wheels.standings(project(tmp_path), lambda _lines, _tags: (1, "", said)))
    assert caught.value.key == "security.not-asked"
