//! Proposals → the `proposals` of an operation's spec, in the layout of specs.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use apispec_codegen::disk::{self, Difference};
use apispec_codegen::source::{self, Node};
use apispec_codegen::{File, Source};

use super::proposal::Proposal;
use crate::json::{self, Json};
use crate::print::println;
use crate::prose::Check;

/// The list of an operation that has the proposals.
pub(super) const LIST: &str = "proposals";

/// The members behind which the list begins; an operation has the last one.
const BEHIND: [&str; 5] = ["rules", "paging", "poll", "in_band_failure", "response"];

/// The proposal as a spec lists it.
pub(crate) fn item(proposal: &Proposal) -> Json {
    let mut item = Json::only("check", check(&proposal.check));
    item.set("from", Json::text(proposal.from.as_str()));
    item.set("source", Json::text(proposal.source.as_str()));
    item
}

/// What is proposed, as a spec writes it.
pub(crate) fn check(check: &Check) -> Json {
    match check {
        Check::Rule(check) => Json::only("rule", read(check)),
        Check::Limit { field, check } => {
            let mut limit = Json::only("field", Json::text(field.as_str()));
            limit.set("check", read(check));
            Json::only("limit", limit)
        }
    }
}

fn read(check: &str) -> Json {
    // The reader writes JSON.
    source::tree(check).map_or_else(|_| Json::text(check), |tree| Json::from(&tree))
}

/// Whether the spec of an operation lists what is proposed.
pub(super) fn is_listed(spec: &Node, proposal: &Proposal) -> bool {
    let listed = spec.child(LIST).map(Node::items).unwrap_or_default().iter();
    let mut checks = listed.filter_map(|it| it.child("check")).map(Json::from);
    checks.any(|it| it == check(&proposal.check))
}

/// New proposals, by the index of the operation's file.
#[derive(Default)]
pub(super) struct New {
    items: BTreeMap<usize, Vec<Json>>,
}

impl New {
    /// Adds a proposal, unless the same one was added from another sentence.
    pub(super) fn add(&mut self, source: usize, proposal: &Proposal) {
        let items = self.items.entry(source).or_default();
        let check = check(&proposal.check);
        if items.iter().all(|it| it.member("check") != Some(&check)) {
            items.push(item(proposal));
        }
    }

    /// Writes them into the files, and prints how many went to which.
    pub(super) fn write(
        &self,
        root: &Path,
        sources: &[Source],
        trees: &[Node],
    ) -> Result<(), Box<dyn Error>> {
        let mut differences = Vec::new();
        for (index, items) in &self.items {
            let Source { path, text, .. } = &sources[*index];
            let tree = &trees[*index];
            let around = tree.child("source").and_then(Node::text).unwrap_or_default();
            let items = items.iter().map(|it| json::within(it, around)).collect::<Vec<_>>();
            let changed = json::appended(text, tree, LIST, &BEHIND, &items);
            let changed = changed.ok_or_else(|| format!("{path} has no `response`"))?;
            let file = File { path: path.clone(), text: changed };
            differences.push(Difference::Different(text.clone(), file));
        }
        disk::apply(root, &differences)?;
        for (index, items) in &self.items {
            let path = &sources[*index].path;
            match items.len() {
                1 => println!("  changed {path}: 1 proposal added"),
                count => println!("  changed {path}: {count} proposals added"),
            }
        }
        if self.items.is_empty() {
            println!("no new proposals");
        } else {
            println!("run `cargo xtask lint` to list the operations with open proposals");
        }
        Ok(())
    }
}
