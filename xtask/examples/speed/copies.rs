//! The specs of a folder, as often as one likes.

use apispec_codegen::Source;

/// What is copied whole, under another name each time.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Layout {
    /// Each provider with its services.
    Providers,
    /// Each service, within its provider.
    Services,
    /// Each operation, within its service.
    Operations,
}

pub(crate) const LAYOUTS: [Layout; 3] = [Layout::Providers, Layout::Services, Layout::Operations];

/// The sources and copies of them; `count` in all.
pub(crate) fn copies(sources: &[Source], layout: Layout, count: usize) -> Vec<Source> {
    let mut all = sources.to_vec();
    for number in 1..count {
        all.extend(sources.iter().filter_map(|it| copy(it, layout, number)));
    }
    all
}

/// A copy of a file, if it belongs to what is copied.
fn copy(source: &Source, layout: Layout, number: usize) -> Option<Source> {
    let (folders, file) = source.name.rsplit_once('/')?;
    let folders = folders.split('/').collect::<Vec<_>>();
    let is_observed = file.ends_with(".observed.json");
    let is_operation = folders.len() == 2 && file != "service.json" && !is_observed;
    let (member, at) = match layout {
        Layout::Providers => ("provider", 0),
        Layout::Services if folders.len() > 1 => ("service", 1),
        Layout::Operations if is_operation => ("operation", 2),
        Layout::Services | Layout::Operations => return None,
    };
    let mut steps = folders;
    steps.push(file);
    let renamed = match steps[at].strip_suffix(".json") {
        Some(stem) => format!("{stem}_{number}.json"),
        None => format!("{}{number}", steps[at]),
    };
    steps[at] = &renamed;
    let name = steps.join("/");
    Some(Source { path: format!("specs/{name}"), name, text: named(&source.text, member, number) })
}

/// The text of a file whose own name, which is the value of a member, ends in a number.
fn named(text: &str, member: &str, number: usize) -> String {
    let key = format!("\n  \"{member}\": \"");
    let Some((before, after)) = text.split_once(&key) else {
        return text.to_owned();
    };
    let Some((name, after)) = after.split_once('"') else {
        return text.to_owned();
    };
    format!("{before}{key}{name}{number}\"{after}")
}
