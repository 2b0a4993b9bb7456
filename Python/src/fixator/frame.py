"""A frame and its kinematics, on rows of numpy arrays."""

from __future__ import annotations

import ctypes
import operator
import weakref
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _library as lib
from ._arrays import Doubles, apart_from, place_of, room_for, rows_of
from ._texts import Text, text_of
from .poses import FOUND, Poses


class Frame:
    """Two rings joined by six struts: geometry that does not change while struts are turned.

    A pose is that of the moving ring in the reference ring's frame (right-handed, LPS), seven numbers: x, y, z and the quaternion w, x,
    y, z. Lengths go from joint centre to joint centre. A frame may be used by several threads at once; while it works, others run.

    Args:
        reference_joints: joint centres on the reference ring, in its frame, strut by strut: shape (6, 3), any unit of length.
        moving_joints: the same of the moving ring.
        neutral: the pose from which searches begin and whose side of all singularities counts, shape (7,); None for none: searches begin
            at the parallel pose that the lengths suggest, the moving ring above.

    Raises:
        FixatorError: for rings that make no usable frame, such as one that gives way in its neutral pose.
        ValueError: for another shape.
    """

    _pointer: ctypes.c_void_p

    def __init__(self, reference_joints: ArrayLike, moving_joints: ArrayLike, neutral: ArrayLike | None = None) -> None:
        reference, moving = rows_of(reference_joints, 3, "reference_joints"), rows_of(moving_joints, 3, "moving_joints")
        for name, joints in (("reference_joints", reference), ("moving_joints", moving)):
            if joints.shape != (6, 3):
                raise ValueError(f"{name}: the shape (6, 3) is expected (found {joints.shape})")
        start = None if neutral is None else rows_of(neutral, 7, "neutral")
        if start is not None and start.shape != (7,):
            raise ValueError(f"neutral: the shape (7,) is expected (found {start.shape})")
        made = ctypes.c_void_p()
        lib.call("hexapod_make", place_of(reference), place_of(moving), place_of(start), ctypes.byref(made))
        self._own(made)

    @classmethod
    def of_case(cls, case: Text) -> "Frame":
        """The frame of a case of one level, or of a file that has only a frame (Documentation/CaseFile.md).

        Args:
            case: YAML or JSON as a text or bytes, a path, or a mapping.

        Raises:
            FixatorError: for what is no case, with every error's place.
        """
        text = text_of(case, "case")
        made = ctypes.c_void_p()
        lib.call("hexapod_of_case", text, len(text), ctypes.byref(made))
        frame = cls.__new__(cls)
        frame._own(made)
        return frame

    def _own(self, made: ctypes.c_void_p) -> None:
        self._pointer = made
        weakref.finalize(self, lib.library.fixator_hexapod_free, made)
        reference, moving = np.empty((6, 3)), np.empty((6, 3))
        neutral, offsets = np.empty(7), np.empty(6)
        lib.call("hexapod_describe", made, place_of(reference), place_of(moving), place_of(neutral), place_of(offsets))
        self._keep((reference, moving, None if np.isnan(neutral[0]) else neutral, offsets))

    def _keep(self, parts: tuple[Doubles, Doubles, Doubles | None, Doubles]) -> None:
        self._parts = parts
        for part in parts:
            if part is not None:
                part.flags.writeable = False

    def __reduce__(self) -> Any:
        reference, moving, neutral, offsets = self._parts
        return _again, (reference, moving, neutral, offsets)

    @property
    def reference_joints(self) -> Doubles:
        """Joint centres on the reference ring, in its frame, shape (6, 3)."""
        return self._parts[0]

    @property
    def moving_joints(self) -> Doubles:
        """Joint centres on the moving ring, in its frame, shape (6, 3)."""
        return self._parts[1]

    @property
    def neutral(self) -> Doubles | None:
        """The pose from which searches begin, shape (7,); None for none."""
        return self._parts[2]

    @property
    def reading_offsets(self) -> Doubles:
        """Length less reading of each strut, mm, shape (6,); 0 of a frame that was made of joints."""
        return self._parts[3]

    @property
    def mean_radius(self) -> float:
        """Mean distance of the twelve joints from their rings' axes: what makes lengths and radians commensurate."""
        return float(lib.library.fixator_hexapod_mean_radius(self._pointer))

    def lengths(self, poses: ArrayLike, *, jobs: int = 1, out: Doubles | None = None) -> Doubles:
        """Inverse kinematics: ``|R q_i + t - p_i|`` of each strut (Documentation/Model.md, section 4).

        Args:
            poses: shape (n, 7) or (7,). C-contiguous float64 is read where it stands; anything else is copied once, and so is what lies
                in `out`. Quaternions may have any length but zero. A number that is masked or missing is none.
            jobs: threads, 1 to 1024; they change no bit of the result.
            out: where to write, shape (n, 6), C-contiguous float64; a new array unless given.

        Returns:
            Lengths from joint to joint, shape (n, 6) or (6,), in the frame's unit; not numbers for a row that is no pose.

        Raises:
            ValueError: for another shape or another kind of `out`.
            TypeError: for what are no real numbers.
            FixatorError: for `jobs` out of range.
        """
        rows = rows_of(poses, 7, "poses")
        into = room_for(out, rows.shape[:-1] + (6,), np.float64)
        rows = apart_from(into, rows)
        lib.call("lengths", self._pointer, rows.size // 7, place_of(rows), place_of(into), _jobs(jobs))
        return into

    def readings(self, poses: ArrayLike, *, jobs: int = 1) -> Doubles:
        """What the struts' scales show in each pose, shape (n, 6) or (6,), mm: ``lengths(poses) - reading_offsets``."""
        return self.lengths(poses, jobs=jobs) - self.reading_offsets

    def poses(
        self,
        lengths: ArrayLike,
        *,
        start: ArrayLike | None = None,
        stiffness: bool = True,
        jobs: int = 1,
        out: NDArray[Any] | None = None,
    ) -> Poses:
        """Forward kinematics: the pose that six lengths mean (Documentation/Model.md, section 4).

        Each row depends on itself alone, to the bit, and is what ``fixator pose`` prints of it. Of readings give
        ``readings + frame.reading_offsets``.

        Args:
            lengths: from joint to joint, shape (n, 6) or (6,). C-contiguous float64 is read where it stands; anything else is copied once,
                and so is what lies in `out`. A length that is not positive and finite, masked or missing fits no pose.
            start: where searches begin: one pose, shape (7,), or one a row, shape (n, 7); neutral unless given. The nearer, the faster:
                of a trajectory give the row before.
            stiffness: whether to measure it; it takes about as long as the pose.
            jobs: threads, 1 to 1024; they change no bit of the result.
            out: where to write, dtype ``FOUND``, shape (n,); a new array unless given.

        Raises:
            ValueError: for another shape or another kind of `out`.
            TypeError: for what are no real numbers.
            FixatorError: for a start that is no pose, and `jobs` out of range.
        """
        rows = rows_of(lengths, 6, "lengths")
        count = rows.size // 6
        starts = None if start is None else rows_of(start, 7, "start")
        if starts is not None and starts.shape not in ((7,), rows.shape[:-1] + (7,)):
            raise ValueError(f"start: the shape (7,) or {rows.shape[:-1] + (7,)} is expected (found {starts.shape})")
        start_count = 0 if starts is None else starts.size // 7
        into = room_for(out, rows.shape[:-1], FOUND)
        rows = apart_from(into, rows)
        starts = None if starts is None else apart_from(into, starts)
        lib.call(
            "poses", self._pointer, count, place_of(rows), place_of(starts), start_count, int(stiffness), place_of(into), _jobs(jobs)
        )
        return Poses(into)

    def jacobian(self, poses: ArrayLike, *, jobs: int = 1) -> Doubles:
        """The scaled Jacobian in each pose: rows ``[u_i, ((R q_i) x u_i) / rho]`` (Documentation/Model.md, section 4).

        ``J @ [dt, rho * dw]`` are the changes of length of a small motion: dt the displacement of the moving ring's centre, dw its
        rotation vector in radians, both in the reference ring's axes, rho the ``mean_radius``.

        Returns:
            Shape (n, 6, 6) or (6, 6), without a unit; not numbers for a row that is no pose.
        """
        rows = rows_of(poses, 7, "poses")
        into = np.empty(rows.shape[:-1] + (6, 6))
        lib.call("jacobians", self._pointer, rows.size // 7, place_of(rows), place_of(into), None, None, _jobs(jobs))
        return into

    def stiffness(self, poses: ArrayLike, *, jobs: int = 1) -> Doubles:
        """Smallest singular value of the scaled Jacobian in each pose, shape (n,) or (): 0 is singular."""
        return self._singular_values(poses, jobs)[0]

    def condition(self, poses: ArrayLike, *, jobs: int = 1) -> Doubles:
        """Largest over smallest singular value of the scaled Jacobian in each pose, shape (n,) or (); infinite when singular."""
        least, most = self._singular_values(poses, jobs)
        with np.errstate(divide="ignore", invalid="ignore"):
            return most / least

    def _singular_values(self, poses: ArrayLike, jobs: int) -> tuple[Doubles, Doubles]:
        rows = rows_of(poses, 7, "poses")
        least, most = np.empty(rows.shape[:-1]), np.empty(rows.shape[:-1])
        lib.call("jacobians", self._pointer, rows.size // 7, place_of(rows), None, place_of(least), place_of(most), _jobs(jobs))
        return least, most


def _again(reference: Doubles, moving: Doubles, neutral: Doubles | None, offsets: Doubles) -> Frame:
    """A frame that was pickled."""
    frame = Frame(reference, moving, neutral)
    frame._keep((*frame._parts[:3], offsets))
    return frame


def _jobs(jobs: int) -> int:
    # ctypes would cut a larger number down to 32 bits.
    return max(-1, min(operator.index(jobs), 2**31 - 1))
