#!/usr/bin/env bash
# Prepares a checkout: a Python of 3.11 or newer, .venv from a lock with hashes, and the system libraries Qt needs.
# Usage: packaging/set-up.sh run|dev     run: what the program needs; dev: the checks too.
# What is missing is installed with apt-get as root or through `sudo -n`; else the packages to install are named.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

kind=${1:?run or dev}
case $kind in
run) lock=requirements.lock ;;
dev) lock=requirements-dev.lock ;;
*)
    echo "set-up: '$kind' is neither run nor dev" >&2
    exit 2
    ;;
esac

venv=.venv
python=$venv/bin/python

say() { printf 'set-up: %s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

# ---------------------------------------------------------------- apt-get, where there is one and it may be used

may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

lists_updated=
update_lists() {
    [ -z "$lists_updated" ] || return 0
    lists_updated=yes
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null || say "apt-get update failed; going on with what is known."
}

known_to_apt() { [ -n "$(apt-cache madison "$1" 2>/dev/null)" ]; }

apt_install() {
    update_lists
    say "installing $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# ---------------------------------------------------------------- Python

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
can_make_venvs() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

find_python() {
    local name
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if command -v "$name" >/dev/null && new_enough "$name" && { [ "${1:-}" != with-venv ] || can_make_venvs "$name"; }; then
            printf '%s\n' "$name"
            return 0
        fi
    done
    return 1
}

ensure_python() {
    find_python with-venv >/dev/null && return 0
    local wanted name
    if name=$(find_python); then
        # A Python without the module venv: Debian and Ubuntu keep it in a package of its own.
        wanted=("$("$name" -c 'import sys; print(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")')")
    else
        wanted=(python3 python3-venv)
    fi
    may_install || fail "Python 3.11 or newer with the module venv is needed. Install: ${wanted[*]}"
    apt_install "${wanted[@]}" || true
    find_python with-venv >/dev/null && return 0
    for name in python3.13 python3.12 python3.11; do
        if known_to_apt "$name-venv"; then
            apt_install "$name" "$name-venv" || true
            find_python with-venv >/dev/null && return 0
        fi
    done
    fail "Python 3.11 or newer with the module venv is needed and could not be installed; set PYTHON to one."
}

# ---------------------------------------------------------------- the environment

hash_of() {
    if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -c1-16
}

# The folder is part of it: an environment that was moved or copied is made anew.
stamp_of() { { cat "$1" pyproject.toml packaging/set-up.sh; pwd; } | hash_of; }

install_environment() {
    ensure_python
    if ! "$python" -m pip --version >/dev/null 2>&1; then
        rm -rf "$venv"
        "$(find_python with-venv)" -m venv "$venv"
    fi
    say "installing $lock into $venv (the first time this takes a minute or two)"
    local pip=("$python" -m pip --disable-pip-version-check --no-input --quiet install)
    "${pip[@]}" --require-hashes -r "$lock"
    "${pip[@]}" --no-deps --no-build-isolation --editable .
}

# ---------------------------------------------------------------- system libraries of Qt (Linux)

qt_files() {
    "$python" - <<'PY'
import pathlib
import PySide6

root = pathlib.Path(PySide6.__file__).parent
for pattern in ("QtGui.abi3.so", "QtWidgets.abi3.so", "Qt/plugins/platforms/libqoffscreen.so",
                "Qt/plugins/platforms/libqxcb.so", "Qt/plugins/imageformats/libqsvg.so"):
    for path in root.glob(pattern):
        print(path)
PY
}

missing_libraries() {
    local file
    while read -r file; do
        ldd "$file" 2>/dev/null | awk '/not found/ && !/version/ { print $1 }'
    done < <(qt_files) | sort -u
}

has_a_font() {
    local folder
    for folder in /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts"; do
        [ -d "$folder" ] && [ -n "$(find -L "$folder" \( -name '*.ttf' -o -name '*.otf' -o -name '*.ttc' \) -print -quit 2>/dev/null)" ] && return 0
    done
    return 1
}

# Debian's rule for the names of library packages: libX11.so.6 is in libx11-6, libxcb-shape.so.0 in libxcb-shape0;
# since the move to 64-bit time some carry t64 at the end.
packages_of() {
    local stem=${1%%.so*} version=${1##*.so.} name
    case $stem in
    libglib-2.0 | libgthread-2.0 | libgobject-2.0 | libgio-2.0) name=libglib2.0-0 ;;
    *[0-9]) name=$stem-$version ;;
    *) name=$stem$version ;;
    esac
    name=$(printf '%s' "$name" | tr 'A-Z_' 'a-z-')
    printf '%s %st64\n' "$name" "$name"
}

ensure_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    command -v ldd >/dev/null || return 0
    local missing library candidate packages=() unknown=()
    missing=$(missing_libraries)
    has_a_font || packages+=(fonts-dejavu-core)
    [ -n "$missing" ] || [ ${#packages[@]} -gt 0 ] || return 0
    may_install && update_lists
    for library in $missing; do
        local found=
        for candidate in $(packages_of "$library"); do
            if command -v apt-cache >/dev/null && known_to_apt "$candidate"; then
                found=$candidate
                break
            fi
        done
        if [ -n "$found" ]; then packages+=("$found"); else unknown+=("$library"); fi
    done
    if [ ${#packages[@]} -gt 0 ] && may_install; then
        apt_install "${packages[@]}" || say "apt-get could not install all of: ${packages[*]}"
        missing=$(missing_libraries)
        packages=()
    fi
    [ -n "$missing" ] || [ ${#packages[@]} -gt 0 ] || return 0
    say "Qt misses system libraries:" ${missing:-none} "- install: ${packages[*]:-} ${unknown[*]:-}"
    # Without the libraries of the X11 plug-in alone, everything but a real window on X11 still works.
    QT_QPA_PLATFORM=offscreen "$python" -c 'from PySide6.QtWidgets import QApplication; QApplication([])' 2>/dev/null ||
        fail "Qt cannot start without them."
    return 1
}

# ----------------------------------------------------------------

stamped() { [ "$(cat "$1" 2>/dev/null)" = "$wanted" ]; }

wanted=$(stamp_of "$lock")
[ -x "$python" ] && "$python" -c '' 2>/dev/null || rm -f "$venv"/.set-up-*
if ! stamped "$venv/.set-up-$kind"; then
    install_environment
    printf '%s\n' "$wanted" >"$venv/.set-up-$kind"
fi
if ! stamped "$venv/.set-up-libraries-$kind" && ensure_libraries; then
    printf '%s\n' "$wanted" >"$venv/.set-up-libraries-$kind"
fi
