//! The commands, as a person runs them, in workspaces of their own.

mod audit;
mod generated_folder;
mod lint;
mod printing;
mod regenerate;
#[cfg(unix)]
mod repositories;
mod review;
mod specs_folder;
mod workspace;
