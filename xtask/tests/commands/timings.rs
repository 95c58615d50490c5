//! `--timings`: every command has it, and prints the table beside its output.

use crate::workspace::Workspace;

#[test]
fn every_command_prints_its_stages_to_standard_error() {
    let workspace = Workspace::generated();
    for (arguments, stages) in [
        (&["regenerate", "--check"][..], &["read", "check", "emit", "compare"][..]),
        (&["regenerate"], &["read", "cache", "check", "emit", "write"]),
        (&["lint"], &["read", "lint", "print"]),
        (&["review", "--base-dir", "."], &["base", "specs", "compare", "release", "print"]),
        (&["lint", "--list"], &[]),
        (&["export", "--to", "cel", "exported"], &["read", "check", "export", "write"]),
        (
            &["site", "--without-validator", "site"],
            &["read", "check", "emit", "validator", "write"],
        ),
    ] {
        let plain = workspace.run(arguments);
        let timed = workspace.run(&[arguments, &["--timings"]].concat());
        assert_eq!((timed.status, timed.stdout), (plain.status, plain.stdout), "{arguments:?}");
        let table = String::from_utf8(timed.stderr).expect("it is UTF-8");
        let rows = table.lines().skip_while(|line| !line.starts_with("stage "));
        let names = rows.skip(1).filter_map(|row| row.split_whitespace().next());
        let names = names.filter(|name| !["memory", "services"].contains(name)).collect::<Vec<_>>();
        assert_eq!(names, [stages, &["all"]].concat(), "{arguments:?}");
    }
}
