"""The guess of an encoding: each letter right, or none at all."""

from __future__ import annotations

import pytest

from cadre.reading.lists.encodings import NotTextError, UnknownEncodingError, decode, french
from tests.support.encoding_cases import file_of, read_right, refused


@pytest.mark.parametrize(("name", "encoding"), list(read_right()))
def test_a_name_is_read_letter_for_letter(name: str, encoding: str) -> None:
    assert decode(file_of(name, encoding)) == f"Nom\r\n{name}\r\n"


@pytest.mark.parametrize(("name", "encoding"), list(refused()))
def test_a_name_that_may_be_another_is_asked_for(name: str, encoding: str) -> None:
    with pytest.raises(UnknownEncodingError):
        decode(file_of(name, encoding))


def test_among_others_an_ambiguous_letter_is_read() -> None:
    text = "Nom\r\nLAURA CÔTE\r\nÉMILIE CÔTÉ\r\n"
    assert decode(text.encode("cp1252")) == text


def test_one_strange_sign_among_many_names_does_not_refuse_them() -> None:
    text = "Nom\r\nÉmilie Côté\r\nZoé Bélanger\r\nAnaïs ©\r\n"
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfNom\r\nZo\xc3\xab",
        b"\xff\xfeN\0o\0m\0\r\0\n\0Z\0o\0\xeb\0",
        b"\xfe\xff\0N\0o\0m\0\r\0\n\0Z\0o\0\xeb",
    ],
    ids=["utf-8", "utf-16-le", "utf-16-be"],
)
def test_a_mark_decides_and_is_no_letter(data: bytes) -> None:
    assert decode(data) == "Nom\r\nZoë"


def test_a_sign_that_the_two_pages_of_dos_read_otherwise_is_asked_for() -> None:
    """Byte 169 is ® in one and ⌐ in the other; nothing else in the list tells which it is."""
    with pytest.raises(UnknownEncodingError):
        decode("Nom\r\nÉmilie Côté\r\nZoé Bélanger\r\nAnaïs ®\r\n".encode("cp850"))


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Noël", 2),
        ("ëlan", -1),
        ("C“te", -3),
        ("“Chef", 1),
        ("C”te", -3),
        ("Chef”", 1),
        ("Roy…", 1),
        (" …", -3),
        ("½ temps", 2),
        ("C½ur", -3),
    ],
)
def test_what_a_letter_or_a_sign_says_depends_on_where_it_stands(text: str, worth: int) -> None:
    assert french(text) == worth


@pytest.mark.parametrize("data", [b"Nom\0", b"\xff\xfeN\0\0\0", b"\x89PNG\r\n\x1a\n\0"])
def test_an_empty_byte_is_no_text(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)
