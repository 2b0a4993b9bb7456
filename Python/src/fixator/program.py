"""What the program says of itself: its own error, what it knows, the forms of its texts."""

from __future__ import annotations

import json
from typing import Any, Mapping

from ._library import call
from ._texts import options_of
from .results import Answer


def verify(*names: str, jobs: int | None = None) -> Answer:
    """The program's own error on this machine, measured now: ``fixator verify``, ``fixator-verification/1``.

    Args:
        names: parts of names of scenarios; all unless given.
        jobs: threads, which change nothing; all processors unless given.

    Returns:
        ``has_errors`` where a scenario does not hold.

    Raises:
        FixatorError: for a name that no scenario has.
    """
    return Answer._of(*call("verify", *options_of(names=list(names), jobs=jobs)))


def scenarios(*names: str) -> tuple[str, ...]:
    """Names of the scenarios of ``verify``: ``fixator verify --list``.

    Raises:
        FixatorError: for a name that no scenario has.
    """
    return tuple(call("verify", *options_of(names=list(names), list=True))[1].decode().splitlines())


def hardware() -> Mapping[str, Any]:
    """Rings and struts that a case can name, with their sources and numbers: ``fixator-hardware/1``."""
    answer: Mapping[str, Any] = json.loads(call("hardware")[1])
    return answer


def schema(subject: str = "case") -> Mapping[str, Any]:
    """The JSON Schema (draft 2020-12) of a case, or of an output (``"plan"``, ``"check2"``, ...): ``fixator schema``.

    Raises:
        FixatorError: for what has none; it names those that have.
    """
    name = subject.encode("utf-8", "surrogatepass")
    answer: Mapping[str, Any] = json.loads(call("schema", name, len(name))[1])
    return answer


def template(*, films: bool = False) -> str:
    """A commented file to be filled in, of a case or of marks on films: ``fixator new --template``, ``fixator new --films``."""
    return call("template", *options_of(films=films))[1].decode()


def about() -> Mapping[str, Any]:
    """``program``, ``disclaimer``, ``abi``, ``kernel`` (the instruction set in use), ``lapack`` (path of the LAPACK that is loaded)."""
    answer: Mapping[str, Any] = json.loads(call("about")[1])
    return answer
