"""Strut schedules of hexapod external fixators, and their kinematics.

For research, teaching and checking; not a medical device.

There is a function for each command of the program ``fixator`` (``plan``, ``check``, ``resume``, ``batch``, ...), which answers what that
prints, to the byte; ``Frame`` has the kinematics on rows of numpy arrays. Lengths are mm, angles degrees. Documentation/Python.md has
examples.
"""

from . import plots
from ._library import FixatorError
from .batches import Batch, batch
from .commands import check, compare, films, films_case, plan, resume, sensitivity, suggest_stages
from .frame import Frame
from .frames import all_poses, design, measure, measured_hardware, pose
from .poses import FOUND, OUTCOMES, Poses
from .program import about, hardware, scenarios, schema, template, verify
from .results import SIGNED, AllPoses, Answer, Check, Films, Finding, Plan, Sensitivity

__version__ = "0.1.0"

__all__ = [
    "FOUND",
    "OUTCOMES",
    "SIGNED",
    "AllPoses",
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
    "all_poses",
    "batch",
    "check",
    "compare",
    "design",
    "films",
    "films_case",
    "hardware",
    "measure",
    "measured_hardware",
    "plan",
    "plots",
    "pose",
    "resume",
    "scenarios",
    "schema",
    "sensitivity",
    "suggest_stages",
    "template",
    "verify",
]
