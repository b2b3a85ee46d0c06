# ruff: noqa: T201 - a program of its own
"""Every scene in every theme, language, size of text and size of window: nothing is cut, nothing overlaps.

    python -m tests.campaigns.scenes [--register FILE] [--scenes NAME,NAME] [--settings da-light-130-1024x576,...]
                                     [--pictures FOLDER]

Without a register each scene is drawn on the sample and on an empty register. With a folder each is kept there as a
picture. Ends with 1 when something is wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from itertools import product
from pathlib import Path
from time import perf_counter

SIZES = {
    100: ((1360, 860), (1024, 700), (1024, 576)),
    130: ((1360, 860), (1024, 700), (1024, 576)),
    200: ((1360, 860),),
}
"""Sizes of the window by size of text in per cent; 1024×576 is a screen of 1280×720 pixels at 125 %."""


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from register_app.store.register import Register
    from register_app.ui.desk import application
    from register_app.ui.scenes import SCENES
    from tests.ui.drawn import Setting, make_sample, troubles_in

    parser = argparse.ArgumentParser()
    parser.add_argument("--register", type=Path)
    parser.add_argument("--scenes", default=",".join(SCENES))
    parser.add_argument("--settings", default="")
    parser.add_argument("--pictures", type=Path)
    options = parser.parse_args()
    settings = [
        Setting(language, theme, text_size, size)
        for language, theme, (text_size, sizes) in product(("da", "en"), ("light", "dark"), SIZES.items())
        for size in sizes
    ]
    wanted = [
        setting for setting in settings if not options.settings or str(setting) in options.settings.split(",")
    ]
    app = application(["scenes"])
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for setting in wanted:
            registers = [options.register]
            if options.register is None:
                sample, empty = folder / f"{setting.language}.register", folder / "empty.register"
                if not sample.exists():
                    make_sample(folder, setting.language)
                if not empty.exists():
                    Register.create(empty, title="Empty", language=setting.language).close()
                registers = [sample, empty]
            for register in registers:
                start = perf_counter()
                pictures = options.pictures and options.pictures / f"{setting}-{register.stem}"
                found = troubles_in(app, folder, register, setting, options.scenes.split(","), pictures)
                wrong += len(found)
                print(f"{setting} {register.stem}: {len(found)} ({perf_counter() - start:.0f} s)", flush=True)
                for trouble, scenes in sorted(found.items()):
                    print(f"    {trouble} – {len(scenes)}: {', '.join(scenes[:4])}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
