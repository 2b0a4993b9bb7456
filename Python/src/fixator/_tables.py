"""Tables that the library wrote, as DataFrames: what is text stays text, and numbers are read to the last bit."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas

_COUNTS = re.compile("draw|days?|strut_changes|visits|determinant_sign")
_NUMBERS = re.compile(
    r"q[wxyz]|stiffness|end_error|any_outside|sd_.*|(end|lowest|highest|strut)_[1-6]|.*_(mm|deg)"
    r"|frame\.neutral-height|frame\.struts-now\.[1-6]|schedule\.rate"
)
_TRUTHS = re.compile("rings_face|reachable")


def table_of(text: bytes) -> "pandas.DataFrame":
    """A table by the names of its columns: counts are whole numbers unless some are missing, and what is no column of numbers is text to the
    letter, "007" and "NA" too. Only what is empty is missing.

    Raises:
        ImportError: without pandas.
    """
    import pandas

    table = pandas.read_csv(io.BytesIO(text), dtype=str, keep_default_na=False, na_values=[""])
    for name in table.columns:
        cells = table[name]
        if _TRUTHS.fullmatch(name):
            table[name] = cells == "true"
        elif _COUNTS.fullmatch(name) and not cells.isna().any():
            table[name] = cells.to_numpy(dtype=str).astype(np.int64)
        elif _COUNTS.fullmatch(name) or _NUMBERS.fullmatch(name):
            table[name] = cells.fillna("nan").to_numpy(dtype=str).astype(np.float64)
    return table
