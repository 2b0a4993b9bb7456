"""The commands for one patient as functions: what ``fixator COMMAND --format json`` prints, as objects."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Mapping, Sequence, Union

import numpy as np

from ._arrays import Numbers, numbers_of
from ._library import call
from ._texts import Text, options_of, string_of, strings_of_tables, tables_of, text_of
from .results import Answer, Check, Films, Plan, Sensitivity

if TYPE_CHECKING:
    import pandas

Table = Union[Text, "pandas.DataFrame"]

_NONE: tuple[None, int] = (None, 0)


def plan(
    case: Text,
    *,
    certify: bool = False,
    choose_height: bool | Numbers | None = None,
    choose_offset: Numbers | None = None,
    jobs: int | None = None,
) -> Plan:
    """Plans every day of a case: ``fixator plan``.

    Args:
        case: YAML or JSON (Documentation/CaseFile.md) as a text or bytes, a path, or a mapping. A ``Plan`` and a plan.json are planned anew.
        certify: whether to prove of the readings after every adjustment that they allow one pose only; ``has_errors`` where some are not.
        choose_height: the smallest and largest neutral height to choose from, mm, or True for those near the typed one.
        choose_offset: the smallest and largest axial offset of the reference ring to choose from, mm, to the side that the case says.
        jobs: threads that certify, which change nothing; all processors unless given.

    Raises:
        FixatorError: for what is no case, with every error's place, and for a case of which no plan can be made.
    """
    text = text_of(case, "case")
    height = bool(choose_height) if isinstance(choose_height, (bool, np.bool_)) else numbers_of(choose_height, "choose-height")
    offset = numbers_of(choose_offset, "choose-offset")
    options = options_of(certify=certify, choose_height=height, choose_offset=offset, jobs=jobs)
    return Plan._of(*call("plan", text, len(text), *options))


def suggest_stages(case: Text) -> Mapping[str, Any]:
    """Stages in which the bone ends do not run into each other: ``fixator plan --suggest-stages``.

    Returns:
        ``stages``, a piece of a case file, empty where none are needed or none were found, and ``messages``, which say which of these.

    Raises:
        FixatorError: for what is no case, and for a case of which no plan can be made.
    """
    text = text_of(case, "case")
    found: Mapping[str, Any] = json.loads(call("suggest_stages", text, len(text), *_NONE)[1])
    return found


def check(
    case: Text,
    schedule: Table,
    other: Table | None = None,
    *,
    identify: bool = False,
    plan: Text | None = None,
    struts_mounted: str | None = None,
) -> Check:
    """A second opinion on anybody's schedule: ``fixator check``.

    Args:
        case: as of ``plan``; a ``Plan`` and a plan.json are followed as they stand.
        schedule: a table with the six readings of each day (of two levels twelve), mm: a text or bytes (CSV in any of the forms that people
            have), a path, or a pandas DataFrame with columns ``day`` and ``strut_1`` ... ``strut_6``; so is an index that has a name. With
            a column ``level``, as ``Plan.to_frame`` of two levels has it, it is both tables.
        other: the distal level's table, where a case of two levels has two.
        identify: whether to rank how the case may have been understood otherwise.
        plan: the plan that was followed, by whichever version it was made: a ``Plan``, or the text or path of a plan.json.
        struts_mounted: the classes that are on at the first row, one name for all or six with commas between them.

    Raises:
        FixatorError: for what is no case or no schedule.
        ValueError: for a DataFrame whose index has no name and may be the days.
    """
    text = text_of(case, "case")
    tables = [table for given in (schedule, other) if given is not None for table in tables_of(given, "schedule")]
    if len(tables) > 2:
        raise ValueError(f"schedule: two tables at most are looked at (found {len(tables)})")
    parts: list[Any] = [part for table in tables for part in (table, len(table))]
    parts += [None, 0] * (2 - len(tables))
    options = options_of(identify=identify, plan=string_of(plan, "plan"), struts_mounted=struts_mounted)
    return Check._of(*call("check", text, len(text), *parts, *options))


def resume(
    case: Text,
    struts: Numbers,
    *,
    day: int | None = None,
    pause: int | None = None,
    slow: float | None = None,
    plan: Text | None = None,
    done: Table | Sequence[Table] | None = None,
    distance: str | Sequence[str] | None = None,
    strut_sd: float | None = None,
    struts_mounted: str | Sequence[str] | None = None,
) -> Plan:
    """A new plan to the same target from the struts as they read today: ``fixator resume``.

    Args:
        case: as of ``plan``; a ``Plan`` and a plan.json are followed as they stand.
        struts: the six readings of today, mm; of two levels twelve, the proximal frame's first.
        day: today, in days of the plan, 0 the day before the first turn; the day that fits best unless given.
        pause: days without a turn before it goes on.
        slow: share of every rate with which it goes on, above 0 and at most 1.
        plan: the plan that was followed, by whichever version it was made: a ``Plan``, or the text or path of a plan.json.
        done: how the struts really stood at the end of each day, a table as of ``check``; of two levels also a list of two.
        distance: other measured distances, mm, as they are typed: ``"3=169±0.5"`` is strut 3 read once more, ``"x,y,z:x,y,z=230±1"`` from a
            place on the reference ring to one on the moving ring.
        strut_sd: standard deviation of a reading beside them, mm; 1 unless given.
        struts_mounted: the classes that are on today, one name for all or six with commas between them; of two levels
            ``["proximal=long", "distal=long"]``.

    Raises:
        FixatorError: for what is no case, and for readings that no limb in this frame can have.
    """
    text = text_of(case, "case")
    options = options_of(
        struts=numbers_of(struts, "struts"),
        day=day,
        pause=pause,
        slow=slow,
        plan=string_of(plan, "plan"),
        done=strings_of_tables(done, "done"),
        distance=distance,
        strut_sd=strut_sd,
        struts_mounted=struts_mounted,
    )
    return Plan._of(*call("resume", text, len(text), *options))


def compare(one: Text, other: Text, *, names: Sequence[str] | None = None) -> Answer:
    """What differs between two cases, and between their plans: ``fixator compare``, ``fixator-compare/1``.

    Args:
        one: a case, as of ``plan``, or a plan, whose case is planned anew.
        other: another.
        names: what the two are called.

    Returns:
        ``has_errors`` where a plan has errors or a case has none.

    Raises:
        FixatorError: for what is no case.
    """
    texts = [text_of(given, "case") for given in (one, other)]
    parts = [part for text in texts for part in (text, len(text))]
    return Answer._of(*call("compare", *parts, *options_of(names=None if names is None else list(names))))


def sensitivity(
    case: Text,
    *,
    samples: int | None = None,
    seed: int | None = None,
    assume: str | None = None,
    tolerance: Numbers | None = None,
    improve_to: Numbers | None = None,
    jobs: int | None = None,
) -> Sensitivity:
    """What the uncertainty of the inputs does to the end: ``fixator sensitivity``.

    Args:
        case: as of ``plan``; inputs carry one standard deviation (``12 ± 1.5 varus``).
        samples: limbs that are followed through the plan, 2 to 10,000,000; 200,000 unless given. Each takes some 55 bytes of memory, of
            two levels 230; where it gives out the process ends.
        seed: a whole number from which all draws follow; 1 unless given.
        assume: ``"published"`` gives inputs without a deviation one from the literature.
        tolerance: what may be left, degrees and mm; 5 and 10 unless given.
        improve_to: the deviation with which one input is thought measured again, degrees and mm; 0.5 and 0.5 unless given.
        jobs: threads, which change nothing; all processors unless given.

    Raises:
        FixatorError: for what is no case, and options out of range.
    """
    text = text_of(case, "case")
    options = options_of(
        samples=samples,
        seed=seed,
        assume=assume,
        tolerance=numbers_of(tolerance, "tolerance"),
        improve_to=numbers_of(improve_to, "improve-to"),
        jobs=jobs,
    )
    return Sensitivity._of(*call("sensitivity", text, len(text), *options))


def films(films: Text, *, single: bool = False, malalignment: bool = False) -> Films:
    """Marks on radiographs to mounting, deformity and struts, with their covariance: ``fixator films`` (Documentation/Films.md).

    Args:
        films: a file of films as a text or bytes, a path, or a mapping.
        single: whether one film alone is taken, with what that costs.
        malalignment: whether only the angles of the long film are wanted.

    Raises:
        FixatorError: for what is no file of films.
    """
    text = text_of(films, "films")
    return Films._of(*call("films", text, len(text), *options_of(single=single, malalignment=malalignment)))


def films_case(films: Text, *, single: bool = False) -> str:
    """The case that films give, as YAML with its covariance, for ``plan`` and ``sensitivity``: ``fixator films --case-out``.

    Raises:
        FixatorError: for what is no file of films, and for films that give no case of which a plan can be made.
    """
    text = text_of(films, "films")
    return call("films_case", text, len(text), *options_of(single=single))[1].decode()
