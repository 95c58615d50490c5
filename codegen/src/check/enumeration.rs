//! Enumerations: values, their names and their aliases.

use std::collections::BTreeMap;

use super::Checker;
use super::names::{Case, Naming};
use super::scope::Scope;
use crate::model;
use crate::place::Place;
use crate::spec;

impl Checker<'_> {
    /// A text with known values.
    pub(super) fn enumeration(
        &mut self,
        name: &str,
        enumeration: &spec::Enumeration,
        place: &Place,
    ) -> model::Shape {
        let mut scope = Scope::without_case(format!("the values of `{name}`"));
        let mut texts = BTreeMap::<&str, Place>::new();
        let mut variants = Vec::new();
        if enumeration.values.is_empty() {
            self.error(
                "no-values",
                &place.at("values"),
                format!("`{name}` has no values"),
                "an enumeration of nothing",
                "list the documented values, or use `\"string\"`".into(),
            );
        }
        for (index, value) in enumeration.values.iter().enumerate() {
            let at = place.nth("values", index);
            let naming = Naming::Override(value.rust.as_deref());
            let variant = self.name(Case::Variant, &value.value, naming, &at.at("value"));
            let mut places = vec![(value.value.as_str(), at.at("value"))];
            for (index, alias) in value.aliases.iter().enumerate() {
                let at = at.nth("aliases", index);
                places.push((&alias.value, at.at("value")));
            }
            let mut is_new = true;
            for (text, at) in places {
                if let Some(first) = texts.get(text).cloned() {
                    is_new = false;
                    self.conflict(
                        "duplicate-value",
                        (&at, "again here"),
                        (&first, "first here"),
                        format!("`{text}` is a value of `{name}` twice"),
                        "keep one of them".into(),
                    );
                } else {
                    texts.insert(text, at);
                }
            }
            if is_new {
                let names = (variant.as_str(), value.value.as_str());
                scope.claim_named(self, Case::Variant, names, naming, &at.at("value"));
            }
            variants.push(model::Variant {
                wire: value.value.clone(),
                name: variant,
                aliases: value
                    .aliases
                    .iter()
                    .map(|alias| alias.value.clone())
                    .collect(),
                doc: value.doc.clone().unwrap_or_default(),
                status: value.status,
                source: value.source.clone(),
            });
        }
        model::Shape::Enumeration(model::Enumeration { variants })
    }
}
