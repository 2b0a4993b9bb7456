"""The commands that are about a frame: chosen before surgery, measured, in one pose."""

from __future__ import annotations

from typing import Sequence

from ._arrays import Numbers, numbers_of
from ._library import call
from ._texts import Text, options_of, text_of
from .results import AllPoses, Answer

_NONE: tuple[None, int] = (None, 0)


def design(
    case: Text,
    *,
    rings: Sequence[str] | None = None,
    struts: Sequence[str] | None = None,
    height: Numbers | None = None,
    axial_offset: Numbers | None = None,
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
        frames: about how many to try at most; 20,000 unless given. Heights and offsets lie further apart for it; rings and rotations stay,
            each with the least, the typed and the largest height and offset, so that some hundreds are tried however few are asked for:
            name fewer rings, or give ``rotation=0``.
        draws: limbs drawn from the ± of the case for each frame; 200 unless given.
        seed: from which all draws follow.
        jobs: threads, which change nothing; all processors unless given.

    Returns:
        ``has_errors`` where no frame serves.

    Raises:
        FixatorError: for what is no case, no ring, or leaves no choice.
    """
    text = text_of(case, "case")
    options = options_of(
        rings=rings,
        struts=struts,
        height=numbers_of(height, "height"),
        axial_offset=numbers_of(axial_offset, "axial-offset"),
        rotation=rotation,
        frames=frames,
        draws=draws,
        seed=seed,
        jobs=jobs,
    )
    return Answer._of(*call("design", text, len(text), *options))


def measure(states: Text) -> Answer:
    """The size of a frame from its states, with error bars: ``fixator measure``, ``fixator-measure/1``.

    Args:
        states: a file of a frame's states as a text or bytes, a path, or a mapping.

    Raises:
        FixatorError: for what is no such file.
    """
    text = text_of(states, "states")
    return Answer._of(*call("measure", text, len(text), *_NONE))


def measured_hardware(states: Text) -> str:
    """Rings and struts of one's own, as YAML for a case: ``fixator measure --hardware-out``.

    Raises:
        FixatorError: for what is no file of states, and for states that do not tell all of them.
    """
    text = text_of(states, "states")
    return call("measured_hardware", text, len(text), *_NONE)[1].decode()


def pose(
    case: Text,
    struts: Numbers,
    *,
    start: Numbers | None = None,
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
    text = text_of(case, "case")
    options = options_of(
        struts=numbers_of(struts, "struts"), start=numbers_of(start, "start"), distance=distance, strut_sd=strut_sd, certify=certify
    )
    return Answer._of(*call("pose", text, len(text), *options))


def all_poses(case: Text, struts: Numbers, *, start: Numbers | None = None) -> AllPoses:
    """Every pose that six readings allow, the nearest to ``start`` or neutral first: ``fixator pose --all``.

    Args:
        case: a case of one level, or a frame without a patient, as of ``plan``.
        struts: six readings, mm.
        start: as of ``pose``.

    Raises:
        FixatorError: for what has no frame, and readings that no strut has.
    """
    text = text_of(case, "case")
    options = options_of(struts=numbers_of(struts, "struts"), start=numbers_of(start, "start"), all=True)
    status, table = call("pose", text, len(text), *options)
    return AllPoses(table.decode(), status == 0)
