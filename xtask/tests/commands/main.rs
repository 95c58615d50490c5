//! The commands as users run them, in temporary workspaces.

mod audit;
mod export;
mod generated_folder;
mod import;
mod lint;
mod mutants;
mod printing;
mod regenerate;
#[cfg(unix)]
mod repositories;
mod review;
mod specs_folder;
mod workspace;
