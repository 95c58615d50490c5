//! Rules → requests that prove them: an accepted and a refused one with a single difference.

use std::sync::Arc;

use serde_json::Value;

use super::obligation::Obligation;
use super::obligation::Verdict;
use super::problem::Problem;
use super::sample::Sample;
use super::subject::Subject;
use super::test::Test;
use super::variable::About;

/// The requests that prove the rules of an operation.
#[derive(Clone, Debug)]
pub struct Proofs {
    /// At least one for each rule that can be proved, in the order of the rules.
    pub proofs: Vec<Proof>,
    /// The ids of those that no pair of requests can prove.
    pub unproved: Vec<String>,
}

/// An accepted and a refused request that differ in one parameter or one fact.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The id of the rule.
    pub id: String,
    /// The parameter or the fact in which they differ.
    pub varies: String,
    /// Whether it is a parameter or a fact.
    pub about: About,
    /// Other violations.
    pub besides: Besides,
    /// The rule holds here.
    pub accepted: Sample,
    /// The rule is violated here.
    pub refused: Sample,
    /// The request with each other relevant value, including both sides of each limit.
    pub others: Vec<Sample>,
}

/// Other violations in the requests that prove a rule; the cleanest case first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Besides {
    /// No other violations.
    Nothing,
    /// Only warnings.
    Warnings,
    /// Errors in the refused request, if this rule is never violated alone.
    ErrorsInRefused,
    /// Errors in both requests: only the verdict on this rule differs.
    ErrorsInBoth,
}

const CLEANEST_FIRST: [Besides; 4] =
    [Besides::Nothing, Besides::Warnings, Besides::ErrorsInRefused, Besides::ErrorsInBoth];

impl Subject {
    /// Requests for each limit, rule, precondition and quota of the operation.
    pub fn proofs(&self) -> Proofs {
        let mut proofs = Proofs { proofs: Vec::new(), unproved: Vec::new() };
        for index in 0..self.obligations.len() {
            let mut found = CLEANEST_FIRST.iter().map(|besides| self.proofs_of(index, *besides));
            match found.find(|proofs| !proofs.is_empty()) {
                Some(found) => proofs.proofs.extend(found),
                None => proofs.unproved.push(self.obligations[index].id.clone()),
            }
        }
        proofs
    }

    /// A proof for each variable that alone can change the verdict on an obligation.
    fn proofs_of(&self, index: usize, besides: Besides) -> Vec<Proof> {
        let violated = &self.obligations[index].violated;
        let mut variables = self.obligations[index].about.clone();
        for variable in violated.variables() {
            if !variables.contains(&variable) {
                variables.push(variable);
            }
        }
        let proof = |variable: usize| self.proof(index, variable, besides);
        variables.into_iter().filter_map(proof).collect()
    }

    fn proof(&self, index: usize, variable: usize, besides: Besides) -> Option<Proof> {
        let own = &self.obligations[index];
        let others = self
            .obligations
            .iter()
            .filter(|it| it.id != own.id && (besides == Besides::Nothing || it.is_error()));
        let kept = others.flat_map(Obligation::kept).cloned().collect::<Vec<_>>();
        let mut problem = Problem::new(self);
        let twin = problem.twin(variable);
        // Obligations without the variable have the same verdict in both requests, so it is enough to check one.
        let in_refused = kept.iter().filter(|it| it.mentions(variable)).cloned();
        let in_refused = in_refused.filter(|_| besides < Besides::ErrorsInRefused);
        let refused = in_refused.chain([own.judged(Verdict::Violated)]);
        let refused = refused.map(|it| Arc::new(it.renamed(variable, twin)));
        let refused = refused.collect::<Vec<_>>();
        let in_accepted = kept.into_iter().filter(|_| besides < Besides::ErrorsInBoth);
        let problem = problem.with(in_accepted).with_verdict(own, Verdict::Holds).with(refused);
        // An accepted value is better evidence than an absent one.
        let with_value = problem.clone().restricted(variable, |value| value.is_some());
        let with_value = with_value.cheapest_classes().filter(|_| own.about.contains(&variable));
        let mut classes = with_value.or_else(|| problem.cheapest_classes())?;

        let other = classes.pop()?;
        let accepted = self.values(&classes);
        classes[variable] = other;
        let refused = self.values(&classes);
        let seen = [&accepted[variable], &refused[variable]];
        let others = self.cases_tested(own, variable).iter();
        let others = others.filter(|case| !seen.contains(case)).map(|case| {
            let mut values = refused.clone();
            values[variable] = case.clone();
            self.sample(values)
        });
        Some(Proof {
            id: own.id.clone(),
            varies: self.variables[variable].name.clone(),
            about: self.variables[variable].about,
            besides,
            others: others.collect(),
            accepted: self.sample(accepted),
            refused: self.sample(refused),
        })
    }

    /// The cases of a variable that an obligation may distinguish: none if it only tests presence.
    fn cases_tested(&self, obligation: &Obligation, variable: usize) -> &[Option<Value>] {
        let mut tests = obligation.violated.tests();
        tests.retain(|(tested, _)| *tested == variable);
        let is_presence = |(_, test): &(usize, usize)| matches!(self.tests[*test].1, Test::Present);
        if !tests.is_empty() && tests.iter().all(is_presence) {
            &[]
        } else {
            &self.variables[variable].cases
        }
    }
}
