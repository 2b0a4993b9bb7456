"""The commands that are about a frame: chosen before surgery, measured, in one pose."""

from __future__ import annotations

from typing import Sequence

from . import _library as lib
from .results import AllPoses, Answer

_NONE: tuple[None, int] = (None, 0)


def design(
    case: lib.Text,
    *,
    rings: Sequence[str] | None = None,
    struts: Sequence[str] | None = None,
    height: Sequence[float] | None = None,
    axial_offset: Sequence[float] | None = None,
    rotation: float | None = None,
    frames: int | None = None,
    draws: int | None = None,
    seed: int | None = None,
    jobs: int | None = None,
) -> Answer:
    """The frames that serve a limb best, before surgery: ``fixator design``, ``fixator-design/1``.

    Args:
        case: as of ``plan``, of one level or two.
        rings: names of rings of the catalogue, each with each; the case's own and those next in size unless given, of two levels all of one size.
        struts: names of strut classes that are to be had; those of the case unless given.
        height: smallest and largest neutral height, mm, of two levels of each.
        axial_offset: smallest and largest axial offset of the reference ring, mm, to the side that the case says.
        rotation: how far the reference ring may be turned to either side, degrees; 30 unless given.
        frames: about how many to try at most; 20,000 unless given.
        draws: limbs drawn from the ± of the case for each frame; 200 unless given.
        seed: from which all draws follow.
        jobs: threads, which change nothing; all processors unless given.

    Returns:
        ``has_errors`` where no frame serves.

    Raises:
        FixatorError: for what is no case, no ring, or leaves no choice.
    """
    text = lib.text_of(case, "case")
    options = lib.options_of(
        rings=rings, struts=struts, height=height, axial_offset=axial_offset, rotation=rotation, frames=frames, draws=draws, seed=seed, jobs=jobs
    )
    return Answer._of(*lib.call("design", text, len(text), *options))


def measure(states: lib.Text) -> Answer:
    """The size of a frame from its states, with error bars: ``fixator measure``, ``fixator-measure/1``.

    Args:
        states: a file of a frame's states as a text or bytes, a path, or a mapping.

    Raises:
        FixatorError: for what is no such file.
    """
    text = lib.text_of(states, "states")
    return Answer._of(*lib.call("measure", text, len(text), *_NONE))


def measured_hardware(states: lib.Text) -> str:
    """Rings and struts of one's own, as YAML for a case: ``fixator measure --hardware-out``.

    Raises:
        FixatorError: for what is no file of states, and for states that do not tell all of them.
    """
    text = lib.text_of(states, "states")
    return lib.call("measured_hardware", text, len(text), *_NONE)[1].decode()


def pose(
    case: lib.Text,
    struts: Sequence[float],
    *,
    start: Sequence[float] | None = None,
    distance: str | Sequence[str] | None = None,
    strut_sd: float | None = None,
    certify: bool = False,
) -> Answer:
    """The pose of six readings with all that is known of it: ``fixator pose --struts``, ``fixator-pose/1``. ``Frame.poses`` is for many.

    Args:
        case: a case of one level, or a frame without a patient, as of ``plan``.
        struts: six readings, mm.
        start: where the search begins: x, y, z, then the quaternion w, x, y, z; neutral unless given.
        distance: other measured distances, as of ``resume``.
        strut_sd: standard deviation of a reading, mm; with it there is a covariance.
        certify: whether to prove that the readings allow this pose only, within the joints' limits.

    Returns:
        ``has_errors`` unless it was found, and certified where that was asked.

    Raises:
        FixatorError: for what has no frame, and options that make no sense.
    """
    text = lib.text_of(case, "case")
    options = lib.options_of(struts=_numbers(struts), start=_numbers(start), distance=distance, strut_sd=strut_sd, certify=certify)
    return Answer._of(*lib.call("pose", text, len(text), *options))


def all_poses(case: lib.Text, struts: Sequence[float], *, start: Sequence[float] | None = None) -> AllPoses:
    """Every pose that six readings allow, the nearest to ``start`` or neutral first: ``fixator pose --all``.

    Args:
        case: a case of one level, or a frame without a patient, as of ``plan``.
        struts: six readings, mm.
        start: as of ``pose``.

    Raises:
        FixatorError: for what has no frame, and readings that no strut has.
    """
    text = lib.text_of(case, "case")
    status, table = lib.call("pose", text, len(text), *lib.options_of(struts=_numbers(struts), start=_numbers(start), all=True))
    return AllPoses(table.decode(), status == 0)


def _numbers(given: Sequence[float] | None) -> list[float] | None:
    return None if given is None else [float(value) for value in given]
