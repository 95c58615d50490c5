//! Specs → modules, below `OUT_DIR`: those of this crate, with vectors, and a provider's before and after it grew.

use std::path::PathBuf;

use apispec_codegen::{Build, BuildError};

fn main() -> Result<(), BuildError> {
    Build::new("specs").vectors().run()?;
    let out_dir = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    for (age, runtime) in [("before", "crate::vendor::runtime"), ("after", "::renamed")] {
        Build::new(format!("evolution/{age}"))
            .out_dir(out_dir.join(age))
            .runtime(runtime)
            .vectors()
            .run()?;
    }
    Ok(())
}
