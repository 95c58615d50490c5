//! The tests of a value → values with different results.

use serde_json::Value;

use super::candidate::Candidate;
use super::limit::CompiledLimit;
use super::test::Test;
use super::truth::Truth;
use super::{text, time};
use crate::model::Limit;

/// The tests that determine which values of a variable are relevant.
#[derive(Default)]
pub(super) struct Questions<'a> {
    /// Every test of it.
    pub(super) tests: Vec<&'a Test>,
    /// The number of variables that are compared with each other, including this one.
    pub(super) compared: usize,
    /// The boundaries of the values with which it is compared.
    pub(super) cuts: Vec<i64>,
    /// The documented example.
    pub(super) example: Option<&'a str>,
}

impl Questions<'_> {
    /// Whether no limit is violated.
    pub(super) fn allows(&self, value: &Value) -> bool {
        self.limits().all(|limit| limit.is_broken_by(value) != Truth::True)
    }

    /// The limits, except lists of values, which are literals.
    fn limits(&self) -> impl Iterator<Item = &CompiledLimit> {
        self.tests.iter().filter_map(|test| match test {
            Test::Breaks(limit) => test.choices().is_none().then_some(limit),
            Test::Present | Test::Among(..) | Test::Reaches(_) | Test::Mistyped(_) => None,
        })
    }

    /// The values in a test.
    fn literals(&self) -> impl Iterator<Item = &Value> {
        let choices = self.tests.iter().filter_map(|test| test.choices());
        choices.flat_map(|choices| &choices.values)
    }

    /// The integers at which the result of a test changes, both sides of each.
    pub(super) fn own_cuts(&self) -> Vec<i64> {
        let mut cuts = Vec::new();
        for limit in self.limits() {
            if let Limit::Range(limit) = &limit.limit {
                cuts.extend(sides(limit.min, limit.max));
            }
        }
        for number in self.literals().filter_map(Value::as_i64) {
            cuts.extend(sides(number, number));
        }
        for test in &self.tests {
            if let Test::Reaches(limit) = test {
                let limit = i64::try_from(*limit).unwrap_or(i64::MAX);
                cuts.extend([limit.saturating_sub(1), limit]);
            }
        }
        cuts
    }

    /// Integers of a type with this range: the example, 1, and those around each boundary.
    pub(super) fn numbers(&self, least: i64, most: i64) -> Vec<Candidate> {
        let own = self.own_cuts();
        let example = self.example.and_then(|example| example.parse().ok());
        let cuts = own.iter().chain(&self.cuts).chain(&[0]).copied();
        // Compared numbers need room around each boundary, so that every order of them is possible.
        let around = i64::try_from(self.compared).unwrap_or(0);
        let spread = cuts.flat_map(|cut| (-around..=around).map(move |by| cut.saturating_add(by)));
        let mut numbers = Vec::<Candidate>::new();
        for number in example.into_iter().chain([1]).chain(spread) {
            let number = number.clamp(least, most);
            let is_edge = own.contains(&number);
            let value = number.into();
            if numbers.iter().all(|known| known.value != value) {
                numbers.push(Candidate { value, is_edge });
            }
        }
        numbers
    }

    /// Texts: the example, then those that limits and literals distinguish.
    pub(super) fn texts(&self) -> Vec<Candidate> {
        let limits = self.limits().collect::<Vec<_>>();
        let literals = self.literals().filter_map(Value::as_str);
        let example = self.example.map(Candidate::off);
        let made = text::candidates(&limits, &literals.collect::<Vec<_>>());
        example.into_iter().chain(made).collect()
    }

    /// Times in a format, and other texts if the difference is relevant.
    pub(super) fn times(&self, format: &str) -> Vec<Candidate> {
        let times = (0..=self.compared).map(|index| Candidate::off(time::example(format, index)));
        // Without a limit or a literal, every text is a time.
        let is_asked = self.limits().next().is_some() || self.literals().next().is_some();
        let texts = is_asked.then(|| self.texts()).into_iter().flatten();
        times.chain(texts).collect()
    }

    /// Lists of these items: with each of them, of each relevant size.
    pub(super) fn lists(&self, items: Vec<Candidate>, separator: Option<char>) -> Vec<Candidate> {
        // An item that contains the separator would be read as two.
        let carried = |item: &Candidate| match (separator, &item.value) {
            (Some(separator), Value::String(text)) => !text.contains(separator),
            _ => true,
        };
        let items = items.into_iter().filter(carried).collect::<Vec<_>>();
        let per_item = |item: &&Candidate| {
            let single = Value::Array(vec![item.value.clone()]);
            let mut limits = self.limits().filter(|it| !matches!(it.limit, Limit::Items(_)));
            limits.all(|limit| limit.is_broken_by(&single) != Truth::True)
        };
        let Some(usual) = items.iter().find(per_item).or(items.first()) else {
            return Vec::new();
        };
        let sizes = self.sizes();
        let usual_size = sizes.first().copied().unwrap_or(1);
        let list = |item: &Value, size: usize| {
            let rest = std::iter::repeat_n(usual.value.clone(), size.saturating_sub(1));
            rest.chain([item.clone()]).collect::<Vec<_>>()
        };
        let mut lists = vec![Candidate::off(list(&usual.value, usual_size))];
        lists.extend(items.iter().map(|item| Candidate {
            value: list(&item.value, usual_size).into(),
            is_edge: item.is_edge,
        }));
        // These detect rules that check only the first item.
        let broken = items.iter().find(|item| !per_item(item));
        let later = items.get(1).into_iter().chain(broken);
        lists.extend(later.map(|item| Candidate::on(list(&item.value, usual_size + 1))));
        let alike = sizes.into_iter().map(|size| vec![usual.value.clone(); size]);
        lists.extend(alike.map(Candidate::on));
        lists
    }

    /// Sizes of lists and maps: an allowed one first, then both sides of each end.
    pub(super) fn sizes(&self) -> Vec<usize> {
        const LARGEST: i64 = 1_000;
        let ranges = self.limits().filter_map(|limit| match &limit.limit {
            Limit::Items(range) => Some(*range),
            _ => None,
        });
        let ranges = ranges.collect::<Vec<_>>();
        let least = ranges.iter().map(|range| range.min).max().unwrap_or(1);
        let edges = ranges.iter().flat_map(|it| sides(it.min, it.max));
        let sizes = std::iter::once(least.max(1)).chain(edges);
        let sizes = sizes.filter(|size| (0..=LARGEST).contains(size));
        sizes.filter_map(|size| usize::try_from(size).ok()).collect()
    }
}

/// Both sides of each end of a range that has an end.
fn sides(min: i64, max: i64) -> impl Iterator<Item = i64> {
    let lower = (min > i64::MIN).then(|| [min - 1, min]);
    let upper = (max < i64::MAX).then(|| [max, max + 1]);
    lower.into_iter().chain(upper).flatten()
}
