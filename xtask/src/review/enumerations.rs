//! Enumerations in both revisions: their values and aliases.

use std::collections::BTreeSet;

use super::differ::Differ;
use super::element::{Both, Element, Entry, entries};
use super::kinds;
use super::position::Side;
use apispec_codegen::model::{Enumeration, Variant};
use apispec_codegen::place::Place;

impl Differ<'_> {
    /// The values of an enumeration.
    pub(super) fn enumeration(&mut self, element: &Element, enumeration: Both<&Enumeration>) {
        let of = &element.label;
        let Both { base, head } = enumeration;
        let has = |of: &Enumeration, wire: &str| of.variants.iter().any(|it| it.wire == wire);
        // A value may be renamed, as its aliases show.
        let are_one = |old: &Variant, new: &Variant| {
            let reads = |it: &Variant, text: &str| it.texts().any(|known| known == text);
            let is_alias = reads(old, &new.wire) || reads(new, &old.wire);
            old.wire == new.wire || is_alias && !has(head, &old.wire) && !has(base, &new.wire)
        };
        let variants = enumeration.map(|it| it.variants.as_slice());
        let lists = self.revisions.zip(element.place.as_ref());
        let lists = lists.map(|(revision, place)| {
            // Inline types have the list inside the type of a field.
            let inline = place.at("type").at("enum");
            let is_inline = revision.node(&inline).is_some();
            if is_inline { inline } else { place.at("enum") }
        });
        for value in entries(variants, are_one) {
            let wire = &value.latest().wire;
            let places = lists.as_ref().zip(variants).zip(value.both(|it| it));
            let inner = Element {
                place: places.map(|((list, variants), value)| {
                    let index = variants.iter().position(|it| it.wire == value.wire);
                    list.nth("values", index.unwrap_or_default())
                }),
                ..element.entry(&value, wire, |_| element.place.head.clone())
            };
            match value {
                Entry::Removed(_) => {
                    let kind = element.kind(kinds::VALUE_REMOVED, kinds::RESPONSE_VALUE_REMOVED);
                    let title = format!("the value `{wire}` was removed from {of}");
                    self.add_here(kind, inner, title);
                }
                Entry::Added(_) => {
                    let kind = element.kind(kinds::VALUE_ADDED, kinds::RESPONSE_VALUE_ADDED);
                    let title = format!("the value `{wire}` was added to {of}");
                    self.add_here(kind, inner, title);
                }
                Entry::Kept(value) => self.value(&inner, value),
            }
        }
    }

    fn value(&mut self, element: &Element, value: Both<&Variant>) {
        let label = &element.label;
        let of = element.owner.as_deref().unwrap_or_default();
        let wires = value.map(|it| &it.wire);
        let title = format!("the value `{}` of `{of}` was renamed to {label}", wires.base);
        let kind = kinds::VALUE_SPELLING_CHANGED;
        self.compare(kind, element, "value", wires, title);
        let names = value.map(|it| &it.name);
        let title = format!(
            "the Rust name of {label} changed from `{of}::{}` to `{of}::{}`",
            names.base, names.head
        );
        self.compare(kinds::RUST_NAME_CHANGED, element, "rust", names, title);
        self.aliases(element, value);
        let element = element.clone().labelled(format!("{label} of `{of}`"));
        self.status(&element, value.map(|it| it.status));
        self.doc(&element, value.map(|it| &it.doc));
        self.provenance(&element, value.map(|it| &it.source));
    }

    fn aliases(&mut self, element: &Element, value: Both<&Variant>) {
        let texts = value.map(|it| it.texts().collect::<BTreeSet<_>>());
        let place = |side, alias: &str| Element {
            side: Some(side),
            place: Both {
                base: alias_place(&element.place.base, value.base, alias),
                head: alias_place(&element.place.head, value.head, alias),
            },
            ..element.clone()
        };
        let label = &element.label;
        let new = texts.head.difference(&texts.base);
        for alias in new.filter(|alias| **alias != value.head.wire) {
            let title = format!("`{alias}` was added as an alias of {label}");
            self.add_here(kinds::ALIAS_ADDED, place(Side::Head, alias), title).value(*alias);
        }
        for alias in texts.base.difference(&texts.head) {
            let title = format!("`{alias}` is no longer an alias of {label}");
            self.add_here(kinds::ALIAS_REMOVED, place(Side::Base, alias), title).value(*alias);
        }
    }
}

/// The location of an alias.
fn alias_place(of: &Place, value: &Variant, alias: &str) -> Place {
    let index = value.aliases.iter().position(|it| it.value == alias);
    match index {
        Some(index) => of.nth("aliases", index).at("value"),
        None => of.at("value"),
    }
}
