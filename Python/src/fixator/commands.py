"""The commands as functions: what ``fixator COMMAND --format json`` prints, as objects."""

from __future__ import annotations

import json
from typing import Any, Iterable, Mapping, Sequence, Union

from . import _library as lib
from .results import Batch, Check, Films, Plan, Sensitivity

_NONE: tuple[None, int] = (None, 0)


def plan(case: lib.Text) -> Plan:
    """Plans every day of a case: ``fixator plan``.

    Args:
        case: YAML or JSON (Documentation/CaseFile.md) as a text or bytes, a path, or a mapping. A plan.json is planned anew.

    Raises:
        FixatorError: for what is no case, with every error's place, and for a case of which no plan can be made.
    """
    text = lib.text_of(case, "case")
    return Plan._of(*lib.call("plan", text, len(text), *_NONE))


def check(case: lib.Text, schedule: Any, other: Any = None, *, identify: bool = False) -> Check:
    """A second opinion on anybody's schedule: ``fixator check``.

    Args:
        case: as of ``plan``; a plan.json is followed as it stands.
        schedule: a table with the six readings of each day (of two levels twelve), mm: a text or bytes (CSV in any of the forms that people
            have), a path, or a pandas DataFrame with columns ``day`` and ``strut_1`` ... ``strut_6``.
        other: the distal level's table, where a case of two levels has two.
        identify: whether to rank how the case may have been understood otherwise.

    Raises:
        FixatorError: for what is no case or no schedule.
    """
    text = lib.text_of(case, "case")
    tables = [_table(one) for one in (schedule, other) if one is not None]
    parts: list[Any] = [part for table in tables for part in (table, len(table))]
    parts += [None, 0] * (2 - len(tables))
    return Check._of(*lib.call("check", text, len(text), *parts, *lib.options_of(identify=identify)))


def _table(given: Any) -> bytes:
    if hasattr(given, "to_csv"):
        return given.to_csv(index=False).encode()
    return lib.text_of(given, "schedule")


def resume(
    case: lib.Text, struts: Sequence[float], *, day: int | None = None, pause: int | None = None, slow: float | None = None
) -> Plan:
    """A new plan to the same target from the struts as they read today: ``fixator resume``.

    Args:
        case: as of ``plan``; a plan.json is followed as it stands.
        struts: the six readings of today, mm; of two levels twelve, the proximal frame's first.
        day: today, in days of the plan, 0 the day before the first turn; the day that fits best unless given.
        pause: days without a turn before it goes on.
        slow: share of every rate with which it goes on, above 0 and at most 1.

    Raises:
        FixatorError: for what is no case, and for readings that no limb in this frame can have.
    """
    text = lib.text_of(case, "case")
    options = lib.options_of(struts=[float(value) for value in struts], day=day, pause=pause, slow=slow)
    return Plan._of(*lib.call("resume", text, len(text), *options))


def sensitivity(
    case: lib.Text,
    *,
    samples: int | None = None,
    seed: int | None = None,
    assume: str | None = None,
    tolerance: tuple[float, float] | None = None,
    improve_to: tuple[float, float] | None = None,
    jobs: int | None = None,
) -> Sensitivity:
    """What the uncertainty of the inputs does to the end: ``fixator sensitivity``.

    Args:
        case: as of ``plan``; inputs carry one standard deviation (``12 ± 1.5 varus``).
        samples: limbs that are followed through the plan, 2 to 10,000,000; 200,000 unless given.
        seed: a whole number from which all draws follow; 1 unless given.
        assume: ``"published"`` gives inputs without a deviation one from the literature.
        tolerance: what may be left, degrees and mm; 5 and 10 unless given.
        improve_to: the deviation with which one input is thought measured again, degrees and mm; 0.5 and 0.5 unless given.
        jobs: threads, which change nothing; all processors unless given.

    Raises:
        FixatorError: for what is no case, and options out of range.
    """
    text = lib.text_of(case, "case")
    options = lib.options_of(
        samples=samples, seed=seed, assume=assume, tolerance=tolerance, improve_to=improve_to, jobs=jobs
    )
    return Sensitivity._of(*lib.call("sensitivity", text, len(text), *options))


def films(films: lib.Text, *, single: bool = False, malalignment: bool = False) -> Films:
    """Marks on radiographs to mounting, deformity and struts, with their covariance: ``fixator films`` (Documentation/Films.md).

    Args:
        films: a file of films as a text or bytes, a path, or a mapping.
        single: whether one film alone is taken, with what that costs.
        malalignment: whether only the angles of the long film are wanted.

    Raises:
        FixatorError: for what is no file of films.
    """
    text = lib.text_of(films, "films")
    return Films._of(*lib.call("films", text, len(text), *lib.options_of(single=single, malalignment=malalignment)))


def films_case(films: lib.Text, *, single: bool = False) -> str:
    """The case that films give, as YAML with its covariance, for ``plan`` and ``sensitivity``: ``fixator films --case-out``.

    Raises:
        FixatorError: for what is no file of films, and for films that give no case of which a plan can be made.
    """
    text = lib.text_of(films, "films")
    return lib.call("films_case", text, len(text), *lib.options_of(single=single))[1].decode()


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
    write: Any = None,
) -> Batch:
    """Plans many cases on several threads, a line each, in their order: ``fixator batch``.

    A case that cannot be read or planned is a line that says why, and the others go on.

    Args:
        cases: one text, bytes or path with many (YAML documents, JSON, NDJSON, a table, packed with gzip or not), a pandas DataFrame with
            a case a row and dotted keys as columns (``deformity.ap-angulation``), or a list of cases, each as of ``plan``.
        base: a case, whole or not, from which rows of tables take what they do not say.
        output: ``"plans"``, whole plans; ``"summaries"``, their chief numbers; ``"csv"``, the same as a table; ``"days"``, a table with a row
            a day: readings, what remains as signed numbers, checks.
        self_contained: whether plans carry the case that they were made from, and signed numbers.
        draws: variations of each case, drawn from its uncertainties, in its place.
        seed: from which all draws follow.
        sensitivity: draws of error bars for each summary.
        assume: ``"published"``, for draws and error bars.
        input_format: ``"yaml"``, ``"json"``, ``"ndjson"`` or ``"csv"``; told by the text unless given.
        jobs: threads, which change nothing; all processors unless given.
        inputs: whether summaries and rows of csv have the chief inputs of their case, by the names of columns that tables of cases have.
        write: takes the lines as bytes, some at a time, in place of ``Batch.pieces`` (such as ``file.write``).

    Raises:
        FixatorError: for options that do not go together, and a base that is none.
    """
    if output not in ("plans", "summaries", "csv", "days"):
        raise ValueError(f"output: 'plans', 'summaries', 'csv' or 'days' is expected (found {output!r})")
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


def hardware() -> Mapping[str, Any]:
    """Rings and struts that a case can name, with their sources and numbers: ``fixator-hardware/1``."""
    return json.loads(lib.call("hardware")[1])


def schema() -> Mapping[str, Any]:
    """The JSON Schema of a case (draft 2020-12): ``fixator schema case``."""
    return json.loads(lib.call("case_schema")[1])


def about() -> Mapping[str, Any]:
    """``program``, ``disclaimer``, ``abi``, ``kernel`` (the instruction set in use), ``lapack`` (path of the LAPACK that is loaded)."""
    return json.loads(lib.call("about")[1])


