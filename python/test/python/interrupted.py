"""Ctrl-C while the client waits for an answer over pipes. argv: the command as JSON."""
import json
import os
import signal
import sys
import threading

from bits_per_sample import Curriculum

with Curriculum(json.loads(sys.argv[1])) as cur:
    cur.ask(groups=1, step=0, version=0)
    server = cur.process.pid
    os.kill(server, signal.SIGSTOP)
    threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    threading.Timer(1.0, lambda: os.kill(server, signal.SIGCONT)).start()
    try:
        cur.ask(groups=2, step=1, version=1)
        interrupted = False
    except KeyboardInterrupt:
        interrupted = True
    drawn = cur.ask(groups=3, step=2, version=2)
    print(json.dumps({"interrupted": interrupted, "groups": len(drawn), "drawn": cur.metrics()["drawn"]}))
