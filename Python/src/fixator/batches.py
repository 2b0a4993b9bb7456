"""Many cases at once."""

from __future__ import annotations

from typing import Any, Iterable, Mapping, Union

from . import _library as lib
from .results import Batch


def batch(
    cases: Union[lib.Text, Iterable[lib.Text]],
    *,
    base: lib.Text | None = None,
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
    write: Any = None,
) -> Batch:
    """Plans many cases on several threads, a line each, in their order: ``fixator batch``.

    A case that cannot be read or planned is a line that says why, and the others go on.

    Args:
        cases: one text, bytes or path with many (YAML documents, JSON, NDJSON, a table, packed with gzip or not), a pandas DataFrame with
            a case a row and dotted keys as columns (``deformity.ap-angulation``), or a list of cases, each as of ``plan``.
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
        write: takes the lines as bytes, some at a time, in place of ``Batch.pieces`` (such as ``file.write``).

    Raises:
        FixatorError: for options that do not go together, and a base that is none.
    """
    if output not in ("plans", "summaries", "csv", "days", "mounting"):
        raise ValueError(f"output: 'plans', 'summaries', 'csv', 'days' or 'mounting' is expected (found {output!r})")
    text, input_format = _cases(cases, input_format)
    options = lib.options_of(
        input_format=input_format,
        base=None if base is None else lib.text_of(base, "base").decode(),
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
    _, tally = lib.run_batch(text, options, pieces.append if write is None else write)
    return Batch(
        tuple(pieces), output, tally["planned"], tally["with_errors"], tally["failed"], tuple(tally["understood"])
    )


def _cases(given: Any, input_format: str | None) -> tuple[bytes, str | None]:
    if hasattr(given, "to_csv"):
        return given.to_csv(index=False).encode(), input_format or "csv"
    if isinstance(given, (str, bytes, Mapping)) or hasattr(given, "__fspath__"):
        return lib.text_of(given, "cases"), input_format
    parts = [lib.text_of(one, "cases") for one in given]
    if all(part.lstrip().startswith(b"{") for part in parts):
        return b"\n".join(parts), input_format or "json"
    # Documents of YAML, of which JSON is one.
    return b"".join(b"---\n" + part + b"\n" for part in parts), input_format or "yaml"
