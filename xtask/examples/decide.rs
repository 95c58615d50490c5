//! Prints what the rules of each operation under `specs/`, or another folder, say together, and how long that took.

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use apispec_codegen::decide::{Besides, Subject};
use apispec_codegen::{disk, model};
use xtask::lint::decided;
use xtask::review::difference;

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    let specs = std::env::args().nth(1);
    let package = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let specs = specs.map_or_else(|| Path::new(&package).join("../specs"), PathBuf::from);
    let model = model(&disk::specs(&specs, "specs")?)?;
    for view in model.operations() {
        let start = Instant::now();
        let subject = Subject::new(view);
        let ready = start.elapsed();
        let findings = decided(view);
        let found = start.elapsed();
        let proofs = subject.proofs();
        let proved = start.elapsed();
        let flips = difference(view, view);
        let compared = start.elapsed();
        writeln!(
            out,
            "{} {}: {} variables, {} obligations",
            view.service.module,
            view.operation.wire,
            subject.variables().len(),
            subject.obligations().len(),
        )?;
        writeln!(
            out,
            "  ready {ready:?}, findings {:?}, proofs {:?}, difference {:?}",
            found - ready,
            proved - found,
            compared - proved,
        )?;
        for (code, finding) in &findings {
            writeln!(out, "  {code}: {}", finding.title)?;
        }
        let samples = proofs.proofs.iter().map(|proof| 2 + proof.others.len());
        writeln!(
            out,
            "  {} proofs with {} requests, {} flips against itself",
            proofs.proofs.len(),
            samples.sum::<usize>(),
            flips.len(),
        )?;
        for proof in &proofs.proofs {
            if proof.besides != Besides::Nothing {
                writeln!(
                    out,
                    "  `{}` by `{}`: {:?} besides",
                    proof.id, proof.varies, proof.besides
                )?;
            }
        }
        for id in &proofs.unproved {
            writeln!(out, "  `{id}` is not proved")?;
        }
    }
    Ok(())
}
