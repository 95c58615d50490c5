//! Where files may be, and what becomes of them: the commands in workspaces of their own.

mod generated_folder;
mod printing;
#[cfg(unix)]
mod repositories;
mod specs_folder;
mod workspace;
