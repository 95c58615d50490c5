//! Limits of single values: they fit the type and can be met.

use super::scope::Scope;
use super::types::TypeTable;
use super::{Checker, items};
use crate::model::{self, Form, Kind, Limit, Must};
use crate::pattern;
use crate::place::Place;
use crate::spec;
use crate::spec::{LimitCheck, Severity};

impl Checker<'_> {
    /// The limits of a field, as rules whose ids start with `prefix`; `index` is the index of the field.
    pub(super) fn limits(
        &mut self,
        field: &spec::Field,
        index: usize,
        kind: &Kind,
        prefix: &str,
        place: &Place,
        types: &TypeTable,
    ) -> Vec<model::Rule> {
        let mut ids = Scope::exact(format!("the limits of `{}`", field.name));
        let mut rules = Vec::new();
        rules.extend(status_rule(field, index, prefix, place));
        for (at, limit) in items(place, "limits", &field.limits) {
            let Some(checked) = self.limit(&limit.check, kind, &field.name, &at.at("check"), types)
            else {
                continue;
            };
            let made = format!("{prefix}.{}", name(&limit.check));
            let id = limit.id.clone().unwrap_or(made);
            if !ids.claim_id(self, &id, &at) {
                continue;
            }
            rules.push(model::Rule {
                id,
                doc: limit.doc.clone().unwrap_or_default(),
                severity: limit.stated_severity(),
                form: Form::Value { field: index, limit: checked, when: None },
                check: at.at("check"),
                codes: limit.codes.clone(),
                source: limit.source.clone(),
                place: at,
            });
        }
        rules
    }

    /// A limit of a field of this kind, if it fits.
    pub(super) fn limit(
        &mut self,
        check: &LimitCheck,
        kind: &Kind,
        field: &str,
        place: &Place,
        types: &TypeTable,
    ) -> Option<Limit> {
        let at = &place.at(name(check));
        match check {
            LimitCheck::Length(length) => {
                self.is_text(kind, field, at)?;
                self.length(length, at).map(Limit::Length)
            }
            LimitCheck::Characters(characters) => {
                self.is_text(kind, field, at)?;
                self.characters(characters, at).map(Limit::Characters)
            }
            LimitCheck::Pattern(pattern) => {
                self.is_text(kind, field, at)?;
                self.pattern(pattern, at)
            }
            LimitCheck::Time(format) => {
                self.is_text(kind, field, at)?;
                self.time(format, at)
            }
            LimitCheck::Range(range) => {
                self.is_number(kind, field, at)?;
                self.range(range, at).map(Limit::Range)
            }
            LimitCheck::Items(range) => {
                if !matches!(kind, Kind::List { .. } | Kind::Map { .. }) {
                    return self.misfit(field, "items", "a list", at);
                }
                self.range(range, at).map(Limit::Items)
            }
            LimitCheck::Known => {
                if types.arena.variants(kind.each()).is_none() {
                    return self.misfit(field, "declared values", "an enumeration", place);
                }
                Some(Limit::Known)
            }
            LimitCheck::Values(values) => {
                if !matches!(kind.each(), Kind::Int32 | Kind::Int64) {
                    return self.misfit(field, "a list of numbers", "a whole number", at);
                }
                self.numbers(values, kind.each(), field, at)
            }
        }
    }

    /// Some numbers of the kind, each once.
    fn numbers(
        &mut self,
        values: &[i64],
        kind: &Kind,
        field: &str,
        place: &Place,
    ) -> Option<Limit> {
        if values.is_empty() {
            return self.reject(
                "no-values",
                place,
                format!("the limit allows no value of `{field}`"),
                "an empty list",
                "list the values, or remove the limit",
            );
        }
        for (index, value) in values.iter().enumerate() {
            let at = place.at(&index.to_string());
            if *kind == Kind::Int32 && i32::try_from(*value).is_err() {
                return self.reject(
                    "value-type",
                    &at,
                    format!("{value} does not fit the type of `{field}`"),
                    "beyond 32 bits",
                    "correct the value, or change the type to `int64`",
                );
            }
            if values[..index].contains(value) {
                return self.reject(
                    "duplicate-value",
                    &at,
                    format!("duplicate value {value}"),
                    "again here",
                    "remove one of them",
                );
            }
        }
        Some(Limit::OneOf(values.iter().copied().map(model::Literal::Integer).collect()))
    }

    /// Reports a kind that is neither a text nor a list of texts.
    pub(super) fn is_text(&mut self, kind: &Kind, field: &str, place: &Place) -> Option<()> {
        // Secrets have limits too: pages document their lengths, and no message shows the value.
        match kind.each() {
            Kind::String | Kind::Secret | Kind::Timestamp(_) => Some(()),
            _ => self.misfit(field, "a text limit", "a string", place),
        }
    }

    /// Reports a kind that is neither a whole number nor a list of whole numbers.
    pub(super) fn is_number(&mut self, kind: &Kind, field: &str, place: &Place) -> Option<()> {
        match kind.each() {
            Kind::Int32 | Kind::Int64 => Some(()),
            _ => self.misfit(field, "a range", "a whole number", place),
        }
    }

    fn misfit<T>(&mut self, field: &str, limit: &str, needs: &str, place: &Place) -> Option<T> {
        self.reject(
            "limit-type",
            place,
            format!("{limit} does not apply to `{field}`, which is not {needs}"),
            "does not match the type",
            format!("remove the limit, or change the field's type to {needs}"),
        )
    }

    /// A range, if it is not empty.
    pub(super) fn range(&mut self, range: &spec::Range, place: &Place) -> Option<model::Range> {
        self.ends(range.min, range.max, place)?;
        Some(model::Range {
            min: range.min.unwrap_or(i64::MIN),
            max: range.max.unwrap_or(i64::MAX),
        })
    }

    /// A length, if a text can have it.
    pub(super) fn length(&mut self, length: &spec::Length, place: &Place) -> Option<model::Length> {
        self.ends(length.min, length.max, place)?;
        Some(model::Length {
            min: length.min.unwrap_or(0),
            max: length.max.unwrap_or(u64::MAX),
            unit: length.unit,
        })
    }

    fn ends<T: PartialOrd + std::fmt::Display>(
        &mut self,
        min: Option<T>,
        max: Option<T>,
        place: &Place,
    ) -> Option<()> {
        match (min, max) {
            (None, None) => self.reject(
                "empty-limit",
                place,
                "the limit has neither `min` nor `max`",
                "restricts nothing",
                "add `min`, `max` or both, or remove the limit",
            ),
            (Some(min), Some(max)) if min > max => self.reject(
                "empty-range",
                &place.at("min"),
                format!("the range from {min} to {max} is empty"),
                "greater than `max`",
                "swap `min` and `max`, or correct one of them",
            ),
            _ => Some(()),
        }
    }
}

