"""Every block of Python in the documents runs, in the order of its page, and every notebook is what its code gives."""

import json
import os
import re
import shutil

import pytest
from conftest import ROOT

PAGES = [ROOT / "Documentation/Python.md", ROOT / "Python/README.md"]
NOTEBOOKS = sorted((ROOT / "Python/notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_blocks_run(page, tmp_path, monkeypatch):
    pytest.importorskip("pandas")
    pytest.importorskip("matplotlib").use("Agg")
    shutil.copytree(ROOT / "Fixtures", tmp_path / "Fixtures", ignore=shutil.ignore_patterns("validation"))
    shutil.copy(ROOT / "Sources/CaseFiles/films.yaml", tmp_path / "films.yaml")
    monkeypatch.chdir(tmp_path)
    names = {}
    for number, block in enumerate(re.findall(r"^```python\n(.*?)^```", page.read_text(), re.M | re.S), 1):
        exec(compile(block, f"{page.name}, block {number}", "exec"), names)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_kept_with_what_they_print(path):
    cells = [cell for cell in json.loads(path.read_text())["cells"] if cell["cell_type"] == "code"]
    assert cells and all(cell["execution_count"] for cell in cells) and any(cell["outputs"] for cell in cells)
    assert not any(output["output_type"] == "error" for cell in cells for output in cell["outputs"])
    assert "not a medical device" in path.read_text()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_run(path, soak, monkeypatch):
    """The printed lines are those that are kept; pictures may differ with the version of matplotlib."""
    if not soak:
        pytest.skip("in the soak set: FIXATOR_SOAK=1")
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    kept = nbformat.read(path, as_version=4)
    made = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(made, timeout=600, resources={"metadata": {"path": str(path.parent)}}).execute()
    if os.environ.get("FIXATOR_RENEW_NOTEBOOKS"):
        nbformat.write(made, path)
        return
    for one, other in zip(made.cells, kept.cells):
        assert _printed(one) == _printed(other)


def _printed(cell):
    return "".join(output.text for output in cell.get("outputs", []) if output.output_type == "stream" and output.name == "stdout")
