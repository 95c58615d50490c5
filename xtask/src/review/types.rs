//! Named types side by side: which are the same under another name, their values and members.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{At, Both, Differ, Scope, Way};
use super::kinds;
use super::side::{self, Side};
use apispec_codegen::model::{Enumeration, Kind, NamedType, Service, Shape, Variant};
use apispec_codegen::place::Place;

/// Which types of two versions are the same.
#[derive(Debug)]
pub(super) struct TypePairs {
    /// Old names by new ones, where they differ.
    renamed: BTreeMap<String, String>,
    base: Service,
    head: Service,
}

/// What became of the kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KindChange {
    /// Nothing.
    None,
    /// A text is a secret.
    Sensitive,
    /// A secret is a text.
    Plain,
    /// A list or a map is written in another way.
    Encoding,
    /// A text is a time, a time is a text, or a time has another format.
    Time,
    /// Something else.
    Other,
}

impl TypePairs {
    /// A type without a counterpart of its name is one that had another name, if both say the same.
    pub(super) fn of(base: &Service, head: &Service) -> Self {
        let mut renamed = BTreeMap::new();
        let names = |service| all(service).map(|it| &it.name).collect::<BTreeSet<_>>();
        let (old_names, new_names) = (names(base), names(head));
        let gone = all(base).filter(|old| !new_names.contains(&old.name));
        let gone = gone.collect::<Vec<_>>();
        for new in all(head).filter(|new| !old_names.contains(&new.name)) {
            let same = gone.iter().find(|old| {
                members(old) == members(new) && !renamed.values().any(|name| name == &old.name)
            });
            if let Some(old) = same {
                renamed.insert(new.name.clone(), old.name.clone());
            }
        }
        let thin = |service: &Service| Service {
            operations: Vec::new(),
            ..service.clone()
        };
        Self {
            renamed,
            base: thin(base),
            head: thin(head),
        }
    }

    /// The services, without their operations.
    pub(super) fn services(&self) -> (&Service, &Service) {
        (&self.base, &self.head)
    }

    fn old_name<'n>(&'n self, new: &'n str) -> &'n str {
        self.renamed.get(new).map_or(new, String::as_str)
    }

    /// What became of a kind.
    pub(super) fn change(&self, was: &Kind, is: &Kind) -> KindChange {
        match (was, is) {
            (Kind::Named(was), Kind::Named(is)) if was == self.old_name(is) => KindChange::None,
            (
                Kind::List {
                    of: was,
                    encoding: old,
                    item: old_item,
                },
                Kind::List {
                    of: is,
                    encoding: new,
                    item: new_item,
                },
            ) => match self.change(was, is) {
                KindChange::None | KindChange::Time if old != new || old_item != new_item => {
                    KindChange::Encoding
                }
                change => change,
            },
            (
                Kind::Map {
                    of: was,
                    encoding: old,
                },
                Kind::Map {
                    of: is,
                    encoding: new,
                },
            ) => match self.change(was, is) {
                KindChange::None | KindChange::Time if old != new => KindChange::Encoding,
                change => change,
            },
            (Kind::Json(was), Kind::Json(is)) => self.change(was, is),
            (Kind::String, Kind::Secret) => KindChange::Sensitive,
            (Kind::Secret, Kind::String) => KindChange::Plain,
            (was, is) if was == is => KindChange::None,
            (Kind::String | Kind::Timestamp(_), Kind::String | Kind::Timestamp(_)) => {
                KindChange::Time
            }
            _ => KindChange::Other,
        }
    }

    /// The operations that reach each type, in either version.
    pub(super) fn users(
        &self,
        path: &str,
        base: &Service,
        head: &Service,
    ) -> BTreeMap<String, Vec<String>> {
        let mut users = BTreeMap::<String, BTreeSet<String>>::new();
        for service in [base, head] {
            for operation in &service.operations {
                let kinds = side::request_kinds(operation).chain(side::response_kinds(operation));
                for named in side::reached(service, operation, kinds) {
                    let of = format!("{path}/{}", operation.wire);
                    users.entry(named.name.clone()).or_default().insert(of);
                }
            }
        }
        let users = users.into_iter();
        users
            .map(|(name, of)| (name, of.into_iter().collect()))
            .collect()
    }
}

/// The types that operations share, then those that operations define.
pub(super) fn all(service: &Service) -> impl Iterator<Item = &NamedType> {
    let operations = service.operations.iter();
    let inline = operations.flat_map(|operation| &operation.types);
    service.types.iter().chain(inline)
}

fn members(named: &NamedType) -> Vec<&str> {
    match &named.shape {
        Shape::Enumeration(it) => it.variants.iter().map(|it| it.wire.as_str()).collect(),
        Shape::Structure(it) => it.fields.iter().map(|it| it.wire.as_str()).collect(),
    }
}

