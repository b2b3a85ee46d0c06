"""The architecture holds: the import contracts, and what they cannot express."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

PACKAGE = "register_app"

# The layers of docs/architecture.md, the lowest first; those of one row do not know each other.
LAYERS = (
    ("base",),
    ("model",),
    ("store", "reading", "writing"),
    ("services",),
    ("viewmodels",),
    ("cli", "ui"),
    ("app",),
    ("__main__",),
)

# What nobody may import, in whatever form; import-linter knows only the first part of such a name.
OFFLINE = (
    "socket",
    "socketserver",
    "ssl",
    "http",
    "ftplib",
    "smtplib",
    "urllib.request",
    "xmlrpc",
    "webbrowser",
    "asyncio",
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
)
WIDGETS = ("PySide6.QtWidgets", "PySide6.QtGui", "PySide6.QtSvg", "PySide6.QtPrintSupport")

# The version number, and what runs the migrations that lie beside it.
HOLD_CODE = (PACKAGE, f"{PACKAGE}.store.migrations")

# What the command line and the window must not have loaded when they start; each costs a tenth of a second or more.
HEAVY = (
    "PySide6",
    "sqlalchemy",
    "sqlmodel",
    "pydantic",
    "openpyxl",
    "lxml",
    "typst",
    "pikepdf",
    "PIL",
    "python_calamine",
    "rapidfuzz",
    "snowballstemmer",
    "babel",
)


def modules(root: Path, package: str = PACKAGE) -> Iterator[tuple[str, Path]]:
    """Each module of the package under `root`: its dotted name and its file."""
    for path in sorted((root / package).rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports(module: str, path: Path) -> Iterator[tuple[int, str]]:
    """Every import statement of a file, wherever it stands: the line and each dotted name it may mean."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                keep = len(module.split(".")) - node.level + (path.name == "__init__.py")
                base = ".".join([*module.split(".")[:keep], *([base] if base else [])])
            yield node.lineno, base
            for alias in node.names:
                yield node.lineno, f"{base}.{alias.name}"


def under(name: str, banned: tuple[str, ...]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in banned)


def layer_of(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else ""


def offences(root: Path, package: str = PACKAGE) -> list[str]:
    """What breaks a rule of the architecture, as `module:line: what`."""
    height = {name: row for row, names in enumerate(LAYERS) for name in names}
    found = []
    for module, path in modules(root, package):
        mine = layer_of(module)
        if module != package and mine not in height:
            found.append(f"{module}:0: belongs to no layer")
        for line, name in imports(module, path):
            theirs = layer_of(name) if under(name, (package,)) else ""
            if theirs in height and mine in height and theirs != mine and height[theirs] >= height[mine]:
                found.append(f"{module}:{line}: {mine} imports {theirs}")
            if mine == "cli" and (theirs == "viewmodels" or under(name, ("PySide6", "shiboken6"))):
                found.append(f"{module}:{line}: the command line imports {name}")
            if under(name, OFFLINE):
                found.append(f"{module}:{line}: imports {name}, which reaches a network")
            if mine != "ui" and under(name, WIDGETS):
                found.append(f"{module}:{line}: imports {name} outside ui")
    return found


def loaded_after(code: str) -> set[str]:
    """The top-level modules a fresh process has loaded after running `code`."""
    program = f"import sys, json\n{code}\nprint(json.dumps(sorted({{name.partition('.')[0] for name in sys.modules}})))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def linted(root: Path) -> subprocess.CompletedProcess[str]:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache", "--no-logo"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def contracts(root: Path) -> list[dict[str, Any]]:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def test_import_contracts_hold(
    linted: subprocess.CompletedProcess[str], contracts: list[dict[str, Any]]
) -> None:
    assert linted.returncode == 0, linted.stdout + linted.stderr
    assert f"Contracts: {len(contracts)} kept, 0 broken." in linted.stdout


def test_contracts_say_what_these_tests_say(contracts: list[dict[str, Any]], root: Path) -> None:
    layers = next(contract for contract in contracts if contract["id"] == "layers")
    named = [tuple(part.strip(" ()") for part in row.split("|")) for row in layers["layers"]]
    assert [set(row) for row in named] == [set(row) for row in reversed(LAYERS)]
    assert {"layers", "cli-without-qt", "qt-at-the-top", "no-sql-in-the-window", "offline", "no-cycles"} == {
        contract["id"] for contract in contracts
    }
    for name in ("base", "model", "store", "reading", "writing", "services", "viewmodels", "cli", "ui"):
        assert (root / PACKAGE / name / "__init__.py").is_file()


def test_nothing_breaks_a_layer(root: Path) -> None:
    assert len(list(modules(root))) > 20
    found = offences(root)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("file", "line", "told"),
    [
        ("base/bad.py", "from register_app.model import fields", "base imports model"),
        ("store/bad.py", "import register_app.reading.batch", "store imports reading"),
        ("store/bad.py", "def f():\n    from ..services import edit", "store imports services"),
        ("cli/bad.py", "from register_app import ui", "cli imports ui"),
        ("cli/bad.py", "from register_app.viewmodels.session import Session", "the command line imports"),
        ("cli/bad.py", "def f():\n    import PySide6.QtCore", "the command line imports"),
        ("services/bad.py", "import urllib.request", "reaches a network"),
        ("ui/bad.py", "from PySide6 import QtNetwork", "reaches a network"),
        ("viewmodels/bad.py", "from PySide6.QtWidgets import QWidget", "outside ui"),
        (
            "model/bad.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from register_app.store import register",
            "model imports store",
        ),
        ("helpers/bad.py", "import os", "belongs to no layer"),
    ],
)
def test_a_broken_rule_is_noticed(tmp_path: Path, file: str, line: str, told: str) -> None:
    path = tmp_path / PACKAGE / file
    path.parent.mkdir(parents=True)
    path.write_text(line + "\n", encoding="utf-8")
    assert any(told in offence for offence in offences(tmp_path))


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("store/good.py", "from register_app.model.tables import Activity"),
        ("ui/good.py", "from PySide6.QtWidgets import QWidget\nfrom register_app.viewmodels import session"),
        ("viewmodels/good.py", "from PySide6.QtCore import QObject\nfrom urllib.parse import urlsplit"),
    ],
)
def test_what_is_allowed_is_no_offence(tmp_path: Path, file: str, line: str) -> None:
    path = tmp_path / PACKAGE / file
    path.parent.mkdir(parents=True)
    path.write_text(line + "\n", encoding="utf-8")
    assert offences(tmp_path) == []


