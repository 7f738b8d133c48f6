#!/usr/bin/env bash
# layers.sh [ROOT] - holds the rooms of core/ to their layers, and each room to its card.
#
# Prints each violation as file:line and a sentence; exit status 1 when there is one. Without ROOT it checks this
# repository, and then itself: each rule is broken once in a copy and must be seen.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# Reads C files; prints one violation a line. Comments and strings are blanked first, so that only code counts.
read -r -d '' rules <<'AWK' || true
function say(text) { print FILENAME ":" FNR ": " text }

# Which rooms a room may include, besides itself.
BEGIN {
    uses["base"] = ""
    uses["model"] = "base"
    uses["check"] = "base model"
    split("stats search net store sim parquet", plain, " ")
    for (i in plain) uses[plain[i]] = "base model"
    uses["script"] = "base model check"
    uses["share"] = "base model check script"
    uses["run"] = "base model check stats search net store sim parquet script share"
    uses["cli"] = uses["run"] " run"

    homes["lua.h"] = homes["lauxlib.h"] = homes["lualib.h"] = homes["lua.hpp"] = "script"
    homes["sqlite3.h"] = "store"
    homes["microhttpd.h"] = "sim"
    homes["pcre2.h"] = "check"
    homes["jansson.h"] = "model"
    homes["archive.h"] = homes["archive_entry.h"] = "share"
    homes["nettle/sha2.h"] = "base"
    homes["snappy-c.h"] = homes["zlib.h"] = homes["zstd.h"] = "parquet"
    homes["xxhash.h"] = homes["xxh3.h"] = homes["utf8proc.h"] = "base check"

    clocks = "clock_gettime gettimeofday timespec_get time ftime clock rand rand_r srand random srandom drand48 " \
             "lrand48 mrand48 getrandom getentropy arc4random"
    split(clocks, list, " ")
    for (i in list) is_clock[list[i]] = 1
}

