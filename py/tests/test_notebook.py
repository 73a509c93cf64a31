"""The example notebook, executed."""

from __future__ import annotations

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("matplotlib")
pytest.importorskip("ipykernel")

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_the_notebook_runs() -> None:
    notebook = nbformat.read(EXAMPLES / "templates.ipynb", as_version=4)
    nbformat.validate(notebook)
    client = nbclient.NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": EXAMPLES}}
    )
    client.execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    data = [output.data for output in outputs if "data" in output]
    pages = [item["text/html"] for item in data if "text/html" in item]
    assert any("<table" in page and "Priya" in page for page in pages), "the ranked table"
    assert any('class="callwell"' in page and "</mark>" in page for page in pages), "a report"
    assert any("image/png" in item for item in data), "the chart"
    assert not [output for output in outputs if output.output_type in ("error", "stream")]
