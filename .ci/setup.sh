#!/bin/sh
# Sets up .venv for `make run` (first argument: run) or `make test` (test).
#
# The Makefile calls it only where the stamp .venv/ready-<what> is missing or older than
# pyproject.toml. The stamps go first and come back last, so a set-up that was broken off is
# begun afresh. PYTHON=... chooses the interpreter.
set -eu
cd "$(dirname "$0")/.."
what=${1:?run or test}
PATH=$PATH:/usr/sbin:/sbin # ldconfig lies there, off a plain user's path

# System libraries that wheels load but do not carry: Debian package and library, one pair a line.
libraries=$(grep -v '^#' gui/window/parts/system_libraries.txt)

# Missing programs and libraries are gathered here, then installed, or named, at one go.
packages=''

say() {
    printf 'loadfit: %s\n' "$*" >&2
}

supported() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    for python in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        supported "$python" && return
    done
    say "needs Python 3.11, 3.12 or 3.13, and found $(python3 -V 2>/dev/null || echo none)." \
        'On Debian 12: sudo apt-get install python3 python3-venv'
    exit 1
}

gather_packages() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null || packages=$(basename "$python")-venv
    [ -n "$(echo $libraries)" ] || return 0
    known=$(ldconfig -p)
    while read -r package library; do
        case $known in
        *"$library "*) ;;
        *) packages="$packages $package" ;;
        esac
    done <<LIBRARIES
$(echo "$libraries" | sed '/^$/d')
LIBRARIES
}

install_packages() {
    if ! command -v apt-get >/dev/null; then
        say 'needs these packages, by their Debian names:' $packages
        exit 1
    elif [ "$(id -u)" = 0 ]; then
        root=env
    elif sudo -n true 2>/dev/null; then
        root='sudo -n env'
    else
        say 'system packages are missing; install them, then try again:' \
            sudo apt-get install $packages
        exit 1
    fi
    say installing $packages
    $root apt-get -q update || say 'apt-get update failed; going on with the lists at hand'
    $root DEBIAN_FRONTEND=noninteractive \
        apt-get -q install -y --no-install-recommends $packages
}

prepare_venv() {
    complete=$([ -e .venv/ready-run ] && supported .venv/bin/python && echo yes || echo no)
    rm -f .venv/ready-run .venv/ready-test
    [ $complete = yes ] || "$python" -m venv --clear .venv
}

find_python
gather_packages
[ -z "$packages" ] || install_packages
say "setting up .venv with $("$python" -V); this is done once and takes a minute or so"
prepare_venv
case $what in
run) project=. ;;
test) project='.[dev]' ;;
esac
.venv/bin/python -m pip install --quiet --constraint .ci/constraints.txt babel --editable "$project"
touch .venv/ready-run
[ "$what" = run ] || touch .venv/ready-test
