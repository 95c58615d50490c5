//! The transcript in `specs/README.md`: what it shows is what the commands print.
//!
//! `BLESS=1 cargo test` writes the output of a command in place of a line such as `@import@`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::workspace::Workspace;

#[test]
fn the_transcript_of_an_import_is_what_happens() {
    let path = manual();
    let text = fs::read_to_string(&path).expect("the manual is there");
    let (_, section) = text.split_once("\n## Importing metadata\n").expect("it has the section");
    let (section, _) = section.split_once("\n## Deciding").expect("another one follows");
    let workspace = Workspace::new();
    workspace.remove("specs/acme");
    let mut count = 0;
    for (language, block) in blocks(section) {
        match language {
            "json" => workspace.write("lamps.json", block),
            "diff" => {
                let lines = |mark| block.lines().filter_map(move |line| line.strip_prefix(mark));
                let [old, new] = ['-', '+'].map(|mark| lines(mark).collect::<Vec<_>>().join("\n"));
                workspace.edit("specs/tide/lamps/switch_lamp.json", &old, &new);
            }
            "text" => {
                for step in block.strip_prefix("$ ").unwrap_or_default().split("\n$ ") {
                    let (command, shown) = step.split_once('\n').expect("it prints something");
                    check(&workspace, &path, command, shown);
                    count += 1;
                }
            }
            other => panic!("a block of {other}"),
        }
    }
    assert!(count > 4, "only {count} commands were run");
}

fn manual() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/README.md")
}

/// The blocks of a text with their languages.
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let parts = text.split("```").skip(1).step_by(2);
    parts.map(|part| part.split_once('\n').expect("it has lines")).collect()
}

/// Runs a command, and compares what it prints with what is shown; `…` is any number of lines.
fn check(workspace: &Workspace, manual: &Path, command: &str, shown: &str) {
    let words = command.split(' ').collect::<Vec<_>>();
    let output = match words.as_slice() {
        ["cargo", "xtask", arguments @ ..] => workspace.run(arguments),
        _ => {
            let mut shell = Command::new("sh");
            shell.args(["-c", command]).current_dir(workspace.root());
            shell.output().expect("the command runs")
        }
    };
    let bytes = [output.stdout.as_slice(), &output.stderr].concat();
    let printed = String::from_utf8(bytes).expect("it is text");
    let is_blessing = std::env::var_os("BLESS").is_some();
    let blank = shown.lines().find(|line| line.starts_with('@'));
    if let Some(blank) = blank.filter(|_| is_blessing) {
        let text = fs::read_to_string(manual).expect("the manual is there");
        fs::write(manual, text.replace(blank, printed.trim_end())).expect("it can be written");
        return;
    }
    let printed = printed.trim_end().lines().collect::<Vec<_>>();
    let mut rest = printed.as_slice();
    for part in shown.trim_end().split("  …\n") {
        let lines = part.trim_end_matches("  …").lines().collect::<Vec<_>>();
        if lines.is_empty() {
            continue;
        }
        let at = rest.windows(lines.len()).position(|window| window == lines);
        let at = at.unwrap_or_else(|| panic!("`{command}` prints:\n{}", printed.join("\n")));
        rest = &rest[at + lines.len()..];
    }
    let is_open = shown.contains("  …");
    assert!(is_open || rest.is_empty(), "`{command}` prints more:\n{}", rest.join("\n"));
}
