//! Rules → requests that prove them: one accepted, one refused, and between them one difference.

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
    /// The ids of those that no pair of requests tells from nothing.
    pub unproved: Vec<String>,
}

/// An accepted and a refused request that differ in one parameter or one fact.
#[derive(Clone, Debug)]
pub struct Proof {
    /// The id of the rule.
    pub id: String,
    /// The parameter or the fact in which they differ.
    pub varies: String,
    /// Which of both it is.
    pub about: About,
    /// What else is violated.
    pub besides: Besides,
    /// The rule holds here.
    pub accepted: Sample,
    /// The rule is violated here.
    pub refused: Sample,
    /// The refused request with each other value that matters, both sides of each limit among them.
    pub others: Vec<Sample>,
}

/// What is violated besides a rule in the requests that prove it; the cleanest come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Besides {
    /// Nothing: the rule alone decides.
    Nothing,
    /// Warnings.
    Warnings,
    /// Errors in the refused request, since this rule is never violated alone.
    ErrorsInRefused,
    /// Errors in both: in the accepted one only this rule holds.
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

    /// A proof for each variable that alone can decide about an obligation.
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
        let kept = others.map(Obligation::kept).collect::<Vec<_>>();
        let mut problem = Problem::new(self);
        let twin = problem.twin(variable);
        // What does not mention the variable is the same in both requests: the accepted one answers for both.
        let in_refused = kept.iter().filter(|it| it.mentions(variable)).cloned();
        let in_refused = in_refused.filter(|_| besides < Besides::ErrorsInRefused);
        let refused = in_refused.chain([own.judged(Verdict::Violated)]);
        let refused = refused.map(|it| it.renamed(variable, twin));
        let refused = refused.collect::<Vec<_>>();
        let in_accepted = kept.into_iter().filter(|_| besides < Besides::ErrorsInBoth);
        let problem = problem.with(in_accepted).with_verdict(own, Verdict::Holds).with(refused);
        // A value that is accepted says more than none.
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

    /// The cases of a variable that an obligation may judge differently: none if it asks only whether it is present.
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
