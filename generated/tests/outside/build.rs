//! Specs → modules, below `OUT_DIR`.

fn main() -> Result<(), apispec_codegen::BuildError> {
    apispec_codegen::Build::new("specs").run()
}
