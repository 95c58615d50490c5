//! What commands print: a full disk is an error, and a closed pipe is none.

use std::fmt::Arguments;
use std::io::{self, Write};
use std::sync::OnceLock;

/// Prints a line to standard output, or keeps why it could not.
macro_rules! println {
    ($($text:tt)*) => { $crate::print::to_output(format_args!("{}\n", format_args!($($text)*))) };
}

/// Prints a line to standard error, or keeps why it could not.
macro_rules! eprintln {
    ($($text:tt)*) => { $crate::print::to_error(format_args!("{}\n", format_args!($($text)*))) };
}

pub(crate) use {eprintln, println};

/// The first thing that went wrong, whoever reads the output.
static FAILURE: OnceLock<io::Error> = OnceLock::new();

/// Prints to standard output, without another line end.
pub(crate) fn to_output(text: Arguments<'_>) {
    keep(anstream::stdout().write_fmt(text));
}

/// Prints to standard error, without another line end.
pub(crate) fn to_error(text: Arguments<'_>) {
    keep(anstream::stderr().write_fmt(text));
}

/// Why something could not be printed, once all has been; nobody is told who has closed the pipe.
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