FNR == 1 {
    in_comment = 0
    opened = 0
    room = FILENAME
    if (sub(/^(.*\/)?core\//, "", room)) sub(/\/.*/, "", room)
    else room = "include"
    file = FILENAME
    sub(/^.*\//, "", file)
    if (room != "include" && !(room in uses)) say("core/" room " is no room of the house")
}

function code_of(line,    out, at, c, two, quote) {
    out = ""
    for (at = 1; at <= length(line); at++) {
        c = substr(line, at, 1)
        two = substr(line, at, 2)
        if (in_comment) {
            if (two == "*/") { in_comment = 0; at++ }
        } else if (two == "/*") { in_comment = 1; at++; out = out " " }
        else if (two == "//") break
        else if (c == "\"" || c == "'") {
            quote = c
            for (at++; at <= length(line) && substr(line, at, 1) != quote; at++)
                if (substr(line, at, 1) == "\\") at++
            out = out quote quote
        } else out = out c
    }
    return out
}

function holds(list, word) { return index(" " list " ", " " word " ") > 0 }

function check_ours(path,    other) {
    if (path ~ /^lacuna\//) {
        if (room != "run" && room != "cli" && room != "include")
            say("core/" room " includes the public \"" path "\"; only run/ and cli/ stand that high")
        return
    }
    if (room == "include") { say("the public API includes \"" path "\"; it may show no header of core/"); return }
    if (path !~ /^core\/[^\/]+\/[^\/]+\.h$/) {
        say("\"" path "\" must be included by its whole path, core/room/file.h")
        return
    }
    other = path
    sub(/^core\//, "", other)
    sub(/\/.*/, "", other)
    if (other != room && !holds(uses[room], other))
        say("core/" room " includes \"" path "\"; it may include " (uses[room] == "" ? "no other room" : uses[room]))
}

function check_foreign(path,    home) {
    home = path in homes ? homes[path] : path ~ /^curl\// ? "net" : path ~ /^(lacuna|core)\// ? "-" : ""
    if (home == "-") { check_ours(path); return }
    if (home != "" && !holds(home, room)) {
        gsub(/ /, "/ and core/", home)
        say((room == "include" ? "include/" : "core/" room) " includes <" path ">, which belongs to core/" home "/")
    }
}

{
    raw = $0
    was_comment = in_comment
    line = code_of(raw)
    if (!was_comment && match(raw, /^[ \t]*#[ \t]*include[ \t]*["<][^">]+[">]/)) {
        path = substr(raw, RSTART, RLENGTH)
        open = path ~ /</
        sub(/^[^"<]*["<]/, "", path)
        sub(/[">]$/, "", path)
        if (path in homes || path ~ /^curl\// || open) check_foreign(path)
        else check_ours(path)
        next
    }
    if (!(room == "base" && (file == "clock.c" || file == "rng.c"))) {
        rest = line
        while (match(rest, /[A-Za-z_][A-Za-z_0-9]*[ \t]*\(/)) {
            before = RSTART > 1 ? substr(rest, RSTART - 1, 1) : ""
            name = substr(rest, RSTART, RLENGTH)
            sub(/[ \t]*\(/, "", name)
            if (name in is_clock && before != "." && before != ">")
                say(name "() outside of core/base/clock.c and rng.c: time and chance come from there")
            rest = substr(rest, RSTART + RLENGTH)
        }
    }
    if (line ~ /^\{/) opened = FNR
    if (line ~ /^\}/ && opened) {
        if (FNR - opened - 1 > 60) say("a function of " (FNR - opened - 1) " lines; at most 60")
        opened = 0
    }
    if (FNR == 601) say("longer than 600 lines: it is asking to be two files")
}
AWK

check_cards() {
    local folder
    for folder in core core/*/ scripts/*/ strategies/*/; do
        [ -d "$folder" ] || continue
        [ -n "$(find "$folder" -type f -print -quit)" ] || continue
        [ -f "$folder/README.md" ] || echo "${folder%/}/README.md:1: missing: each room has a card at its door"
    done
}

# check ROOT: prints what is wrong there, nothing when all is well.
check() {
    (
        cd "$1"
        find core include -name '*.[ch]' -type f 2>/dev/null | sort | xargs -r awk "$rules"
        check_cards
    )
}

if [ $# -gt 0 ]; then
    found=$(check "$1")
    [ -z "$found" ] || { echo "$found"; exit 1; }
    exit 0
fi

failed=0
found=$(check "$here")
if [ -n "$found" ]; then
    echo "$found"
    failed=1
fi

# The rules themselves: a house of one file a room stands, and each break of a rule is told with its place.
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

build_house() {
    rm -rf "${copy:?}/house"
    local room
    for room in base model check stats search net store sim parquet script share run cli; do
        mkdir -p "$copy/house/core/$room"
        echo "# $room" > "$copy/house/core/$room/README.md"
        echo "struct $room { int x; };" > "$copy/house/core/$room/$room.h"
        printf '#include "core/%s/%s.h"\n#include <stdio.h>\n' "$room" "$room" > "$copy/house/core/$room/$room.c"
    done
    mkdir -p "$copy/house/include/lacuna" "$copy/house/scripts/languages" "$copy/house/strategies/none"
    echo '# the rooms' > "$copy/house/core/README.md"
    echo '# languages' > "$copy/house/scripts/languages/README.md"
    echo '# none' > "$copy/house/strategies/none/README.md"
    echo 'int lacuna_open(void);' > "$copy/house/include/lacuna/lacuna.h"
}

# expect NAME PATTERN: the house, changed by the caller, is told as PATTERN and nothing else.
expect() {
    local told
    told=$(check "$copy/house")
    if [ -z "$2" ] && [ -n "$told" ]; then
        echo "layers.sh:1: self-test '$1': nothing is wrong, yet it says: $told"
        failed=1
    elif [ -n "$2" ] && { [ "$(grep -c . <<< "$told")" != 1 ] || ! grep -qE "$2" <<< "$told"; }; then
        echo "layers.sh:1: self-test '$1' should say '$2' once, and says: ${told:-nothing}"
        failed=1
    fi
    build_house
}

plant() { printf '%b\n' "$2" >> "$copy/house/$1"; }

build_house
expect 'the plain house' ''
plant core/script/script.c '#include "core/check/check.h"\n#include <lua.h>'
plant core/run/run.c '#include "core/sim/sim.h"\n#include "lacuna/lacuna.h"'
plant core/base/base.c '#include <xxhash.h>\n/* #include "core/run/run.h" */\n/* another time (or two) */'
plant core/net/net.c '#include <curl/curl.h>\nint f(void) { return puts("time(x) rand()") + lifetime(3) + x->time(2); }'
expect 'what is allowed' ''

plant core/model/model.c '#include "core/search/search.h"'
expect 'an upward include' '^core/model/model.c:3: core/model includes "core/search/search.h"'
plant core/net/net.h '#include "core/store/store.h"'
expect 'a sideways include' '^core/net/net.h:2: core/net includes "core/store/store.h"'
plant core/run/run.c '#include "core/cli/cli.h"'
expect 'run must not know cli' '^core/run/run.c:3:'
plant core/search/search.c '#include "core/check/check.h"'
expect 'only script and above see check' '^core/search/search.c:3:'
plant core/base/base.c '#include "core/model/model.h"'
expect 'base includes nothing' '^core/base/base.c:3: .*no other room'
plant core/store/store.c '#include <core/net/net.h>'
expect 'angle brackets hide nothing' '^core/store/store.c:3:'
plant core/store/store.c '#include "../net/net.h"'
expect 'a path of dots' '^core/store/store.c:3: .*whole path'
plant include/lacuna/lacuna.h '#include "core/base/status.h"'
expect 'the public header shows no core' '^include/lacuna/lacuna.h:2:'
plant core/store/store.c '#include "lacuna/lacuna.h"'
expect 'the public header is for run and cli' '^core/store/store.c:3:'
for header in lua.h lauxlib.h curl/curl.h sqlite3.h microhttpd.h pcre2.h jansson.h xxhash.h utf8proc.h archive.h \
    nettle/sha2.h snappy-c.h zlib.h zstd.h; do
    plant core/search/search.c "#include <$header>"
    expect "<$header> in a foreign room" "^core/search/search.c:3: core/search includes <$header>"
    plant include/lacuna/lacuna.h "#include <$header>"
    expect "<$header> in the public API" "^include/lacuna/lacuna.h:2:"
done
plant core/run/run.c '#include "lua.h"'
expect 'quotes hide nothing' '^core/run/run.c:3: core/run includes <lua.h>'
for call in 'clock_gettime(0, &t)' 'time(NULL)' 'gettimeofday(&t, 0)' 'rand()' 'getrandom(p, 8, 0)' 'srand (1)'; do
    plant core/store/store.c "int f(void) { return (int)$call; }"
    expect "$call outside of base" "^core/store/store.c:3: ${call%%[ (]*}\\(\\)"
    printf 'int f(void) { return (int)%s; }\n' "$call" > "$copy/house/core/base/clock.c"
    expect "$call in base/clock.c" ''
done
plant core/cli/cli.c "$(printf '/* x */\\n%.0s' $(seq 599))"
expect 'a long file' '^core/cli/cli.c:601: longer than 600 lines'
plant core/cli/cli.c "int f(void)\n{\n$(printf 'g();\\n%.0s' $(seq 61))}"
expect 'a long function' '^core/cli/cli.c:66: a function of 61 lines'
mkdir "$copy/house/core/extra"
echo '# x' > "$copy/house/core/extra/README.md"
echo 'int x;' > "$copy/house/core/extra/x.c"
expect 'an unknown room' '^core/extra/x.c:1: core/extra is no room'
for card in core/README.md core/net/README.md scripts/languages/README.md strategies/none/README.md; do
    rm "$copy/house/$card"
    echo 'x' > "$copy/house/$(dirname "$card")/note.txt"
    expect "no $card" "^$card:1: missing"
done

exit "$failed"
