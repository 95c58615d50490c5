//! Values of a kind that rules distinguish, as JSON in a request.

use serde_json::{Map, Value};

use super::candidate::Candidate;
use super::choices::Vocabulary;
use super::limit::CompiledLimit;
use super::questions::Questions;
use super::test::Test;
use super::truth::Truth;
use crate::model::{Form, Kind, Limit, Rule, Shape, Variant, View};

impl View<'_> {
    /// The values of an enumeration, if a kind or the items of its list are one.
    pub(super) fn vocabulary(&self, kind: &Kind) -> Option<Vocabulary> {
        match kind {
            Kind::List { of, .. } => self.vocabulary(of),
            kind => {
                let mut vocabulary = Vocabulary::default();
                for variant in self.types().variants(kind)? {
                    for text in variant.texts() {
                        vocabulary.0.insert(text.to_owned(), variant.wire.clone());
                    }
                }
                Some(vocabulary)
            }
        }
    }

    /// Whether a value of a kind violates a limit.
    pub fn breaks(&self, kind: &Kind, value: &Value, limit: &Limit) -> bool {
        CompiledLimit::new(limit, self.vocabulary(kind)).is_broken_by(value) == Truth::True
    }

    /// The relevant values of a kind, usual ones first.
    pub(super) fn candidates(&self, kind: &Kind, asked: &Questions<'_>) -> Vec<Candidate> {
        match kind {
            Kind::Boolean => [true, false].map(Candidate::off).into(),
            Kind::Int32 => asked.numbers(i32::MIN.into(), i32::MAX.into()),
            Kind::Int64 => asked.numbers(i64::MIN, i64::MAX),
            Kind::Float | Kind::Double => vec![Candidate::off(0.5)],
            Kind::String | Kind::Secret => asked.texts(),
            Kind::Timestamp(format) => asked.times(format),
            Kind::Any => vec![Candidate::off("any")],
            Kind::Json(of) => self.candidates(of, asked),
            Kind::List { of, encoding, .. } => {
                let of_items = Questions { tests: asked.tests.clone(), ..Questions::default() };
                let items = self.candidates(of, &of_items);
                asked.lists(items, encoding.separator())
            }
            Kind::Map { of, .. } => {
                let item = self.valid(of, &[]);
                let member = |index: usize| (format!("key{index}"), item.clone());
                let map = |size: usize| (1..=size).map(member).collect::<Map<_, _>>();
                let sizes = asked.sizes().into_iter();
                sizes.map(|size| Candidate::on(map(size))).collect()
            }
            Kind::Named(id) => match &self.types()[id].shape {
                Shape::Enumeration(enumeration) => {
                    let variants = enumeration.variants.iter();
                    let texts = variants.flat_map(Variant::texts).map(Candidate::on);
                    let mut known = texts.collect::<Vec<_>>();
                    known.push(Candidate::off(unlisted(&known)));
                    known
                }
                Shape::Structure(structure) => {
                    let mut members = Map::new();
                    for field in structure.required() {
                        let value = self.valid(&field.kind, &field.limits);
                        members.insert(field.wire.clone(), value);
                    }
                    vec![Candidate::off(members)]
                }
            },
        }
    }

    /// A value of a kind that these limits allow, if one is found; else any value.
    fn valid(&self, kind: &Kind, limits: &[Rule]) -> Value {
        let limits = limits.iter().filter_map(|rule| match &rule.form {
            Form::Value { limit, .. } => Some(CompiledLimit::new(limit, self.vocabulary(kind))),
            Form::Presence { .. } | Form::Count { .. } | Form::Order { .. } => None,
        });
        let tests = limits.map(Test::Breaks).collect::<Vec<_>>();
        let asked = Questions { tests: tests.iter().collect(), ..Questions::default() };
        let candidates = self.candidates(kind, &asked);
        let good = candidates.iter().find(|it| asked.allows(&it.value));
        let found = good.or(candidates.first());
        found.map_or(Value::Null, |it| it.value.clone())
    }
}

/// A text that is different from all of these.
fn unlisted(known: &[Candidate]) -> String {
    let mut text = "unlisted".to_owned();
    while known.iter().any(|it| it.value == text.as_str()) {
        text.push('_');
    }
    text
}
