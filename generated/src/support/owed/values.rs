//! The values that would do, as far as the rules distinguish them.

use std::ops::RangeInclusive;

use super::candidates::{Parameter, item_kind};
use super::draft::Candidate;
use crate::support::parameters::ValueKind;

/// The values that would do; of a list, those of each item.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FittingValues {
    /// Any value that keeps the limits of the parameter.
    Any,
    /// One of these texts, as on the wire.
    Texts(Vec<&'static str>),
    /// A number in one of these ranges. `i64::MIN` and `i64::MAX` stand for no bound; the ranges of a
    /// parameter of 32 bits end where those end.
    Numbers(Vec<RangeInclusive<i64>>),
}

/// The values for which these candidates stand.
pub(super) fn values(parameter: Parameter<'_>, candidates: &[Candidate]) -> FittingValues {
    let items = candidates.iter().map(|candidate| match candidate {
        Candidate::List(items) => &items.item,
        candidate => candidate,
    });
    let items = items.collect::<Vec<_>>();
    match item_kind(&parameter.info.kind) {
        ValueKind::Enumeration(listed) => {
            let named = parameter.named_texts();
            let others = items
                .iter()
                .any(|it| matches!(it, Candidate::Listed(text, _) if !named.contains(text)));
            let texts = listed.iter().copied().filter(|text| {
                let is_candidate = || items.contains(&&Candidate::Listed(text, listed));
                if named.contains(text) { is_candidate() } else { others }
            });
            FittingValues::Texts(texts.collect())
        }
        ValueKind::Boolean => {
            let texts = [(true, "true"), (false, "false")].into_iter();
            let texts = texts.filter(|(value, _)| items.contains(&&Candidate::Boolean(*value)));
            FittingValues::Texts(texts.map(|(_, text)| text).collect())
        }
        ValueKind::Integer | ValueKind::Integer32 => numbers(&parameter, &items),
        _ if items.iter().all(|item| matches!(item, Candidate::Text(_))) => {
            let texts = items.iter().filter_map(|item| match item {
                Candidate::Text(text) => Some(*text),
                _ => None,
            });
            FittingValues::Texts(texts.collect())
        }
        _ => FittingValues::Any,
    }
}

/// The runs of neighbouring candidates that would do.
fn numbers(parameter: &Parameter<'_>, items: &[&Candidate]) -> FittingValues {
    let points = parameter.points();
    let mut ranges = Vec::<RangeInclusive<i64>>::new();
    let mut is_run = false;
    for point in &points {
        let fits = items.contains(&&Candidate::Integer(*point));
        match ranges.last_mut() {
            Some(range) if fits && is_run => *range = *range.start()..=*point,
            _ if fits => ranges.push(*point..=*point),
            _ => {}
        }
        is_run = fits;
    }
    let all = points.first().zip(points.last());
    if let ([range], Some((first, last))) = (ranges.as_slice(), all)
        && (range.start(), range.end()) == (first, last)
    {
        return FittingValues::Any;
    }
    if let (Some((first, last)), false) = (all, parameter.is_of_32_bits()) {
        for range in &mut ranges {
            let start = if range.start() == first { i64::MIN } else { *range.start() };
            let end = if range.end() == last { i64::MAX } else { *range.end() };
            *range = start..=end;
        }
    }
    FittingValues::Numbers(ranges)
}
