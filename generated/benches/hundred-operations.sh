#!/usr/bin/env bash
# How long 100 operations take to type-check and to build in release, beside typify's output of as many copies of the
# same four operations: `generated/benches/hundred-operations.sh [operations|providers] [copies]`.
#
# `operations`: each service has its operation 25 times, with one set of error codes and shared types.
# `providers`: each provider is there 25 times, with all its services; nothing is shared.
#
# Dependencies are built before. Works in a folder of its own, which it deletes, unless KEEP names one.
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
# named FILE MEMBER NUMBER COPY: a copy of a file whose name, a member, ends in a number.
named() { sed "s/^  \"$2\": \"\([^\"]*\)\"/  \"$2\": \"\1$3\"/" "$1" > "$4"; }
case $layout in
operations)
    for file in "$root"/specs/*/*/*.json; do
        case $file in */service.json | *.observed.json) continue ;; esac
        copy=$specs${file#"$root/specs"}
        for number in $numbers; do named "$file" operation "$number" "${copy%.json}_$number.json"; done
    done ;;
providers)
    for file in "$root"/specs/*/provider.json; do
        provider=$(basename "$(dirname "$file")")
        for number in $numbers; do
            cp -r "$root/specs/$provider" "$specs/$provider$number"
            named "$file" provider "$number" "$specs/$provider$number/provider.json"
        done
    done ;;
*) echo "no such layout: $layout" >&2; exit 2 ;;
esac
cargo run --quiet --manifest-path "$root/Cargo.toml" --package xtask -- regenerate --root "$work/many" > /dev/null
printf '%s bytes of Rust\n' "$(find "$work/many/generated/src/providers" -name '*.rs' -exec cat {} + | wc -c)"

# typify's output of the four operations as schemas, a module for each copy.
if [ -z "${OURS:-}" ]; then
    mkdir -p "$work/ask/src" "$work/theirs/src"
    cat > "$work/ask/Cargo.toml" <<'TOML'
[package]
name = "ask"
edition = "2024"
[dependencies]
typify = "0.8"
schemars = "0.8"
serde_json = "1"
prettyplease = "0.3"
syn = { version = "3", features = ["full"] }
[workspace]
TOML
    cat > "$work/ask/src/main.rs" <<'RUST'
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let schema: schemars::schema::RootSchema = serde_json::from_str(&text).unwrap();
    let mut space = typify::TypeSpace::new(typify::TypeSpaceSettings::default().with_struct_builder(true));
    space.add_root_schema(schema).unwrap();
    println!("{}", prettyplease::unparse(&syn::parse2(space.to_stream()).unwrap()));
}
RUST
    cargo run --quiet --manifest-path "$work/ask/Cargo.toml" -- "$root/generated/benches/four_operations.schema.json" > "$work/theirs/src/four.rs"
    for number in $(seq 1 "$copies"); do
        echo "#[path = \"four.rs\"] pub mod copy$number;"
    done > "$work/theirs/src/lib.rs"
    cat > "$work/theirs/Cargo.toml" <<'TOML'
[package]
name = "theirs"
edition = "2024"
[dependencies]
serde = { version = "1", features = ["derive"] }
serde_json = "1"
[workspace]
TOML
fi

TIMEFORMAT='%R s by the clock, %U s of processors'
timed() {
    local what=$1 manifest=$2 package=$3
    shift 3
    # Twice: the first one builds the dependencies.
    CARGO_INCREMENTAL=0 cargo "$@" --quiet --manifest-path "$manifest" --package "$package"
    cargo clean --quiet --manifest-path "$manifest" --package "$package" --profile "${PROFILE:-dev}"
    printf '%-28s ' "$what"
    time CARGO_INCREMENTAL=0 cargo "$@" --quiet --manifest-path "$manifest" --package "$package"
}
timed 'ours, check' "$work/many/Cargo.toml" cloud-backup-api check
[ -n "${OURS:-}" ] || timed 'typify, check' "$work/theirs/Cargo.toml" theirs check
PROFILE=release timed 'ours, release' "$work/many/Cargo.toml" cloud-backup-api build --release
[ -n "${OURS:-}" ] || PROFILE=release timed 'typify, release' "$work/theirs/Cargo.toml" theirs build --release
