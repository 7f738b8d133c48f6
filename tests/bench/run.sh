#!/usr/bin/env bash
# Builds release and prints what calls into packages and HTTP requests cost, ours beside a peer. No test: nothing passes or fails.
set -euo pipefail

# shellcheck source-path=SCRIPTDIR source=../../scripts/local/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/local/lib.sh"
here=$build_dir/bench log=$build_dir/bench.log

need_packages build test
mkdir -p "$build_dir"
if ! { cmake -G Ninja -S "$root_dir" -B "$here" -DCMAKE_BUILD_TYPE=None -DLACUNA_BUILD=release &&
    ninja -C "$here" -j "$(nproc)" bench; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    complain "the build failed; the whole log is in $log"
    exit 1
fi
printf '%s, %s processors, load %s\n\n' "$(uname -sm)" "$(nproc)" "$(cut -d' ' -f1-3 /proc/loadavg)"
"$here/bench/bench_slot"
printf '\n'
"$here/bench/bench_http"
printf '\n'
"$here/bench/bench_read"
printf '\n'
"$here/bench/bench_cosine"
