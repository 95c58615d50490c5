#!/usr/bin/env bash
# How long 100 operations take to type-check and to build in release, beside what other generators make of as many
# copies of the same four operations: `generated/benches/hundred-operations.sh [operations|providers] [copies]`.
#
# `operations`: each service has 25 copies of its operation, which share its error codes and types.
# `providers`: there are 25 copies of each provider with all its services; they share nothing.
#
# Dependencies are built beforehand and not counted. Works in a temporary folder, or in the one that KEEP names. With
# OURS=1, the others are left out.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
layout=${1:-operations}
copies=${2:-25}
work=${KEEP:-$(mktemp -d)}
[ -n "${KEEP:-}" ] || trap 'rm -rf "$work"' EXIT
mkdir -p "$work"

# A workspace that holds the crate and the copies.
rm -rf "$work/many"
mkdir "$work/many"
tar -C "$root" --exclude target --exclude .git -cf - . | tar -C "$work/many" -xf -
numbers=$(seq 1 $((copies - 1)))
specs=$work/many/specs
python3 "$root/codegen/benches/peers.py" four "$specs"
rm -rf "$work/four"
cp -r "$specs" "$work/four"
# named FILE MEMBER NUMBER COPY: a copy of a file whose name, a member, ends in a number.
named() { sed "s/^  \"$2\": \"\([^\"]*\)\"/  \"$2\": \"\1$3\"/" "$1" > "$4"; }
case $layout in
operations)
    for file in "$work"/four/*/*/*.json; do
        case $file in */service.json | *.observed.json) continue ;; esac
        copy=$specs${file#"$work/four"}
        for number in $numbers; do named "$file" operation "$number" "${copy%.json}_$number.json"; done
    done ;;
providers)
    for file in "$work"/four/*/provider.json; do
        provider=$(basename "$(dirname "$file")")
        for number in $numbers; do
            cp -r "$work/four/$provider" "$specs/$provider$number"
            named "$file" provider "$number" "$specs/$provider$number/provider.json"
        done
    done ;;
*) echo "no such layout: $layout" >&2; exit 2 ;;
esac
cargo run --quiet --manifest-path "$root/Cargo.toml" --package xtask -- regenerate --root "$work/many" > /dev/null
printf '%s bytes of Rust\n' "$(find "$work/many/generated/src/providers" -name '*.rs' -exec cat {} + | wc -c)"

# What the others make of the four operations, a package each.
[ -n "${OURS:-}" ] || python3 "$root/codegen/benches/peers.py" crates "$((4 * copies))" "$work/peers"

TIMEFORMAT='%R s by the clock, %U s of processors'
timed() {
    local what=$1 manifest=$2 package=$3
    shift 3
    # Twice: the first one builds the dependencies.
    CARGO_INCREMENTAL=0 cargo "$@" --quiet --manifest-path "$manifest" --package "$package"
    cargo clean --quiet --manifest-path "$manifest" --package "$package" --profile "${PROFILE:-dev}"
    printf '%-40s ' "$what"
    time CARGO_INCREMENTAL=0 cargo "$@" --quiet --manifest-path "$manifest" --package "$package"
}
for profile in dev release; do
    what=$([ $profile = dev ] && echo check || echo 'build --release')
    # shellcheck disable=SC2086
    PROFILE=$profile timed "ours, $what" "$work/many/Cargo.toml" cloud-backup-api $what
    for manifest in "$work"/peers/*/Cargo.toml; do
        [ -e "$manifest" ] || continue
        peer=$(basename "$(dirname "$manifest")")
        # shellcheck disable=SC2086
        PROFILE=$profile timed "$peer, $what" "$manifest" "$peer" $what
    done
done
