"""What the commands answer. Every object keeps the JSON that the program prints (``document``); Documentation/Output.md names its keys."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Mapping, TypeVar

import numpy as np
from numpy.typing import NDArray

from ._tables import table_of

if TYPE_CHECKING:
    import pandas

SIGNED = (
    "ap_angulation_deg",
    "lateral_angulation_deg",
    "axial_rotation_deg",
    "ap_translation_mm",
    "lateral_translation_mm",
    "axial_translation_mm",
)
"""The six parameters as signed numbers: positive is varus, apex-anterior, internal, lateral, posterior, short."""


@dataclass(frozen=True)
class Finding:
    """One check that has something to say.

    Attributes:
        code: which (Documentation/PlannersGuide.md says what to do about each).
        severity: ``error`` (do not use this plan), ``warning`` or ``note``.
        message: what, where, how much against which limit, and what to do.
        day: of the plan; None where it is of none.
        level: of a case of two levels; None where it is of both.
        document: as it stands in the JSON, with the struts and figures that it has.
    """

    code: str
    severity: str
    message: str
    day: float | None
    level: str | None
    document: Mapping[str, Any] = field(repr=False)

    @classmethod
    def _of(cls, document: Mapping[str, Any]) -> "Finding":
        return cls(
            document["code"], document["severity"], document["message"], document.get("day"), document.get("level"), document
        )


Some = TypeVar("Some", bound="Answer")


@dataclass(frozen=True)
class Answer:
    """An answer of a command.

    Attributes:
        text: what ``fixator ... --format json`` prints, to the byte.
        document: the same, read.
        has_errors: whether a check in it is an error; then it is not to be used.
    """

    text: str = field(repr=False)
    document: Mapping[str, Any] = field(repr=False)
    has_errors: bool

    @classmethod
    def _of(cls: type[Some], status: int, text: bytes) -> Some:
        return cls(text.decode(), json.loads(text), status == 1)

    @property
    def case(self) -> str:
        """What the case is called.

        Raises:
            ValueError: for an answer about a frame or the program, such as those of ``measure``, ``pose`` and ``verify``.
        """
        return str(self._part("case", "this answer is about no case"))

    @property
    def disclaimer(self) -> str:
        """What it is for, and that it is not a medical device."""
        return str(self.document["disclaimer"])

    def _part(self, key: str, otherwise: str) -> Any:
        """What stands at a key of the document; else a ValueError that says so."""
        if key not in self.document:
            raise ValueError(otherwise)
        return self.document[key]

    @property
    def checks(self) -> tuple[Finding, ...]:
        """What was found, in the order in which it is printed: of plans errors first, of a ``Check`` the mistake that explains most, then
        what follows; of two levels those of both together."""
        return tuple(Finding._of(one) for one in self.document.get("checks", ()))

    def errors(self) -> tuple[Finding, ...]:
        """The checks that are errors, those of single levels too."""
        levels = [Finding._of(one) for level in self.document.get("levels", ()) for one in level.get("checks", ())]
        return tuple(one for one in (*self.checks, *levels) if one.severity == "error")


def _array(days: list[Mapping[str, Any]], key: str) -> NDArray[np.float64]:
    return np.array([day[key] for day in days], dtype=np.float64)


@dataclass(frozen=True)
class Plan(Answer):
    """A plan of every day: ``fixator-plan/1``, or ``fixator-plan/2`` of two levels.

    Arrays have a row a day. Of two levels each level is a plan of its own in ``levels``, and the plan itself has the limb only: asked for
    arrays it raises a ValueError.
    """

    @property
    def _days(self) -> list[Mapping[str, Any]]:
        days: list[Mapping[str, Any]] = self._part("days", "this plan has two levels, each with days of its own: see levels")
        return days

    @property
    def summary(self) -> Mapping[str, Any]:
        """``days``, ``first_turn``, ``last_turn``, ``strut_changes``, ``visits``, ``max_error_mm``, ``max_error_deg``."""
        summary: Mapping[str, Any] = self.document["summary"]
        return summary

    @property
    def levels(self) -> tuple["Plan", ...]:
        """Of two levels the plan of each, proximal first; else empty."""
        parts = []
        for level in self.document.get("levels", ()):
            document = {"case": self.case, "disclaimer": self.disclaimer, **level}
            errors = any(one["severity"] == "error" for one in level.get("checks", ()))
            parts.append(Plan(json.dumps(document), document, errors))
        return tuple(parts)

    @property
    def readings(self) -> NDArray[np.float64]:
        """The six readings that are set at the end of each day, mm, shape (days + 1, 6)."""
        return _array(self._days, "set")

    @property
    def exact(self) -> NDArray[np.float64]:
        """The six readings before they were rounded to whole steps, mm, shape (days + 1, 6)."""
        return _array(self._days, "exact")

    @property
    def poses(self) -> NDArray[np.float64]:
        """The moving ring in the reference ring's frame before rounding, shape (days + 1, 7): x, y, z in mm, w, x, y, z."""
        return np.array(
            [[*day["pose"]["translation_mm"], *day["pose"]["quaternion_wxyz"]] for day in self._days], dtype=np.float64
        )

    @property
    def remaining(self) -> NDArray[np.float64]:
        """The deformity that is left each day by the exact plan, shape (days + 1, 6), in the order and signs of ``SIGNED``: three angles
        in degrees, three translations in mm.

        Raises:
            ValueError: of a plan of ``batch`` without ``self_contained``, which has no signed numbers.
        """
        days = self._days
        if "remaining_signed" not in days[0]:
            raise ValueError("this plan of a batch has no signed numbers: plan the cases with batch(..., output='plans', self_contained=True)")
        return np.array([[day["remaining_signed"][key] for key in SIGNED] for day in days], dtype=np.float64)

    def to_frame(self) -> "pandas.DataFrame":
        """A table with a row a day: ``day``, ``date``, ``strut_1`` ... ``strut_6`` (set), ``exact_1`` ... ``exact_6``, the six of
        ``SIGNED`` (not of a batch without ``self_contained``), ``error_mm``, ``error_deg``, ``stiffness``. Of two levels those of both,
        with a column ``level``; ``check`` takes either.

        Raises:
            ImportError: without pandas.
        """
        import pandas

        if "levels" in self.document:
            parts = [level.to_frame().assign(level=level.document["level"]) for level in self.levels]
            return pandas.concat(parts, ignore_index=True)
        rows = []
        for day in self._days:
            row = {"day": day["day"], "date": day.get("date")}
            row.update({f"strut_{strut}": value for strut, value in enumerate(day["set"], 1)})
            row.update({f"exact_{strut}": value for strut, value in enumerate(day["exact"], 1)})
            signed = day.get("remaining_signed", {})
            row.update({key: signed[key] for key in SIGNED if key in signed})
            row.update({key: day.get(key) for key in ("error_mm", "error_deg", "stiffness")})
            rows.append(row)
        table = pandas.DataFrame(rows)
        table["date"] = pandas.to_datetime(table["date"])
        return table


