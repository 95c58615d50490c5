//! `cargo xtask mutants --stricter`: errors made stricter in copies of the specs → whether observations notice.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;

use apispec_codegen::Source;
use apispec_codegen::decide::{Problem, Subject, Verdict};
use apispec_codegen::model::{self, Location, Observation, Operation, View};
use rayon::prelude::*;

use super::change;
use super::stricter::{Spec, Stricter};
use crate::print::{eprintln, println};
use crate::{Outcome, lint};

/// A copy of the specs in which a rule refuses one value too many.
struct Fault<'a> {
    view: View<'a>,
    rule: Ruled<'a>,
    detail: String,
    /// What the operation is read with, unchanged.
    base: &'a [Source],
    sources: Vec<Source>,
}

/// What is made stricter.
enum Ruled<'a> {
    /// A limit, rule, precondition or quota, by id.
    Rule(&'a str),
    /// The presence of a parameter, by wire name.
    Presence(&'a str),
}

/// What became of a fault.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Noticed {
    /// The generator refuses the specs with it.
    Incorrect,
    /// It refuses no request that was accepted before.
    Nothing,
    /// It refuses no request that was seen to be accepted.
    Unreached,
    /// It refuses this many of them, and `lint` reports it.
    Reported(usize),
    /// It refuses this many of them, and `lint` is silent.
    Missed(usize),
}

/// A fault that was tried.
struct Tried {
    /// The operation, the rule and what is stricter.
    fault: String,
    /// The operation and the rule.
    rule: String,
    noticed: Noticed,
}

/// Seeds faults into every error whose id contains a text, and prints what became of each.
pub(super) fn seed(sources: &[Source], only: &str) -> Result<Outcome, Box<dyn Error>> {
    let (specs, model) = change::read(sources)?;
    let is_asked = |id: &str| id.contains(only);
    let mut errors = 0;
    let mut tried = Vec::new();
    for view in model.operations() {
        let own = view.operation.place.source;
        let tree = specs.trees[own].json();
        let subject = Subject::new(view);
        let base = change::around(&specs, view, own, &tree);
        let mut faults = Vec::new();
        let mut add = |rule, file, stricter: Stricter| {
            let sources = change::around(&specs, view, file, &stricter.tree);
            faults.push(Fault { view, rule, detail: stricter.detail, base: &base, sources });
        };
        let written = subject.obligations().iter().filter(|it| !it.is_implied_by_required());
        for obligation in written.filter(|it| it.is_error() && is_asked(&it.id)) {
            let file = obligation.place.source;
            let tree = &specs.trees[file].json();
            let stricter = Spec { view, tree }.stricter(&obligation.place);
            errors += 1;
            if stricter.is_empty() {
                let rule = Ruled::Rule(&obligation.id).of(view);
                println!("{rule}: can't be made stricter by one value");
            }
            stricter.into_iter().for_each(|it| add(Ruled::Rule(&obligation.id), file, it));
        }
        let required = Spec { view, tree: &tree }.required();
        for (parameter, stricter) in required.filter(|(name, _)| is_asked(name)) {
            add(Ruled::Presence(parameter), own, stricter);
        }
        let noticed = faults.par_iter().map(Fault::noticed).collect::<Result<Vec<_>, _>>()?;
        tried.extend(faults.iter().zip(noticed).map(|(fault, noticed)| Tried {
            fault: fault.to_string(),
            rule: fault.rule.of(view),
            noticed,
        }));
    }
    Ok(printed(errors, &tried))
}

/// Prints every fault that refuses more than the specs do, and the sums.
fn printed(errors: usize, tried: &[Tried]) -> Outcome {
    let count =
        |is_counted: fn(Noticed) -> bool| tried.iter().filter(|it| is_counted(it.noticed)).count();
    let is_reached = |it: Noticed| matches!(it, Noticed::Reported(_) | Noticed::Missed(_));
    for Tried { fault, noticed, .. } in tried.iter().filter(|it| it.noticed != Noticed::Nothing) {
        println!("{fault}: {noticed}");
    }
    let rules = tried.iter().filter(|it| is_reached(it.noticed)).map(|it| &it.rule);
    let rules = rules.collect::<BTreeSet<_>>().len();
    let all = tried.len();
    let nothing = count(|it| it == Noticed::Nothing);
    let incorrect = count(|it| it == Noticed::Incorrect);
    let unreached = count(|it| it == Noticed::Unreached);
    let reported = count(|it| matches!(it, Noticed::Reported(_)));
    let missed = count(|it| matches!(it, Noticed::Missed(_)));
    println!(
        "\n{all} faults in {errors} errors and in the presence of parameters: \
         {nothing} refuse no further request, {incorrect} are refused by the generator, \
         {unreached} refuse no observed request"
    );
    println!(
        "{} faults in {rules} rules and parameters refuse an observed request; {reported} of them are reported by `lint`",
        reported + missed
    );
    if missed == 0 {
        return Outcome::Clean;
    }
    eprintln!(
        "error: `lint` reports nothing although a service accepted what {missed} of the faults refuse"
    );
    Outcome::Findings
}

