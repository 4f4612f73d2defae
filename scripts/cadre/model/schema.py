"""What schemas of data files share: their base, and the types of values that an author writes as text.

Each type says with its own code what is wrong with a value, and each field gives an example, as it is
written in the file, for the message.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class Model(BaseModel):
    """A part of a data file: frozen, and no field that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def is_day(value: str) -> bool:
    """Say whether a text is a day of the calendar, as ISO 8601 writes it."""
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return _DATE.fullmatch(value) is not None


def _iso_date(value: str) -> str:
    if not is_day(value):
        raise PydanticCustomError("value-not-date", "not a date")
    return value


def unless_empty(value: Any) -> Any:
    """Return the value of a field that may be left empty: None stands for nothing written."""
    return None if value == "" else value


def listed(value: Any) -> Any:
    """Return the items of a list that may be left empty."""
    return () if value == "" else value


#: Text that says something.
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
#: A day, as ISO 8601 writes it: 2019-01-14.
IsoDate = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_iso_date)]
#: For what an author may leave empty.
Empty = BeforeValidator(unless_empty)
EmptyList = BeforeValidator(listed)
