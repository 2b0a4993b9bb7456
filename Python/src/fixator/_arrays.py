"""Arrays that come in: read where they stand if they stand right, and never as numbers that nobody gave."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Sequence, Union

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from ._library import FixatorError

Doubles = NDArray[np.float64]

Numbers = Union[Sequence[float], NDArray[Any]]
"""Some numbers in their order: a list, a tuple, an array."""


def rows_of(given: ArrayLike, columns: int, name: str) -> Doubles:
    """The rows of an array where they stand, or of a copy where they do not stand so. What is masked or missing is not a number.

    Raises:
        ValueError: for another shape.
        TypeError: for what are no real numbers, such as complex ones and dates.
    """
    rows = np.require(_real(given, name), np.float64, ["C", "A"])
    if rows.ndim not in (1, 2) or rows.shape[-1] != columns:
        raise ValueError(f"{name}: the shape (n, {columns}) or ({columns},) is expected (found {rows.shape})")
    return rows


def numbers_of(given: Numbers | None, name: str) -> list[float] | None:
    """Finite numbers for an option; None where it is not given.

    Raises:
        FixatorError: for a number that is not finite, masked or missing.
        ValueError, TypeError: for what is no list of numbers.
    """
    if given is None:
        return None
    if isinstance(given, (str, bytes)):
        raise TypeError(f"{name}: a list of numbers is expected (found {type(given).__name__})")
    numbers = _real(given if hasattr(given, "__array__") else list(given), name).astype(np.float64)
    if numbers.ndim != 1:
        raise ValueError(f"{name}: a list of numbers is expected (found the shape {numbers.shape})")
    if not np.isfinite(numbers).all():
        raise FixatorError.of_call(f"{name} is a list of finite numbers (found {numbers.tolist()})")
    return [float(number) for number in numbers]


def room_for(out: NDArray[Any] | None, shape: tuple[int, ...], dtype: DTypeLike) -> NDArray[Any]:
    """Where results are written: `out`, or a new array.

    Raises:
        ValueError: for an array of another kind.
    """
    if out is None:
        return np.empty(shape, dtype)
    if not isinstance(out, np.ndarray) or out.shape != shape or out.dtype != dtype:
        raise ValueError(f"out: an array of the shape {shape} and the dtype {dtype} is expected")
    if isinstance(out, np.ma.MaskedArray):
        raise ValueError("out: a masked array would hide what is written into it; give its data")
    if not (out.flags.c_contiguous and out.flags.aligned and out.flags.writeable):
        raise ValueError("out: the array is not contiguous, aligned and writeable")
    return out


def apart_from(room: NDArray[Any], rows: Doubles) -> Doubles:
    """The rows, copied where they lie in the room that is written: a row would be read after another's result has gone over it."""
    # Both are contiguous, so that their bounds tell.
    return rows.copy() if np.may_share_memory(room, rows) else rows


def place_of(array: NDArray[Any] | None) -> int | None:
    """Where an array begins in memory."""
    return None if array is None else int(array.__array_interface__["data"][0])


def _real(given: Any, name: str) -> NDArray[Any]:
    """An array of real numbers, in whatever form; copied only where numbers are masked or missing."""
    if isinstance(given, (list, tuple)) and any(isinstance(one, np.ma.MaskedArray) for one in given):
        # As a list of plain arrays they would come without their masks.
        given = np.ma.array([np.ma.asanyarray(one) for one in given])
    array = np.asanyarray(given)
    if array.dtype.kind == "O":
        array = np.array([_number(one, name) for one in array.flat], np.float64).reshape(array.shape)
    if array.dtype.kind not in "biufSU":
        raise TypeError(f"{name}: real numbers are expected (found {array.dtype})")
    return unmasked(array)


def unmasked(array: NDArray[Any]) -> NDArray[Any]:
    """An array whose masked numbers are none; itself where it has no mask."""
    if not isinstance(array, np.ma.MaskedArray):
        return array
    data: NDArray[Any] = np.asarray(array.data)
    return np.where(np.ma.getmaskarray(array), np.nan, data.astype(np.float64)) if np.ma.is_masked(array) else data


def _number(given: Any, name: str) -> float:
    """One element of an array of objects."""
    if given is None or given is np.ma.masked or type(given).__name__ == "NAType":
        return float("nan")
    if isinstance(given, (int, float, Decimal, str)) or (isinstance(given, np.generic) and given.dtype.kind in "biuf"):
        return float(given)
    if hasattr(given, "__float__") and not isinstance(given, (np.generic, np.ndarray)):
        return float(given)
    raise TypeError(f"{name}: real numbers are expected (found {type(given).__name__})")
