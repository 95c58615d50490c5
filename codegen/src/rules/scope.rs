//! Forms, limits and conditions, with the names of what they are about instead of indexes.

use serde_json::Value;

use super::document::{Absent, Alphabet, Check, Length, Limit, Must, Number, Predicate, Range};
use crate::model::{self, BePresent, ContextFact, Field, Form, Literal};
use crate::pattern;

/// What rules refer to by index: the fields beside each other, and the facts of their service.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) fields: &'a [Field],
    pub(super) facts: &'a [ContextFact],
}

impl<'a> Scope<'a> {
    /// The name of a field in requests.
    ///
    /// Fields of different locations may share a wire name; the first of them keeps it.
    pub(super) fn field(self, index: usize) -> &'a str {
        let field = &self.fields[index];
        let is_taken = self.fields[..index].iter().any(|other| other.wire == field.wire);
        if is_taken { &field.name } else { &field.wire }
    }

    pub(super) fn fact(self, index: usize) -> &'a str {
        &self.facts[index].name
    }

    pub(super) fn form(self, form: &'a Form) -> Check<'a> {
        let names = |fields: &[usize]| fields.iter().map(|field| self.field(*field)).collect();
        let condition =
            |when: &'a Option<model::Predicate>| when.as_ref().map(|when| self.predicate(when));
        match form {
            Form::Presence { must, fields, when } => {
                Check::Presence { must: must.into(), fields: names(fields), when: condition(when) }
            }
            Form::Value { field, limit, when } => Check::Value {
                field: self.field(*field),
                limit: self::limit(limit),
                when: condition(when),
            },
            Form::Count { fields, count } => {
                Check::Count { fields: names(fields), number: count.into() }
            }
            Form::Order { left, is, right } => {
                Check::Order { left: self.field(*left), is: *is, right: self.field(*right) }
            }
        }
    }

    pub(super) fn predicate(self, predicate: &'a model::Predicate) -> Predicate<'a> {
        let all = |parts: &'a [model::Predicate]| {
            parts.iter().map(|part| self.predicate(part)).collect::<Vec<_>>()
        };
        match predicate {
            model::Predicate::Present(field, presence) => Predicate::Present {
                field: self.field(*field),
                present: *presence == BePresent::Present,
            },
            model::Predicate::Field(field, values, absent) => Predicate::Field {
                field: self.field(*field),
                values: self::values(values),
                absent: match absent {
                    model::Absent::Holds => Absent::Holds,
                    model::Absent::Fails => Absent::Fails,
                },
            },
            model::Predicate::Context(fact, values) => {
                Predicate::Fact { fact: self.fact(*fact), values: self::values(values) }
            }
            model::Predicate::All(parts) => Predicate::All { all: all(parts) },
            model::Predicate::Any(parts) => Predicate::Any { any: all(parts) },
            model::Predicate::Not(inner) => Predicate::Not { not: Box::new(self.predicate(inner)) },
        }
    }
}

fn values(literals: &[Literal]) -> Vec<Value> {
    let value = |literal: &Literal| match literal {
        Literal::Text(text) | Literal::Variant(text, _) => text.as_str().into(),
        Literal::Integer(number) => (*number).into(),
        Literal::Boolean(value) => (*value).into(),
    };
    literals.iter().map(value).collect()
}

fn limit(limit: &model::Limit) -> Limit<'_> {
    match limit {
        model::Limit::Length(length) => Limit::Length(Length {
            min: (length.min > 0).then_some(length.min),
            max: (length.max < u64::MAX).then_some(length.max),
            unit: length.unit,
        }),
        model::Limit::Characters(characters) => Limit::Characters(Alphabet {
            allowed: characters.allowed.as_deref(),
            first: characters.first.as_deref(),
            last: characters.last.as_deref(),
            forbidden: characters.forbidden.iter().collect(),
            ascii: characters.ascii,
        }),
        model::Limit::Pattern(pattern) => Limit::Pattern(pattern::portable(pattern)),
        model::Limit::Time(format) => Limit::Time(format),
        model::Limit::Range(range) => Limit::Range(self::range(range)),
        model::Limit::Items(range) => Limit::Items(self::range(range)),
        model::Limit::Known => Limit::Known,
        model::Limit::NotEmpty => Limit::NotEmpty,
        model::Limit::OneOf(values) => Limit::OneOf(self::values(values)),
    }
}

/// The ends of a range, without those that the type has anyway.
fn range(range: &model::Range) -> Range {
    Range {
        min: (range.min > i64::MIN).then_some(range.min),
        max: (range.max < i64::MAX).then_some(range.max),
    }
}

impl From<&model::Must> for Must {
    fn from(must: &model::Must) -> Self {
        match must {
            model::Must::BePresent => Must::BePresent,
            model::Must::BeAbsent => Must::BeAbsent,
            model::Must::BeAbsentUnless => Must::BeAbsentUnless,
            model::Must::BeIgnoredUnless => Must::BeIgnoredUnless,
            model::Must::BeLeftOut(_) => Must::BeLeftOut,
        }
    }
}

impl From<&model::Count> for Number {
    fn from(count: &model::Count) -> Self {
        match count {
            model::Count::AllOrNone => Number::AllOrNone,
            model::Count::ExactlyOne => Number::ExactlyOne,
            model::Count::AtMostOne => Number::AtMostOne,
            model::Count::AtLeastOne => Number::AtLeastOne,
        }
    }
}
