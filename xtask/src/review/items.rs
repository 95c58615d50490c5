//! Findings and outlines agree: what the outline loses is carried by a finding.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{At, Differ, Draft, Scope, Way};
use super::kind::{Impact, Level};
use super::kinds;
use super::outline::{self, Api};
use super::side::{self, Side};
use apispec_codegen::model::{Model, NamedType, Operation, Provider, Service};
use apispec_codegen::place::Place;
use apispec_codegen::public_items;

/// What a public item belongs to in the specs.
#[derive(Clone, Debug)]
struct Owner {
    /// The operation, the type or the service, as findings call it.
    subject: String,
    /// The operations that it is a part of.
    users: Vec<String>,
    at: At,
    /// Whether it is a type, which comes and goes with what refers to it.
    is_type: bool,
}

impl Differ<'_> {
    /// What becomes of the public items. What no finding says why becomes a finding.
    pub(super) fn items(&mut self) -> Api {
        let api = outline::api(
            &outline_of(self.base, self.head),
            &outline_of(self.head, self.base),
        );
        let committed = match (&self.base.outline, &self.head.outline) {
            (Some(base), Some(head)) => outline::api(base, head),
            _ => Api::default(),
        };
        let api = api.joined(committed);
        if api.breaking().next().is_some() {
            self.carry(&api);
        }
        api
    }

    /// Makes one finding for each owner of items that no finding says why they break programs.
    fn carry(&mut self, api: &Api) {
        let owners = owners(self.base, self.head);
        let mut left = BTreeMap::<String, (Owner, Vec<&String>)>::new();
        for line in api.breaking() {
            let path = path(line);
            let owner = owners.get(path).cloned();
            let owner = owner.unwrap_or_else(|| self.around(path, &owners));
            let explains = |draft: &Draft| {
                draft.level() == Level::Breaking
                    && draft.kind.impacts.contains(&Impact::Rust)
                    && explains(draft, &owner, line)
            };
            if !self.drafts.iter().any(explains) {
                let subject = owner.subject.clone();
                left.entry(subject)
                    .or_insert((owner, Vec::new()))
                    .1
                    .push(line);
            }
        }
        for (owner, lines) in left.into_values() {
            let scope = Scope {
                subject: format!("{}/items", owner.subject),
                affects: owner.users,
                way: Way::Both,
                owner: None,
            };
            let facts = lines.iter().map(|line| line.as_str()).collect::<Vec<_>>();
            self.add(&kinds::RUST_ITEM_REMOVED, &scope, owner.at, title(&facts))
                .now(facts.join("\n"));
        }
    }

    /// The owner of a module, or of an item that this generator does not make.
    fn around(&self, path: &str, owners: &BTreeMap<String, Owner>) -> Owner {
        let (service, _) = path.rsplit_once("::").unwrap_or((path, ""));
        let known = owners.get(service).cloned();
        known.unwrap_or_else(|| Owner {
            subject: path.split("::").next().unwrap_or_default().to_owned(),
            users: Vec::new(),
            at: At::Head(Place::file(0)),
            is_type: false,
        })
    }
}

