#!/usr/bin/env bash
# Installs what is missing, builds lacuna, starts a small language model on this machine and probes it in Spanish and
# French. From the second time on it only starts, probes and stops.
set -euo pipefail

usage() {
    cat <<'END'
usage: scripts/quickstart.sh [--mt] [--keep]

  --mt     then a second probe: Apertium translates and the model writes what is added to the questions;
           tells how much of the gap is the translator's
  --keep   leave the servers up
  -h       this text
END
}

mt=no keep=no
for argument in "$@"; do
    case $argument in
    --mt) mt=yes ;;
    --keep) keep=yes ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
    esac
done

# shellcheck source-path=SCRIPTDIR source=local/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/local/lib.sh"
cd "$root_dir"
lacuna=$build_dir/release/bin/lacuna
follow=$$
[ $keep = no ] || follow=0

finish() {
    local status=$?
    trap '' HUP INT TERM
    [ $keep = no ] || [ $status -ne 0 ] || return 0
    stop_server gemma
    stop_server apertium
    stop_server sim
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

step() { printf '\n== %s\n' "$1"; }

build() {
    if [ ! -f "$build_dir/release/build.ninja" ]; then
        cmake -G Ninja -S . -B "$build_dir/release" -DLACUNA_TESTS=OFF >"$build_dir/cmake.log" || {
            cat "$build_dir/cmake.log" >&2
            return 1
        }
    fi
    cmake --build "$build_dir/release" --target lacuna
}

# The real servers, or failure; what went wrong has been said by then.
start_real() {
    need_packages run && need_venv && need_model gemma && start_model gemma "$follow" && wait_server gemma || return
    [ $mt = yes ] || return 0
    need_packages mt && start_apertium "$follow" && wait_server apertium
}

# probe CONFIG SETTING...: one run, and up to three of its confirmed pairs
probe() {
    local config=$1 set=()
    shift
    for setting in "$@"; do set+=(--set "$setting"); done
    "$lacuna" run --no-cache --go-on --config "$config" "${set[@]}"
    "$lacuna" show --confirmed --limit 3
}

# probes MODEL_URL TRANSLATOR_URL
probes() {
    probe scripts/local/probe.lua "models.gemma.url=$1/v1"
    if [ $mt = yes ]; then
        step "The same model with a translator in between"
        probe scripts/local/probe-mt.lua "models.gemma.url=$1/v1" "models.apertium.url=$2"
    fi
}

step "Setting up"
mkdir -p "$build_dir"
need_packages build
build

closing() {
    step "What to try next"
    cat <<END
  $lacuna show PAIR         one pair: both sides, each prompt and reply as sent
  $lacuna list strategies   other ways to perturb; scripts/local/probe.lua is what ran here
  scripts/quickstart.sh --mt       a machine translator in between
The runs are in $root_dir/runs. This took $SECONDS seconds.
END
    if [ $keep = yes ]; then
        echo "The servers are still up; their URLs are in $run_dir/*.log, and to end them:"
        echo "  bash -c '. scripts/local/lib.sh; stop_server gemma; stop_server apertium; stop_server sim'"
    fi
}

if start_real; then
    step "Probing Gemma 3 270M in Spanish and French"
    echo "Its terms of use bind you: $(model_file gemma).GEMMA_TERMS.html"
    probes "$(server_url gemma)" "$(server_url apertium)"
    closing
else
    with_parent=(--with-parent)
    [ $keep = no ] || with_parent=()
    start_server sim "$lacuna" sim --port "$(last_port sim)" "${with_parent[@]}"
    wait_server sim
    {
        step "The real model cannot be had; an invented one is probed in Spanish and French"
        probes "$(server_url sim)" "$(server_url sim)"
        closing
    } 2>&1 | sed -u 's/^/simulated: /'
fi
