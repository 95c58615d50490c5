//! Where the evidence says that a rule or a row of an error table is from.

use std::path::Path;

/// An item of a list on a page of evidence.
pub(crate) struct Item {
    /// The lines, that with the anchor first.
    lines: Vec<String>,
}

impl Item {
    /// The sources, as `document:line`.
    pub(crate) fn sources(&self) -> Vec<&str> {
        let mut lines = self.lines.iter();
        let line = lines.find_map(|line| line.trim_start().strip_prefix("- Source: "));
        line.into_iter().flat_map(code).collect()
    }

    /// Whether it has this text as code.
    pub(crate) fn has_code(&self, text: &str) -> bool {
        // Code shows spaces that Markdown would swallow.
        let mut shown = text.to_owned();
        for count in (2..5).rev() {
            shown = shown.replace(&" ".repeat(count), &"␣".repeat(count));
        }
        self.lines.iter().any(|line| line.contains(&format!("`{shown}`")))
    }

    /// The first line.
    pub(crate) fn title(&self) -> &str {
        &self.lines[0]
    }
}

/// The parts of a line that are code.
fn code(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// The rule with this id, of an operation or of a type that its service shares.
pub(crate) fn rule(operation: &str, id: &str) -> Item {
    let service = operation.rsplit_once('/').map_or(operation, |(service, _)| service);
    let pages = [operation, service];
    let found = pages.iter().flat_map(|page| items(page, "rule", id)).next();
    found.unwrap_or_else(|| panic!("no page has the rule `{id}` of {operation}"))
}

/// The rows of an error code on these pages.
pub(crate) fn errors(pages: &[&str], code: &str) -> Vec<Item> {
    pages.iter().flat_map(|page| items(page, "error", code)).collect()
}

/// The items of a page whose anchors are of this kind, with a number or none, and of this name.
fn items(page: &str, kind: &str, name: &str) -> Vec<Item> {
    let is_one = |anchor: &str| {
        let rest = anchor.strip_prefix(kind).map(|rest| rest.trim_start_matches(char::is_numeric));
        rest.and_then(|rest| rest.strip_prefix('-')) == Some(name)
    };
    all(page).into_iter().filter(|(anchor, _)| is_one(anchor)).map(|(_, item)| item).collect()
}

/// Every item of a page, with its anchor.
pub(crate) fn all(page: &str) -> Vec<(String, Item)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("evidence/{page}.md"));
    let text = std::fs::read_to_string(path).expect("the page can be read");
    let mut items = Vec::<(String, Item)>::new();
    let mut is_open = false;
    let mut of_field = String::new();
    for line in text.lines() {
        if line.starts_with("- Source: ") {
            of_field = line.to_owned();
        }
        // What follows from the status of a field, or from `required`, has the source of the field.
        let line = if line.ends_with("Source: that of the field") {
            format!("  {of_field}")
        } else {
            line.to_owned()
        };
        if let Some(rest) = line.strip_prefix("- <a id=\"") {
            let anchor = rest.split('"').next().unwrap_or_default().to_owned();
            items.push((anchor, Item { lines: vec![line.clone()] }));
            is_open = true;
        } else if is_open && line.starts_with("  ") {
            items.last_mut().expect("one is open").1.lines.push(line);
        } else {
            is_open = false;
        }
    }
    items
}
