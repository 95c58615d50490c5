//! The texts of documents that describe an operation: those of its parameters, and the rest of its page.

use apispec_codegen::source::{self, pointer};
use apispec_codegen::spec::{self, Document, DocumentKind};

use crate::documents::{Saved, Within, references};

/// A text that describes a parameter, or what is around the parameters.
pub(super) struct Text {
    /// The id of the document.
    pub(super) document: String,
    /// The parameter, or nothing.
    pub(super) field: String,
    pub(super) text: String,
    pub(super) place: Place,
}

/// Where a text is in its document.
pub(super) enum Place {
    /// From this line on.
    Line(usize),
    /// At this pointer.
    Pointer(String),
}

impl Text {
    /// The reference of a byte of the text, as a `source` has it.
    pub(super) fn reference(&self, byte: usize) -> String {
        match &self.place {
            Place::Line(first) => {
                let line = first + self.text[..byte].matches('\n').count();
                format!("{}:{line}", self.document)
            }
            Place::Pointer(pointer) => format!("{}#{pointer}", self.document),
        }
    }

    /// The reference of a byte with its column, for people.
    pub(super) fn place_of(&self, byte: usize) -> String {
        let column = self.text[..byte].rsplit('\n').next().map_or(0, |it| it.chars().count()) + 1;
        format!("{}:{column}", self.reference(byte))
    }
}

/// The texts that describe an operation, in the saved documents that it cites.
pub(super) fn texts(operation: &spec::Operation, documents: &[(&Document, &Saved)]) -> Vec<Text> {
    let mut found = Vec::new();
    for (document, saved) in documents {
        let text = saved.text();
        match document.kind {
            DocumentKind::Page => page(operation, document, &text, &mut found),
            DocumentKind::Witness => witness(operation, document, &text, &mut found),
            DocumentKind::Observed | DocumentKind::Notes => {}
        }
    }
    found
}

/// The lines of a page that the parameters cite, and the lines around them.
fn page(operation: &spec::Operation, document: &Document, text: &str, found: &mut Vec<Text>) {
    let lines = text.lines().collect::<Vec<_>>();
    let mut taken = vec![false; lines.len() + 1];
    for parameter in &operation.parameters {
        for reference in references(parameter.source.as_deref().unwrap_or_default()) {
            let Within::Lines(first, last) = reference.within else { continue };
            if reference.document != document.id || last > lines.len() || first == 0 {
                continue;
            }
            // The row may end below the lines that state name and type.
            let end =
                (last..=lines.len()).find(|it| ends_row(operation, &lines, *it)).unwrap_or(last);
            taken[first..=end].fill(true);
            let name = &parameter.name;
            let rows = (first..=end).map(|line| match lines[line - 1] {
                text if line > last && is_heading(text) => "",
                text => cell(text, name),
            });
            let text = rows.collect::<Vec<_>>().join("\n");
            let (document, field) = (document.id.clone(), name.clone());
            found.push(Text { document, field, text, place: Place::Line(first) });
        }
    }
    let mut own = references(operation.source.as_deref().unwrap_or_default());
    if !own.any(|it| it.document == document.id) {
        return;
    }
    for (index, line) in lines.iter().enumerate().filter(|(index, _)| !taken[index + 1]) {
        // The row of an error such as `InvalidDBName` is about the parameter.
        let named = |it: &&spec::Field| line.contains(&format!("Invalid{}.", it.name));
        let named = operation.parameters.iter().find(named);
        let is_row =
            line.trim_start_matches(['|', ' ']).starts_with(|it: char| it.is_ascii_digit());
        let is_code = line.trim_start().starts_with(['{', '<', '"']);
        if named.is_some() || !is_row && !is_code && !is_heading(line) {
            let field = named.map(|it| it.name.clone()).unwrap_or_default();
            let (document, text) = (document.id.clone(), (*line).to_owned());
            found.push(Text { document, field, text, place: Place::Line(index + 1) });
        }
    }
}

/// Whether a line has names only, such as those of columns: a few words, neither a sentence nor an item of a list.
fn is_heading(line: &str) -> bool {
    let is_item = line.trim_start().starts_with(['•', '-', '*']);
    !is_item
        && line.split('|').map(str::trim).all(|cell| {
            let ideographs =
                cell.chars().filter(|it| ('\u{4e00}'..='\u{9fff}').contains(it)).count();
            let is_sentence = cell.ends_with(['.', ':', ';', '。', '：', '；']);
            !is_sentence && cell.split_whitespace().count() <= 3 && ideographs <= 4
        })
}

/// Whether the next line begins another row, or another part of the page.
fn ends_row(operation: &spec::Operation, lines: &[&str], line: usize) -> bool {
    let Some(next) = lines.get(line) else { return true };
    let next = next.trim().trim_start_matches(['|', ' ']);
    let mut names = operation.parameters.iter();
    let is_row = names.any(|it| {
        next.starts_with(&it.name) && next.len() < it.name.len() + 16
            || next.starts_with(&format!("{} ", it.name))
    });
    is_row
        || [
            "Response",
            "返回",
            "- Example",
            "Example Request",
            "instance_id",
            "name |",
            "description |",
        ]
        .iter()
        .any(|it| next.starts_with(it))
}

/// The description in a line: without the name of its row, and without the other cells between bars.
fn cell<'t>(line: &'t str, name: &str) -> &'t str {
    let trimmed = line.trim();
    if let Some(row) = trimmed.strip_prefix('|') {
        let cells = row.split('|').map(str::trim);
        return cells.max_by_key(|it| it.len()).unwrap_or_default();
    }
    let is_head =
        trimmed.strip_prefix(name).is_some_and(|rest| rest.len() < 12 && !rest.contains(' '));
    if is_head { "" } else { line.trim_end_matches(['|', ' ']) }
}

/// The descriptions of a witness's parameters.
fn witness(operation: &spec::Operation, document: &Document, text: &str, found: &mut Vec<Text>) {
    let needs = |it: &spec::Field| it.source.as_deref().is_some_and(|it| it.contains(&document.id));
    if !operation.parameters.iter().any(needs) {
        return;
    }
    let Ok(tree) = source::tree(text) else { return };
    for parameter in &operation.parameters {
        for reference in references(parameter.source.as_deref().unwrap_or_default()) {
            let Within::Pointer(pointer) = reference.within else { continue };
            if reference.document != document.id {
                continue;
            }
            let mut steps = pointer::steps(pointer);
            let node = steps.try_fold(&tree, |node, step| node.child(&step));
            let Some(node) = node else { continue };
            let described =
                [&["schema", "description"][..], &["description"]].into_iter().find_map(|steps| {
                    let end = steps.iter().try_fold(node, |node, step| node.child(step))?;
                    Some((end.text()?, format!("{pointer}/{}", steps.join("/"))))
                });
            let Some((text, pointer)) = described else { continue };
            let (document, field) = (document.id.clone(), parameter.name.clone());
            let text = text.to_owned();
            if found.iter().all(|it| it.field != field || it.text != text) {
                found.push(Text { document, field, text, place: Place::Pointer(pointer) });
            }
        }
    }
}
