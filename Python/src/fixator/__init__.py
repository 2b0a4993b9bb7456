"""Strut schedules of hexapod external fixators, and their kinematics.

For research, teaching and checking; not a medical device.

``plan``, ``check``, ``resume``, ``sensitivity``, ``films`` and ``batch`` answer what the program ``fixator`` prints, to the byte;
``Frame`` has the kinematics on rows of numpy arrays. Lengths are mm, angles degrees. Documentation/Python.md has examples.
"""

from . import plots
from ._library import FixatorError
from .commands import about, batch, check, films, films_case, hardware, plan, resume, schema, sensitivity
from .frame import FOUND, OUTCOMES, Frame, Poses
from .results import SIGNED, Answer, Batch, Check, Films, Finding, Plan, Sensitivity

__version__ = "0.1.0"

__all__ = [
    "FOUND",
    "OUTCOMES",
    "SIGNED",
    "Answer",
    "Batch",
    "Check",
    "Films",
    "Finding",
    "FixatorError",
    "Frame",
    "Plan",
    "Poses",
    "Sensitivity",
    "about",
    "batch",
    "check",
    "films",
    "films_case",
    "hardware",
    "plan",
    "plots",
    "resume",
    "schema",
    "sensitivity",
]
