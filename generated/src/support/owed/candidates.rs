//! The values that a parameter might get: one for each group of values that the rules distinguish.

use super::draft::{Candidate, EqualItems};
use super::times::{End, time};
use crate::support::condition::When;
use crate::support::limits::Limit;
use crate::support::parameters::{ParameterInfo, ValueKind};
use crate::support::rule::{Rule, Test};
use crate::support::value::{RuleFields, Value};

/// A parameter, and the rules that say something about it.
#[derive(Clone, Copy)]
pub(super) struct Parameter<'a> {
    pub(super) position: u16,
    pub(super) info: &'static ParameterInfo,
    pub(super) parameters: &'static [ParameterInfo],
    pub(super) rules: &'static [Rule],
    /// The request with the other parameters.
    pub(super) fields: &'a dyn RuleFields,
}

impl Parameter<'_> {
    /// The values worth trying.
    pub(super) fn candidates(&self) -> Vec<Candidate> {
        self.of_kind(&self.info.kind)
    }

    fn of_kind(&self, kind: &ValueKind) -> Vec<Candidate> {
        match *kind {
            ValueKind::Boolean => vec![Candidate::Boolean(true), Candidate::Boolean(false)],
            ValueKind::Integer | ValueKind::Integer32 => {
                self.points().into_iter().map(Candidate::Integer).collect()
            }
            ValueKind::Enumeration(listed) => {
                let texts = self.distinguished(listed).into_iter();
                texts.map(|text| Candidate::Listed(text, listed)).collect()
            }
            ValueKind::Time(format) if self.comparisons().next().is_some() => {
                self.times(format).into_iter().map(Candidate::Time).collect()
            }
            ValueKind::Text | ValueKind::Time(_) => {
                let texts = self.named_texts().into_iter().map(Candidate::Text);
                [Candidate::OtherText].into_iter().chain(texts).collect()
            }
            ValueKind::List(of) => {
                let items = self.of_kind(of);
                let lists = self.counts().into_iter().flat_map(|count| {
                    let list = move |item| EqualItems { item: Box::new(item), count };
                    items.clone().into_iter().map(list)
                });
                lists.map(Candidate::List).collect()
            }
            ValueKind::Number | ValueKind::Map(_) | ValueKind::Object(_) | ValueKind::Json => {
                vec![Candidate::Opaque]
            }
        }
    }

    /// The texts of an enum that rules name, and the first that none names.
    fn distinguished(&self, listed: &'static [&'static str]) -> Vec<&'static str> {
        let named = self.named_texts();
        let unnamed = listed.iter().find(|text| !named.contains(text));
        let named = listed.iter().filter(|text| named.contains(text));
        unnamed.into_iter().chain(named).copied().collect()
    }

    /// The texts that the rules name as values of the parameter, each once.
    pub(super) fn named_texts(&self) -> Vec<&'static str> {
        let mut texts = Vec::new();
        for rule in self.rules {
            add_texts(&rule.condition(), self.position, &mut texts);
            if let Test::OneOf(listed, _) = rule.test
                && self.is_about(rule)
            {
                texts.extend(listed);
            }
        }
        texts.sort_unstable();
        texts.dedup();
        texts
    }

    /// The numbers at which the verdict of a rule changes, and those beside them, in ascending order.
    pub(super) fn points(&self) -> Vec<i64> {
        let mut cuts = vec![0];
        cuts.extend(self.named_texts().iter().filter_map(|text| text.parse::<i64>().ok()));
        for rule in self.rules.iter().filter(|rule| self.is_about(rule)) {
            match rule.test {
                Test::Value(Limit::Range(least, most), _) => cuts.extend([least, most]),
                Test::Order(..) => {
                    cuts.extend(self.compared(rule, |value| match value {
                        Value::Integer(number) => Some(*number),
                        _ => None,
                    }));
                }
                _ => {}
            }
        }
        // An open end is not a bound.
        cuts.retain(|cut| !matches!(*cut, i64::MIN | i64::MAX));
        // Numbers of 32 bits fit every parameter; those at the ends stand for all that are beyond.
        let ends = [i64::from(i32::MIN), i64::from(i32::MAX)];
        let around = cuts.into_iter().flat_map(|cut| [cut - 1, cut, cut + 1]);
        let mut points = around.chain(ends).collect::<Vec<_>>();
        if self.is_of_32_bits() {
            points.retain(|point| i32::try_from(*point).is_ok());
        }
        points.sort_unstable();
        points.dedup();
        points
    }

    /// Whether the parameter, or an item of it, has no room for a number beyond 32 bits.
    pub(super) fn is_of_32_bits(&self) -> bool {
        *item_kind(&self.info.kind) == ValueKind::Integer32
    }

    /// The first and the last time, and those with which rules compare the parameter.
    fn times(&self, format: &str) -> Vec<String> {
        let others = self.comparisons().filter_map(|rule| {
            self.compared(rule, |value| match value {
                Value::Text(text) => Some((*text).to_owned()),
                _ => None,
            })
        });
        [End::First, End::Last].map(|end| time(format, end)).into_iter().chain(others).collect()
    }

    /// The rules that compare the parameter with another one.
    fn comparisons(&self) -> impl Iterator<Item = &'static Rule> {
        let rules = self.rules.iter().filter(|rule| self.is_about(rule));
        rules.filter(|rule| matches!(rule.test, Test::Order(..)))
    }

    /// What can be read from the value that a rule compares the parameter with.
    fn compared<T>(&self, rule: &Rule, of: impl Fn(&Value<'_>) -> Option<T>) -> Option<T> {
        let other = rule.fields.iter().find(|name| **name != self.info.name);
        let mut parameters = self.parameters.iter().zip(0..);
        let (_, position) = parameters.find(|(info, _)| Some(&info.name) == other)?;
        of(&self.fields.value(position))
    }

    /// Numbers of items: one, and the least that a rule asks for.
    fn counts(&self) -> Vec<usize> {
        let mut counts = vec![1];
        for rule in self.rules.iter().filter(|rule| self.is_about(rule)) {
            if let Test::Value(Limit::Items(least, _), _) = rule.test
                && let Ok(least) = usize::try_from(least)
                && least > 1
            {
                counts.push(least);
            }
        }
        counts
    }

    /// Whether a rule is about the parameter.
    pub(super) fn is_about(&self, rule: &Rule) -> bool {
        rule.fields.contains(&self.info.name)
    }
}

/// The kind of a value, or of the items of a list.
pub(super) fn item_kind(kind: &'static ValueKind) -> &'static ValueKind {
    match kind {
        ValueKind::List(of) => item_kind(of),
        kind => kind,
    }
}

/// Adds the texts that a condition names as values of the parameter at a position.
fn add_texts(when: &When, position: u16, texts: &mut Vec<&'static str>) {
    match *when {
        When::Is(field, _, named) | When::IsOrUnset(field, _, named) if field == position => {
            texts.extend(named);
        }
        When::All(parts) | When::Any(parts) => {
            parts.iter().for_each(|part| add_texts(part, position, texts));
        }
        When::Not(inner) => add_texts(inner, position, texts),
        When::Always
        | When::Set(..)
        | When::Unset(..)
        | When::Is(..)
        | When::IsOrUnset(..)
        | When::Fact(..) => {}
    }
}
