//! The fewest changes after which a request has no errors, and what can be done about each violation on the way.

use std::cell::Cell;

use super::candidates::Parameter;
use super::draft::{Assumption, Candidate, Draft};
use super::remedy::{Edit, Remedy};
use super::values::values;
use crate::support::condition::{AnyGiven, Given, Tested};
use crate::support::parameters::ParameterInfo;
use crate::support::report::{Report, Violation};
use crate::support::rule::{Rule, Rules, Severity, Test};
use crate::support::validator::validate;
use crate::support::value::{RuleFields, is_present};

/// A search for requests without errors near a given one.
pub(super) struct Search<'a> {
    rules: &'static Rules,
    parameters: &'static [ParameterInfo],
    given: AnyGiven<'a>,
    /// A rule that counts as an error whatever its severity.
    refused: Option<&'static Rule>,
    /// How many more requests may be tried.
    tries: Cell<usize>,
}

/// Something that may be done about a violation.
struct Step {
    position: u16,
    candidate: Candidate,
    cost: Cost,
}

/// What a step costs: what the caller set is touched as little as possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cost {
    /// It sets what is not set.
    Addition,
    /// It changes or removes what the caller set.
    Change,
}

/// What a step leads to.
struct Outcome {
    step: Step,
    /// Whether the violation is still there.
    remains: bool,
    warnings: usize,
}

impl<'a> Search<'a> {
    /// The number of requests that are tried before a search gives up. The rules of a service need a few
    /// dozen.
    const TRIES: usize = 2_000;

    pub(super) fn new(
        rules: &'static Rules,
        parameters: &'static [ParameterInfo],
        given: AnyGiven<'a>,
        refused: Option<&'static Rule>,
    ) -> Self {
        Self { rules, parameters, given, refused, tries: Cell::new(0) }
    }

    /// How many parameters have to be changed or removed until there are no errors; none if
    /// that does not help.
    pub(super) fn fewest_changes(&self) -> Option<usize> {
        let mut draft = Draft::of(self.given.request);
        (0..=self.parameters.len()).find(|changes| self.is_solved_by(*changes, &mut draft))
    }

    /// What can be done about a violation, if so many changes are the fewest. Each leaves fewer changes,
    /// or sets something and leaves no more.
    pub(super) fn remedies(&self, violation: &Violation, fewest: usize) -> Vec<Remedy> {
        let mut draft = Draft::of(self.given.request);
        let steps = self.steps(violation, &draft);
        let (additions, changes) =
            steps.into_iter().partition::<Vec<_>, _>(|step| step.cost == Cost::Addition);
        let mut outcomes = self.outcomes(additions, violation, fewest, &mut draft);
        if outcomes.is_empty() {
            outcomes = self.outcomes(changes, violation, fewest, &mut draft);
        }
        if outcomes.iter().any(|outcome| !outcome.remains) {
            outcomes.retain(|outcome| !outcome.remains);
        }
        let mut remedies = Vec::new();
        while let Some(first) = outcomes.first() {
            let position = first.step.position;
            let of_parameter = |outcome: &mut Outcome| outcome.step.position == position;
            let outcomes = outcomes.extract_if(.., of_parameter).collect::<Vec<_>>();
            self.add_remedies(position, outcomes, &mut remedies);
        }
        remedies
    }

    /// Adds what can be done about a parameter: give it a value, or remove it.
    fn add_remedies(&self, position: u16, mut outcomes: Vec<Outcome>, remedies: &mut Vec<Remedy>) {
        let parameter = self.parameter(position, self.given.request);
        let removals = outcomes.extract_if(.., |it| it.step.candidate == Candidate::Absent);
        let is_removable = removals.count() > 0;
        let least = outcomes.iter().map(|outcome| outcome.warnings).min();
        outcomes.retain(|outcome| Some(outcome.warnings) == least);
        if let Some(first) = outcomes.first() {
            let edit = match first.step.cost {
                Cost::Addition => Edit::Set,
                Cost::Change => Edit::Change,
            };
            let candidates = outcomes.into_iter().map(|outcome| outcome.step.candidate);
            let values = values(parameter, &candidates.collect::<Vec<_>>());
            remedies.push(Remedy::new(parameter, edit, values));
        }
        if is_removable {
            remedies.push(Remedy::removal(parameter.info.name));
        }
    }

    /// The steps from which so many changes in all lead to a request without errors.
    fn outcomes(
        &self,
        steps: Vec<Step>,
        violation: &Violation,
        changes: usize,
        draft: &mut Draft<'_>,
    ) -> Vec<Outcome> {
        let outcome = |step: Step| {
            let left = step.cost.left_of(changes)?;
            draft.assuming(step.assumption(), |draft| {
                self.is_solved_by(left, draft).then(|| {
                    let report = self.report(draft);
                    let remains = report.violations().iter().any(|it| it.is_at(violation));
                    Outcome { remains, warnings: report.warnings().count(), step }
                })
            })
        };
        steps.into_iter().filter_map(outcome).collect()
    }

