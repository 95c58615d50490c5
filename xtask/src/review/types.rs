//! Named types in both revisions: renamed types, values and fields.

use std::collections::{BTreeMap, BTreeSet};

use super::differ::Differ;
use super::element::{Both, Element, UsedIn};
use super::kinds;
use apispec_codegen::model::{Field, Kind, NamedType, Service, Shape};
use apispec_codegen::sentences::Names;

/// A service in both revisions, with its renamed types.
#[derive(Debug)]
pub(super) struct Services<'a> {
    pub(super) both: Both<&'a Service>,
    /// Old names by new ones, where they differ.
    renamed: BTreeMap<&'a str, &'a str>,
}

/// A change of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KindChange {
    /// No change.
    None,
    /// A text became a secret.
    Sensitive,
    /// A secret became a text.
    Plain,
    /// A list or a map has another encoding.
    Encoding,
    /// A text became a time, a time became a text, or the format of a time changed.
    Time,
    /// Another change.
    Other,
}

impl<'a> Services<'a> {
    /// A type without a counterpart of the same name is a renamed one if both are equal.
    pub(super) fn new(both: Both<&'a Service>) -> Self {
        let mut renamed = BTreeMap::new();
        let names = both.map(|it| types(it).map(|it| &it.name).collect::<BTreeSet<_>>());
        let gone = types(both.base).filter(|old| !names.head.contains(&old.name));
        let gone = gone.collect::<Vec<_>>();
        for new in types(both.head).filter(|new| !names.base.contains(&new.name)) {
            let same = gone.iter().find(|old| {
                let is_taken = renamed.values().any(|name| *name == old.name);
                members(old) == members(new) && !is_taken
            });
            if let Some(old) = same {
                renamed.insert(new.name.as_str(), old.name.as_str());
            }
        }
        Self { both, renamed }
    }

    /// The names for rules between these fields.
    pub(super) fn names<'n>(&self, fields: Both<&'n [Field]>) -> Both<Names<'n>>
    where
        'a: 'n,
    {
        fields.zip(self.both).map(|(fields, service)| Names::of_fields(service, fields))
    }

    fn old_name<'n>(&'n self, new: &'n str) -> &'n str {
        self.renamed.get(new).copied().unwrap_or(new)
    }

    /// The change of a type.
    pub(super) fn change(&self, types: Both<&Kind>) -> KindChange {
        match (types.base, types.head) {
            (Kind::Named(base), Kind::Named(head)) if base.name() == self.old_name(head.name()) => {
                KindChange::None
            }
            (
                Kind::List { of: base, encoding: old, item: old_item },
                Kind::List { of: head, encoding: new, item: new_item },
            ) => self.inner_change(Both { base, head }, old == new && old_item == new_item),
            (Kind::Map { of: base, encoding: old }, Kind::Map { of: head, encoding: new }) => {
                self.inner_change(Both { base, head }, old == new)
            }
            (Kind::Json(base), Kind::Json(head)) => self.change(Both { base, head }),
            (Kind::String, Kind::Secret) => KindChange::Sensitive,
            (Kind::Secret, Kind::String) => KindChange::Plain,
            (base, head) if base == head => KindChange::None,
            (Kind::String | Kind::Timestamp(_), Kind::String | Kind::Timestamp(_)) => {
                KindChange::Time
            }
            _ => KindChange::Other,
        }
    }

    fn inner_change(&self, types: Both<&Kind>, is_written_alike: bool) -> KindChange {
        match self.change(types) {
            KindChange::None | KindChange::Time if !is_written_alike => KindChange::Encoding,
            change => change,
        }
    }
}

/// The types that operations share, then those that operations define.
fn types(service: &Service) -> impl Iterator<Item = &NamedType> {
    service.type_ids().map(|id| &service.types[id])
}

fn members(named: &NamedType) -> Vec<&str> {
    match &named.shape {
        Shape::Enumeration(it) => it.variants.iter().map(|it| it.wire.as_str()).collect(),
        Shape::Structure(it) => it.fields.iter().map(|it| it.wire.as_str()).collect(),
    }
}

impl Differ<'_> {
    /// Named types with their old versions, wherever these were defined.
    ///
    /// Added and removed types are reported with the fields that refer to them.
    pub(super) fn types<'t>(
        &mut self,
        element: &Element,
        head: impl Iterator<Item = &'t NamedType>,
        services: &Services<'_>,
        affects: impl Fn(&str) -> Vec<String>,
    ) {
        for head in head {
            let old_name = services.old_name(&head.name);
            let mut olds = types(services.both.base);
            let Some(base) = olds.find(|old| old.name == old_name) else {
                continue;
            };
            let both = Both { base, head };
            let sent = head.usage.request || head.usage.context;
            let element = Element {
                path: format!("{}/types/{}", element.path, head.name),
                label: format!("`{}`", head.name),
                place: both.map(|it| it.place.clone()),
                side: None,
                affects: affects(&head.name),
                used_in: match (sent, head.usage.response) {
                    (true, false) => UsedIn::Requests,
                    (false, true) => UsedIn::Responses,
                    _ => UsedIn::Both,
                },
                owner: Some(head.name.clone()),
            };
            if base.name != head.name {
                let title = format!("the type `{}` was renamed to `{}`", base.name, head.name);
                self.add(kinds::TYPE_RENAMED, &element.in_head(), "name", title).value(&base.name);
            }
            self.named_type(&element, both, services);
        }
    }

    fn named_type(&mut self, element: &Element, named: Both<&NamedType>, services: &Services<'_>) {
        self.doc(element, named.map(|it| &it.doc));
        self.provenance(element, named.map(|it| &it.source));
        let label = &element.label;
        let what = match (&named.base.shape, &named.head.shape) {
            (Shape::Enumeration(base), Shape::Enumeration(head)) => {
                return self.enumeration(element, Both { base, head });
            }
            (Shape::Structure(base), Shape::Structure(head)) => {
                let element = element.clone().labelled(format!("values of {label}"));
                return self.structure(&element, Both { base, head }, services);
            }
            (_, Shape::Enumeration(_)) => "from an object to an enumeration",
            (_, Shape::Structure(_)) => "from an enumeration to an object",
        };
        let title = format!("{label} changed {what}");
        let kind = kinds::TYPE_SHAPE_CHANGED;
        self.add(kind, &element.in_head(), "type", title);
    }
}
