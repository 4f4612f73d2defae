"""The problems of a page, shown in the page itself by the live server."""

from __future__ import annotations

import html
from collections.abc import Iterable

from cadre.model.diagnostics import Catalogue, Problem, in_order
from cadre.texts import Texts


def panel(problems: Iterable[Problem], catalogue: Catalogue, words: Texts) -> str:
    """Return the problems as HTML: where, what is wrong, and how to mend it."""
    items = "".join(
        f"<li><p><code>{html.escape(str(problem.place))}</code></p>"
        f"<p>{html.escape(catalogue.what(problem))}</p>"
        f"<p><strong>{html.escape(words('panel.fix'))}</strong> "
        f"{html.escape(catalogue.fix(problem))}</p></li>"
        for problem in in_order(problems)
    )
    title = html.escape(words("panel.title"))
    return (
        f'<section class="panel" role="note" aria-label="{title}" data-search-exclude>'
        f'<p class="panel__title">{title}</p><ul>{items}</ul></section>'
    )
