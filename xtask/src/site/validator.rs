//! The validator of the site: the generated crate, compiled to WebAssembly.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The package that is compiled.
const PACKAGE: &str = "validator-wasm";

/// The target that browsers run.
const TARGET: &str = "wasm32-unknown-unknown";

/// The bytes of the compiled validator. Takes as long as Cargo does.
pub(super) fn build(root: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let profile = ["--profile", "wasm", "--package", PACKAGE, "--target", TARGET, "--locked"];
    let built = Command::new(cargo).arg("build").args(profile).current_dir(root).status();
    let built = built.map_err(|error| format!("can't run cargo: {error}"))?;
    if !built.success() {
        return Err(format!(
            "can't compile the validator; install the target by `rustup target add {TARGET}`, or pass \
             `--without-validator`"
        )
        .into());
    }
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), Into::into);
    let path = target.join(TARGET).join("wasm").join(format!("{}.wasm", PACKAGE.replace('-', "_")));
    let bytes = fs::read(&path);
    Ok(bytes.map_err(|error| format!("can't read {}: {error}", path.display()))?)
}
