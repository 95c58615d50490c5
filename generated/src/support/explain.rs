//! Why a service answered with an error code: the rules that name the code, the likeliest first.

use std::cmp::Reverse;
use std::fmt;

use super::condition::{Given, Tested};
use super::failure::Failure;
use super::message::cause;
use super::operation::Operation;
use super::owed::{Demand, demand};
use super::report::Report;
use super::rule::{Rule, Severity, Test};
use super::service_error::{ServiceError, ServiceErrorCode};
use super::text::Language;
use super::value::{RuleFields, is_present};

/// Why a service may have answered with an error code: what the code is documented to report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation(Vec<Cause>);

/// A rule, precondition or quota whose violation an error code reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    rule: &'static Rule,
    standing: Standing,
}

/// What is known about a cause, given the request and the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The request breaks the rule; how, and what can be done about it.
    Broken(Demand),
    /// It could not be decided, for want of these facts; without any, nothing that a caller could give
    /// decides it.
    Unknown(Vec<&'static str>),
    /// The request keeps the rule.
    Kept,
}

impl<C: ServiceErrorCode> Failure<C> {
    /// Why the service may have refused this request: the rules, preconditions and quotas whose
    /// violation the code reports. Those that the request breaks come first, then those that could not
    /// be decided, then those that it keeps.
    ///
    /// Empty, without an allocation, if no rule names the code, and for a body that can't be read.
    pub fn explain<O>(&self, request: &O, context: &O::Context) -> Explanation
    where
        O: Operation<ErrorCode = C>,
    {
        match self {
            Failure::Service(error) => error.explain(request, context),
            Failure::Malformed(_) => Explanation::default(),
        }
    }
}

impl<C: ServiceErrorCode> ServiceError<C> {
    /// Why the service may have refused this request, as [`Failure::explain`] says.
    pub fn explain<O>(&self, request: &O, context: &O::Context) -> Explanation
    where
        O: Operation<ErrorCode = C>,
    {
        explanation(&self.code, request, context)
    }
}

/// Why a service may answer a request with this code.
pub(super) fn explanation<O: Operation>(
    code: &O::ErrorCode,
    request: &O,
    context: &O::Context,
) -> Explanation {
    let rows = code.documented().iter();
    let own = rows.filter(|row| row.operation.is_none_or(|operation| operation == O::NAME));
    let is_named = |rule: &Rule| {
        rule.codes.contains(&code.as_str()) || own.clone().any(|row| row.rules.contains(&rule.id))
    };
    let mut named = O::RULES.iter().filter(|rule| is_named(rule)).peekable();
    if named.peek().is_none() {
        return Explanation::default();
    }
    let report = request.validate_in(context);
    let given = Given { request: request as &dyn RuleFields, context: context as &dyn RuleFields };
    let causes = named.map(|rule| {
        let violation = report.violations().iter().find(|it| it.rule() == rule);
        let standing = match violation {
            Some(violation) => {
                Standing::Broken(demand(O::order(), O::INFO.parameters, given, violation))
            }
            None if is_skipped(rule, &report) => Standing::Unknown(open_facts(rule, context)),
            None => Standing::Kept,
        };
        Cause { rule, standing }
    });
    let mut causes = causes.collect::<Vec<_>>();
    causes.sort_by_cached_key(Cause::rank);
    Explanation(causes)
}

fn is_skipped(rule: &Rule, report: &Report) -> bool {
    report.skipped().any(|skipped| skipped == rule)
}

/// The facts that a rule tests and that the caller did not give.
fn open_facts(rule: &Rule, context: &dyn RuleFields) -> Vec<&'static str> {
    let is_open = |position| !is_present(context, position);
    if let Test::Fewer(fact, name, _) = rule.test {
        return is_open(fact).then_some(name).into_iter().collect();
    }
    let mut open = Vec::new();
    rule.condition().tested(&mut |tested| match tested {
        Tested::Fact(fact, name) if is_open(fact) && !open.contains(&name) => open.push(name),
        Tested::Fact(..) | Tested::Parameter(..) => {}
    });
    open
}

impl Explanation {
    /// The causes, the likeliest first.
    pub fn causes(&self) -> &[Cause] {
        &self.0
    }

    /// Whether no rule names the code.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A line for each cause.
impl fmt::Display for Explanation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.0.iter().map(Cause::to_string).collect::<Vec<_>>();
        formatter.write_str(&lines.join("\n"))
    }
}

impl Cause {
    /// The rule, precondition or quota.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// What is known about it.
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// What must hold, what is known about it, and what to do, in a sentence.
    pub fn message(&self, language: Language) -> String {
        cause(self, language)
    }

    /// Small for likely causes. A rule whose violation is only a warning is a less likely reason, and of
    /// two broken rules the one with more conditions says more about this request.
    fn rank(&self) -> (u8, u8, Reverse<usize>) {
        let (standing, conditions) = match self.standing {
            Standing::Broken(_) => (0, self.rule.related().len()),
            Standing::Unknown(_) => (1, 0),
            Standing::Kept => (2, 0),
        };
        let severity = match self.rule.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
        };
        (standing, severity, Reverse(conditions))
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message(Language::English))
    }
}
