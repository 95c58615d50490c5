//! The specs of a folder, as often as one likes.

use std::collections::BTreeSet;

use apispec_codegen::Source;
use apispec_codegen::spec::format::FileKind;

/// What is copied whole, under another name each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Layout {
    /// Each provider with its services
    Providers,
    /// Each service, within its provider
    Services,
    /// Each operation, within its service
    Operations,
}

/// The sources and as many copies as give at least this many operations; none if the sources have no operation.
///
/// A service of the sources or of a copy is there as a whole or not at all: its operations poll each other, and types
/// that none of them uses would be errors. Only single copies of operations are counted one by one.
pub(super) fn scaled(sources: &[Source], layout: Layout, operations: usize) -> Vec<Source> {
    let own = self::operations(sources);
    if own == 0 {
        return Vec::new();
    }
    let mut all = copies(sources, layout, operations.div_ceil(own).max(1));
    let unit = |name: &str| match layout {
        Layout::Operations if !sources.iter().any(|it| it.name == name) => name.to_owned(),
        _ => service(name).unwrap_or_default().to_owned(),
    };
    let mut kept = BTreeSet::new();
    let mut count = 0;
    for source in all.iter().filter(|it| is_operation(it)) {
        let unit = unit(&source.name);
        if kept.contains(&unit) || count < operations {
            count += 1;
            kept.insert(unit);
        }
    }
    all.retain(|source| service(&source.name).is_none() || kept.contains(&unit(&source.name)));
    all
}

/// How many operations there are.
pub(super) fn operations(sources: &[Source]) -> usize {
    sources.iter().filter(|it| is_operation(it)).count()
}

/// The sources and copies of them; `count` in all.
pub fn copies(sources: &[Source], layout: Layout, count: usize) -> Vec<Source> {
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
    let (member, at) = match layout {
        Layout::Providers => ("provider", 0),
        Layout::Services if folders.len() > 1 => ("service", 1),
        // Observations say which requests were seen, which would be no others for a copy.
        Layout::Operations if is_operation(source) => ("operation", 2),
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

fn is_operation(source: &Source) -> bool {
    FileKind::of(&source.name) == Some(FileKind::Operation)
}

/// `aliyun/rds`, if the file belongs to a service.
fn service(name: &str) -> Option<&str> {
    let (at, _) = name.match_indices('/').nth(1)?;
    Some(&name[..at])
}

#[cfg(test)]
mod tests {
    use apispec_codegen::Source;

    use super::{Layout, scaled};

    #[test]
    fn services_are_whole_and_copies_of_operations_are_single() {
        let sources = [
            "sources.json",
            "a/provider.json",
            "a/b/service.json",
            "a/b/one.json",
            "a/b/one.observed.json",
            "a/b/two.json",
            "a/c/service.json",
            "a/c/types/all.json",
            "a/c/three.json",
        ];
        let sources = sources.map(|name| Source {
            path: format!("specs/{name}"),
            name: name.to_owned(),
            text: "{\n  \"service\": \"s\"\n}\n".to_owned(),
        });
        let names = |layout, operations| {
            let scaled = scaled(&sources, layout, operations);
            scaled.into_iter().map(|it| it.name).collect::<Vec<_>>()
        };
        let all = sources.each_ref().map(|it| it.name.as_str());
        assert_eq!(names(Layout::Services, 3), all);
        assert_eq!(
            names(Layout::Services, 4)[all.len()..],
            ["a/b1/service.json", "a/b1/one.json", "a/b1/one.observed.json", "a/b1/two.json"]
        );
        assert_eq!(names(Layout::Operations, 4)[all.len()..], ["a/b/one_1.json"]);
        for few in [1, 2] {
            assert_eq!(names(Layout::Services, few), all[..6]);
            assert_eq!(names(Layout::Operations, few), all[..6]);
        }
        assert!(scaled(&sources[..3], Layout::Services, 4).is_empty());
    }
}
