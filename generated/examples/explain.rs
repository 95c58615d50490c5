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
        let status = row.http_status.map(|status| format!("HTTP {status}"));
        let status = status.unwrap_or_else(|| "HTTP status not documented".to_owned());
        writeln!(out, "{}, {status}: {}", row.service, row.message)?;
        writeln!(out, "  {}\n  {}", row.description.en, row.description.zh)?;
        if !row.rules.is_empty() {
            writeln!(out, "  check before the call: {}", row.rules.join(", "))?;
        }
    }
    Ok(found)
}
