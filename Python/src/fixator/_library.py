"""libfixator by ctypes: what fixator.h declares, and how its answers come back. ctypes lets other threads run while a call is under way."""

from __future__ import annotations

import ctypes
import json
import threading
from ctypes import POINTER, byref, c_char_p, c_double, c_int32, c_int64, c_size_t, c_void_p
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Callable, Mapping

ABI = 1
DONE, HAS_ERRORS, USAGE, BAD_INPUT, FAULT, STOPPED = 0, 1, 64, 65, 70, 130

STACK = 1 << 20
"""What a thread that calls the library needs."""


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

    @classmethod
    def of_call(cls, message: str) -> "FixatorError":
        """What is wrong with a call itself, as the library would say it."""
        return cls([{"code": "usage", "message": message}], None)

    def __reduce__(self) -> tuple[Any, ...]:  # so that it comes through multiprocessing
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


def run_batch(cases: bytes, options: tuple[bytes, int], take: Callable[[bytes], object]) -> dict[str, Any]:
    """Runs a batch; `take` gets whole lines, on the thread that called. What it raises, or a signal raises meanwhile, ends the run and is
    raised here.

    The library runs on a thread of its own: where Python calls handlers of signals, between any two steps of its main thread, what they
    raise on the way into a callback would be dropped by ctypes, and the lines of that call with it.

    Raises:
        FixatorError: for options that do not go together, and a base that is none.
        RuntimeError: where lines did not come through.
    """
    pieces: SimpleQueue[bytes | None] = SimpleQueue()
    goes_on: SimpleQueue[bool] = SimpleQueue()
    ended: list[tuple[int, bytes] | BaseException] = []
    taken = 0

    def write(_context: Any, lines: int, length: int) -> int:
        try:
            pieces.put(ctypes.string_at(lines, length))
            return 0 if goes_on.get() else 1
        except BaseException as error:  # noqa: B902 - such as MemoryError
            ended.append(error)
            return 1

    def run() -> None:
        try:
            ended.append(call("batch", cases, len(cases), *options, Writer(write), None))
        except BaseException as error:  # noqa: B902 - raised where the batch was called
            ended.append(error)
        finally:
            pieces.put(None)

    worker = threading.Thread(target=run, name="fixator-batch", daemon=True)
    try:
        try:
            _start(worker)
            while (piece := pieces.get()) is not None:
                take(piece)
                taken += len(piece)
                goes_on.put(True)
        finally:
            goes_on.put(False)
    finally:
        # Once more, for the signal that came between the two.
        goes_on.put(False)
        if worker.ident is not None:
            worker.join()
    if isinstance(ended[0], BaseException):
        raise ended[0]
    tally: dict[str, Any] = json.loads(ended[0][1])
    if tally["bytes"] != taken:
        raise RuntimeError(f"of {tally['bytes']} bytes of lines {tally['bytes'] - taken} did not come through")
    return tally


def _start(thread: threading.Thread) -> None:
    """Starts it with a stack that is large enough, whatever others want for theirs."""
    usual = threading.stack_size()
    if not 0 < usual < STACK:
        return thread.start()
    threading.stack_size(STACK)
    try:
        thread.start()
    finally:
        threading.stack_size(usual)
