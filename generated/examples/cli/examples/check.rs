//! Checks requests before they are sent: `cargo run --example check -- aliyun rds CreateBackup request.json`.

use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = example_cli::run(std::env::args_os(), io::stdin());
    // Both take colours away unless a person reads them.
    let printed = anstream::stdout()
        .write_all(outcome.output.as_bytes())
        .and_then(|()| anstream::stderr().write_all(outcome.errors.as_bytes()));
    match printed {
        Ok(()) => ExitCode::from(outcome.exit_code),
        // Whoever reads has enough, as `head` has after ten lines.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::from(outcome.exit_code)
        }
        Err(_) => ExitCode::from(example_cli::FAILED),
    }
}
