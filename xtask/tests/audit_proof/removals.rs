//! Every item that a spec lists, taken out, and what names it then.

use apispec_codegen::check;
use apispec_codegen::report::Report;
use apispec_codegen::source::{Node, Source, Span, Value, tree};
use apispec_codegen::spec::read::read;
use xtask::audit::audit;
use xtask::documents::Saved;

/// One item taken out of a spec.
#[derive(Debug)]
pub(crate) struct Removal {
    /// The spec file.
    pub(crate) path: String,
    /// The list that it stood in: `parameters`, `fields`, `values`, `aliases` or `errors`.
    pub(crate) list: &'static str,
    /// Its name, value or code.
    pub(crate) text: String,
    /// What names it.
    pub(crate) named: Named,
}

/// What names an item that was taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// A finding of the audit.
    Audit,
    /// An error of the specs, which the command shows as well.
    Specs,
    /// Nothing.
    Nowhere,
}

/// The lists whose items are taken out, with the member that names an item.
pub(super) const LISTS: [(&str, &str); 5] = [
    ("parameters", "name"),
    ("fields", "name"),
    ("values", "value"),
    ("aliases", "value"),
    ("errors", "code"),
];

/// Takes out one item after the other.
pub(super) fn removals(sources: &[Source], saved: &[Saved]) -> Result<Vec<Removal>, Report> {
    let mut removals = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        let Ok(tree) = tree(&source.text) else {
            continue;
        };
        if source.name == "sources.json" {
            continue;
        }
        let mut items = Vec::new();
        collect(&tree, &mut items);
        for item in items {
            removals.push(removal(sources, saved, index, item)?);
        }
    }
    Ok(removals)
}

fn removal(
    sources: &[Source],
    saved: &[Saved],
    index: usize,
    item: Item,
) -> Result<Removal, Report> {
    let mut sources = sources.to_vec();
    sources[index].text.replace_range(item.span, "");
    let specs = read(&sources)?;
    let names = |report: &Report| {
        report.findings().iter().any(|finding| {
            let mut texts = item.texts.iter();
            texts.any(|text| finding.title.contains(text.as_str()))
        })
    };
    let named = match check::check(&specs) {
        _ if names(&audit(&specs, saved).report) => Named::Audit,
        Err(report) if names(&report) => Named::Specs,
        _ => Named::Nowhere,
    };
    Ok(Removal {
        path: sources[index].path.clone(),
        list: item.list,
        text: item.texts.into_iter().next().unwrap_or_default(),
        named,
    })
}

/// An item of a list, with what has to go so that the rest stays a list.
struct Item {
    list: &'static str,
    texts: Vec<String>,
    span: Span,
}

fn collect(node: &Node, found: &mut Vec<Item>) {
    match &node.value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(members) => {
            for member in members {
                let list = LISTS.iter().find(|(list, _)| *list == member.key);
                if let (Some((list, name)), Value::Array(items)) = (list, &member.value.value) {
                    found.extend(list_items(list, name, items));
                }
                // Examples have parameters too, and they are no declarations.
                if member.key != "examples" {
                    collect(&member.value, found);
                }
            }
        }
        _ => {}
    }
}

fn list_items(list: &'static str, name: &str, items: &[Node]) -> Vec<Item> {
    let text = |node: &Node, name: &str| match &node.child(name)?.value {
        Value::String(text) => Some(text.clone()),
        _ => None,
    };
    let all = items.iter().enumerate().filter_map(|(index, item)| {
        // A value goes with its other spellings, and either name will do.
        let mut texts = vec![text(item, name)?];
        if let Some(Value::Array(aliases)) = item.child("aliases").map(|node| &node.value) {
            texts.extend(aliases.iter().filter_map(|alias| text(alias, "value")));
        }
        let span = match (index.checked_sub(1), items.get(index + 1)) {
            (Some(previous), _) => items[previous].span.end..item.span.end,
            (None, Some(next)) => item.span.start..next.span.start,
            (None, None) => item.span.clone(),
        };
        Some(Item { list, texts, span })
    });
    all.collect()
}
