//! The commands as users run them, in temporary workspaces.

mod audit;
#[cfg(unix)]
mod determinism;
mod export;
mod generated_folder;
mod import;
mod import_formats;
#[cfg(debug_assertions)]
mod interrupted;
mod lint;
#[cfg(unix)]
mod manual;
mod mutants;
mod printing;
mod propose;
mod regenerate;
#[cfg(unix)]
mod repositories;
mod review;
mod scale;
mod specs_folder;
mod timings;
mod workspace;
