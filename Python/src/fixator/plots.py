"""Pictures of a plan, by matplotlib, which is needed for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .results import SIGNED, Plan

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WORDS = {
    "ap_angulation_deg": "AP angulation, ° varus",
    "lateral_angulation_deg": "lateral angulation, ° apex-anterior",
    "axial_rotation_deg": "axial rotation, ° internal",
    "ap_translation_mm": "AP translation, mm lateral",
    "lateral_translation_mm": "lateral translation, mm posterior",
    "axial_translation_mm": "axial translation, mm short",
}


def struts(plan: Plan, ax: "Axes | None" = None) -> "Axes":
    """Draws the six readings over the days, in steps as they are set. Of a plan of one level.

    Raises:
        ImportError: without matplotlib.
        ValueError: for a plan of two levels; draw one of its ``levels``.
    """
    days, numbers = _days(plan), plan.readings.T
    axes = _axes(ax)
    for strut, readings in enumerate(numbers, 1):
        axes.step(days, readings, where="mid", label=f"strut {strut}")
    return _finished(axes, plan, "reading, mm")


def remaining(plan: Plan, ax: "Axes | None" = None) -> "Axes":
    """Draws the deformity that is left over the days, degrees and mm. Of a plan of one level.

    Raises:
        ImportError: without matplotlib.
        ValueError: for a plan of two levels; draw one of its ``levels``. For one of a batch without ``self_contained``.
    """
    days, numbers = _days(plan), plan.remaining.T
    axes = _axes(ax)
    for key, values in zip(SIGNED, numbers):
        axes.plot(days, values, label=_WORDS[key], linestyle="-" if key.endswith("deg") else "--")
    axes.axhline(0, color="0.7", linewidth=0.8)
    return _finished(axes, plan, "still there, ° and mm")


def _days(plan: Plan) -> list[float]:
    return [day["day"] for day in plan._days]


def _axes(ax: "Axes | None") -> "Axes":
    if ax is not None:
        return ax
    from matplotlib import pyplot

    axes: Axes = pyplot.subplots(figsize=(8, 4.5), layout="constrained")[1]
    return axes


def _finished(axes: "Axes", plan: Plan, label: str) -> "Axes":
    axes.set(xlabel="day", ylabel=label, title=f"{plan.case} (not a medical device)")
    axes.legend(fontsize="small", loc="center left", bbox_to_anchor=(1, 0.5))
    return axes
