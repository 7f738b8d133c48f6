#!/usr/bin/env bash
# The test command: installs what is missing, builds, runs every suite, and ends with "N passed, N failed, N skipped".
set -euo pipefail

usage() {
    cat <<'END'
usage: tests/run.sh [--in BUILD]... [quick | SUITE | FILE]...

  no argument  every suite, in builds by gcc and clang, plain and under the address and undefined sanitizers
  quick        unit, spec and a few end-to-end tests in one build: under a minute when it has been built before
  SUITE        layers, lua, shell, unit, attack, spec, fuzz or e2e alone; or valgrind, which no argument leaves out:
               the attacks once more in a machine that sees each byte (half an hour)
  FILE         a file of these alone, such as tests/unit/base/str.c, tests/attack/loop_for.lua, strategies/mention
               or tests/e2e/test_resume.py
  --in BUILD   where a suite or file runs: dev (what is meant without it), release, release-clang, asan, asan-clang
END
}

# shellcheck source-path=SCRIPTDIR source=../scripts/local/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/local/lib.sh"
cd "$root_dir"

jobs=$(nproc)
here=$build_dir/test      # builds, logs, results
results=$here/results     # a file for each piece of work: "ok NAME", "not ok NAME", "skip NAME" with tabs between, and a log
logs=$here/logs
unit_seconds=300          # a program that takes longer hangs
e2e_seconds=1500
fuzz_seconds=5            # a target: the smoke test; long campaigns are by hand (tests/fuzz/README.md)

export CMOCKA_MESSAGE_OUTPUT=TAP
export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0
export UBSAN_OPTIONS=print_stacktrace=1
unset XDG_DATA_HOME
# Real data sets are read where they lie beside the checkout; nothing depends on them.
[ ! -d "$root_dir/../shared/data" ] || export LACUNA_TEST_DATA=$root_dir/../shared/data

say() { printf '%s\n' "$*"; }

# ---- builds

build_options() {
    case $1 in
    dev) say -DLACUNA_BUILD=dev ;;
    release) say -DLACUNA_BUILD=release -DCMAKE_C_COMPILER=gcc ;;
    release-clang) say -DLACUNA_BUILD=release -DCMAKE_C_COMPILER=clang ;;
    asan) say -DLACUNA_BUILD=asan -DCMAKE_C_COMPILER=gcc ;;
    asan-clang) say -DLACUNA_BUILD=asan -DCMAKE_C_COMPILER=clang -DCMAKE_C_FLAGS=-Wno-unknown-warning-option ;;
    fuzz) say -DLACUNA_BUILD=fuzz -DCMAKE_C_COMPILER=clang ;;
    *) complain "no such build: $1" && return 2 ;;
    esac
}

# build NAME: into $here/NAME, or a failed test "build NAME" and status 1
build() {
    local name=$1 log=$logs/build-$1.log options targets=(all)
    [ ! -e "$results/build-$name" ] || { grep -q '^ok' "$results/build-$name"; return; }
    read -ra options <<<"$(build_options "$name")"
    [ "$name" != fuzz ] || mapfile -t targets < <(fuzz_targets)
    if cmake -G Ninja -S . -B "$here/$name" -DCMAKE_BUILD_TYPE=None -DLACUNA_WERROR=ON "${options[@]}" >"$log" 2>&1 &&
        ninja -C "$here/$name" -j "$jobs" "${targets[@]}" >>"$log" 2>&1; then
        printf 'ok\tbuild %s\n' "$name" >"$results/build-$name"
    else
        grep -E 'error|FAILED|undefined' "$log" | head -n 20 >&2 || true
        printf 'not ok\tbuild %s\t%s\n' "$name" "$log" >"$results/build-$name"
        return 1
    fi
}

