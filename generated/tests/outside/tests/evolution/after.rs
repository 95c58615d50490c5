//! The program with the provider as it has grown.

pub(crate) use outside::after::tide;

#[path = "program.rs"]
mod program;
