//! Specs that exist → what differs in each of them from the drafts of the same operations and types.

use apispec_codegen::source;
use apispec_codegen::spec::read::Specs;

use super::difference::{self, Stated, difference};
use super::draft::Subject;
use super::plan::Plan;

/// An existing spec, and what the metadata states otherwise or in addition.
pub(super) struct Compared {
    pub(super) subject: Subject,
    pub(super) path: String,
    pub(super) shown: Option<String>,
}

/// What differs in the specs of operations, and of the types to which they refer.
pub(super) fn compared(plan: &Plan, specs: &Specs, file: &str) -> Vec<Compared> {
    let (provider, name) = plan.folder.split_once('/').unwrap_or_default();
    let files = specs.types_of(provider, name);
    let known = difference::types(files.iter().map(|it| &specs.trees[it.source]));
    let trees = plan.types.iter().filter_map(|it| source::tree(&it.text).ok());
    let trees = trees.collect::<Vec<_>>();
    let drafted = difference::types(trees.iter());
    let compared = |subject, at: usize, [old, new]: [Stated<'_>; 2]| {
        let path = specs.sources[at].path.clone();
        let headers = [format!("{path} (on disk)"), format!("{path} (from {file})")];
        let [from, to] = &headers;
        Compared { subject, shown: difference(old, new, [from, to]), path }
    };
    let operations = plan.existing.iter().filter_map(|draft| {
        let mut old = specs.operations_of(provider, name).iter();
        let at = old.find(|it| it.spec.operation == draft.name)?.source;
        let new = source::tree(&draft.text).ok()?;
        let old = Stated { spec: &specs.trees[at], types: &known };
        let new = Stated { spec: &new, types: &drafted };
        Some(compared(Subject::Operation, at, [old, new]))
    });
    let types = files.iter().flat_map(|file| file.spec.types.iter().map(|it| (file.source, it)));
    let types = types.filter_map(|(at, it)| {
        let old = Stated { spec: known.get(&*it.name)?, types: &known };
        let new = Stated { spec: drafted.get(&*it.name)?, types: &drafted };
        Some(compared(Subject::Type, at, [old, new]))
    });
    operations.chain(types).collect()
}
