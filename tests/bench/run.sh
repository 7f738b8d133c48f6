#!/usr/bin/env bash
# Builds release and prints what calls into packages and HTTP requests cost, ours beside a peer. No test: nothing passes or fails.
#   tests/bench/run.sh            all but the next
#   tests/bench/run.sh full [N]   the whole way of a call, at 1 to 10,000 in flight; N repeats (3) where replies come at once
set -euo pipefail

# shellcheck source-path=SCRIPTDIR source=../../scripts/local/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/local/lib.sh"
here=$build_dir/bench log=$build_dir/bench.log

need_packages build test bench
mkdir -p "$build_dir"
if ! { cmake -G Ninja -S "$root_dir" -B "$here" -DCMAKE_BUILD_TYPE=None -DLACUNA_BUILD=release &&
    ninja -C "$here" -j "$(nproc)" bench; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    complain "the build failed; the whole log is in $log"
    exit 1
fi
printf '%s, %s processors, load %s\n\n' "$(uname -sm)" "$(nproc)" "$(cut -d' ' -f1-3 /proc/loadavg)"
if [ "${1-}" = full ]; then
    ulimit -n 65536 2>/dev/null || ulimit -n "$(ulimit -H -n)"
    exec "$here/bench/bench_full" "${2-3}"
fi
"$here/bench/bench_slot"
printf '\n'
"$here/bench/bench_http"
printf '\n'
"$here/bench/bench_read"
printf '\n'
"$here/bench/bench_tongue"
printf '\n'
"$here/bench/bench_audit"
printf '\n'
"$here/bench/bench_cosine"
printf '\n'
"$here/bench/bench_store"