@dataclass(frozen=True)
class Check(Answer):
    """A second opinion on a schedule: ``fixator-check/1``, or ``fixator-check/2`` of two levels."""

    @property
    def understood(self) -> tuple[str, ...]:
        """How the table was read, in sentences."""
        return tuple(self.document.get("understood", ()))

    def to_frame(self) -> "pandas.DataFrame":
        """A table with a row a day: ``day``, ``strut_1`` ... ``strut_6``, ``status``, the pose (``x_mm`` ... ``qz``), ``stiffness``.

        Raises:
            ImportError: without pandas.
            ValueError: of two levels; those are in ``document["levels"]``.
        """
        import pandas

        if "days" not in self.document:
            raise ValueError("a second opinion of two levels has days of each: see document['levels']")
        rows = []
        for day in self.document["days"]:
            row = {"day": day["day"], "status": day.get("status")}
            row.update({f"strut_{strut}": value for strut, value in enumerate(day["set"], 1)})
            pose = day.get("pose")
            if pose:
                numbers = [*pose["translation_mm"], *pose["quaternion_wxyz"]]
                row.update(zip(("x_mm", "y_mm", "z_mm", "qw", "qx", "qy", "qz"), numbers))
            row["stiffness"] = day.get("stiffness")
            rows.append(row)
        return pandas.DataFrame(rows)


