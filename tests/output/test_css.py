"""Rules that no page can use go; whatever is not understood stays."""

from __future__ import annotations

import pytest

from cadre.publishing.css import keep_read, keep_used

NAMES = {"a", "p", "used", "other"}


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".used { color: red }", ".used{color: red}"),
        (".gone{color:red}", ""),
        (".used,.gone{color:red}", ".used{color:red}"),
        (".used .gone{color:red}", ""),
        ("p>.used:hover{color:red}", "p>.used:hover{color:red}"),
        ("table.used{color:red}", ""),
        (":root{--x:1}", ":root{--x:1}"),
        (".used:not(.gone){color:red}", ".used:not(.gone){color:red}"),
        ("@media print{.gone{color:red}}", ""),
        ("@media print{.used{color:red}.gone{color:red}}", "@media print{.used{color:red}}"),
        ("@view-transition{navigation:auto}", "@view-transition{navigation:auto}"),
        ("@font-face{src:url(x)}", "@font-face{src:url(x)}"),
        ('@charset "utf-8";.used{color:red}', '@charset "utf-8";.used{color:red}'),
        ('.used{content:"}"}.gone{color:red}', '.used{content:"}"}'),
        ("/* .used{} */.gone{color:red}", ""),
        ("[data-md-color-primary=teal]{color:red}", ""),
        (".used[open]{color:red}", ".used[open]{color:red}"),
        (":is(.gone,.used) a{color:red}", ":is(.gone,.used) a{color:red}"),
        ('.used{background:url("data:a;b{}")}', '.used{background:url("data:a;b{}")}'),
        ('.used{content:", " "; " " { "}', '.used{content:", " "; " " { "}'),
        ('.used{content:"/* x */"}', '.used{content:"/* x */"}'),
        (r'.used{content:"\\"}.other{color:red}', r'.used{content:"\\"}.other{color:red}'),
        (
            r".used{content:'\''}.gone{color:red}",
            r".used{content:'\''}".replace("'", '"').replace('\\"', "'"),
        ),
        (r'.used{content:"\""}.other{color:red}', r'.used{content:"\""}.other{color:red}'),
        (r".md\:used{color:red}.used{color:blue}", ".used{color:blue}"),
        ('.used[title="a,b"],.gone{color:red}', '.used[title="a,b"]{color:red}'),
        (".used{grid-area:a/**/b}", ".used{grid-area:a/**/b}"),
        (".used{--empty: ;color:red}", ".used{--empty: ;color:red}"),
        (".used{width:calc(1px + 2px)}", ".used{width:calc(1px + 2px)}"),
        (".used { margin: 0 ; padding: 1px , 2px ; }", ".used{margin: 0;padding: 1px,2px;}"),
        (".used{color:red", ".used{color:red}"),
        ("@media print { @media screen { .gone { color: red } } }", ""),
        ("#other{color:red}#gone{color:red}", "#other{color:red}"),
        ('[dir="ltr"] p{color:red}[dir="rtl"] p{color:red}', '[dir="ltr"] p{color:red}'),
    ],
)
def test_keep_used(css: str, kept: str) -> None:
    assert keep_used(css, NAMES) == kept


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (":root{--read:1;--unread:2}", ":root{--read:1}"),
        (":root{--unread:url(data:a;b)}", ""),
        (":root{color:red;--unread:{a;b};margin:0}", ":root{color:red;margin:0}"),
        ("@media print{:root{--unread:1}}", ""),
        ("@media print{p{--read:1}}", "@media print{p{--read:1}}"),
        ("@page{margin:0}", "@page{margin:0}"),
        ("p{--read: ;color:red}", "p{--read: ;color:red}"),
        ("p{color:var(--unread)}", "p{color:var(--unread)}"),
    ],
)
def test_custom_properties_that_nobody_reads_go(css: str, kept: str) -> None:
    assert keep_read(css, {"--read"}) == kept


def test_comments_go_wherever_they_stand() -> None:
    css = "/* one */a/* two */ b{/* three */color:/* four */red}"
    assert keep_used(css, {"a", "b"}) == "a b{color:red}"
