//! `cargo xtask`: the commands of the workspace.

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::main()
}