/// Whether a finding says why an item is gone or another.
fn explains(draft: &Draft, owner: &Owner, line: &str) -> bool {
    let is_within = |inner: &str, outer: &str| {
        let rest = inner.strip_prefix(outer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let is_own =
        is_within(&draft.subject, &owner.subject) || is_within(&owner.subject, &draft.subject);
    let shares_users = || draft.affects.iter().any(|user| owner.users.contains(user));
    let is_code = || owner.subject.ends_with("/errors") && draft.subject.contains("/errors/");
    // Whether values can be compared, and what a type is called, shows wherever it is used.
    let spreads = || {
        let is_derive = line.ends_with(')') && line.contains(" (");
        draft.kind.id == kinds::TYPE_RENAMED.id || is_derive
    };
    is_own || shares_users() && (owner.is_type || is_code() || spreads())
}

/// Which items are lost, the first few by their lines.
fn title(lines: &[&str]) -> String {
    const SHOWN: usize = 3;
    let shown = lines.iter().take(SHOWN).map(|line| format!("`{line}`"));
    let shown = shown.collect::<Vec<_>>().join(", ");
    let rest = lines.len().saturating_sub(SHOWN);
    let rest = if rest > 0 {
        format!(" and {rest} more")
    } else {
        String::new()
    };
    format!("the generated crate changes in a way that breaks programs: {shown}{rest}")
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

/// The outline of everything in which a version may differ from another one.
fn outline_of(side: &Side, other: &Side) -> String {
    let changed = changed(side, other);
    let operations = [side, other].into_iter().flat_map(|side| {
        let files = side.specs.operations.iter();
        files.map(|file| side.specs.sources[file.source].name.as_str())
    });
    let operations = operations.collect::<BTreeSet<_>>();
    let providers = side.model.providers.iter().zip(side.provider_files());
    let providers = providers.map(|(provider, file)| {
        let services = provider.services.iter().filter_map(|service| {
            let folder = format!("{}/{}/", file.folders[0], service.module);
            let shared = format!("{}/provider.json", file.folders[0]);
            let own = changed.iter().copied();
            let own = own.filter(|name| name.starts_with(&folder) || *name == shared);
            let own = own.collect::<BTreeSet<_>>();
            let mut service = (!own.is_empty()).then(|| service.clone())?;
            if own.is_subset(&operations) {
                service.operations.retain(|operation| {
                    let name = side.specs.sources[operation.place.source].name.as_str();
                    own.contains(name)
                });
            }
            Some(service)
        });
        Provider {
            services: services.collect(),
            ..provider.clone()
        }
    });
    let model = Model {
        providers: providers.collect(),
    };
    public_items(&model)
}

/// The names of the files in which two versions differ.
fn changed<'a>(one: &'a Side, other: &'a Side) -> BTreeSet<&'a str> {
    let files = |of: &'a Side| {
        let sources = of.specs.sources.iter();
        let sources = sources.map(|it| (it.name.as_str(), it.text.as_str()));
        sources.collect::<BTreeSet<_>>()
    };
    let (own, others) = (files(one), files(other));
    let changed = own.symmetric_difference(&others);
    changed.map(|(name, _)| *name).collect()
}

/// What each public type and module of two versions belongs to, by its path in Rust.
fn owners(base: &Side, head: &Side) -> BTreeMap<String, Owner> {
    let mut owners = BTreeMap::new();
    for (side, at) in [
        (base, At::Base as fn(Place) -> At),
        (head, At::Head as fn(Place) -> At),
    ] {
        let providers = side.model.providers.iter().zip(side.provider_files());
        for (provider, file) in providers {
            let folder = &file.folders[0];
            for (service, file) in provider.services.iter().zip(side.service_files(file)) {
                let place = at(Place::file(file.source).at("service"));
                let path = format!("{}::{}", provider.module, service.module);
                let subject = format!("{folder}/{}", service.module);
                let within = Within {
                    service,
                    path,
                    subject,
                };
                within.owners(place, at, &mut owners);
            }
        }
    }
    owners
}

/// A service with its path in Rust and what findings call it.
struct Within<'a> {
    service: &'a Service,
    path: String,
    subject: String,
}

impl Within<'_> {
    fn owners(&self, place: At, at: fn(Place) -> At, owners: &mut BTreeMap<String, Owner>) {
        let all = self.service.operations.iter();
        let all = all.map(|it| self.operation(it)).collect::<Vec<_>>();
        let mut own = |name: String, subject: &str, users: &[String], at: At| {
            let subject = subject.to_owned();
            let owner = Owner {
                subject,
                users: users.to_vec(),
                at,
                is_type: false,
            };
            owners.insert(name, owner);
        };
        own(self.path.clone(), &self.subject, &all, place.clone());
        for (name, part) in [("Context", "context"), ("ErrorCode", "errors")] {
            let subject = format!("{}/{part}", self.subject);
            own(
                format!("{}::{name}", self.path),
                &subject,
                &all,
                place.clone(),
            );
        }
        for operation in &self.service.operations {
            let subject = self.operation(operation);
            let users = [subject.clone()];
            for end in ["Request", "Required", "Response"] {
                let name = format!("{}::{}{end}", self.path, operation.name);
                own(name, &subject, &users, at(operation.place.at("operation")));
            }
        }
        for (within, named, users) in self.types(&all) {
            for end in ["", "Required"] {
                let owner = Owner {
                    subject: format!("{within}/types/{}", named.name),
                    users: users.clone(),
                    at: at(named.place.clone()),
                    is_type: true,
                };
                owners.insert(format!("{}::{}{end}", self.path, named.name), owner);
            }
        }
    }

    fn operation(&self, operation: &Operation) -> String {
        format!("{}/{}", self.subject, operation.wire)
    }

    /// Every type with what defines it and the operations that reach it; a type of a fact is used by all.
    fn types(&self, all: &[String]) -> Vec<(String, &NamedType, Vec<String>)> {
        let mut users = BTreeMap::<&str, Vec<String>>::new();
        for operation in &self.service.operations {
            let kinds = side::request_kinds(operation).chain(side::response_kinds(operation));
            for named in side::reached(self.service, operation, kinds) {
                let of = users.entry(&named.name).or_default();
                of.push(self.operation(operation));
            }
        }
        let shared = self.service.types.iter();
        let shared = shared.map(|named| (self.subject.clone(), named));
        let operations = self.service.operations.iter();
        let inline = operations.flat_map(|operation| {
            let types = operation.types.iter();
            types.map(|named| (self.operation(operation), named))
        });
        let types = shared.chain(inline).map(|(within, named)| {
            let users = if named.usage.context {
                all.to_vec()
            } else {
                let known = users.get(named.name.as_str());
                known.cloned().unwrap_or_default()
            };
            (within, named, users)
        });
        types.collect()
    }
}