fuzz_targets() {
    local file
    for file in tests/fuzz/*.c; do say "fuzz_$(basename "$file" .c)"; done
}

# ---- work, as many at a time as there are processors

work() {
    while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do wait -n || true; done
    "$@" &
}

all_done() { wait || true; }

# verdict NAME LOG STATUS: of one test whose exit status says it all
verdict() {
    if [ "$3" -eq 0 ]; then printf 'ok\t%s\n' "$1"; else printf 'not ok\t%s\t%s\n' "$1" "$2"; fi >"$results/${1//[ \/]/-}"
}

# take_lines NAME LOG STATUS: of a program that prints TAP. One that ends badly without a failed test has a test "ends well".
take_lines() {
    awk -v name="$1" -v log_file="$2" -v status="$3" '
        function out(word, test) { print word "\t" name ": " test "\t" log_file }
        /^(not )?ok [0-9]+ # SKIP / { sub(/^(not )?ok [0-9]+ # SKIP /, ""); out("skip", $0); seen++; next }
        /^ok [0-9]+ - /     { sub(/^ok [0-9]+ - /, ""); out("ok", $0); seen++; next }
        /^not ok [0-9]+ - / { sub(/^not ok [0-9]+ - /, ""); out("not ok", $0); seen++; bad++; next }
        /^1\.\.[0-9]+/      { planned += substr($0, 4); plans++ }
        END {
            if ((status != 0 && !bad) || seen < planned || (!seen && !plans))
                out("not ok", "ends well (status " status ", " seen + 0 " of " planned + 0 " tests seen)")
        }' "$2" >"$results/${1//[ \/]/-}"
}

# run_program NAME SECONDS COMMAND...
run_program() {
    local name=$1 seconds=$2 log=$logs/${1//[ \/]/-}.log status=0
    shift 2
    timeout -k 5 "$seconds" "$@" >"$log" 2>&1 </dev/null || status=$?
    take_lines "$name" "$log" "$status"
}

# ---- suites: each takes the build to run in and, where one is asked for, a file

suite_layers() {
    local log=$logs/layers.log status=0
    bash tests/unit/layers.sh >"$log" 2>&1 </dev/null || status=$?
    verdict 'layers' "$log" "$status"
}

suite_lua() {
    local log=$logs/lua.log status=0
    find scripts strategies tests -name '*.lua' ! -path 'tests/attack/*' -print0 | xargs -0 -n 1 luac5.4 -p >"$log" 2>&1 || status=$?
    verdict 'lua: every shipped script is Lua' "$log" "$status"
}

suite_shell() {
    local log=$logs/shell.log status=0
    find .ci/run scripts tests -type f \( -name '*.sh' -o -name run \) -print0 |
        xargs -0 shellcheck -x >"$log" 2>&1 || status=$?
    verdict 'shell: shellcheck finds nothing' "$log" "$status"
}

suite_unit() {
    local program name
    for program in "$here/$1"/tests/unit_*; do
        name=${program##*/unit_}
        [ -z "${2-}" ] || [ "$name" = "$2" ] || continue
        work run_program "$1 unit $name" "$unit_seconds" "$program"
    done
    all_done
}

suite_attack() { run_program "$1 attack" "$unit_seconds" "$here/$1/tests/attack" ${2:+"$2"}; }

# By hand: half an hour. Time limits are a hundred times wider there.
# shellcheck disable=SC2317 # called by its name
suite_valgrind() {
    LACUNA_SLOWNESS=100 run_program "$1 valgrind attack" 7200 valgrind -q --error-exitcode=9 --leak-check=full \
        --errors-for-leak-kinds=definite "$here/$1/tests/attack" ${2:+"$2"}
}

# spec_lines: what `lacuna test` prints, as TAP
spec_lines() {
    awk '/^  ok +/ { sub(/^  ok +/, ""); print "ok " ++n " - " $0; next }
         /^  FAIL / { sub(/^  FAIL /, ""); print "not ok " ++n " - " $0; next }
         { print "# " $0 }'
}

run_specs() { "$here/$1/bin/lacuna" test ${2:+"$2"} 2>&1 | spec_lines; }

suite_spec() {
    local log=$logs/$1-spec.log status=0
    run_specs "$1" "${2-}" >"$log" </dev/null || status=$?
    take_lines "$1 spec" "$log" "$status"
}

suite_e2e() {
    local file
    for file in tests/e2e/test_*.py; do
        [ -f "$file" ] || continue
        [ -z "${2-}" ] || [ "$file" = "$2" ] || continue
        work run_program "$1 e2e $(basename "$file" .py)" "$e2e_seconds" \
            env LACUNA="$here/$1/bin/lacuna" LACUNA_API="$here/$1/tests/e2e_api" LACUNA_KIND="$1" LACUNA_QUICK="${quick-}" \
            /usr/bin/python3 -B tests/e2e/tap.py "$file"
    done
    all_done
}

# shellcheck disable=SC2317 # called by way of work
run_fuzz() {
    local name=$1 log=$logs/$1.log status=0 folder=$here/corpus/$1
    mkdir -p "$folder"
    timeout -k 5 120 "$here/fuzz/tests/$name" -max_total_time="$fuzz_seconds" -timeout=10 -rss_limit_mb=2048 \
        -artifact_prefix="$logs/$name-" "$folder" >"$log" 2>&1 </dev/null || status=$?
    verdict "fuzz ${name#fuzz_}" "$log" "$status"
}

