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

# What is missing is gathered in these, then installed, or named, at one go: without the first
# there is no .venv, without the second no window, and so not all of the tests.
needed=''
window=''

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
    "$python" -c 'import ensurepip, venv' 2>/dev/null || needed=$(basename "$python")-venv
    [ -n "$(echo $libraries)" ] || return 0
    known=$(ldconfig -p)
    while read -r package library; do
        case $known in
        *"$library "*) ;;
        *) window="$window $package" ;;
        esac
    done <<LIBRARIES
$(echo "$libraries" | sed '/^$/d')
LIBRARIES
}

install_packages() {
    if ! command -v apt-get >/dev/null; then
        name_packages 'these, by the names of their Debian packages:'
        return
    elif [ "$(id -u)" = 0 ]; then
        root=env
    elif sudo -n true 2>/dev/null; then
        root='sudo -n env'
    else
        name_packages 'sudo apt-get install'
        return
    fi
    say installing $needed $window
    $root apt-get -q update || say 'apt-get update failed; going on with the lists at hand'
    $root DEBIAN_FRONTEND=noninteractive \
        apt-get -q install -y --no-install-recommends $needed $window
}

# Who may install nothing can still calculate: only the window waits for its libraries.
name_packages() {
    if [ -n "$needed" ] || [ "$what" = test ]; then
        say 'system packages are missing; install them, then try again:' "$1" $needed $window
        exit 1
    fi
    say 'going on without what the window needs. For the window:' "$1" $window
}

prepare_venv() {
    complete=$([ -e .venv/ready-run ] && supported .venv/bin/python && echo yes || echo no)
    rm -f .venv/ready-run .venv/ready-test
    [ $complete = yes ] || "$python" -m venv --clear .venv
}

find_python
gather_packages
[ -z "$needed$window" ] || install_packages
say "setting up .venv with $("$python" -V); this is done once and takes a minute or so"
prepare_venv
case $what in
run) project=. ;;
test) project='.[dev]' ;;
esac
.venv/bin/python -m pip install --quiet --constraint .ci/constraints.txt babel --editable "$project" || {
    say 'the parts could not be fetched: pip says above why. It needs the network this once, or a' \
        'mirror of the Python packages, named by PIP_INDEX_URL; then the same command again.'
    exit 1
}
touch .venv/ready-run
[ "$what" = run ] || touch .venv/ready-test
