"""Does work in this process and, where the system can fork, in others beside it."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Sequence
from typing import IO, Any, NamedTuple

Work = Callable[[Any], Any]
"""Takes a message and returns an answer, both of plain values that JSON can hold."""


class _Helper(NamedTuple):
    """A forked process, and the ends of the pipes that lead to it and back."""

    process: int
    orders: IO[str]
    answers: IO[str]


def cores() -> int:
    """Return how many processes can work at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Say whether this process can be doubled safely: not on Windows, not beside other threads."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


class Crew:
    """This process and its helpers, which do the same work on messages of their own.

    `size` counts this process. What a helper learns while it works, it keeps to itself until the
    next message. A helper that fails is left out: this process then does its part.
    """

    def __init__(self, size: int, work: Work) -> None:
        self._work = work
        self._helpers: list[_Helper] = []
        for _ in range(size - 1 if can_fork() else 0):
            self._helpers.append(self._fork())

    @property
    def size(self) -> int:
        """Return how many processes there are, this one included."""
        return len(self._helpers) + 1

    def share(self, messages: Sequence[Any]) -> list[Any]:
        """Return the answers to as many messages as there are processes, in their order."""
        asked: list[_Helper | None] = []
        for helper, message in zip(self._helpers, messages[1:], strict=True):
            asked.append(helper if _send(helper.orders, message) else None)
        answers = [self._work(messages[0])]
        for number, taken in enumerate(asked, 1):
            answer = _receive(taken.answers) if taken else None
            answers.append(self._work(messages[number]) if answer is None else answer[0])
        return answers

    def close(self) -> None:
        """Let the helpers go, and wait until they are gone."""
        for helper in self._helpers:
            for pipe in (helper.orders, helper.answers):
                try:
                    pipe.close()
                except OSError:
                    continue
            os.waitpid(helper.process, 0)
        self._helpers = []

    def _fork(self) -> _Helper:
        order_end, orders = os.pipe()
        answers, answer_end = os.pipe()
        process = os.fork()
        if process:
            os.close(order_end)
            os.close(answer_end)
            return _Helper(process, os.fdopen(orders, "w"), os.fdopen(answers, "r"))
        try:
            os.close(orders)
            os.close(answers)
            for helper in self._helpers:  # else a pipe stays open when its owner is gone
                helper.orders.close()
                helper.answers.close()
            self._serve(os.fdopen(order_end, "r"), os.fdopen(answer_end, "w"))
        finally:
            os._exit(0)

    def _serve(self, orders: IO[str], answers: IO[str]) -> None:
        for line in orders:
            if not _send(answers, [self._work(json.loads(line))]):
                return


def _send(pipe: IO[str], message: Any) -> bool:
    """Send a message in one line; return whether there is anybody to take it."""
    try:
        pipe.write(json.dumps(message))
        pipe.write("\n")
        pipe.flush()
    except OSError:
        return False
    return True


def _receive(pipe: IO[str]) -> Any:
    """Return the message that comes in one line, None where the other end is gone."""
    try:
        return json.loads(pipe.readline() or "null")
    except (OSError, ValueError):
        return None
