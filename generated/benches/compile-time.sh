#!/usr/bin/env bash
# How long this crate and typify's output of the same four operations take to compile from nothing, in
# release, each with its dependencies: `generated/benches/compile-time.sh [runs]`. Works in a folder of
# its own, which it deletes; prints the best of the runs of each.
#
# `four_operations.schema.json` holds the requests, answers and types of the four operations. It has no
# error codes, rules or descriptions, since a schema can't say them: typify has less to compile.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
runs=${1:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 "$root/codegen/benches/peers.py" crates 4 "$work/peers" typify
mv "$work/peers/peer-typify" "$work/theirs"
cargo fetch --quiet --manifest-path "$work/theirs/Cargo.toml"
cargo fetch --quiet --locked --manifest-path "$root/Cargo.toml"

# One build into an empty target folder: seconds by the clock and seconds of all processors together.
TIMEFORMAT='%R %U %S'
exec 3>&2
build() {
    local name=$1
    shift
    rm -rf "$work/target"
    { time CARGO_TARGET_DIR="$work/target" cargo build --quiet --release --offline "$@" 2>&3; } 2>> "$work/$name.times"
}

# In turn, so that whatever else the machine does meets all of them.
for _ in $(seq "$runs"); do
    build ours --manifest-path "$root/Cargo.toml" --package cloud-backup-api
    build without-xml --manifest-path "$root/Cargo.toml" --package cloud-backup-api \
        --no-default-features --features aliyun-dbs,aliyun-polardb,aliyun-rds,huaweicloud-rds
    build theirs --manifest-path "$work/theirs/Cargo.toml"
done

best() {
    awk -v what="$2" '
        NR == 1 || $1 < clock { clock = $1 }
        NR == 1 || $2 + $3 < work { work = $2 + $3 }
        END { printf "%-40s %6.2f s by the clock, %6.2f s of processors\n", what, clock, work }
    ' "$work/$1.times"
}
best ours 'cloud-backup-api, default features'
best without-xml 'cloud-backup-api, without xml'
best theirs "typify's output, $(wc -l < "$work/theirs/src/lib.rs") lines"
