"""Executes a notebook in a folder of its own and tells which of its stored outputs differ.

With ``--write`` it stores what execution gave.
"""

import json
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

path = Path(sys.argv[1])
notebook = nbformat.read(path, as_version=4)
nbformat.validate(notebook)
stored = {cell.id: cell.get("outputs") for cell in notebook.cells}

with tempfile.TemporaryDirectory() as folder:
    resources = {"metadata": {"path": folder}}
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources, record_timing=False)
    client.execute()

print(
    json.dumps(
        {
            "executed": sum(cell.cell_type == "code" for cell in notebook.cells),
            "changed": [cell.id for cell in notebook.cells if cell.get("outputs") != stored[cell.id]],
            "kinds": sorted({kind for outputs in stored.values() for one in outputs or [] for kind in one.get("data", {})}),
        }
    )
)
if "--write" in sys.argv:
    notebook.metadata.language_info = {"name": "python"}
    nbformat.write(notebook, path)
