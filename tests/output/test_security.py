"""What a page and its host tell the browser: the values are in tests/cases/security.yml."""

from __future__ import annotations

import base64
import hashlib
import re
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from lxml import html

from cadre.publishing import hosting, security, styles
from tests.support import ROOT

CASES: Final = yaml.safe_load((ROOT / "tests/cases/security.yml").read_text(encoding="utf-8"))
YEAR: Final = "public, max-age=31536000, immutable"
#: What a browser runs or obeys; data for our scripts has another type.
RUN: Final = {None, "speculationrules"}


def directives(content: str) -> dict[str, str]:
    found = [directive.partition(" ") for directive in content.split("; ")]
    assert len(found) == len({name for name, _, _ in found})
    return {name: value for name, _, value in found}


def policy(page: Any) -> dict[str, str]:
    (content,) = page.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    return directives(content)


def inline(page: Any) -> set[str]:
    """The hashes of the scripts of a page, as its browser will compute them."""
    scripts = [one for one in page.xpath("//script[not(@src)]") if one.get("type") in RUN]
    digests = [hashlib.sha256((one.text or "").encode()).digest() for one in scripts]
    return {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests}


def test_the_policy_is_this_one() -> None:
    hashed = re.sub(r"'sha256-[A-Za-z0-9+/]{43}='", "HASH", security.policy())
    expected = {
        name: value.format(hashes="HASH HASH HASH HASH") for name, value in CASES["policy"].items()
    }
    assert directives(hashed) == expected


def test_every_page_has_this_policy_and_the_hashes_of_our_scripts_as_they_stand_in_pages(
    site: Path,
) -> None:
    pages = [
        html.fromstring(file.read_text(encoding="utf-8")) for file in sorted(site.rglob("*.html"))
    ]
    assert len(pages) >= 74
    ours = set[str]().union(*(inline(page) for page in pages))
    assert len(ours) == 4
    for page in pages:
        found = policy(page)
        first, *hashes = found["script-src"].split()
        assert (first, set(hashes)) == ("'self'", ours)
        assert found | {"script-src": "'self' {hashes}"} == CASES["policy"]


def test_a_script_has_the_same_letters_in_a_page_as_when_its_hash_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "\n{{ a }}\n\n  \n{% b %}\n\n// {# c #}\n"
    for name in security.INLINE:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(script, encoding="utf-8")
    monkeypatch.setattr(security, "_OVERRIDES", tmp_path)
    page = styles.tidy(f"<p>a</p>\n\n\n<script>{security.inline()['progress']}</script>\n\n")
    assert page == "<p>a</p>\n<script>{{ a }}\n\n  \n{% b %}\n\n// {# c #}</script>\n"
    (digest,) = inline(html.fromstring(page))
    assert digest in security.policy()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>\n\n</p>\n \n\t\n<p>", "<p>\n</p>\n<p>"),
        ("<pre>a\n\nb</pre>\n\n<p>", "<pre>a\n\nb</pre>\n<p>"),
        ("<textarea>a\n\nb</textarea>\n\n", "<textarea>a\n\nb</textarea>\n"),
        ('<script type="application/json">"a\n\nb"</script>', None),
        ("<style>a\n\nb</style>", None),
        ("<prefix>\n\n</prefix>", "<prefix>\n</prefix>"),
    ],
)
def test_empty_lines_go_but_where_every_letter_counts(before: str, after: str | None) -> None:
    assert styles.tidy(before) == (before if after is None else after)


def netlify(text: str, path: str) -> dict[str, str]:
    """The headers that Netlify and Cloudflare Pages give: those of each pattern that the path matches."""
    found: dict[str, str] = {}
    for block in re.split(r"^(?=/)", text, flags=re.MULTILINE)[1:]:
        pattern, *lines = block.splitlines()
        headers = [line.strip().partition(": ") for line in lines]
        if fnmatchcase(path, pattern):
            # Both hosts join the values of a header given twice: none may be.
            assert not found.keys() & {name for name, _, _ in headers}
            found |= {name: value for name, _, value in headers}
    # Their own value for what is not told.
    return {"Cache-Control": "public, max-age=0, must-revalidate"} | found


def apache(text: str, path: str) -> dict[str, str]:
    (headers,) = re.findall(r"<IfModule mod_headers\.c>(.*?)</IfModule>", text, re.DOTALL)
    parts = re.split(r'<If "%\{REQUEST_URI\} =~ m#(.*)#">(.*?)</If>', headers, flags=re.DOTALL)
    (always, *conditional) = parts
    found = dict(re.findall(r'Header (?:always )?set (\S+) "(.*)"', always))
    for pattern, lines in zip(conditional[::3], conditional[1::3], strict=True):
        if re.search(pattern, path):
            found |= dict(re.findall(r'Header set (\S+) "(.*)"', lines))
    return found


def nginx(text: str, path: str) -> dict[str, str]:
    found = dict(re.findall(r'^add_header (\S+) "(.*)" always;$', text, re.MULTILINE))
    expires = re.findall(r"^expires (\S+);$", text, re.MULTILINE)
    for pattern, own in re.findall(r"^location ~ (\S+) \{ expires (\S+); \}$", text, re.MULTILINE):
        expires += [own] if re.search(pattern, path) else []
    return found | {"Cache-Control": {"-1": "no-cache", "1y": YEAR}[expires[-1]]}


NGINX: Final = ROOT / "scripts/cadre/publishing/hosting/nginx.conf"
HOSTS: Final = {"_headers": netlify, ".htaccess": apache, "nginx.conf": nginx}


@pytest.fixture
def told(tmp_path: Path) -> dict[str, str]:
    """What each host reads, of a site at the root of its address."""
    hosting.write(tmp_path, "", ("en",))
    files = [tmp_path / "_headers", tmp_path / ".htaccess", NGINX]
    return {file.name: file.read_text(encoding="utf-8") for file in files}


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_adds_these_headers(host: str, told: dict[str, str]) -> None:
    for path in (*CASES["kept"], *CASES["asked"]):
        found = HOSTS[host](told[host], path)
        assert {name: found.get(name) for name in CASES["headers"]} == CASES["headers"], path
        assert found.keys() - CASES["headers"].keys() == {"Cache-Control"}


@pytest.mark.parametrize("host", HOSTS)
def test_a_browser_keeps_what_is_named_after_its_content(host: str, told: dict[str, str]) -> None:
    for path in CASES["kept"]:
        assert HOSTS[host](told[host], path)["Cache-Control"] == YEAR, path


@pytest.mark.parametrize("host", HOSTS)
def test_a_browser_asks_again_for_everything_else(host: str, told: dict[str, str]) -> None:
    for path in CASES["asked"]:
        value = HOSTS[host](told[host], path)["Cache-Control"]
        assert value in {"no-cache", "public, max-age=0, must-revalidate"}, path


def test_a_site_below_an_address_tells_its_host_so(tmp_path: Path) -> None:
    hosting.write(tmp_path, "/town", ())
    for name in ("_headers", ".htaccess"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        find = HOSTS[name]
        assert find(text, "/town/components/cadre.0123abcd.css")["Cache-Control"] == YEAR
        assert find(text, "/components/cadre.0123abcd.css")["Cache-Control"] != YEAR


def test_what_a_host_is_told_to_keep_is_what_the_build_names_after_its_content(
    root_site: Path, told: dict[str, str]
) -> None:
    for file in root_site.rglob("*"):
        path = "/" + file.relative_to(root_site).as_posix()
        if file.is_file():
            kept = apache(told[".htaccess"], path)["Cache-Control"] == YEAR
            assert kept == path.startswith("/components/"), path
