//! Values of a kind that rules tell apart, each as it stands in the JSON of a request.

use serde_json::{Map, Value};

use super::limit::{CompiledLimit, Vocabulary};
use super::question::{Candidate, Questions};
use super::test::Test;
use super::truth::Truth;
use crate::model::{Form, Kind, Limit, Rule, Shape, Variant, View};

impl View<'_> {
    /// The texts of an enumeration, if a kind or what its list holds is one.
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

    /// Whether a value of a kind is outside of a limit.
    pub fn breaks(&self, kind: &Kind, value: &Value, limit: &Limit) -> bool {
        CompiledLimit::new(limit, self.vocabulary(kind)).is_broken_by(value) == Truth::True
    }

    /// The values of a kind that matter, usual ones first.
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
                let items = self.candidates(of, &asked.of_items());
                asked.lists(items, encoding.separator())
            }
            Kind::Map { of, .. } => {
                let item = self.usual(of);
                asked
                    .sizes()
                    .into_iter()
                    .map(|size| map(size, &item))
                    .collect()
            }
            Kind::Named(id) => match &self.types()[id].shape {
                Shape::Enumeration(enumeration) => {
                    let variants = enumeration.variants.iter();
                    let texts = variants.flat_map(Variant::texts).map(Candidate::on);
                    let mut known = texts.collect::<Vec<_>>();
                    known.push(Candidate::off(stranger(&known)));
                    known
                }
                Shape::Structure(structure) => {
                    let mut members = Map::new();
                    for field in structure.required() {
                        let limits = field.limits.iter();
                        members.insert(field.wire.clone(), self.valid(&field.kind, limits));
                    }
                    vec![Candidate::off(members)]
                }
            },
        }
    }

    /// Some value of a kind.
    fn usual(&self, kind: &Kind) -> Value {
        self.valid(kind, std::iter::empty())
    }

    /// A value of a kind that these limits allow, if one is found; else some value.
    fn valid<'b>(&self, kind: &Kind, limits: impl Iterator<Item = &'b Rule>) -> Value {
        let tests = limits
            .filter_map(|rule| match &rule.form {
                Form::Value { limit, .. } => Some(CompiledLimit::new(limit, self.vocabulary(kind))),
                Form::Presence { .. } | Form::Count { .. } | Form::Order { .. } => None,
            })
            .map(Test::Breaks)
            .collect::<Vec<_>>();
        let asked = Questions {
            tests: tests.iter().collect(),
            ..Questions::default()
        };
        let candidates = self.candidates(kind, &asked);
        let good = candidates.iter().find(|it| asked.allows(&it.value));
        let found = good.or(candidates.first());
        found.map_or(Value::Null, |it| it.value.clone())
    }
}

fn map(size: usize, item: &Value) -> Candidate {
    let members = (1..=size).map(|index| (format!("key{index}"), item.clone()));
    Candidate::on(members.collect::<Map<_, _>>())
}

/// A text that is none of these.
fn stranger(known: &[Candidate]) -> String {
    let mut stranger = "unlisted".to_owned();
    while known.iter().any(|it| it.value == stranger.as_str()) {
        stranger.push('_');
    }
    stranger
}

/// Whether a value can be one of a kind.
pub(super) fn fits(value: &Value, kind: &Kind) -> bool {
    match kind {
        Kind::String | Kind::Secret | Kind::Timestamp(_) => value.is_string(),
        Kind::Boolean => value.is_boolean(),
        Kind::Int32 => value.as_i64().is_some_and(|it| i32::try_from(it).is_ok()),
        Kind::Int64 => value.is_i64(),
        Kind::Float | Kind::Double => value.is_number(),
        Kind::Any => true,
        Kind::List { of, .. } => match value {
            Value::Array(items) => items.iter().all(|item| fits(item, of)),
            _ => false,
        },
        Kind::Map { of, .. } => match value {
            Value::Object(members) => members.values().all(|member| fits(member, of)),
            _ => false,
        },
        Kind::Named(_) => value.is_string() || value.is_object(),
        Kind::Json(of) => fits(value, of),
    }
}