/// A warning where a caller sets a field that the service does not offer or sets itself.
fn status_rule(
    field: &spec::Field,
    index: usize,
    prefix: &str,
    place: &Place,
) -> Option<model::Rule> {
    let status = field.status;
    if status == model::Status::Normal || field.required {
        return None;
    }
    Some(model::Rule {
        place: place.at("status"),
        id: format!("{prefix}.status"),
        doc: model::Text::default(),
        form: Form::Presence { must: Must::BeLeftOut(status), fields: vec![index], when: None },
        check: place.at("status"),
        severity: Severity::Warning,
        codes: Vec::new(),
        source: field.source.clone(),
    })
}

/// A warning where a caller sets a required text to nothing, unless a limit refuses that.
///
/// No error: pages say that the parameter is required, not what an empty one means.
pub(super) fn empty_rule(
    field: &spec::Field,
    index: usize,
    made: &model::Field,
    prefix: &str,
) -> Option<model::Rule> {
    let is_text = matches!(made.kind, Kind::String | Kind::Secret | Kind::Timestamp(_));
    let is_refused = made.limits.iter().any(|rule| match &rule.form {
        Form::Value { limit, .. } => refuses_empty(limit),
        Form::Presence { .. } | Form::Count { .. } | Form::Order { .. } => false,
    });
    if !field.required || !is_text || is_refused {
        return None;
    }
    Some(model::Rule {
        place: made.place.at("required"),
        id: format!("{prefix}.empty"),
        doc: model::Text::default(),
        form: Form::Value { field: index, limit: Limit::NotEmpty, when: None },
        check: made.place.at("required"),
        severity: Severity::Warning,
        codes: Vec::new(),
        source: field.source.clone(),
    })
}

fn refuses_empty(limit: &Limit) -> bool {
    match limit {
        Limit::Length(length) => length.min > 0,
        Limit::Pattern(pattern) => pattern::automaton(pattern).is_ok_and(|it| !it.matches("")),
        Limit::Time(_) | Limit::NotEmpty => true,
        // An alphabet says which characters a text has, if it has any.
        Limit::Characters(_) => false,
        Limit::Range(_) | Limit::Items(_) | Limit::Known | Limit::OneOf(_) => false,
    }
}

/// The name of a kind of limit: its key in a spec, and the end of its id.
fn name(check: &LimitCheck) -> &'static str {
    match check {
        LimitCheck::Length(_) => "length",
        LimitCheck::Characters(_) => "characters",
        LimitCheck::Pattern(_) => "pattern",
        LimitCheck::Time(_) => "time",
        LimitCheck::Range(_) => "range",
        LimitCheck::Items(_) => "items",
        LimitCheck::Known => "known",
        LimitCheck::Values(_) => "values",
    }
}
