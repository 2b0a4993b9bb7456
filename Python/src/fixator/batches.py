"""Many cases at once."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Callable, Iterable, Iterator, Union

from ._library import run_batch
from ._tables import table_of
from ._texts import Text, cases_of, options_of, string_of
from .results import Plan

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Batch:
    """The lines of a batch, in the order of the cases.

    Attributes:
        pieces: the lines as ``fixator batch`` prints them, to the byte, some at a time; empty where they went to a writer.
        output: what a line is: ``plans``, ``summaries``, ``csv`` or ``days``; of ``mounting`` all is one picture (SVG).
        planned: lines with a plan.
        with_errors: those of them whose plan has an error.
        failed: lines without one, which say why.
        understood: what was guessed of a table, in sentences.
    """

    pieces: tuple[bytes, ...] = field(repr=False)
    output: str
    planned: int
    with_errors: int
    failed: int
    understood: tuple[str, ...]

    @property
    def text(self) -> bytes:
        """All lines.

        Raises:
            ValueError: where they went to a writer.
        """
        self._require_lines()
        return b"".join(self.pieces)

    def _require_lines(self) -> None:
        if not self.pieces and len(self):
            raise ValueError("the lines of this batch went to `write`, and are read where that has put them")

    def __len__(self) -> int:
        return self.planned + self.failed

    def __iter__(self) -> Iterator[Any]:
        """The lines, read: of ``plans`` a ``Plan`` or, of a case without one, a mapping with ``errors``; else mappings.

        Raises:
            TypeError: of ``csv`` and ``days``, which ``to_frame`` reads, and of ``mounting``, a picture.
            ValueError: where the lines went to a writer.
        """
        if self.output in ("csv", "days"):
            raise TypeError("lines of a table are read by to_frame()")
        self._require_no_picture()
        self._require_lines()
        return self._lines()

    def _require_no_picture(self) -> None:
        if self.output == "mounting":
            raise TypeError("of all cases together there is one picture and no line: text is its SVG")

    def _lines(self) -> Iterator[Any]:
        for piece in self.pieces:
            for line in piece.splitlines():
                document = json.loads(line)
                if self.output == "plans" and "errors" not in document:
                    parts = [document, *document.get("levels", ())]
                    errors = any(one["severity"] == "error" for part in parts for one in part.get("checks", ()))
                    yield Plan(line.decode(), document, errors)
                else:
                    yield document

    def to_frame(self) -> "pandas.DataFrame":
        """A table with a row a line. Of ``csv`` and ``days`` the columns of ``fixator batch --format csv`` and ``--days``, text as it stands
        there (Documentation/Output.md, "Text in tables"); of ``summaries`` and ``plans`` the chief numbers: ``case``, ``input``, ``days``,
        ``strut_changes``, ``visits``, ``max_error_mm``, ``max_error_deg``, ``has_errors``, ``error`` (why there is no plan).

        Raises:
            ImportError: without pandas.
            TypeError: of ``mounting``, a picture.
            ValueError: where the lines went to a writer.
        """
        import pandas

        if self.output in ("csv", "days"):
            return table_of(self.text)
        self._require_no_picture()
        rows = []
        for line in self:
            document = line.document if isinstance(line, Plan) else line
            numbers = document.get("summary", document)
            row = {key: document.get(key) for key in ("case", "input", "draw") if key in document}
            row.update(
                {key: numbers.get(key) for key in ("days", "strut_changes", "visits", "max_error_mm", "max_error_deg")}
            )
            if isinstance(line, Plan):
                row["has_errors"] = line.has_errors
            else:
                row["has_errors"] = bool(document.get("checks", {}).get("errors"))
            row.update(document.get("inputs", {}))
            row["error"] = "; ".join(one["message"] for one in document.get("errors", ())) or None
            rows.append(row)
        return pandas.DataFrame(rows)


def batch(
    cases: "Union[Text, Iterable[Text], pandas.DataFrame]",
    *,
    base: Text | None = None,
    output: str = "summaries",
    self_contained: bool = False,
    draws: int | None = None,
    seed: int | None = None,
    sensitivity: int | None = None,
    assume: str | None = None,
    input_format: str | None = None,
    jobs: int | None = None,
    inputs: bool = False,
    shard: str | None = None,
    filter: bool = False,
    write: Callable[[bytes], object] | None = None,
) -> Batch:
    """Plans many cases on several threads, a line each, in their order: ``fixator batch``.

    A case that cannot be read or planned is a line that says why, and the others go on.

    Args:
        cases: one text, bytes or path with many (YAML documents, JSON, NDJSON, a table, packed with gzip or not), a pandas DataFrame with
            a case a row and dotted keys as columns (``deformity.ap-angulation``; so is an index that has a name), or a list of cases, each
            as of ``plan``.
        base: a case, whole or not, from which rows of tables take what they do not say.
        output: ``"plans"``, whole plans; ``"summaries"``, their chief numbers; ``"csv"``, the same as a table; ``"days"``, a table with a row
            a day: readings, what remains as signed numbers, checks; ``"mounting"``, one picture (SVG) of what errors of the mounting leave.
        self_contained: whether plans carry the case that they were made from, and signed numbers.
        draws: variations of each case, drawn from its uncertainties, in its place.
        seed: from which all draws follow.
        sensitivity: draws of error bars for each summary.
        assume: ``"published"``, for draws and error bars.
        input_format: ``"yaml"``, ``"json"``, ``"ndjson"`` or ``"csv"``; told by the text unless given.
        jobs: threads, which change nothing; all processors unless given.
        inputs: whether summaries and rows of csv have the chief inputs of their case, by the names of columns that tables of cases have.
        shard: ``"k/n"``, only every n-th line, from the k-th.
        filter: whether lines depend on their case alone, as engines want them: without ``input``, places from each case's first line.
        write: takes the lines as bytes, some at a time, in place of ``Batch.pieces`` (such as ``file.write``), on the thread that called.
            What it raises ends the batch; so does Ctrl-C, and whatever else a signal raises.

    Raises:
        FixatorError: for options that do not go together, and a base that is none.
        ValueError: for a DataFrame whose index has no name and may be the cases.
    """
    if output not in ("plans", "summaries", "csv", "days", "mounting"):
        raise ValueError(f"output: 'plans', 'summaries', 'csv', 'days' or 'mounting' is expected (found {output!r})")
    text, input_format = cases_of(cases, input_format)
    options = options_of(
        input_format=input_format,
        base=string_of(base, "base"),
        output=output,
        self_contained=self_contained,
        draws=draws,
        seed=seed,
        sensitivity=sensitivity,
        assume=assume,
        jobs=jobs,
        inputs=inputs,
        shard=shard,
        filter=filter,
    )
    pieces: list[bytes] = []
    tally = run_batch(text, options, pieces.append if write is None else write)
    return Batch(
        tuple(pieces), output, tally["planned"], tally["with_errors"], tally["failed"], tuple(tally["understood"])
    )