impl Differ<'_> {
    /// Named types beside those that they were, wherever these were defined.
    ///
    /// What comes or goes does so with what refers to it.
    pub(super) fn types(
        &mut self,
        scope: &Scope,
        base: &Service,
        head: &[NamedType],
        types: &TypePairs,
        affects: impl Fn(&str) -> Vec<String>,
    ) {
        for new in head {
            let old_name = types.old_name(&new.name);
            let Some(old) = all(base).find(|old| old.name == old_name) else {
                continue;
            };
            let way = match (new.usage.request || new.usage.context, new.usage.response) {
                (true, false) => Way::Request,
                (false, true) => Way::Response,
                _ => Way::Both,
            };
            let within = Scope {
                subject: format!("{}/types/{}", scope.subject, new.name),
                affects: affects(&new.name),
                way,
                owner: Some(new.name.clone()),
            };
            if old.name != new.name {
                let title = format!("the type `{}` was called `{}`", new.name, old.name);
                let at = At::Head(new.place.at("name"));
                self.add(&kinds::TYPE_RENAMED, &within, at, title)
                    .now(&old.name);
            }
            self.named_type(&within, old, new, types);
        }
    }

    fn named_type(&mut self, scope: &Scope, old: &NamedType, new: &NamedType, types: &TypePairs) {
        let of = format!("`{}`", new.name);
        let both = (&old.place, &new.place);
        self.doc(scope, both, &of, (&old.doc, &new.doc));
        self.provenance(scope, both, &of, (&old.source, &new.source));
        match (&old.shape, &new.shape) {
            (Shape::Enumeration(was), Shape::Enumeration(is)) => {
                self.enumeration(scope, (old, was), (new, is));
            }
            (Shape::Structure(was), Shape::Structure(is)) => {
                let (base, head) = types.services();
                let of = format!("values of {of}");
                self.structure(scope, &of, (was, base), (is, head), types);
            }
            (_, is) => {
                let what = match is {
                    Shape::Enumeration(_) => "an enumeration, not an object",
                    Shape::Structure(_) => "an object, not an enumeration",
                };
                let title = format!("`{}` is {what}", new.name);
                let at = At::Head(new.place.at("type"));
                self.add(&kinds::TYPE_SHAPE_CHANGED, scope, at, title);
            }
        }
    }

    fn enumeration(
        &mut self,
        scope: &Scope,
        (old, was): (&NamedType, &Enumeration),
        (new, is): (&NamedType, &Enumeration),
    ) {
        let of = &new.name;
        for gone in &was.variants {
            let mut new = is.variants.iter();
            if !new.any(|variant| are_one((was, gone), (is, variant))) {
                let kind = scope
                    .way
                    .pick(&kinds::VALUE_REMOVED, &kinds::RESPONSE_VALUE_REMOVED);
                let title = format!("`{}` is no longer a known value of `{of}`", gone.wire);
                let place = variant(self.base, &old.place, was, &gone.wire);
                self.add(kind, &scope.within(&gone.wire), At::Base(place), title);
            }
        }
        for variant in &is.variants {
            let within = scope.within(&variant.wire);
            let place = self::variant(self.head, &new.place, is, &variant.wire);
            let Some(before) = was
                .variants
                .iter()
                .find(|old| are_one((was, old), (is, variant)))
            else {
                let kind = scope
                    .way
                    .pick(&kinds::VALUE_ADDED, &kinds::RESPONSE_VALUE_ADDED);
                let title = format!("`{}` is a known value of `{of}`", variant.wire);
                self.add(kind, &within, At::Head(place), title);
                continue;
            };
            let old_place = self::variant(self.base, &old.place, was, &before.wire);
            self.known(&within, (&old_place, &place), of, (before, variant));
        }
    }

    fn known(&mut self, scope: &Scope, both: Both<'_>, of: &str, (was, is): (&Variant, &Variant)) {
        let wire = &is.wire;
        let at = |member: &str| At::member(both, member);
        if was.wire != *wire {
            let title = format!("a value of `{of}` is written `{wire}`, not `{}`", was.wire);
            let at = at("value");
            self.add(&kinds::VALUE_SPELLING_CHANGED, scope, at, title)
                .now(wire);
        }
        if was.name != is.name {
            let title = format!(
                "`{wire}` is called `{of}::{}` in Rust, not `{of}::{}`",
                is.name, was.name
            );
            self.add(&kinds::RUST_NAME_CHANGED, scope, at("rust"), title)
                .now(&is.name);
        }
        let texts = |variant: &Variant| {
            let wire = std::iter::once(variant.wire.clone());
            wire.chain(variant.aliases.iter().cloned())
                .collect::<BTreeSet<_>>()
        };
        let (old, new) = (texts(was), texts(is));
        for alias in new.difference(&old).filter(|alias| *alias != wire) {
            let title = format!("`{alias}` is read as `{wire}`");
            let at = At::Head(self::alias(both.1, is, alias));
            self.add(&kinds::ALIAS_ADDED, scope, at, title).now(alias);
        }
        for alias in old.difference(&new) {
            let title = format!("`{alias}` is no longer read as `{wire}`");
            let at = At::Base(self::alias(both.0, was, alias));
            self.add(&kinds::ALIAS_REMOVED, scope, at, title).now(alias);
        }
        let of = format!("`{wire}` of `{of}`");
        self.status(scope, both, &of, (was.status, is.status));
        self.doc(scope, both, &of, (&was.doc, &is.doc));
        self.provenance(scope, both, &of, (&was.source, &is.source));
    }
}

/// The place of a value, in a type of its own or one defined on the spot.
fn variant(side: &Side, of: &Place, enumeration: &Enumeration, wire: &str) -> Place {
    let index = enumeration.variants.iter().position(|it| it.wire == wire);
    let index = index.unwrap_or_default();
    let own = of.at("type").at("enum").nth("values", index);
    match side.has(&own) {
        true => own,
        false => of.at("enum").nth("values", index),
    }
}

/// The place of another text of a value.
fn alias(of: &Place, variant: &Variant, alias: &str) -> Place {
    let index = variant.aliases.iter().position(|it| it == alias);
    match index {
        Some(index) => of.nth("aliases", index).at("value"),
        None => of.at("value"),
    }
}

/// Whether two values are the same, perhaps written in another way.
fn are_one((was, old): (&Enumeration, &Variant), (is, new): (&Enumeration, &Variant)) -> bool {
    let has = |of: &Enumeration, wire: &str| of.variants.iter().any(|it| it.wire == wire);
    let is_alias = old.aliases.contains(&new.wire) || new.aliases.contains(&old.wire);
    old.wire == new.wire || is_alias && !has(is, &old.wire) && !has(was, &new.wire)
}
