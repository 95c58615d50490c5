//! The vendor's sentences and what was left out → a list beside each draft, for the person who completes it.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::draft::Draft;

/// Where the lists are: git ignores the folder, since the sentences are the vendor's.
pub(super) const FOLDER: &str = "target/import";

/// The path of the list of a draft.
pub(super) fn path(draft: &Draft) -> String {
    let name = draft.path.strip_prefix("specs/").unwrap_or(&draft.path);
    format!("{FOLDER}/{}.md", name.trim_end_matches(".json"))
}

/// The list of a draft, with the line of the spec to which each sentence belongs.
pub(super) fn checklist(draft: &Draft) -> String {
    let lines = lines_of_sources(draft);
    let mut list = format!(
        "# {}\n\nWhat the vendor says, to be put into our own words or into rules. Do not commit this file.\n",
        draft.name
    );
    for sentence in &draft.record.sentences {
        let at = lines.get(sentence.source.as_str());
        let at =
            at.map_or_else(|| sentence.source.clone(), |line| format!("{}:{line}", draft.path));
        let lines = sentence.says.lines().map(|line| format!("  > {line}").trim_end().to_owned());
        let says = lines.collect::<Vec<_>>().join("\n");
        // Writing to a text can't fail.
        let _ = write!(list, "\n- [ ] `{}` {at}\n{says}\n", sentence.name);
        for words in &sentence.unread {
            let _ = writeln!(list, "\n  - [ ] conditional, not read: {words}");
        }
    }
    let mut omissions = draft.record.omissions.iter().collect::<Vec<_>>();
    omissions.sort_by_key(|omission| (omission.reason.fault(), omission.reason));
    let mut last = None;
    for omission in omissions {
        if last.replace(omission.reason) != Some(omission.reason) {
            let _ = write!(list, "\n## Left out: {}\n\n", omission.reason);
        }
        let what = omission.what.replace('\n', " ");
        let _ = writeln!(list, "- [ ] {what} ({})", omission.source);
    }
    list
}

/// The line of each `source` in full, counted from one; the first one of several.
fn lines_of_sources(draft: &Draft) -> BTreeMap<String, usize> {
    const SOURCE: &str = "\"source\": \"";
    let full = draft.spec.file();
    // The file has the same sources in the same order, relative to each other.
    let full = full.split(SOURCE).skip(1);
    let full = full.map(|rest| rest.split('"').next().unwrap_or_default());
    let lines = draft.text.lines().enumerate();
    let lines = lines.flat_map(|(index, line)| line.matches(SOURCE).map(move |_| index + 1));
    let mut found = BTreeMap::new();
    for (source, line) in full.zip(lines) {
        found.entry(source.to_owned()).or_insert(line);
    }
    found
}
