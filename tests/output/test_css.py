"""Rules that no page can use go; whatever is not understood stays."""

from __future__ import annotations

import pytest

from cadre.output.css import keep_used

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
    ],
)
def test_keep_used(css: str, kept: str) -> None:
    assert keep_used(css, NAMES) == kept
