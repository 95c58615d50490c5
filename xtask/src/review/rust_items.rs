//! Findings and outlines agree: every public item that the outline loses is explained by a finding.

use std::collections::{BTreeMap, BTreeSet};

use super::differ::{Differ, PendingFinding};
use super::element::{Both, Element};
use super::finding_kind::{Impact, Level};
use super::kinds;
use super::outline::{self, Api};
use super::position::Side;
use super::revision::{Revision, ServiceEntry, is_within};
use crate::outline::public_items;
use apispec_codegen::model::{NamedType, Operation};
use apispec_codegen::place::Place;

/// What public items belong to in the specs: an operation, a type, or the service.
#[derive(Clone, Debug)]
struct Owner {
    element: Element,
    /// Whether it is a type, which comes and goes with what refers to it.
    is_type: bool,
}

impl Differ<'_> {
    /// What becomes of the public items. What no finding explains becomes a finding.
    pub(super) fn rust_items(&mut self) -> Api {
        let Both { base, head } = self.revisions;
        let api = outline::api(&outline_of(base, head), &outline_of(head, base));
        let committed = match (&base.outline, &head.outline) {
            (Some(base), Some(head)) => outline::api(base, head),
            _ => Api::default(),
        };
        let api = api.joined(committed);
        if api.breaking().next().is_some() {
            self.explain_items(&api);
        }
        api
    }

    /// Adds one finding for each owner of items that break programs and that no finding explains.
    fn explain_items(&mut self, api: &Api) {
        let mut owners = owners(self.revisions.base, Side::Base);
        owners.extend(self::owners(self.revisions.head, Side::Head));
        let mut left = BTreeMap::<String, (Owner, Vec<&str>)>::new();
        for line in api.breaking() {
            let path = path(line);
            let owner = owners.get(path).or_else(|| {
                // A module, or an item that this generator does not make.
                let (service, _) = path.rsplit_once("::")?;
                owners.get(service)
            });
            let owner = owner.cloned().unwrap_or_else(|| unknown(path));
            let explains = |finding: &PendingFinding| {
                finding.level() == Level::Breaking
                    && finding.kind.impacts.contains(&Impact::Rust)
                    && explains(finding, &owner, line)
            };
            if !self.pending.iter().any(explains) {
                let path = owner.element.path.clone();
                let (_, lines) = left.entry(path).or_insert((owner, Vec::new()));
                lines.push(line);
            }
        }
        for (owner, lines) in left.into_values() {
            let items = owner.element.within("items");
            self.add_here(kinds::RUST_ITEM_REMOVED, items, title(&lines)).value(lines.join("\n"));
        }
    }
}

/// Whether a finding explains why an item was removed or changed.
fn explains(finding: &PendingFinding, owner: &Owner, line: &str) -> bool {
    let (own, other) = (&owner.element, &finding.element);
    let is_own = is_within(&other.path, &own.path) || is_within(&own.path, &other.path);
    let shares_users = || other.affects.iter().any(|user| own.affects.contains(user));
    let is_code = || own.path.ends_with("/errors") && other.path.contains("/errors/");
    // Derives and type names affect items wherever the type is used.
    let spreads = || {
        let is_derive = line.ends_with(')') && line.contains(" (");
        finding.kind == kinds::TYPE_RENAMED || is_derive
    };
    is_own || shares_users() && (owner.is_type || is_code() || spreads())
}

/// The title, with the first few lost items.
fn title(lines: &[&str]) -> String {
    const SHOWN: usize = 3;
    let shown = lines.iter().take(SHOWN).map(|line| format!("`{line}`"));
    let shown = shown.collect::<Vec<_>>().join(", ");
    let rest = lines.len().saturating_sub(SHOWN);
    let rest = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    format!("breaking changes of public Rust items: {shown}{rest}")
}

/// The path of an item's type or module: `a::b::C` of `fn a::b::C::new() -> Self`.
fn path(line: &str) -> &str {
    let item = line.split_once(" for ").map(|(_, item)| item);
    let item = item.or(line.split_once(' ').map(|(_, item)| item));
    let item = item.unwrap_or(line);
    let end = item.find(['.', ' ', '(', '<']).unwrap_or(item.len());
    let item = &item[..end];
    // Provider, service and type; what comes behind is within the type.
    let mut ends = item.match_indices("::").map(|(at, _)| at).skip(2);
    ends.next().map_or(item, |end| &item[..end])
}

