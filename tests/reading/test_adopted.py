"""The grammar of adopted text loses nothing: whatever the lines, each word is in a unit, or in a text that is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cadre.reading.adopted import scan

#: `{}` stands for a word; the others hold none.
LINES = (
    *("{}", "  {}", "    {}", "{}\\", "{}  ", "- {}", "+ {}", "* {}", "– {}", "    - {}", "\t- {}"),
    *("a) {}", "    i. {}", "        1° {}", "4.1.1 {}", "2022. {}", " 1. {}", "2.5 % {}", "1.{}"),
    *("# {} {{ #t }}", "## {}", "    ## {}", "| {} | {} |", "| {} |", "| {}", "| {} | | {{ #r }}"),
    *(
        "> {}",
        ">",
        "> {{ #q }}",
        "> - {}",
        ":   {}",
        ": {}",
        "[^1]: {}",
        "{} [^1]",
        "<div>{}</div>",
    ),
    *("/// note", "///", "//// inconnu", "```", "{}: {}", "----", "====", "|---|---|", "|---|"),
    *("{{ #x }}", "    {{ #x }}", "{{ #y lang=en }}", "", "", "    "),
)


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_no_word_is_lost_and_none_is_read_twice(chosen: list[str]) -> None:
    lines, words = [], 0
    for line in chosen:
        count = line.count("{}")
        lines.append(line.format(*(f"mot{words + rank}x" for rank in range(count))))
        words += count
    found = scan(lines)
    text = "\n".join(f"{one.marker} {one.text}" for one in found.elements)
    options = "\n".join(value for fence in found.fences for value in fence.options.values())
    assert [f"{text}\n{options}".count(f"mot{rank}x") for rank in range(words)] == [1] * words


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_each_element_has_its_lines_and_no_other(chosen: list[str]) -> None:
    """The page is made of what is read: a line in two elements would be shown twice."""
    elements = scan([line.format("un", "deux") for line in chosen]).elements
    ends = [0, *(element.end for element in elements)]
    assert all(end < element.line for end, element in zip(ends, elements, strict=False))
