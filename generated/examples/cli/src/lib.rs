//! A program for people: what is wrong with a request, what it looks like on the wire, and what a code means.
//!
//! It knows every operation that is compiled in, and no operation by name.

mod call;
mod checked;
mod code;
mod command;
mod given;
mod language;
mod operations;
mod paint;
mod problem;
mod shown;
mod value;

use std::ffi::OsString;
use std::io::Read;

use clap::ArgMatches;

use command::Names;
use operations::Checkable;

/// What a run of the program comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// For the standard output, with colours.
    pub output: String,
    /// For the standard error, with colours.
    pub errors: String,
    /// 0, nothing is wrong with the request; 1, something is; 2, nothing was checked.
    pub exit_code: u8,
}

/// The exit code if nothing is wrong.
pub const CLEAN: u8 = 0;

/// The exit code if a request has errors, or if nobody knows what is asked about.
pub const FOUND: u8 = 1;

/// The exit code if nothing could be checked.
pub const FAILED: u8 = 2;

/// Runs the program with these arguments, of which the first is its name. Reads the input for a request `-` only.
pub fn run(arguments: impl IntoIterator<Item = OsString>, input: impl Read) -> Outcome {
    let operations = operations::all();
    let matches = match command::command(&operations).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return refused(&error),
    };
    match matches.subcommand() {
        Some((command::LIST, matches)) => shown::list(&operations, matches),
        Some((command::SHOW, matches)) => shown::operation(&operations, matches),
        Some((command::EXPLAIN, matches)) => code::explained(&operations, matches),
        Some((command::COMPLETIONS, matches)) => completions(&operations, matches),
        Some((provider, matches)) => called(&operations, provider, matches, input),
        None => Outcome::failed("no command"),
    }
}

/// Whether an operation's request is right.
fn called(
    operations: &[Checkable],
    provider: &str,
    matches: &ArgMatches,
    input: impl Read,
) -> Outcome {
    let service = matches.subcommand();
    let operation = service.and_then(|(service, matches)| Some((service, matches.subcommand()?)));
    let Some((service, (operation, matches))) = operation else {
        return Outcome::failed("no operation");
    };
    let found = operations.iter().find(|it| {
        let names = Names::of(it.info);
        (names.provider, names.service, it.info.name) == (provider, service, operation)
    });
    match found {
        Some(operation) => checked::checked(operation, matches, input),
        None => Outcome::failed("no such operation"),
    }
}

fn completions(operations: &[Checkable], matches: &ArgMatches) -> Outcome {
    let Some(shell) = matches.get_one::<clap_complete::Shell>(command::SHELL) else {
        return Outcome::failed("no shell");
    };
    let mut script = Vec::new();
    clap_complete::generate(*shell, &mut command::command(operations), "check", &mut script);
    let output = String::from_utf8_lossy(&script).into_owned();
    Outcome { output, ..Outcome::default() }
}

/// What clap says: help is no error.
fn refused(error: &clap::Error) -> Outcome {
    let text = error.render().ansi().to_string();
    if error.use_stderr() {
        Outcome { errors: text, exit_code: FAILED, ..Outcome::default() }
    } else {
        Outcome { output: text, ..Outcome::default() }
    }
}

impl Outcome {
    /// Nothing was checked, for this reason.
    fn failed(why: &str) -> Self {
        let errors = format!("{} {why}\n", paint::error("error:"));
        Self { errors, exit_code: FAILED, ..Self::default() }
    }
}
