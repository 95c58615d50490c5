//! What a request still owes: what must be set, changed or removed until it has no errors.

mod candidates;
mod draft;
mod remedy;
mod search;
mod times;
mod values;

use std::fmt;

use super::condition::AnyGiven;
use super::message::remedies;
use super::parameters::ParameterInfo;
use super::report::Violation;
use super::rule::Rules;
use super::text::Language;
use super::validator::validate;
pub use remedy::{Edit, Remedy};
use search::Search;
pub use values::FittingValues;

/// What a request still owes: a demand for each of its errors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owed(Vec<Demand>);

/// An error of a request, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    violation: Violation,
    remedies: Vec<Remedy>,
}

/// What a request owes under these rules. Allocates nothing if there are no errors.
pub(super) fn owed(
    rules: &'static Rules,
    parameters: &'static [ParameterInfo],
    given: AnyGiven<'_>,
) -> Owed {
    let report = validate(rules, given);
    if report.is_ok() {
        return Owed::default();
    }
    let search = Search::new(rules, parameters, given, None);
    let fewest = search.fewest_changes();
    let demands = report.errors().map(|violation| Demand::new(violation, &search, fewest));
    Owed(demands.collect())
}

/// What can be done about a violation that a service refused, even if it is only a warning.
pub(super) fn demand(
    rules: &'static Rules,
    parameters: &'static [ParameterInfo],
    given: AnyGiven<'_>,
    violation: &Violation,
) -> Demand {
    let search = Search::new(rules, parameters, given, Some(violation.rule()));
    Demand::new(violation, &search, search.fewest_changes())
}

impl Owed {
    /// A demand for each error, in the page's order. To fulfil one may bring up others, never the same
    /// again.
    pub fn demands(&self) -> &[Demand] {
        &self.0
    }

    /// Whether nothing is owed: the request has no errors.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A line for each demand.
impl fmt::Display for Owed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.0.iter().map(Demand::to_string).collect::<Vec<_>>();
        formatter.write_str(&lines.join("\n"))
    }
}

impl Demand {
    /// A violation with its remedies, if so many changes are the fewest.
    fn new(violation: &Violation, search: &Search<'_>, fewest: Option<usize>) -> Self {
        let remedies = fewest.map(|fewest| search.remedies(violation, fewest));
        Self { violation: violation.clone(), remedies: remedies.unwrap_or_default() }
    }

    /// What is wrong.
    pub fn violation(&self) -> &Violation {
        &self.violation
    }

    /// What can be done about it: any one of these. None if no change of the request helps, as when
    /// an instance does not run.
    ///
    /// Only a parameter to set is offered, if that helps; else what the caller set conflicts, and this
    /// is what to change or to remove.
    pub fn remedies(&self) -> &[Remedy] {
        &self.remedies
    }

    /// What is wrong, and what to do about it, in a sentence.
    pub fn message(&self, language: Language) -> String {
        let remedies = remedies(self, language);
        self.violation.message(language) + &remedies
    }
}

impl fmt::Display for Demand {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message(Language::English))
    }
}
