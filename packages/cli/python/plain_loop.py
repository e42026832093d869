"""A curriculum in any training loop; standard library only, Python 3.9 or later.

    cur = Curriculum(["bits-per-sample", "curriculum", "serve", "--tasks", "tasks.jsonl", "--state", "run.state"])
    cur = Curriculum("http://127.0.0.1:8731", token="...")     # or a server that runs already
    for step in range(1000):
        drawn = cur.ask(groups=32, step=step, version=step)
        outcomes = [outcome(a["ticket"], step, roll_out(a["task"], a["rollouts"])) for a in drawn]
        train([o for o, verdict in zip(outcomes, cur.observe(outcomes)) if verdict["admit"]])
"""
import http.client, itertools, json, math, subprocess, time, urllib.error, urllib.request, uuid

class CurriculumError(RuntimeError):
    """The server's answer was an error: asking again would not help."""

def outcome(ticket, version, rewards, **more):
    """What came of a group; a reward of None or NaN is an error of the infrastructure."""
    known = [float(r) for r in rewards if r is not None and math.isfinite(r)]
    return {"ticket": ticket, "policyVersion": version, "rewards": known, "errors": len(rewards) - len(known), **more}

class Curriculum:
    """`where` is the command of a server to start, or the URL of one that runs."""
    def __init__(self, where, token=None, tries=6, timeout=120):
        self.where, self.token, self.tries, self.timeout = where, token, tries, timeout
        self.name, self.numbers, self.process = uuid.uuid4().hex, itertools.count(), None

    def ask(self, groups, step, version, key=None, **more):
        return self.call("ask", key, groups=groups, step=step, policyVersion=version, **more)["assignments"]

    def observe(self, outcomes, key=None):
        return self.call("observe", key, outcomes=outcomes)["verdicts"]

    def call(self, op, key=None, **fields):
        """Sends until answered: thanks to the key, a request that comes twice counts once."""
        body = json.dumps({**fields, "key": key or f"{self.name}:{next(self.numbers)}"}, allow_nan=False).encode()
        for attempt in range(self.tries):
            try:
                answer = self._post(op, body) if isinstance(self.where, str) else self._pipe(op, body)
                if "error" not in answer: return answer["result"]
                raise CurriculumError("{code}: {message}".format(**answer["error"]))
            except (OSError, EOFError, http.client.HTTPException):
                if attempt + 1 == self.tries: raise
                time.sleep(0.1 * 2 ** attempt)

    def _post(self, op, body):
        head = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        data = body if op in ("ask", "observe", "change") else None  # the others are GET
        try:
            with urllib.request.urlopen(urllib.request.Request(f"{self.where}/{op}", data, head), timeout=self.timeout) as reply:
                return json.load(reply)
        except urllib.error.HTTPError as error: return json.load(error)

    def _pipe(self, op, body):
        if self.process is None or self.process.poll() is not None:
            self.process = subprocess.Popen(self.where, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.process.stdin.write(b'{"id": 0, "op": "%s", %s\n' % (op.encode(), body[1:]))
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if line.endswith(b"\n"): return json.loads(line)
        self.process.wait()
        raise EOFError("the server is gone")
