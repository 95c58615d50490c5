//! What the documents say about an error code, in any service: `cargo run --example explain BackupJobExists`.

use std::io::{self, Write};
use std::process::ExitCode;

use cloud_backup_api::documented_errors;

fn main() -> io::Result<ExitCode> {
    let code = std::env::args().nth(1).unwrap_or_default();
    let mut out = io::stdout().lock();
    let mut found = ExitCode::FAILURE;
    for row in documented_errors(&code) {
        found = ExitCode::SUCCESS;
        let (service, status) = (row.service, row.http_status);
        writeln!(out, "{service}, HTTP {status}: {}", row.message)?;
        writeln!(out, "  {}\n  {}", row.description.en, row.description.zh)?;
        if !row.rules.is_empty() {
            writeln!(out, "  check before the call: {}", row.rules.join(", "))?;
        }
    }
    Ok(found)
}
