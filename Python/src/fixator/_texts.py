"""Texts that come in: of cases, plans and tables, as the library reads them."""

from __future__ import annotations

import datetime
import json
import math
import numbers
import os
from decimal import Decimal
from pathlib import Path
from typing import Any, Mapping, Union

import numpy as np

from . import _library as lib
from ._arrays import unmasked
from ._library import FixatorError
from .results import Answer

Text = Union[str, bytes, bytearray, "os.PathLike[str]", Mapping[str, Any], Answer]
"""The text itself, a path, a mapping, or an answer that has it, such as a ``Plan``."""


def text_of(given: Text, what: str) -> bytes:
    """The bytes of a text: as they are, of a file (a path), of a mapping as JSON, of an answer.

    Raises:
        TypeError: for anything else.
        ValueError: for a string that is the name of a file rather than what is in it.
        OSError: for a file that cannot be read.
    """
    if isinstance(given, (bytes, bytearray)):
        return bytes(given)
    if isinstance(given, str):
        if "\n" not in given and given.lower().endswith((".yaml", ".yml", ".json", ".csv", ".ndjson", ".gz")):
            raise ValueError(f"{what}: {given!r} is the name of a file; give pathlib.Path({given!r}), or the text in it")
        # What is no character is refused by the library, with its place.
        return given.encode("utf-8", "surrogatepass")
    if isinstance(given, os.PathLike):
        return Path(given).read_bytes()
    if isinstance(given, Mapping):
        return json.dumps(dict(given), default=_plain).encode()
    if isinstance(given, Answer):
        return given.text.encode()
    raise TypeError(f"{what}: a text, bytes, a path, a mapping or a plan is expected (found {type(given).__name__})")


def string_of(given: Text | None, what: str) -> str | None:
    """The same as a string, for an option; None where it is not given.

    Raises:
        FixatorError: for what is no UTF-8, or UTF-16 that says so.
    """
    return None if given is None else _string(text_of(given, what), what)


def tables_of(given: Any, what: str) -> list[bytes]:
    """The texts of tables of readings: one, or of two levels two. A DataFrame with a row a day of each level, as a plan of two levels
    has, becomes one for each, the proximal level's first.

    Raises:
        TypeError: for what is no table.
        ValueError: for a DataFrame of which it is not clear what is in it.
    """
    if not _is_frame(given):
        if isinstance(given, Mapping):
            raise TypeError(f"{what}: a table is expected (found {type(given).__name__})")
        return [text_of(given, what)]
    table = _columns(given, what, ("day", "date"))
    # Days of a batch have rows of the limb too, without readings.
    if "level" in table.columns and set(table["level"]) - {"limb"} == {"proximal", "distal"}:
        return [_csv(table[table["level"] == name].drop(columns="level")) for name in ("proximal", "distal")]
    return [_csv(table)]


def strings_of_tables(given: Any, what: str) -> list[str] | None:
    """The same as strings, for an option; None where it is not given."""
    if given is None:
        return None
    parts = given if isinstance(given, (list, tuple)) else [given]
    return [_string(table, what) for part in parts for table in tables_of(part, what)]


def cases_of(given: Any, input_format: str | None) -> tuple[bytes, str | None]:
    """The text of many cases, and its format where that is known."""
    if _is_frame(given):
        return _csv(_columns(given, "cases", ("case",))), input_format or "csv"
    if isinstance(given, (str, bytes, bytearray, Mapping, Answer, os.PathLike)):
        return text_of(given, "cases"), input_format
    parts = [text_of(one, "cases") for one in given]
    if all(part.lstrip().startswith(b"{") for part in parts):
        return b"\n".join(parts), input_format or "json"
    # Documents of YAML, of which JSON is one.
    return b"".join(b"---\n" + part + b"\n" for part in parts), input_format or "yaml"


def options_of(**options: Any) -> tuple[bytes, int]:
    """Options as JSON, those that are None left out.

    Raises:
        FixatorError: for a number that is not finite.
    """
    given = {key.replace("_", "-"): value for key, value in options.items() if value is not None}
    for name, value in given.items():
        if isinstance(value, (float, np.floating)) and not math.isfinite(value):
            raise FixatorError.of_call(f"{name} is a finite number (found {value})")
    text = json.dumps(given, default=_plain).encode()
    return text, len(text)


def _columns(frame: Any, what: str, labels: tuple[str, ...]) -> Any:
    """A DataFrame with all that it says in columns: labels of its rows that have a name become some.

    Args:
        labels: columns that say what a row is, beside which numbers without a name in the index say nothing more.

    Raises:
        ValueError: for labels without a name that may be days or cases.
    """
    index = frame.index
    names = list(index.names)
    if all(name is not None for name in names):
        if _is_counted(frame.columns) and all(str(name).strip().lower() in labels for name in names):
            # By their places, as the columns are.
            table = frame.reset_index()
            return table.set_axis(range(table.shape[1]), axis="columns")
        if not any(name in frame.columns for name in names) and not _is_counted(frame.columns):
            return frame.reset_index()
        if all(name in frame.columns and np.array_equal(index.get_level_values(name), frame[name]) for name in names):
            return frame
        raise ValueError(
            f"{what}: {', '.join(map(str, names))} is an index beside columns that are called so too, or not at all: leave it out "
            "(reset_index(drop=True)), or give columns their names"
        )
    columns = {str(column).strip().lower() for column in frame.columns}
    if _is_counted(index) or len(names) == 1 and index.dtype.kind in "iu" and columns.intersection(labels):
        return frame
    raise ValueError(
        f"{what}: the index of the table has no name, and whether it says the {labels[0]} cannot be told: give it a name (rename_axis), or "
        "leave it out (reset_index(drop=True))"
    )


def _csv(frame: Any) -> bytes:
    return str(frame.to_csv(index=False, header=not _is_counted(frame.columns))).encode("utf-8", "surrogatepass")


def _is_frame(given: Any) -> bool:
    return hasattr(given, "to_csv") and getattr(given, "ndim", 0) == 2


def _is_counted(labels: Any) -> bool:
    """Whether labels are those that pandas gives where nobody did: 0, 1, 2, ..."""
    return type(labels).__name__ == "RangeIndex" and labels.name is None and labels.start == 0 and labels.step == 1


def _string(text: bytes, what: str) -> str:
    try:
        return text.decode("utf-16" if text[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    except UnicodeDecodeError:
        pass
    # The library says it best, of a case.
    try:
        lib.call("plan", text, len(text), None, 0)
    except FixatorError as refusal:
        raise FixatorError(refusal.errors, what) from None
    raise FixatorError.of_call(f"{what} is no UTF-8 text")


def _plain(value: Any) -> Any:
    """A value of a mapping as JSON has it."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (np.ndarray, np.generic)) and value.dtype.kind in "mM":
        # Nanoseconds would come as a number, and what is no date as nothing.
        dates = np.asarray(value)
        if dates.dtype.kind == "M" and not np.isnat(dates).any():
            return dates.astype("datetime64[us]").tolist()
        raise TypeError(f"{value!r} has no place in a case")
    elif isinstance(value, np.ndarray):
        return unmasked(value).tolist()
    elif isinstance(value, np.generic):
        return value.item()
    if isinstance(value, (Decimal, numbers.Real)):
        return float(value)
    if isinstance(value, datetime.datetime) and value.tzinfo is None and value == value and value.time() == datetime.time():
        return value.date().isoformat()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a case")
