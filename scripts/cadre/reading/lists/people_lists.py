"""HR's list, CSV or Excel → people, or every problem of the list with its row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from cadre.model.diagnostics import Place, Problem, Severity, in_order
from cadre.model.people import MAX_PEOPLE, Column, PeopleList, Person
from cadre.model.policy import normalise
from cadre.reading.lists import headings, people_table
from cadre.reading.lists.people_cells import (
    NAMES,
    Unprintable,
    clean,
    entity,
    is_damaged,
    refusal,
    shown,
)
from cadre.reading.lists.people_table import ListError, Table

#: The columns that a name may be made of, the first that are all there; two give “given family”.
_NAME_COLUMNS: Final[Sequence[Sequence[Column]]] = (
    (Column.FULL_NAME,),
    (Column.GIVEN_NAME, Column.FAMILY_NAME),
    (Column.GIVEN_NAME, Column.NAME),
    (Column.NAME,),
    (Column.FAMILY_NAME,),
)


def read(
    data: bytes,
    path: str,
    unprintable: Unprintable = lambda _: "",
    others: Collection[str] = (),
) -> PeopleList:
    """Read a list; a place's line is the row that Excel shows, its column counts cells from 1.

    `unprintable` returns the first letter of a text that cannot be printed, or nothing. `others` are the names of
    other policies: a column whose heading names one in parentheses is not read.
    """
    warnings: Sequence[Problem] = ()
    try:
        table = people_table.read(data, path)
        warnings = [one for one in table.problems if one.severity is Severity.WARNING]
        return _Reader(table, path, unprintable, others).read()
    except ListError as error:
        return PeopleList(problems=in_order([error.problem, *warnings]))


class _Reader:
    """Reads the rows of one table, one after the other."""

    def __init__(
        self, table: Table, path: str, unprintable: Unprintable, others: Collection[str]
    ) -> None:
        self.others = frozenset(map(headings.plain, others))
        self.table = table
        self.path = path
        self.unprintable = unprintable
        self.first = self._first()
        self.columns = self._columns()
        self.by_number: dict[str, int] = {}
        self.by_name: dict[str, int] = {}

    def read(self) -> PeopleList:
        rows = [
            (number, row)
            for number, row in enumerate(self.table.rows[self.first :], self.first + 1)
            if not headings.is_empty(row)
        ]
        if not rows and not self.table.problems:
            raise self._refused("people-empty")
        if len(rows) > MAX_PEOPLE:
            raise self._refused("people-too-many-rows", count=len(rows), limit=MAX_PEOPLE)
        people: list[Person] = []
        problems = [*self.table.problems, *self._numeric(rows)]
        for number, row in rows:
            person, found = self._row(number, row)
            problems.extend(found)
            if person is not None:
                people.append(person)
        last = rows[-1][0] if rows else self.first
        hidden = sum(self.first < row < last for row in self.table.hidden)
        return PeopleList(
            people=tuple(people),
            problems=in_order(problems),
            ignored=tuple(self._ignored(rows)),
            empty=last - self.first - len(rows) - hidden,
            rows=len(rows),
        )

    def _first(self) -> int:
        """Return how many rows end with that of the headings."""
        full: list[int] = []
        for index, row in enumerate(self.table.rows):
            if headings.names_people(row):
                return index + 1
            if not headings.is_empty(row):
                full.append(index)
            if len(full) == headings.HEADINGS_WITHIN:
                break
        broken = [one for one in self.table.problems if one.code == "people-quote"]
        if broken:
            raise ListError(self.path, broken[0])
        if full:
            self._refuse_damaged(full[0])
        raise self._refused("people-no-headings" if full else "people-empty")

    def _columns(self) -> Mapping[Column, int]:
        """Return the rank of each column that is read; raises ListError for one named twice."""
        row = self.table.rows[self.first - 1]
        self._refuse_damaged(self.first - 1)
        ranks: dict[Column, int] = {}
        for rank, column in headings.known(row).items():
            if headings.named_in(row[rank]) in self.others:
                continue
            if column in ranks:
                first, second = (shown(normalise(row[one])) for one in (ranks[column], rank))
                place = Place(self.path, self.first, rank + 1)
                twice = Problem.at(place, "people-heading-twice", first=first, heading=second)
                raise ListError(self.path, twice)
            ranks[column] = rank
        name = self._name_columns(ranks)
        return {
            column: rank for column, rank in ranks.items() if column not in NAMES or column in name
        }

    def _refuse_damaged(self, index: int) -> None:
        """Refuse headings whose letters were lost: their columns would silently be left out."""
        for rank, cell in enumerate(self.table.rows[index]):
            if is_damaged(cell) or entity(cell):
                place = Place(self.path, index + 1, rank + 1)
                text = shown(clean(cell))
                damaged = Problem.at(place, "people-heading-unreadable", text=text)
                raise ListError(self.path, damaged)

    @staticmethod
    def _name_columns(ranks: Mapping[Column, int]) -> Sequence[Column]:
        if {Column.NAME, Column.GIVEN_NAME, Column.FAMILY_NAME} <= ranks.keys():
            return (Column.NAME,)
        return next(columns for columns in _NAME_COLUMNS if ranks.keys() >= set(columns))

    def _row(self, number: int, row: Sequence[str]) -> tuple[Person | None, list[Problem]]:
        person = self._person(number, row)
        if unlike := self._unlike_a_person(row, person):
            return None, [unlike]
        problems = list(self._refusals(number, row))
        if not person.name and not any(self._is_name(problem) for problem in problems):
            problems.append(Problem.at(self._name_place(number), "people-name-missing"))
        if problems:
            return None, problems
        twice = self._twice(person)
        if twice is None:
            return person, []
        return None if twice.severity is Severity.ERROR else person, [twice]

    def _unlike_a_person(self, row: Sequence[str], person: Person) -> Problem | None:
        place, text = self._name_place(person.row), shown(person.name)
        named = headings.known(row)
        filled = {column: rank for column, rank in self.columns.items() if clean(_at(row, rank))}
        if filled and all(named.get(rank) is column for column, rank in filled.items()):
            return Problem.at(place, "people-heading-again", first=self.first)
        if headings.is_no_person(person.name):
            return Problem.at(place, "people-not-a-person", text=text)
        return None

    def _refusals(self, number: int, row: Sequence[str]) -> Iterator[Problem]:
        for column, rank in self.columns.items():
            place = Place(self.path, number, rank + 1)
            mark = self.table.marks.get((number, rank))
            if mark and (column, mark.code) != (Column.RECEIVED, "people-cell-date"):
                yield Problem.at(place, mark.code, text=shown(mark.text))
            elif refused := refusal(_at(row, rank), column, place, self.unprintable):
                yield refused
        width = len(self.table.rows[self.first - 1])
        beyond = next(
            (rank for rank, cell in enumerate(row) if rank >= width and clean(cell)), None
        )
        if self.table.strict and beyond is not None:
            yield Problem.at(Place(self.path, number, beyond + 1), "people-row-too-long")

    def _person(self, number: int, row: Sequence[str]) -> Person:
        cells = {column: clean(_at(row, rank)) for column, rank in self.columns.items()}
        order = (Column.FULL_NAME, Column.GIVEN_NAME, Column.NAME, Column.FAMILY_NAME)
        return Person(
            row=number,
            name=" ".join(filter(None, map(cells.get, order))),
            number=cells.get(Column.NUMBER, ""),
            job=cells.get(Column.JOB, ""),
            department=cells.get(Column.DEPARTMENT, ""),
            code=cells.get(Column.CODE, ""),
            received=cells.get(Column.RECEIVED, ""),
        )

    def _twice(self, person: Person) -> Problem | None:
        number, name = person.number.lower(), person.name.lower()
        if number and (first := self.by_number.setdefault(number, person.row)) != person.row:
            place = Place(self.path, person.row, self.columns[Column.NUMBER] + 1)
            return Problem.at(
                place, "people-number-twice", number=shown(person.number), first=first
            )
        if (first := self.by_name.setdefault(name, person.row)) != person.row:
            return Problem.at(
                self._name_place(person.row),
                "people-name-twice",
                severity=Severity.WARNING,
                name=shown(person.name),
                first=first,
            )
        return None

    def _numeric(self, rows: Sequence[tuple[int, Sequence[str]]]) -> Iterator[Problem]:
        """Warn once of numbers that are numbers in Excel: it has dropped the zeros at their start."""
        rank = self.columns.get(Column.NUMBER)
        found = [(number, row) for number, row in rows if (number, rank) in self.table.numbers]
        if rank is not None and found:
            number, row = found[0]
            yield Problem.at(
                Place(self.path, number, rank + 1),
                "people-number-numeric",
                severity=Severity.WARNING,
                count=len(found),
                number=row[rank],
            )

    def _ignored(self, rows: Sequence[tuple[int, Sequence[str]]]) -> Iterator[str]:
        """Yield the headings of the columns that are not read; letters for one that has none."""
        titles = self.table.rows[self.first - 1]
        read = set(self.columns.values())
        filled = {rank for _, row in rows for rank, cell in enumerate(row) if clean(cell)}
        beyond = () if self.table.strict else filled
        for rank in range(max(len(titles), *(rank + 1 for rank in beyond), 0)):
            title = clean(titles[rank]) if rank < len(titles) else ""
            if rank not in read and (title or rank in filled):
                yield shown(title) if title else headings.letters_of(rank)

    def _name_place(self, number: int) -> Place:
        ranks = [rank for column, rank in self.columns.items() if column in NAMES]
        return Place(self.path, number, min(ranks) + 1)

    def _is_name(self, problem: Problem) -> bool:
        ranks = {rank + 1 for column, rank in self.columns.items() if column in NAMES}
        return problem.place.column in ranks

    def _refused(self, code: str, **details: int) -> ListError:
        return ListError(self.path, code, **details)


def _at(row: Sequence[str], rank: int) -> str:
    return row[rank] if rank < len(row) else ""