suite_fuzz() {
    local target
    build fuzz || return 0
    while read -r target; do
        [ -z "${2-}" ] || [ "$target" = "fuzz_$2" ] || continue
        work run_fuzz "$target"
    done < <(fuzz_targets)
    all_done
}

# in_build BUILD SUITE [FILE]
in_build() { ! build "$1" || "suite_$2" "$1" "${3-}"; }

everything() {
    suite_layers
    suite_lua
    suite_shell
    local name
    for name in release release-clang asan asan-clang; do
        say "== $name ($SECONDS s)"
        build "$name" || continue
        suite_unit "$name"
        suite_attack "$name"
        suite_spec "$name"
    done
    say "== fuzz ($SECONDS s)"
    suite_fuzz fuzz
    for name in release asan; do
        [ -x "$here/$name/bin/lacuna" ] || continue
        say "== end to end, $name ($SECONDS s)"
        suite_e2e "$name"
    done
}

quick_tests() {
    build dev || return 0
    suite_unit dev
    suite_spec dev
    quick=yes
    suite_e2e dev
}

# one ARGUMENT: a suite by name, or the one that a file belongs to
one() {
    local argument=${1#"$root_dir"/} path
    argument=${argument#./}
    for name in "${builds[@]}"; do
        case $argument in
        layers | tests/unit/layers.sh) suite_layers ;;
        lua | shell) "suite_$argument" ;;
        fuzz) suite_fuzz fuzz ;;
        unit | attack | spec | e2e | valgrind) in_build "$name" "$argument" ;;
        tests/unit/*/*.c)
            path=${argument#tests/unit/}
            path=${path%.c}
            in_build "$name" unit "${path//\//_}"
            ;;
        tests/attack/*.lua) in_build "$name" attack "$(basename "$argument")" ;;
        tests/fuzz/*.c) suite_fuzz fuzz "$(basename "$argument" .c)" ;;
        tests/e2e/test_*.py) in_build "$name" e2e "$argument" ;;
        scripts/*/*.lua) in_build "$name" spec "$root_dir/${argument/%.spec.lua/.lua}" ;;
        strategies/*) in_build "$name" spec "$root_dir/$(cut -d/ -f1-2 <<<"$argument")" ;;
        *) complain "no such suite or test: $argument" && usage >&2 && exit 2 ;;
        esac
    done
}

# ---- results

count() { cat "$results"/* 2>/dev/null | grep -c "^$1"$'\t' || true; }

report() {
    local name log shown=0
    local -A told=()
    cat "$results"/* 2>/dev/null | sed -n 's/^skip\t\([^\t]*\).*/skipped: \1/p'
    while IFS=$'\t' read -r _ name log; do
        say "FAILED: $name"
    done < <(cat "$results"/* 2>/dev/null | grep $'^not ok\t' || true)
    while IFS=$'\t' read -r _ name log; do
        if [ -z "$log" ] || [ -n "${told[$log]-}" ] || [ "$shown" -ge 12 ]; then continue; fi
        told[$log]=yes
        shown=$((shown + 1))
        say "" "---- $name: the end of $log"
        { grep -nE '^not ok|ERROR: |runtime error|Error|FAIL' "$log" || true; } | head -n 10
        tail -n 40 "$log"
    done < <(cat "$results"/* 2>/dev/null | grep $'^not ok\t' || true)
}

finish() {
    local passed failed skipped
    passed=$(count ok) failed=$(count 'not ok') skipped=$(count skip)
    report
    say "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

# In a function, so that bash has read all of the file before the first test: it may be edited while they run.
main() {
    local argument wanted=()
    builds=()
    while [ $# -gt 0 ]; do
        case $1 in
        --in)
            [ $# -gt 1 ] || { usage >&2 && exit 2; }
            build_options "$2" >/dev/null
            builds+=("$2")
            shift
            ;;
        -h | --help) usage && exit 0 ;;
        -*) usage >&2 && exit 2 ;;
        *) wanted+=("$1") ;;
        esac
        shift
    done
    [ ${#builds[@]} -gt 0 ] || builds=(dev)

    need_packages build run test
    rm -rf "$results"
    mkdir -p "$results" "$logs"
    [ ${#wanted[@]} -gt 0 ] || everything
    for argument in "${wanted[@]}"; do
        if [ "$argument" = quick ]; then quick_tests; else one "$argument"; fi
    done
    finish
}

main "$@"
exit