@dataclass(frozen=True)
class AllPoses:
    """Every pose that six readings allow.

    Attributes:
        text: the table that ``fixator pose --all`` prints.
        is_certain: whether it is certain that there are no others.
    """

    text: str = field(repr=False)
    is_certain: bool

    @property
    def poses(self) -> NDArray[np.float64]:
        """The poses, shape (n, 7): x, y, z in mm, w, x, y, z."""
        head, *rows = self.text.splitlines()
        places = [head.split(",").index(name) for name in ("x_mm", "y_mm", "z_mm", "qw", "qx", "qy", "qz")]
        cells = [[row.split(",")[place] for place in places] for row in rows]
        return np.array(cells, dtype=np.float64).reshape(len(rows), 7)

    def __len__(self) -> int:
        return len(self.text.splitlines()) - 1

    def to_frame(self) -> "pandas.DataFrame":
        """The table: pose, ``residual``, ``stiffness`` and the other columns of ``fixator pose --all``.

        Raises:
            ImportError: without pandas.
        """
        return table_of(self.text.encode())


@dataclass(frozen=True)
class Sensitivity(Answer):
    """Error bars: ``fixator-sensitivity/1``, or ``fixator-sensitivity/2`` of two levels."""

    def to_frame(self) -> "pandas.DataFrame":
        """What may be left at the end, a row a parameter: ``unit``, ``stated``, ``mean``, ``sd``, ``linear_sd``, ``p5``, ``p50``, ``p95``,
        ``outside`` (share of draws beyond the tolerance).

        Raises:
            ImportError: without pandas.
            ValueError: of two levels; those are in ``document["levels"]``.
        """
        import pandas

        if "remaining" not in self.document:
            raise ValueError("error bars of two levels stand under document['levels'] and document['limb']")
        table = pandas.DataFrame.from_dict(self.document["remaining"], orient="index")
        table.index.name = "parameter"
        return table

    def shares_to_frame(self) -> "pandas.DataFrame":
        """Which input each spread comes from: ``input``, ``output``, ``first``, ``total`` (Sobol's shares of the variance).

        Raises:
            ImportError: without pandas.
        """
        import pandas

        return pandas.DataFrame(self.document.get("shares", []))


@dataclass(frozen=True)
class Films(Answer):
    """What marks on radiographs come to: ``fixator-films/1``."""

    @property
    def parameters(self) -> Mapping[str, Mapping[str, Any]]:
        """By key of a case: ``value``, ``sd``, ``unit``, ``words``."""
        parameters: Mapping[str, Mapping[str, Any]] = self.document.get("parameters", {})
        return parameters

    @property
    def covariance(self) -> tuple[tuple[str, ...], NDArray[np.float64]]:
        """The keys, and the covariance of their numbers in their units, shape (n, n)."""
        found = self.document.get("covariance", {"keys": [], "matrix": np.empty((0, 0))})
        return tuple(found["keys"]), np.array(found["matrix"], dtype=np.float64)

    def to_frame(self) -> "pandas.DataFrame":
        """A table with a row a parameter: ``value``, ``sd``, ``unit``, ``words``.

        Raises:
            ImportError: without pandas.
        """
        import pandas

        table = pandas.DataFrame.from_dict(dict(self.parameters), orient="index")
        table.index.name = "parameter"
        return table
