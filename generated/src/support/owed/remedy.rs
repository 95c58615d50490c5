//! What can be done about a violation: set a parameter, change it, or remove it.

use super::candidates::Parameter;
use super::values::FittingValues;
use crate::support::limits::Limit;
use crate::support::rule::{Rule, Test};

/// Something that can be done about a violation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Remedy {
    /// The wire name of the parameter.
    pub parameter: &'static str,
    /// What to do with it.
    pub edit: Edit,
    /// The values that would do; none of them concerns a parameter that is removed.
    pub values: FittingValues,
    /// What else values of the parameter must keep: limits of texts and lists, and comparisons.
    pub limits: Vec<&'static Rule>,
}

/// What to do with a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Edit {
    /// Set it: it is not set.
    Set,
    /// Give it another value.
    Change,
    /// Leave it out.
    Remove,
}

impl Remedy {
    /// A value for a parameter.
    pub(super) fn new(parameter: Parameter<'_>, edit: Edit, values: FittingValues) -> Self {
        let limits = parameter.rules.iter();
        let limits = limits.filter(|rule| parameter.is_about(rule) && limits_further(rule));
        Self { parameter: parameter.info.name, edit, values, limits: limits.collect() }
    }

    /// A parameter without a value.
    pub(super) fn removal(parameter: &'static str) -> Self {
        Self { parameter, edit: Edit::Remove, values: FittingValues::Any, limits: Vec::new() }
    }
}

/// Whether a rule limits values in a way that the fitting values don't show.
fn limits_further(rule: &Rule) -> bool {
    match rule.test {
        Test::Value(limit, _) => !matches!(limit, Limit::Known | Limit::Range(..)),
        Test::Order(..) => true,
        _ => false,
    }
}
