//! The program with the provider as it was.

pub(crate) use outside::before::tide;

#[path = "program.rs"]
mod program;