/// What each public type and module of a revision belongs to, by its path in Rust.
fn owners(revision: &Revision, side: Side) -> BTreeMap<String, Owner> {
    let mut owners = BTreeMap::new();
    for service in revision.services() {
        let module = service.rust_path();
        let all = service.operations();
        let place = Place::file(service.file.source).at("service");
        let element = element(service.path(), &all, side, place);
        let mut own = |item: String, element: Element, is_type: bool| {
            owners.insert(item, Owner { element, is_type });
        };
        own(format!("{module}::Context"), element.within("context"), false);
        own(format!("{module}::ErrorCode"), element.within("errors"), false);
        own(module.clone(), element, false);
        for operation in &service.model.operations {
            let path = service.operation(operation);
            let place = operation.place.at("operation");
            let element = self::element(path.clone(), &[path], side, place);
            for end in ["Request", "Required", "Response"] {
                let item = format!("{module}::{}{end}", operation.name);
                own(item, element.clone(), false);
            }
        }
        let users = service.users();
        for (within, named) in types(&service) {
            let known = users.get(named.name.as_str());
            let users =
                if named.usage.context { &all } else { known.map_or(&[][..], Vec::as_slice) };
            let path = format!("{within}/types/{}", named.name);
            let element = self::element(path, users, side, named.place.clone());
            for end in ["", "Required"] {
                own(format!("{module}::{}{end}", named.name), element.clone(), true);
            }
        }
    }
    owners
}

fn element(path: String, affects: &[String], side: Side, place: Place) -> Element {
    Element {
        affects: affects.to_vec(),
        side: Some(side),
        ..Element::new(path, String::new(), Both { base: place.clone(), head: place })
    }
}

/// The owner of an item that is in no service of the specs.
fn unknown(path: &str) -> Owner {
    let provider = path.split("::").next().unwrap_or_default();
    Owner { element: element(provider.to_owned(), &[], Side::Head, Place::file(0)), is_type: false }
}

/// Every type with the path of what defines it.
fn types<'a>(service: &ServiceEntry<'a>) -> Vec<(String, &'a NamedType)> {
    let types = &service.model.types;
    let shared = types.of(&service.model.shared_types);
    let shared = shared.map(|named| (service.path(), named));
    let operations = service.model.operations.iter();
    let inline = operations.flat_map(|operation| {
        let inline = types.of(&operation.types);
        inline.map(|named| (service.operation(operation), named))
    });
    shared.chain(inline).collect()
}

/// The outline of everything in which a revision may differ from another one.
fn outline_of(revision: &Revision, other: &Revision) -> String {
    let changed = changed(revision, other);
    let operations = [revision, other].into_iter().flat_map(|it| {
        let files = it.specs.operations.iter();
        files.map(|file| it.specs.sources[file.source].name.as_str())
    });
    let operations = operations.collect::<BTreeSet<_>>();
    let mut model = revision.model.clone();
    for (provider, entry) in model.providers.iter_mut().zip(revision.providers()) {
        let provider_folder = &entry.file.folders[0];
        provider.services.retain_mut(|service| {
            let folder = format!("{provider_folder}/{}/", service.module);
            let shared = format!("{provider_folder}/provider.json");
            let own = changed.iter().copied();
            let own = own.filter(|name| name.starts_with(&folder) || *name == shared);
            let own = own.collect::<BTreeSet<_>>();
            if own.is_subset(&operations) {
                let is_own = |it: &Operation| {
                    own.contains(revision.specs.sources[it.place.source].name.as_str())
                };
                let operations = &mut service.operations;
                let names = operations.iter().filter(|it| is_own(it)).map(|it| it.wire.clone());
                let names = names.collect::<BTreeSet<_>>();
                // The request that asks for a task's state is named after the polled operation.
                let polls_own = |it: &Operation| {
                    it.poll.as_ref().is_some_and(|poll| names.contains(&poll.says.operation))
                };
                operations.retain(|it| is_own(it) || polls_own(it));
            }
            !own.is_empty()
        });
    }
    public_items(&model)
}

/// The names of the files in which two revisions differ.
fn changed<'a>(one: &'a Revision, other: &'a Revision) -> BTreeSet<&'a str> {
    let files = |of: &'a Revision| {
        let sources = of.specs.sources.iter();
        let sources = sources.map(|it| (it.name.as_str(), it.text.as_str()));
        sources.collect::<BTreeSet<_>>()
    };
    let (own, others) = (files(one), files(other));
    let changed = own.symmetric_difference(&others);
    changed.map(|(name, _)| *name).collect()
}
