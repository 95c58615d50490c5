//! Output of commands: a full disk is an error, a closed pipe is not.

use std::fmt::Arguments;
use std::io::{self, Write};
use std::sync::OnceLock;

/// Prints a line to standard output, and keeps the first error.
macro_rules! println {
    ($($text:tt)*) => { $crate::print::to_output(format_args!("{}\n", format_args!($($text)*))) };
}

/// Prints a line to standard error, and keeps the first error.
macro_rules! eprintln {
    ($($text:tt)*) => { $crate::print::to_error(format_args!("{}\n", format_args!($($text)*))) };
}

pub(crate) use {eprintln, println};

/// The first error.
static FAILURE: OnceLock<io::Error> = OnceLock::new();

/// Prints to standard output, without an additional line break.
pub(crate) fn to_output(text: Arguments<'_>) {
    keep(anstream::stdout().write_fmt(text));
}

/// Prints to standard error, without an additional line break.
pub(crate) fn to_error(text: Arguments<'_>) {
    keep(anstream::stderr().write_fmt(text));
}

/// The first error of all printing so far; a closed pipe is not reported.
pub(crate) fn failure() -> Option<&'static io::Error> {
    keep(io::stdout().flush());
    let is_told = |error: &&io::Error| error.kind() != io::ErrorKind::BrokenPipe;
    FAILURE.get().filter(is_told)
}

fn keep(printed: io::Result<()>) {
    if let Err(error) = printed {
        let _ = FAILURE.set(error);
    }
}
