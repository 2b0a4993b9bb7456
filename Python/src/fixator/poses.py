"""How searches for poses end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ._arrays import Doubles

if TYPE_CHECKING:
    import pandas

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

    rows: NDArray[Any]

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
        found: NDArray[np.bool_] = self.rows["outcome"] == 0
        return found

    @property
    def status(self) -> NDArray[np.str_]:
        """How the search ended, in the words of ``OUTCOMES``."""
        words: NDArray[np.str_] = np.asarray(OUTCOMES)[self.rows["outcome"]]
        return words

    def __len__(self) -> int:
        if self.rows.ndim == 0:
            raise TypeError("this is the result of one set of lengths, shape (6,), and no row of several; of shape (1, 6) there is one row")
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
