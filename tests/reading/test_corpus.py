"""Real and hand-made registers kept beside the checkout: read as a careful person reads them (skipped where absent)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from register_app.base.errors import RegisterError
from register_app.reading import layouts
from register_app.reading.batch import Batch
from register_app.reading.guarded import read_workbook

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")
FILES = sorted(path for path in CORPUS.glob("*") if path.suffix in SUFFIXES) if CORPUS.is_dir() else []
WORST, AVERAGE = 0.85, 0.95

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus is not beside this checkout")


def expected(path: Path) -> Path | None:
    """The label of a file: of its own name, or of its leading number where that is its only file."""
    own = CORPUS / "expected" / f"{path.stem}.json"
    if own.exists():
        return own
    number = path.stem.split("_", maxsplit=1)[0]
    alike = [other for other in FILES if other.stem.startswith(f"{number}_")]
    numbered = CORPUS / "expected" / f"{number}.json"
    return numbered if numbered.exists() and len(alike) == 1 else None


def score(label: Path, batch: Batch, folder: Path) -> dict[str, Any]:
    shown = folder / "show.json"
    activities = [{"number": "", **draft.activity} for draft in batch.drafts]
    shown.write_text(
        json.dumps({"register": batch.register, "activities": activities}, ensure_ascii=False, default=str),
        encoding="utf-8",
    )
    run = subprocess.run(
        [sys.executable, str(CORPUS / "score.py"), str(label), str(shown), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    result: dict[str, Any] = json.loads(run.stdout)
    return result


def test_each_file_scores_and_accounts_for_all_its_cells(tmp_path: Path) -> None:
    scores = {}
    for path in FILES:
        try:
            batch = layouts.read(read_workbook(path))
        except RegisterError:
            continue
        cells = batch.cells
        assert cells.filled == cells.imported + cells.kept_as_extra + cells.reported, path.name
        label = expected(path)
        if label is None:
            assert batch.drafts == [], path.name
            assert batch.parties or batch.catalogues, path.name
        else:
            result = score(label, batch, tmp_path)
            assert result["violations"] == [], path.name
            scores[path.name] = result["mean"]
    assert min(scores.values()) >= WORST, scores
    assert sum(scores.values()) / len(scores) >= AVERAGE, scores
