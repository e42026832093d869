"""A client of ``bits-per-sample curriculum serve``; standard library only."""

from __future__ import annotations

import contextlib
import http.client
import itertools
import json
import math
import os
import subprocess
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Any, cast

from .protocol import Assignment, Outcome, Verdict

__all__ = ["Curriculum", "CurriculumError", "outcome"]

# the operations that change something; the others are GET
_POSTS = frozenset({"ask", "observe", "change"})
_LONGEST_PAUSE = 5.0
# of a name server that is on this machine, a proxy of the environment knows nothing
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class CurriculumError(RuntimeError):
    """The server's answer was an error: asking again would not help.

    ``code`` is the stable name of the reason, such as ``invalid`` or ``unauthorised``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code

    def __str__(self) -> str:
        return ": ".join(self.args)


def outcome(
    ticket: str, version: int, rewards: Iterable[float | None], **more: Any
) -> Outcome:
    """What came of a group, as ``observe`` takes it.

    ``ticket`` is the assignment's, ``version`` that of the policy that made the rollouts. A reward
    that is None or not finite is a rollout lost to the infrastructure: it costs, and is no evidence.
    ``more``: fields of :class:`Outcome` that only the trainer knows, such as ``cost``.

    >>> outcome("t", 3, [1, 0, None])
    {'ticket': 't', 'policyVersion': 3, 'rewards': [1.0, 0.0], 'errors': 1}
    """
    given = [None if r is None else float(r) for r in rewards]
    known = [r for r in given if r is not None and math.isfinite(r)]
    errors = len(given) - len(known)
    made: Any = {"ticket": ticket, "policyVersion": version, "rewards": known, "errors": errors, **more}
    return cast(Outcome, made)


class Curriculum:
    """Asks a curriculum server what to roll out, and tells it what came of it.

    ``where`` is the URL of a server that runs (``bits-per-sample curriculum serve --http 8731``),
    or the command of one to start, which then runs as long as this client. ``patience`` is how
    many seconds a request is tried again when no answer comes: the server may be restarting; one
    try over HTTP takes ``timeout`` seconds at most.
    ``token`` is by default that of the variable ``BITS_PER_SAMPLE_TOKEN``, as the server's is.
    Each request carries a key, so one that arrives twice counts once.

    >>> cur = Curriculum("http://127.0.0.1:8731", token="...")         # doctest: +SKIP
    >>> drawn = cur.ask(groups=32, step=0, version=0)                  # doctest: +SKIP
    >>> results = [outcome(a["ticket"], 0, roll_out(a["task"], a["rollouts"])) for a in drawn]
    ...                                                                # doctest: +SKIP
    >>> verdicts = cur.observe(results)                                # doctest: +SKIP
    """

    def __init__(
        self,
        where: str | Sequence[str],
        token: str | None = None,
        patience: float = 120.0,
        timeout: float = 60.0,
    ) -> None:
        if token is None:
            token = os.environ.get("BITS_PER_SAMPLE_TOKEN")
        if token == "":
            raise ValueError("Curriculum: expected a token or None, got an empty one; is a variable unset?")
        if isinstance(where, str) and not where.startswith(("http://", "https://")):
            raise ValueError(
                f"Curriculum: expected a URL such as http://127.0.0.1:8731, or a command as a list, got {where!r}"
            )
        self.where = where.rstrip("/") if isinstance(where, str) else list(where)
        self.token = token
        self.patience = patience
        self.timeout = timeout
        self.process: subprocess.Popen[bytes] | None = None
        self._name = uuid.uuid4().hex
        self._numbers = itertools.count()

    def ask(
        self, groups: int, step: int, version: int, key: str | None = None, **more: Any
    ) -> list[Assignment]:
        """Draws tasks for the next groups; a strategy may draw fewer than asked for.

        ``step`` is the optimiser's, ``version`` that of the policy that will roll out, which grows with
        each update. With the same ``key`` the same assignments are given again. ``more``: ``purpose``
        (``train``, ``profile``, ``evaluate``) or ``rolloutBudget``.
        """
        fields = {"groups": groups, "step": step, "policyVersion": version, **more}
        assignments: list[Assignment] = self.call("ask", key, **fields)["assignments"]
        return assignments

    def observe(
        self, outcomes: Sequence[Outcome], key: str | None = None
    ) -> list[Verdict]:
        """Tells what came of groups; a verdict for each, in their order. One told twice counts once."""
        verdicts: list[Verdict] = self.call("observe", key, outcomes=list(outcomes))["verdicts"]
        return verdicts

    def weights(self) -> dict[str, float]:
        """Share of the draws that each task of the pool has now; they sum to 1."""
        answer = self.call("weights")
        return dict(zip(answer["ids"], answer["p"], strict=True))

    def metrics(self) -> dict[str, float | None]:
        """Numbers for a dashboard: tasks, asks, groups drawn, settled and pending, rollouts, …"""
        numbers: dict[str, float | None] = self.call("metrics")
        return numbers

    def call(self, op: str, key: str | None = None, *, patience: float | None = None, **fields: Any) -> Any:
        """Sends a request until it is answered, for ``patience`` seconds.

        :raises CurriculumError: the answer was an error, or the command cannot be started.
        :raises ConnectionError: no answer came.
        """
        body = json.dumps(
            {**fields, "key": key or f"{self._name}:{next(self._numbers)}"}, allow_nan=False
        ).encode()
        patience = self.patience if patience is None else patience
        until = time.monotonic() + patience
        timeout = self.timeout if patience > 0 else min(self.timeout, _LONGEST_PAUSE)
        for attempt in itertools.count():
            try:
                answer = self._pipe(op, body) if isinstance(self.where, list) else self._post(op, body, timeout)
                if "error" not in answer:
                    return answer["result"]
                raise CurriculumError(answer["error"]["code"], answer["error"]["message"])
            except (OSError, http.client.HTTPException) as error:
                pause = min(0.1 * 2.0**attempt, _LONGEST_PAUSE)
                if time.monotonic() + pause > until:
                    where = self.where if isinstance(self.where, str) else self.where[0]
                    raise ConnectionError(f"{where}: no answer within {patience:g} s ({error})") from error
                time.sleep(pause)
        raise AssertionError

    def close(self) -> None:
        """Ends a server that this client has started; its state stays on disk."""
        if self.process is not None and self.process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self.process.stdin.close()
            self.process.wait()
            if self.process.stdout is not None:
                self.process.stdout.close()
            self.process = None

    def __enter__(self) -> Curriculum:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _post(self, op: str, body: bytes, timeout: float) -> Any:
        head = {"Content-Type": "application/json"}
        if self.token is not None:
            head["Authorization"] = f"Bearer {self.token}"
        data = body if op in _POSTS else None
        request = urllib.request.Request(f"{self.where}/{op}", data, head)
        try:
            reply = _opener.open(request, timeout=timeout)
        except urllib.error.HTTPError as error:
            reply = error  # an error of the server is JSON, too
        with reply:
            return _answer(reply.read(), f"HTTP {reply.status}")

    def _pipe(self, op: str, body: bytes) -> Any:
        if self.process is None or self.process.poll() is not None:
            try:
                self.process = subprocess.Popen(self.where, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            except OSError as error:
                raise CurriculumError("refused", f"the server cannot be started: {error}") from error
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None and stdout is not None
        line = b""
        try:
            stdin.write(b'{"id": 0, "op": "%s", %s\n' % (op.encode(), body[1:]))
            stdin.flush()
            line = stdout.readline()
        except BrokenPipeError:
            pass
        except BaseException:  # Ctrl-C, say: this answer must not be taken for one to the next request
            self.close()
            raise
        if line.endswith(b"\n"):
            return _answer(line, "a line")
        if self.process.wait() == 2:
            raise CurriculumError("refused", "the server does not start: it says why above")
        raise ConnectionError("the server is gone")


def _answer(body: bytes, kind: str) -> Any:
    """The answer in a body; of something that is no curriculum server, such as a proxy before one, tried again."""
    try:
        answer = json.loads(body)
        if "error" in answer or "result" in answer:
            return answer
    except (ValueError, TypeError):
        pass
    raise ConnectionError(f"{kind} that is no answer of a curriculum server: {body[:80]!r}")
