//! Values in conditions: checked against the types that they are compared with.

use serde_json::Value;

use super::Checker;
use super::predicates::Subjects;
use crate::model::{self, Kind, Literal};
use crate::place::Place;
use crate::spec;
use crate::suggest;

impl Checker<'_> {
    pub(super) fn literals(
        &mut self,
        name: &str,
        kind: &Kind,
        predicate: &spec::Predicate,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Vec<Literal>> {
        let values = predicate.values(place).into_iter();
        let values = values.map(|(value, place)| (value.clone(), place));
        self.distinct(name, kind, values, subjects)
    }

    /// Values of a kind, without duplicates.
    pub(super) fn distinct(
        &mut self,
        name: &str,
        kind: &Kind,
        values: impl Iterator<Item = (Value, Place)>,
        subjects: &Subjects<'_>,
    ) -> Option<Vec<Literal>> {
        let mut literals = Vec::new();
        for (value, place) in values {
            let literal = self.literal(name, kind, &value, subjects, &place);
            if let Some(known) = &literal
                && literals.contains(&literal)
            {
                self.error(
                    "duplicate-value",
                    &place,
                    format!("duplicate value `{}` for `{name}`", known.text()),
                    "again here",
                    "remove one of them",
                );
            }
            literals.push(literal);
        }
        literals.into_iter().collect()
    }

    /// A value of a kind, as conditions compare it.
    fn literal(
        &mut self,
        name: &str,
        kind: &Kind,
        value: &Value,
        subjects: &Subjects<'_>,
        place: &Place,
    ) -> Option<Literal> {
        let (literal, expected) = match kind {
            // The unknown type was reported at the field; every value would be reported again.
            Kind::Named(id) if !subjects.types.is_read(id) => return None,
            Kind::Named(_) => match (subjects.types.arena.variants(kind), value.as_str()) {
                (Some(variants), Some(text)) => {
                    return self.variant(name, variants, text, place);
                }
                (Some(_), None) => (None, "a string"),
                (None, _) => {
                    (None, "a condition on a field of another type; objects can't be compared")
                }
            },
            Kind::String | Kind::Timestamp(_) => {
                (value.as_str().map(|text| Literal::Text(text.into())), "a string")
            }
            Kind::Boolean => (value.as_bool().map(Literal::Boolean), "`true` or `false`"),
            Kind::Int32 => {
                let number = value.as_i64().and_then(|number| i32::try_from(number).ok());
                let literal = number.map(|number| Literal::Integer(number.into()));
                (literal, "a 32-bit integer")
            }
            Kind::Int64 => (value.as_i64().map(Literal::Integer), "a whole number"),
            Kind::Secret => (None, "a `present` test instead; secrets can't be compared"),
            _ => (None, "a `present` test instead; values of this type can't be compared"),
        };
        if literal.is_none() {
            self.error(
                "condition-type",
                place,
                format!("`{name}` can't be compared with this value"),
                "does not match its type",
                format!("write {expected}"),
            );
        }
        literal
    }

    fn variant(
        &mut self,
        name: &str,
        variants: &[model::Variant],
        text: &str,
        place: &Place,
    ) -> Option<Literal> {
        // A value takes precedence over an alias of another one; the duplicate is reported at the enumeration.
        if let Some(variant) = variants.iter().find(|it| it.wire == text) {
            return Some(Literal::Variant(text.to_owned(), variant.name.clone()));
        }
        let canonical = variants.iter().find(|it| it.texts().any(|it| it == text));
        let help = match canonical {
            // Decoding turns an alias into its value, so that a condition on the alias would never hold.
            Some(variant) => format!("write `{}`; `{text}` is an alias of it", variant.wire),
            None => {
                let known = variants.iter().map(|variant| variant.wire.as_str());
                let known = known.collect::<Vec<_>>();
                format!("declare `{text}`, or use one of {}", suggest::list(&known))
            }
        };
        self.reject(
            "rule-unknown-value",
            place,
            format!("`{name}` is never `{text}`"),
            "not a declared value",
            help,
        )
    }
}