    fn is_solved_by(&self, changes: usize, draft: &mut Draft<'_>) -> bool {
        self.tries.set(Self::TRIES);
        self.reaches(changes, draft)
    }

    /// Whether additions and so many changes lead to a request without errors. What is assumed stays.
    fn reaches(&self, changes: usize, draft: &mut Draft<'_>) -> bool {
        if self.tries.get() == 0 {
            return false;
        }
        self.tries.set(self.tries.get() - 1);
        let report = self.report(draft);
        let mut fewest: Option<Vec<Step>> = None;
        // Violations that share no parameter need a change each.
        let mut changed = Vec::new();
        let mut needed = 0;
        for violation in self.errors(&report) {
            let steps = self.steps(violation, draft);
            let needs_change = steps.iter().all(|step| step.cost == Cost::Change);
            if needs_change && steps.iter().all(|step| !changed.contains(&step.position)) {
                needed += 1;
                changed.extend(steps.iter().map(|step| step.position));
            }
            // The violation with the fewest ways out first, so that a dead end is seen early.
            if fewest.as_ref().is_none_or(|fewest| steps.len() < fewest.len()) {
                fewest = Some(steps);
            }
        }
        let Some(steps) = fewest else {
            return true;
        };
        needed <= changes
            && draft.any(steps.into_iter().map(|step| (step.position, step)), |draft, step| {
                let left = step.cost.left_of(changes);
                left.is_some_and(|left| {
                    draft.assuming(step.assumption(), |draft| self.reaches(left, draft))
                })
            })
    }

    /// What may be done about a violation: a value for a parameter that it depends on, or none.
    fn steps(&self, violation: &Violation, draft: &Draft<'_>) -> Vec<Step> {
        let mut steps = Vec::new();
        for position in self.positions(violation) {
            if draft.is_settled(position) {
                continue;
            }
            let parameter = self.parameter(position, draft);
            let is_present = is_present(parameter.fields, position);
            let cost = if is_present { Cost::Change } else { Cost::Addition };
            let candidates = parameter.candidates().into_iter();
            steps.extend(candidates.map(|candidate| Step { position, candidate, cost }));
            if is_present && !parameter.info.required {
                steps.push(Step { position, candidate: Candidate::Absent, cost });
            }
        }
        steps
    }

    /// The parameters that a violation depends on, the one that is to blame first.
    fn positions(&self, violation: &Violation) -> Vec<u16> {
        let rule = violation.rule();
        let blamed = self.parameters.iter().zip(0..);
        let mut blamed = blamed.filter(|(info, _)| info.name == violation.parameter());
        let mut positions = blamed.by_ref().map(|(_, position)| position).collect::<Vec<_>>();
        match rule.test {
            Test::Count(_, group) => positions.extend(group),
            Test::Order(_, other) => positions.push(other),
            _ => {}
        }
        rule.condition().tested(&mut |tested| match tested {
            Tested::Parameter(position, _) => positions.push(position),
            Tested::Fact(..) => {}
        });
        let mut each = Vec::new();
        for position in positions {
            if !each.contains(&position) {
                each.push(position);
            }
        }
        each
    }

    /// The errors that a request can do something about, one of each rule and parameter.
    fn errors<'r>(&self, report: &'r Report) -> Vec<&'r Violation> {
        let mut errors = Vec::<&Violation>::new();
        for violation in report.violations() {
            let rule = violation.rule();
            let counts = violation.severity() == Severity::Error || self.refused == Some(rule);
            let is_same =
                |it: &&Violation| it.rule() == rule && it.parameter() == violation.parameter();
            if counts && !errors.iter().any(is_same) && !self.positions(violation).is_empty() {
                errors.push(violation);
            }
        }
        errors
    }

    fn report(&self, draft: &Draft<'_>) -> Report {
        validate(self.rules, Given { request: draft, ..self.given })
    }

    fn parameter<'f>(&self, position: u16, fields: &'f dyn RuleFields) -> Parameter<'f> {
        Parameter {
            position,
            info: &self.parameters[usize::from(position)],
            parameters: self.parameters,
            rules: self.rules.table,
            fields,
        }
    }
}

impl Step {
    fn assumption(&self) -> Assumption {
        Assumption { position: self.position, candidate: self.candidate.clone() }
    }
}

impl Cost {
    /// How many changes are left; none if it is one too many.
    fn left_of(self, changes: usize) -> Option<usize> {
        match self {
            Cost::Addition => Some(changes),
            Cost::Change => changes.checked_sub(1),
        }
    }
}
