"""Executes a notebook in a folder of its own, and prints it with what came out."""

import json
import sys
import tempfile

import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
nbformat.validate(notebook)
with tempfile.TemporaryDirectory() as folder:
    resources = {"metadata": {"path": folder}}
    NotebookClient(notebook, kernel_name="python3", resources=resources, record_timing=False).execute()
notebook.metadata.language_info = {"name": "python"}  # and not its version
print(json.dumps({"notebook": nbformat.writes(notebook) + "\n"}))
