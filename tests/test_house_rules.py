"""The code as a whole: lint, layout, types, and functions and modules of a size people read."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FUNCTION = 50
LONGEST_MODULE = {"start.py": 450}  # one file on purpose: it runs before anything is installed
USUAL_LONGEST_MODULE = 350

MODULES = sorted(
    path
    for place in (
        "*.py",
        "utils/**/*.py",
        "tests/**/*.py",
        "datasets/**/*.py",
        "benchmarks/**/*.py",
    )
    for path in ROOT.glob(place)
)


@pytest.mark.parametrize(
    "command",
    [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",)],
    ids=["lint", "layout", "types"],
)
def test_the_tools_have_nothing_to_say(command):
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_and_its_functions_are_short(module):
    source = module.read_text(encoding="utf-8")
    limit = LONGEST_MODULE.get(module.name, USUAL_LONGEST_MODULE)
    assert source.count("\n") <= limit, f"longer than {limit} lines"
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, functions):
            length = node.end_lineno - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


def test_what_draws_is_loaded_when_something_is_drawn():
    code = "import sys, utils, utils.panels.panel; print({'pandas', 'matplotlib'} & {*sys.modules})"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n", "see utils/later.py"
