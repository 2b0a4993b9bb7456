"""libfixator by ctypes: what fixator.h declares, and how its answers come back. ctypes lets other threads run while a call is under way."""

from __future__ import annotations

import ctypes
import json
import os
from ctypes import POINTER, byref, c_char_p, c_double, c_int32, c_int64, c_size_t, c_void_p
from pathlib import Path
from typing import Any, Callable, Mapping, Union

import numpy as np

ABI = 1
DONE, HAS_ERRORS, USAGE, BAD_INPUT, FAULT, STOPPED = 0, 1, 64, 65, 70, 130

Text = Union[str, bytes, "os.PathLike[str]", Mapping[str, Any]]


class FixatorError(ValueError):
    """What was given has no answer.

    Attributes:
        errors: what is wrong, a mapping each: ``code``, ``message``, and where they apply ``key``, ``line``, ``column``, ``found``,
            ``allowed``.
        input: which text it is about (``"case"``, ``"schedule"``, ``"plan"``, ``"done"``, ``"films"``, ``"states"``, ``"base"``); None for the call itself.
    """

    def __init__(self, errors: list[dict[str, Any]], input: str | None) -> None:
        self.errors = errors
        self.input = input
        super().__init__("\n".join(self._words(error) for error in errors))

    def __reduce__(self):  # so that it comes through multiprocessing
        return FixatorError, (self.errors, self.input)

    def _words(self, error: Mapping[str, Any]) -> str:
        place = f"{self.input}:{error['line']}:{error.get('column', 1)}: " if self.input else ""
        key = f"{error['key']}: " if error.get("key") else ""
        more = "; ".join(f"{name} {error[name]}" for name in ("found", "allowed") if error.get(name))
        return f"{place}{key}{error.get('message', error.get('code', ''))}" + (f" ({more})" if more else "")


class _Text(ctypes.Structure):
    _fields_ = [("bytes", c_void_p), ("length", c_size_t)]


Writer = ctypes.CFUNCTYPE(c_int32, c_void_p, c_void_p, c_size_t)


def _load() -> ctypes.CDLL:
    path = Path(__file__).with_name("libfixator.so.1")
    library = ctypes.CDLL(str(path))
    text, answer, frame = [c_char_p, c_size_t], POINTER(_Text), c_void_p
    signatures: dict[str, list[Any]] = {
        "plan": [*text, *text, answer],
        "check": [*text, *text, *text, *text, answer],
        "resume": [*text, *text, answer],
        "sensitivity": [*text, *text, answer],
        "suggest_stages": [*text, *text, answer],
        "compare": [*text, *text, *text, answer],
        "design": [*text, *text, answer],
        "measure": [*text, *text, answer],
        "measured_hardware": [*text, *text, answer],
        "pose": [*text, *text, answer],
        "verify": [*text, answer],
        "schema": [*text, answer],
        "template": [*text, answer],
        "films": [*text, *text, answer],
        "films_case": [*text, *text, answer],
        "batch": [*text, *text, Writer, c_void_p, answer],
        "about": [answer],
        "hardware": [answer],
        "case_schema": [answer],
        "hexapod_make": [c_void_p, c_void_p, c_void_p, POINTER(c_void_p), answer],
        "hexapod_of_case": [*text, POINTER(c_void_p), answer],
        "hexapod_describe": [frame, c_void_p, c_void_p, c_void_p, c_void_p, answer],
        "lengths": [frame, c_int64, c_void_p, c_void_p, c_int32, answer],
        "poses": [frame, c_int64, c_void_p, c_void_p, c_int64, c_int32, c_void_p, c_int32, answer],
        "jacobians": [frame, c_int64, c_void_p, c_void_p, c_void_p, c_void_p, c_int32, answer],
        "abi_version": [],
    }
    for name, arguments in signatures.items():
        function = getattr(library, f"fixator_{name}")
        function.argtypes, function.restype = arguments, c_int32
    library.fixator_text_free.argtypes, library.fixator_text_free.restype = [answer], None
    library.fixator_hexapod_free.argtypes, library.fixator_hexapod_free.restype = [frame], None
    library.fixator_hexapod_mean_radius.argtypes = [frame]
    library.fixator_hexapod_mean_radius.restype = c_double
    found = library.fixator_abi_version()
    if found < ABI:
        raise ImportError(f"{path} has the interface {found}, and this package needs {ABI}: install both anew")
    return library


library = _load()


def call(name: str, *arguments: Any) -> tuple[int, bytes]:
    """Calls a function whose last parameter is room for a text.

    Raises:
        FixatorError: for a status that says there is no answer.
        MemoryError: when there is no memory for it.
    """
    answer = _Text()
    status = getattr(library, f"fixator_{name}")(*arguments, byref(answer))
    try:
        text = ctypes.string_at(answer.bytes, answer.length) if answer.bytes else b""
    finally:
        library.fixator_text_free(byref(answer))
    if status == FAULT:
        raise MemoryError("libfixator has no memory for the answer")
    if status in (USAGE, BAD_INPUT) and not (name == "batch" and text.startswith(b'{"planned"')):
        refusal = json.loads(text)
        raise FixatorError(refusal["errors"], refusal.get("input"))
    return status, text


def text_of(given: Text, what: str) -> bytes:
    """The bytes of a text: as they are, of a file (a path), or of a mapping as JSON.

    Raises:
        TypeError: for anything else.
        ValueError: for a string that is the name of a file rather than what is in it.
        OSError: for a file that cannot be read.
    """
    if isinstance(given, bytes):
        return given
    if isinstance(given, str):
        if "\n" not in given and given.lower().endswith((".yaml", ".yml", ".json", ".csv", ".ndjson", ".gz")):
            raise ValueError(f"{what}: {given!r} is the name of a file; give pathlib.Path({given!r}), or the text in it")
        return given.encode()
    if isinstance(given, os.PathLike):
        return Path(given).read_bytes()
    if isinstance(given, Mapping):
        return json.dumps(given, default=_plain).encode()
    raise TypeError(f"{what}: a text, bytes, a path or a mapping is expected (found {type(given).__name__})")


def _plain(value: Any) -> Any:
    if isinstance(value, (np.ndarray, np.generic)):
        return value.tolist()
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a case")


def options_of(**options: Any) -> tuple[bytes, int]:
    """Options as JSON, those that are None left out."""
    text = json.dumps({key.replace("_", "-"): value for key, value in options.items() if value is not None}, default=_plain).encode()
    return text, len(text)


def run_batch(cases: bytes, options: tuple[bytes, int], take: Callable[[bytes], object]) -> tuple[int, dict[str, Any]]:
    """Runs a batch; `take` gets whole lines. What it raises ends the run and is raised here."""
    raised: list[BaseException] = []

    def write(_context: Any, lines: int, length: int) -> int:
        try:
            take(ctypes.string_at(lines, length))
            return 0
        except BaseException as error:  # noqa: B902 - also KeyboardInterrupt, which must end the run
            raised.append(error)
            return 1

    status, text = call("batch", cases, len(cases), *options, Writer(write), None)
    if raised:
        raise raised[0]
    return status, json.loads(text)
