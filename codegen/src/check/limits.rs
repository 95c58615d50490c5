//! Limits of single values: they fit the type and leave something to choose.

use super::Checker;
use super::scope::Scope;
use crate::model::{self, Form, Kind, Limit, Must};
use crate::place::Place;
use crate::spec;
use crate::spec::{LimitCheck, Severity};

impl Checker<'_> {
    /// The limits of a field, as rules whose ids begin with `prefix`; `index` is that among its like.
    pub(super) fn limits(
        &mut self,
        field: &spec::Field,
        index: usize,
        kind: &Kind,
        prefix: &str,
        place: &Place,
        types: &super::types::TypeTable,
    ) -> Vec<model::Rule> {
        let mut ids = Scope::exact(format!("the limits of `{}`", field.name));
        let mut rules = Vec::new();
        rules.extend(status_rule(field, index, prefix, place));
        for (position, limit) in field.limits.iter().enumerate() {
            let at = place.nth("limits", position);
            let Some(checked) = self.limit(&limit.check, kind, &field.name, &at.at("check"), types)
            else {
                continue;
            };
            let made = format!("{prefix}.{}", name(&limit.check));
            let id = limit.id.clone().unwrap_or(made);
            if !ids.claim_id(self, &id, &at) {
                continue;
            }
            // Lists of values grow.
            let usual = if matches!(checked, Limit::Known) {
                Severity::Warning
            } else {
                Severity::Error
            };
            rules.push(model::Rule {
                id,
                doc: limit.doc.clone().unwrap_or_default(),
                severity: limit.severity.unwrap_or(usual),
                form: Form::Value {
                    field: index,
                    limit: checked,
                    when: None,
                },
                check: at.at("check"),
                codes: limit.codes.clone(),
                source: limit.source.clone(),
                place: at,
            });
        }
        rules
    }

    fn limit(
        &mut self,
        check: &LimitCheck,
        kind: &Kind,
        field: &str,
        place: &Place,
        types: &super::types::TypeTable,
    ) -> Option<Limit> {
        match check {
            LimitCheck::Length(length) => {
                texts(self, kind, field, &place.at("length"))?;
                self::length(self, length, &place.at("length")).map(Limit::Length)
            }
            LimitCheck::Characters(characters) => {
                texts(self, kind, field, &place.at("characters"))?;
                self.characters(characters, &place.at("characters"))
                    .map(Limit::Characters)
            }
            LimitCheck::Pattern(pattern) => {
                texts(self, kind, field, &place.at("pattern"))?;
                self.pattern(pattern, &place.at("pattern"))
            }
            LimitCheck::Time(format) => {
                texts(self, kind, field, &place.at("time"))?;
                self.time(format, &place.at("time"))
            }
            LimitCheck::Range(range) => {
                number(self, kind, field, &place.at("range"))?;
                self::range(self, range, &place.at("range")).map(Limit::Range)
            }
            LimitCheck::Items(range) => {
                if !matches!(kind, Kind::List { .. } | Kind::Map { .. }) {
                    misfit(self, field, "items", "a list", &place.at("items"));
                    return None;
                }
                self::range(self, range, &place.at("items")).map(Limit::Items)
            }
            LimitCheck::Known => {
                if types.arena.variants(kind.each()).is_none() {
                    misfit(self, field, "declared values", "an enumeration", place);
                    return None;
                }
                Some(Limit::Known)
            }
        }
    }
}

/// A field that the service does not offer, or sets itself, is better left out.
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
        form: Form::Presence {
            must: Must::BeLeftOut(status),
            fields: vec![index],
            when: None,
        },
        check: place.at("status"),
        severity: Severity::Warning,
        codes: Vec::new(),
        source: field.source.clone(),
    })
}

/// The name of a kind of limit in an id.
fn name(check: &LimitCheck) -> &'static str {
    match check {
        LimitCheck::Length(_) => "length",
        LimitCheck::Characters(_) => "characters",
        LimitCheck::Pattern(_) => "pattern",
        LimitCheck::Time(_) => "time",
        LimitCheck::Range(_) => "range",
        LimitCheck::Items(_) => "items",
        LimitCheck::Known => "known",
    }
}

/// What a list holds, since a limit is asked of each item; anything else itself.
pub(super) fn item(kind: &Kind) -> &Kind {
    match kind {
        Kind::List { of, .. } => of,
        kind => kind,
    }
}

/// Nothing if the kind, or what its list holds, is no text.
pub(super) fn texts(
    checker: &mut Checker<'_>,
    kind: &Kind,
    field: &str,
    place: &Place,
) -> Option<()> {
    let fits = matches!(
        kind.each(),
        Kind::String | Kind::Secret | Kind::Timestamp(_)
    );
    if !fits {
        misfit(checker, field, "a text's limit", "a string", place);
    }
    fits.then_some(())
}

/// Nothing if the kind, or what its list holds, is no whole number.
pub(super) fn number(
    checker: &mut Checker<'_>,
    kind: &Kind,
    field: &str,
    place: &Place,
) -> Option<()> {
    let fits = matches!(kind.each(), Kind::Int32 | Kind::Int64);
    if !fits {
        misfit(checker, field, "a range", "a whole number", place);
    }
    fits.then_some(())
}

/// A range with something in it.
pub(super) fn range(
    checker: &mut Checker<'_>,
    range: &spec::Range,
    place: &Place,
) -> Option<model::Range> {
    ends(checker, range.min, range.max, place)?;
    Some(model::Range {
        min: range.min.unwrap_or(i64::MIN),
        max: range.max.unwrap_or(i64::MAX),
    })
}

/// A length that a text can have.
pub(super) fn length(
    checker: &mut Checker<'_>,
    length: &spec::Length,
    place: &Place,
) -> Option<model::Length> {
    ends(checker, length.min, length.max, place)?;
    Some(model::Length {
        min: length.min.unwrap_or(0),
        max: length.max.unwrap_or(u64::MAX),
        unit: length.unit,
    })
}

fn ends<T: PartialOrd + std::fmt::Display>(
    checker: &mut Checker<'_>,
    min: Option<T>,
    max: Option<T>,
    place: &Place,
) -> Option<()> {
    match (min, max) {
        (None, None) => {
            checker.error(
                "empty-limit",
                place,
                "the limit has neither end".into(),
                "nothing is restricted",
                "name `min`, `max` or both, or remove the limit".into(),
            );
            None
        }
        (Some(min), Some(max)) if min > max => {
            checker.error(
                "empty-range",
                &place.at("min"),
                format!("nothing lies between {min} and {max}"),
                "above `max`",
                "exchange the ends, or correct one of them".into(),
            );
            None
        }
        _ => Some(()),
    }
}

fn misfit(checker: &mut Checker<'_>, field: &str, limit: &str, needs: &str, place: &Place) {
    checker.error(
        "limit-type",
        place,
        format!(
            "`{field}` is no {}, so {limit} says nothing of it",
            needs.trim_start_matches("a ").trim_start_matches("an ")
        ),
        "does not fit the type",
        format!("remove it, or make the field {needs}"),
    );
}
