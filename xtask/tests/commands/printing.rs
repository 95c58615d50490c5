//! What is printed: to a full disk, and to a pipe that is closed.

use std::fs::File;
use std::io::Read;
use std::process::Stdio;

use crate::workspace::{Workspace, assert_tells};

/// Every command, and what else is printed.
const COMMANDS: &[&[&str]] = &[
    &["regenerate"],
    &["regenerate", "--check"],
    &["lint", "--list"],
    &["new", "operation", "acme/store", "GetObject"],
    &["--help"],
    &["help", "review"],
    &["regenerate", "--help"],
];

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = || {
        let full = File::options().write(true).open("/dev/full");
        full.expect("a full disk")
    };
    for arguments in COMMANDS {
        let workspace = Workspace::generated();
        let output = workspace.command(arguments).stdout(full()).output();
        let output = output.expect("the command runs");
        assert_tells(&output, 2, &["error: can't print: "]);
    }
    // Where not even that can be said.
    for arguments in [&["lint"][..], &["--chek"], &["regenerate", "--root", "gone"]] {
        let workspace = Workspace::generated();
        let output = workspace.command(arguments).stderr(full()).output();
        assert_tells(&output.expect("the command runs"), 2, &[]);
    }
}

#[test]
fn a_closed_pipe_is_quiet() {
    for arguments in COMMANDS {
        let workspace = Workspace::generated();
        let mut command = workspace.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let child = child.as_mut().expect("the command runs");
        drop(child.stdout.take());
        let mut told = String::new();
        let mut error = child.stderr.take().expect("it is piped");
        error.read_to_string(&mut told).expect("it is text");
        assert_eq!(child.wait().expect("it ends").code(), Some(0), "{arguments:?}: {told}");
        assert_eq!(told, "", "{arguments:?}");
    }
}