def test_package_files_hold_no_code(root: Path) -> None:
    """Importing a package does nothing; at most it offers by one name what its own modules define."""
    for module, path in modules(root):
        if path.name != "__init__.py" or module in HOLD_CODE:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            offered = isinstance(node, ast.ImportFrom) and under(node.module or "", (module,))
            listed = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
            assert docstring or offered or listed, f"{module}: {ast.unparse(node)[:80]}"


def test_dependencies_are_those_declared(root: Path) -> None:
    """What the package imports is declared and explained, and what is declared is imported."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[<>=!~ \[;]", line, maxsplit=1)[0].lower() for line in project["dependencies"]}
    ships = packages_distributions()
    used = set()
    for module, path in modules(root):
        for _line, name in imports(module, path):
            top = name.partition(".")[0]
            if top != PACKAGE and top not in sys.stdlib_module_names:
                used |= {owner.lower().replace("_", "-") for owner in ships.get(top, [top])}
    # Qt's binding comes in two parts, of which one is asked for.
    assert used - {"shiboken6"} == declared
    explained = (root / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert [name for name in declared if name not in explained] == []


def test_loading_is_measured() -> None:
    assert "sqlmodel" in loaded_after("import sqlmodel")
    assert loaded_after("import json").isdisjoint(HEAVY)


@pytest.mark.parametrize("module", ["register_app.app", "register_app.cli.main"])
def test_start_loads_nothing_heavy(module: str) -> None:
    assert loaded_after(f"import {module}") & set(HEAVY) == set()


def test_no_command_loads_qt(root: Path) -> None:
    names = [name for name, _path in modules(root) if name.startswith(f"{PACKAGE}.cli")]
    code = f"import importlib\nfor name in {names!r}: importlib.import_module(name)"
    assert loaded_after(code) & {"PySide6", "shiboken6"} == set()


def test_help_loads_nothing_heavy() -> None:
    """`register-app --help` and a mistyped command answer at once."""
    code = (
        "import sys\nfrom register_app.app import main\nsys.argv = ['register-app', '--help']\n"
        "try:\n    assert not main()\nexcept SystemExit as end:\n    assert not end.code, end.code"
    )
    assert loaded_after(code) & set(HEAVY) == set()
