"""The guess of an encoding: each letter right, or none at all."""

from __future__ import annotations

import pytest

from cadre.reading.encodings import NotTextError, UnknownEncodingError, decode
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


@pytest.mark.parametrize("data", [b"Nom\0", b"\xff\xfeN\0\0\0", b"\x89PNG\r\n\x1a\n\0"])
def test_an_empty_byte_is_no_text(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(data)
