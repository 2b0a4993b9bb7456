"""A frame and its kinematics, on rows of numpy arrays."""

from __future__ import annotations

import ctypes
import weakref
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from . import _library as lib

if TYPE_CHECKING:
    import pandas

Doubles = NDArray[np.float64]

OUTCOMES = ("found", "beyond-singularity", "singular", "not-converged", "no-such-pose")
"""How a search for a pose ends, by its number. Only ``found`` is a pose to build upon: ``beyond-singularity`` fits the lengths and is not
where the limb is, ``singular`` gives way in some motion, ``not-converged`` ran out of iterations, ``no-such-pose`` fits nothing."""

FOUND = np.dtype(
    [("pose", "<f8", (7,)), ("residual", "<f8"), ("stiffness", "<f8"), ("iterations", "<i4"), ("outcome", "<i4")]
)
"""One result as the library writes it, 80 bytes."""

POSE_COLUMNS = ("x_mm", "y_mm", "z_mm", "qw", "qx", "qy", "qz")


@dataclass(frozen=True)
class Poses:
    """What six lengths a row come to. Every array is a view of ``rows``, which nothing copies.

    Attributes:
        rows: of dtype ``FOUND``, shape (n,) (or () for one set of lengths).
    """

    rows: np.ndarray

    @property
    def pose(self) -> Doubles:
        """The moving ring in the reference ring's frame, shape (n, 7): x, y, z in the frame's unit of length, then the unit quaternion w,
        x, y, z, w >= 0. To be used as a pose only where ``found``."""
        return self.rows["pose"]

    @property
    def residual(self) -> Doubles:
        """Largest absolute difference between a length asked for and the pose's, in the frame's unit of length."""
        return self.rows["residual"]

    @property
    def stiffness(self) -> Doubles:
        """Smallest singular value of the scaled Jacobian, 0 is singular (Documentation/Model.md, section 4); not a number where it was
        not asked for."""
        return self.rows["stiffness"]

    @property
    def iterations(self) -> NDArray[np.int32]:
        """Jacobians that were solved."""
        return self.rows["iterations"]

    @property
    def outcome(self) -> NDArray[np.int32]:
        """How the search ended: an index of ``OUTCOMES``."""
        return self.rows["outcome"]

    @property
    def found(self) -> NDArray[np.bool_]:
        """Whether ``pose`` is the one sought."""
        return self.rows["outcome"] == 0

    @property
    def status(self) -> np.ndarray:
        """How the search ended, in the words of ``OUTCOMES``."""
        return np.asarray(OUTCOMES)[self.rows["outcome"]]

    def __len__(self) -> int:
        return len(self.rows)

    def to_frame(self) -> "pandas.DataFrame":
        """A table with the columns of ``fixator pose``: ``x_mm`` ... ``qz``, ``residual_mm``, ``iterations``, ``stiffness``, ``status``.

        Raises:
            ImportError: without pandas.
        """
        import pandas

        rows = np.atleast_1d(self.rows)
        table = pandas.DataFrame(rows["pose"], columns=list(POSE_COLUMNS))
        table["residual_mm"], table["iterations"] = rows["residual"], rows["iterations"]
        table["stiffness"] = rows["stiffness"]
        table["status"] = pandas.Categorical(np.asarray(OUTCOMES)[rows["outcome"]], categories=list(OUTCOMES))
        return table


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
        reference, moving = _rows(reference_joints, 3, "reference_joints"), _rows(moving_joints, 3, "moving_joints")
        for name, joints in (("reference_joints", reference), ("moving_joints", moving)):
            if joints.shape != (6, 3):
                raise ValueError(f"{name}: the shape (6, 3) is expected (found {joints.shape})")
        start = None if neutral is None else _rows(neutral, 7, "neutral")
        if start is not None and start.shape != (7,):
            raise ValueError(f"neutral: the shape (7,) is expected (found {start.shape})")
        made = ctypes.c_void_p()
        lib.call("hexapod_make", _place(reference), _place(moving), _place(start), ctypes.byref(made))
        self._own(made)

    @classmethod
    def of_case(cls, case: lib.Text) -> "Frame":
        """The frame of a case of one level, or of a file that has only a frame (Documentation/CaseFile.md).

        Args:
            case: YAML or JSON as a text or bytes, a path, or a mapping.

        Raises:
            FixatorError: for what is no case, with every error's place.
        """
        text = lib.text_of(case, "case")
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
        lib.call("hexapod_describe", made, _place(reference), _place(moving), _place(neutral), _place(offsets))
        self._parts = (reference, moving, None if np.isnan(neutral[0]) else neutral, offsets)
        for part in self._parts:
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
        return lib.library.fixator_hexapod_mean_radius(self._pointer)

    def lengths(self, poses: ArrayLike, *, jobs: int = 1, out: Doubles | None = None) -> Doubles:
        """Inverse kinematics: ``|R q_i + t - p_i|`` of each strut (Documentation/Model.md, section 4).

        Args:
            poses: shape (n, 7) or (7,). C-contiguous float64 is read where it stands; anything else is copied once. Quaternions may have
                any length but zero.
            jobs: threads, 1 to 1024; they change no bit of the result.
            out: where to write, shape (n, 6), C-contiguous float64; a new array unless given.

        Returns:
            Lengths from joint to joint, shape (n, 6) or (6,), in the frame's unit; not numbers for a row that is no pose.

        Raises:
            ValueError: for another shape or another kind of `out`.
            FixatorError: for `jobs` out of range.
        """
        rows = _rows(poses, 7, "poses")
        into = _room(out, rows.shape[:-1] + (6,), np.dtype(np.float64))
        lib.call("lengths", self._pointer, rows.size // 7, _place(rows), _place(into), _jobs(jobs))
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
        out: np.ndarray | None = None,
    ) -> Poses:
        """Forward kinematics: the pose that six lengths mean (Documentation/Model.md, section 4).

        Each row depends on itself alone, to the bit, and is what ``fixator pose`` prints of it. Of readings give
        ``readings + frame.reading_offsets``.

        Args:
            lengths: from joint to joint, shape (n, 6) or (6,). C-contiguous float64 is read where it stands; anything else is copied once.
                A length that is not positive and finite fits no pose.
            start: where searches begin: one pose, shape (7,), or one a row, shape (n, 7); neutral unless given. The nearer, the faster:
                of a trajectory give the row before.
            stiffness: whether to measure it; it takes about as long as the pose.
            jobs: threads, 1 to 1024; they change no bit of the result.
            out: where to write, dtype ``FOUND``, shape (n,); a new array unless given.

        Raises:
            ValueError: for another shape or another kind of `out`.
            FixatorError: for a start that is no pose, and `jobs` out of range.
        """
        rows = _rows(lengths, 6, "lengths")
        count = rows.size // 6
        starts = None if start is None else _rows(start, 7, "start")
        if starts is not None and starts.shape not in ((7,), rows.shape[:-1] + (7,)):
            raise ValueError(f"start: the shape (7,) or {rows.shape[:-1] + (7,)} is expected (found {starts.shape})")
        start_count = 0 if starts is None else starts.size // 7
        into = _room(out, rows.shape[:-1], FOUND)
        lib.call(
            "poses", self._pointer, count, _place(rows), _place(starts), start_count, int(stiffness), _place(into), _jobs(jobs)
        )
        return Poses(into)

    def jacobian(self, poses: ArrayLike, *, jobs: int = 1) -> Doubles:
        """The scaled Jacobian in each pose: rows ``[u_i, ((R q_i) x u_i) / rho]`` (Documentation/Model.md, section 4).

        ``J @ [dt, rho * dw]`` are the changes of length of a small motion: dt the displacement of the moving ring's centre, dw its
        rotation vector in radians, both in the reference ring's axes, rho the ``mean_radius``.

        Returns:
            Shape (n, 6, 6) or (6, 6), without a unit; not numbers for a row that is no pose.
        """
        rows = _rows(poses, 7, "poses")
        into = np.empty(rows.shape[:-1] + (6, 6))
        lib.call("jacobians", self._pointer, rows.size // 7, _place(rows), _place(into), None, None, _jobs(jobs))
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
        rows = _rows(poses, 7, "poses")
        least, most = np.empty(rows.shape[:-1]), np.empty(rows.shape[:-1])
        lib.call("jacobians", self._pointer, rows.size // 7, _place(rows), None, _place(least), _place(most), _jobs(jobs))
        return least, most


def _again(reference: Doubles, moving: Doubles, neutral: Doubles | None, offsets: Doubles) -> Frame:
    """A frame that was pickled."""
    frame = Frame(reference, moving, neutral)
    frame._parts = frame._parts[:3] + (offsets,)
    return frame


def _rows(given: ArrayLike, columns: int, name: str) -> Doubles:
    """The rows of an array where they stand, or of a copy where they do not stand so."""
    rows = np.require(given, np.float64, ["C", "A"])
    if rows.ndim not in (1, 2) or rows.shape[-1] != columns:
        raise ValueError(f"{name}: the shape (n, {columns}) or ({columns},) is expected (found {rows.shape})")
    return rows


def _room(out: np.ndarray | None, shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
    if out is None:
        return np.empty(shape, dtype)
    if not isinstance(out, np.ndarray) or out.shape != shape or out.dtype != dtype:
        raise ValueError(f"out: an array of the shape {shape} and the dtype {dtype} is expected")
    if not (out.flags.c_contiguous and out.flags.aligned and out.flags.writeable):
        raise ValueError("out: the array is not contiguous, aligned and writeable")
    return out


def _place(array: np.ndarray | None) -> int | None:
    return None if array is None else array.__array_interface__["data"][0]


def _jobs(jobs: int) -> int:
    # ctypes would cut a larger number down to 32 bits.
    return max(-1, min(int(jobs), 2**31 - 1))
