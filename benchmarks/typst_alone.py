"""The floor of the PDF, a process of its own: `python -m benchmarks.typst_alone JOB`. Sets the pages, writes them."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> None:
    import typst

    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    template = Path(job["template"])
    made = typst.compile(
        template,
        root=template.parent,
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]]
        ),
        sys_inputs={"data": job["data"]},
        pdf_standards=job["standards"],
        pdf_tags=job["tags"],
        timestamp=job["timestamp"],
    )
    Path(job["output"]).write_bytes(made)


if __name__ == "__main__":
    main()
