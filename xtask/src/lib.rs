//! The commands of the workspace: `cargo xtask <command>`.
//!
//! Exit codes of every command: 0 no findings; 1 findings, including errors in specs; 2 the command could not run.

mod accept;
pub mod audit;
pub mod documents;
pub mod export;
mod git;
mod import;
mod json;
pub mod lint;
mod mutants;
pub mod new;
pub mod outline;
mod print;
mod propose;
mod prose;
pub mod regenerate;
mod removal;
pub mod review;
pub mod scale;
mod site;
mod timings;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use print::eprintln;

/// Generate the crate `cloud-backup-api` from specs of cloud APIs, and check the specs
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Print how long each stage takes, and the peak memory, to standard error
    #[arg(long, global = true)]
    timings: bool,
}

#[derive(Subcommand)]
enum Command {
    Regenerate(regenerate::Arguments),
    Lint(lint::Arguments),
    Review(review::Arguments),
    Accept(accept::Arguments),
    New(new::Arguments),
    Import(import::Arguments),
    Propose(propose::Arguments),
    Audit(audit::Arguments),
    Site(site::Arguments),
    Scale(scale::Arguments),
    Export(export::Arguments),
    /// Mutation-test the rules: does a test fail if a rule is deleted, negated or moved?
    Mutants(mutants::Arguments),
}

/// The result of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// No findings.
    Clean,
    /// Findings.
    Findings,
}

/// Runs the command of the command line.
pub fn main() -> ExitCode {
    let code = match Arguments::try_parse() {
        Ok(arguments) => run(&arguments),
        Err(error) => {
            let text = error.render();
            let text = text.ansi();
            if error.use_stderr() {
                print::to_error(format_args!("{text}"));
            } else {
                print::to_output(format_args!("{text}"));
            }
            u8::from(error.use_stderr()) * 2
        }
    };
    let Some(error) = print::failure() else {
        return ExitCode::from(code);
    };
    eprintln!("error: can't print: {error}");
    ExitCode::from(2)
}

/// Runs a command and returns its exit code.
fn run(arguments: &Arguments) -> u8 {
    let outcome = match &arguments.command {
        Command::Regenerate(arguments) => regenerate::run(arguments),
        Command::Lint(arguments) => lint::run(arguments),
        Command::Review(arguments) => review::run(arguments),
        Command::Accept(arguments) => accept::run(arguments),
        Command::New(arguments) => new::run(arguments),
        Command::Import(arguments) => import::run(arguments),
        Command::Propose(arguments) => propose::run(arguments),
        Command::Audit(arguments) => audit::run(arguments),
        Command::Site(arguments) => site::run(arguments),
        Command::Scale(arguments) => scale::run(arguments),
        Command::Export(arguments) => export::run(arguments),
        Command::Mutants(arguments) => mutants::run(arguments),
    };
    if arguments.timings {
        timings::print();
    }
    match outcome {
        Ok(Outcome::Clean) => 0,
        Ok(Outcome::Findings) => 1,
        Err(error) => {
            eprintln!("error: {error}");
            2
        }
    }
}
