#!/usr/bin/env bash
# Freezes the program for the system this is run on, into build/frozen/register-app. The environment it is frozen from
# is made for this alone, so that nothing of a developer's own comes along. Build on the oldest system to be supported.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

venv=build/freeze-venv
lock=packaging/requirements-freeze.lock
packaging/set-up.sh run # finds or installs Python, and Qt's libraries, which are taken along

if ! cmp -s "$lock" "$venv/.lock"; then
    rm -rf "$venv"
    .venv/bin/python -m venv "$venv"
    "$venv/bin/python" -m pip --disable-pip-version-check --quiet install --require-hashes -r "$lock"
    cp "$lock" "$venv/.lock"
fi
"$venv/bin/python" packaging/icons.py
"$venv/bin/python" -m PyInstaller --noconfirm --clean --log-level WARN \
    --distpath build/frozen --workpath build/freeze-work packaging/register-app.spec

# It must work where there is neither Python nor the checkout.
(cd / && env -i HOME="${TMPDIR:-/tmp}" PATH=/usr/bin:/bin "$OLDPWD/build/frozen/register-app/register-app" --help >/dev/null)
du -sh build/frozen/register-app