impl Fault<'_> {
    fn noticed(&self) -> Result<Noticed, String> {
        let Ok(model) = apispec_codegen::model(&self.sources) else {
            return Ok(Noticed::Incorrect);
        };
        let same = |view: &View<'_>| {
            view.operation.wire == self.view.operation.wire
                && view.service.feature == self.view.service.feature
        };
        let Some(stricter) = model.operations().find(same) else {
            return Ok(Noticed::Incorrect);
        };
        let reached = match self.rule {
            Ruled::Presence(parameter) => lacking(stricter.operation, parameter),
            Ruled::Rule(id) if !refuses_more(self.view, stricter, id) => {
                return Ok(Noticed::Nothing);
            }
            Ruled::Rule(id) => newly_refused(self.view, stricter, id),
        };
        if reached == 0 {
            return Ok(Noticed::Unreached);
        }
        let is_reported = contradictions(&self.sources)? > contradictions(self.base)?;
        Ok(if is_reported { Noticed::Reported(reached) } else { Noticed::Missed(reached) })
    }
}

/// The number of accepted requests without a parameter; the path is not written down with the parameters.
fn lacking(operation: &Operation, parameter: &str) -> usize {
    let field = operation.request.fields.iter().find(|field| field.wire == parameter);
    if field.is_none_or(|field| field.location == Location::Path) {
        return 0;
    }
    let lacks = |it: &&Observation| {
        !it.says.partial && it.request.iter().all(|(name, _)| name != parameter)
    };
    accepted(operation).filter(lacks).count()
}

/// Whether there is a request that breaks the stricter rule and keeps the rule.
fn refuses_more(base: View<'_>, stricter: View<'_>, id: &str) -> bool {
    let subject = Subject::compared([base, stricter], &[]);
    let rules = subject.obligations().iter().filter(|it| it.id == id);
    let verdicts = [Verdict::Holds, Verdict::Violated];
    let problem = rules.fold(Problem::new(&subject), |problem, rule| {
        problem.with_verdict(rule, verdicts[rule.side])
    });
    problem.has_solution()
}

/// The number of accepted requests that break the stricter rule and do not break the rule.
fn newly_refused(base: View<'_>, stricter: View<'_>, id: &str) -> usize {
    let subjects = [base, stricter].map(Subject::new);
    let breaks = |subject: &Subject, observation: &Observation| {
        subject.broken_by(observation).any(|it| it.id == id)
    };
    let [base, stricter_subject] = &subjects;
    let refused = accepted(stricter.operation).filter(|it| breaks(stricter_subject, it));
    refused.filter(|it| !breaks(base, it)).count()
}

fn accepted(operation: &Operation) -> impl Iterator<Item = &Observation> {
    operation.observations.iter().filter(|it| it.says.outcome == model::Outcome::Accepted)
}

/// The number of findings about accepted requests that the specs refuse.
fn contradictions(sources: &[Source]) -> Result<usize, String> {
    let findings = lint::lint(sources).map_err(|report| report.to_string())?;
    let findings = findings.findings().iter();
    Ok(findings.filter(|(_, it)| it.code == lint::ACCEPTED_BUT_BROKEN.code).count())
}

impl Ruled<'_> {
    /// What is made stricter, with its operation.
    fn of(&self, view: View<'_>) -> String {
        let (feature, wire) = (&view.service.feature, &view.operation.wire);
        match self {
            Ruled::Rule(id) => format!("{feature} {wire} `{id}`"),
            Ruled::Presence(parameter) => format!("{feature} {wire} parameter `{parameter}`"),
        }
    }
}

impl fmt::Display for Fault<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}, {}", self.rule.of(self.view), self.detail)
    }
}

impl fmt::Display for Noticed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, reported) = match self {
            Noticed::Incorrect => return formatter.write_str("refused by the generator"),
            Noticed::Nothing => return formatter.write_str("refuses no further request"),
            Noticed::Unreached => return formatter.write_str("reached by no observation"),
            Noticed::Reported(count) => (count, "reported"),
            Noticed::Missed(count) => (count, "not reported"),
        };
        let plural = if *count == 1 { "" } else { "s" };
        write!(formatter, "reached by {count} observation{plural}, {reported}")
    }
}
