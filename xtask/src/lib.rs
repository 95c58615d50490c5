//! The commands of the workspace: `cargo xtask <command>`.
//!
//! Exit codes, in every command: 0 clean; 1 findings, spec errors among them; 2 it could not run.

mod accept;
pub mod audit;
mod git;
pub mod lint;
mod mutants;
pub mod new;
mod print;
mod regenerate;
mod removal;
pub mod review;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use print::eprintln;

/// Turns specs of cloud APIs into the crate `cloud-backup-api`.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Brings everything that the generator owns into step with `specs/`.
    Regenerate(regenerate::Arguments),
    /// Finds in the specs what does not stop generation and will be regretted
    Lint(lint::Arguments),
    /// Says what a change of the specs means, compared with an older version
    Review(review::Arguments),
    /// Records that a finding of the review is meant to be so
    Accept(accept::Arguments),
    /// Writes a spec to begin with
    New(new::Arguments),
    /// Holds the specs against the saved documents that they cite
    Audit(audit::Arguments),
    /// Tries whether a test notices when a rule is deleted, negated or moved
    Mutants(mutants::Arguments),
}

/// What a command found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing to report.
    Clean,
    /// Something that somebody has to look at.
    Findings,
}

/// Reads the command line and does what it says.
pub fn main() -> ExitCode {
    let code = match Arguments::try_parse() {
        Ok(arguments) => run(&arguments),
        Err(told) => {
            let text = told.render();
            let text = text.ansi();
            if told.use_stderr() {
                print::to_error(format_args!("{text}"));
            } else {
                print::to_output(format_args!("{text}"));
            }
            u8::from(told.use_stderr()) * 2
        }
    };
    let Some(error) = print::failure() else {
        return ExitCode::from(code);
    };
    eprintln!("error: can't print: {error}");
    ExitCode::from(2)
}

/// Runs a command. Its exit code.
fn run(arguments: &Arguments) -> u8 {
    let outcome = match &arguments.command {
        Command::Regenerate(arguments) => regenerate::run(arguments),
        Command::Lint(arguments) => lint::run(arguments),
        Command::Review(arguments) => review::run(arguments),
        Command::Accept(arguments) => accept::run(arguments),
        Command::New(arguments) => new::run(arguments),
        Command::Audit(arguments) => audit::run(arguments),
        Command::Mutants(arguments) => mutants::run(arguments),
    };
    match outcome {
        Ok(Outcome::Clean) => 0,
        Ok(Outcome::Findings) => 1,
        Err(error) => {
            eprintln!("error: {error}");
            2
        }
    }
}
