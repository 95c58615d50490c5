# Sourced by the benchmarks of compile times, which say where `root` is.

# typify FOLDER FILE: a package `theirs` in the folder, with typify's output of the four operations in `src/FILE`. The
# program that asks typify for it is beside the folder; its own compilation is not measured.
typify() {
    local folder=$1 file=$2
    local ask=$folder-ask
    mkdir -p "$ask/src" "$folder/src"
    cat > "$ask/Cargo.toml" <<'TOML'
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
    cat > "$ask/src/main.rs" <<'RUST'
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let schema: schemars::schema::RootSchema = serde_json::from_str(&text).unwrap();
    let mut space = typify::TypeSpace::new(typify::TypeSpaceSettings::default().with_struct_builder(true));
    space.add_root_schema(schema).unwrap();
    println!("{}", prettyplease::unparse(&syn::parse2(space.to_stream()).unwrap()));
}
RUST
    cargo run --quiet --manifest-path "$ask/Cargo.toml" -- "$root/generated/benches/four_operations.schema.json" \
        > "$folder/src/$file"
    cat > "$folder/Cargo.toml" <<'TOML'
[package]
name = "theirs"
edition = "2024"
[dependencies]
serde = { version = "1", features = ["derive"] }
serde_json = "1"
[workspace]
TOML
}
