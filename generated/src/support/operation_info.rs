//! What the documents say about an operation, as static data.

use super::authorization::Authorization;
use super::documented::DocumentedError;
use super::parameters::{FactInfo, ParameterInfo};
use super::rule::{Rule, RuleKind};
use super::service_info::ServiceInfo;
use super::text::Text;

/// What the documents say about an operation.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OperationInfo {
    /// The name on the wire.
    pub name: &'static str,
    /// The service that it belongs to: product, version and endpoints.
    pub service: &'static ServiceInfo,
    /// What it does.
    pub description: Text,
    /// What else a caller should know.
    pub notes: &'static [Text],
    /// The HTTP method.
    pub method: &'static str,
    /// The path, with `{name}` for each path parameter.
    pub path: &'static str,
    /// What a caller must be allowed to do, if the documents say so.
    pub authorization: Option<Authorization>,
    /// The wire name of the parameter that makes repeated calls one, if there is one.
    pub idempotency_token: Option<&'static str>,
    /// The parameters, in the order of the documents.
    pub parameters: &'static [ParameterInfo],
    /// The facts outside the request that rules of its service may test.
    pub facts: &'static [FactInfo],
    /// Every rule that a request is held against; preconditions and quotas are among them.
    pub rules: &'static [Rule],
    #[cfg_attr(feature = "serde", serde(skip))]
    errors: &'static [&'static [DocumentedError]],
}

impl OperationInfo {
    /// An operation, with the name and the service.
    #[doc(hidden)]
    pub const fn new(name: &'static str, service: &'static ServiceInfo) -> Self {
        Self {
            name,
            service,
            description: Text::new("", ""),
            notes: &[],
            method: "",
            path: "",
            authorization: None,
            idempotency_token: None,
            parameters: &[],
            facts: &[],
            rules: &[],
            errors: &[],
        }
    }

    /// What must hold outside the request.
    pub fn preconditions(&self) -> impl Iterator<Item = &'static Rule> {
        let rules = self.rules.iter();
        rules.filter(|rule| rule.kind == RuleKind::Precondition)
    }

    /// How often it may be done.
    pub fn quotas(&self) -> impl Iterator<Item = &'static Rule> {
        let rules = self.rules.iter();
        rules.filter(|rule| matches!(rule.kind, RuleKind::Quota(_)))
    }

    /// Every documented row of an error that it may return: its own, and those of the service and
    /// the provider.
    pub fn documented_errors(&self) -> impl Iterator<Item = &'static DocumentedError> {
        let name = self.name;
        let rows = self.errors.iter().copied().flatten();
        rows.filter(move |row| row.operation.is_none_or(|operation| operation == name))
    }

    /// The operation with its description.
    #[doc(hidden)]
    pub const fn described(mut self, en: &'static str, zh: &'static str) -> Self {
        self.description = Text::new(en, zh);
        self
    }

    /// The operation with what else a caller should know.
    #[doc(hidden)]
    pub const fn notes(mut self, notes: &'static [Text]) -> Self {
        self.notes = notes;
        self
    }

    /// The operation with its method and path.
    #[doc(hidden)]
    pub const fn called(mut self, method: &'static str, path: &'static str) -> Self {
        self.method = method;
        self.path = path;
        self
    }

    /// The operation with what a caller must be allowed to do.
    #[doc(hidden)]
    pub const fn authorized(mut self, authorization: Authorization) -> Self {
        self.authorization = Some(authorization);
        self
    }

    /// The operation with its idempotency token.
    #[doc(hidden)]
    pub const fn token(mut self, parameter: &'static str) -> Self {
        self.idempotency_token = Some(parameter);
        self
    }

    /// The operation with its parameters, and with the facts of its service.
    #[doc(hidden)]
    pub const fn taking(
        mut self,
        parameters: &'static [ParameterInfo],
        facts: &'static [FactInfo],
    ) -> Self {
        self.parameters = parameters;
        self.facts = facts;
        self
    }

    /// The operation with its rules, and with the documented errors of its service.
    #[doc(hidden)]
    pub const fn held(
        mut self,
        rules: &'static [Rule],
        errors: &'static [&'static [DocumentedError]],
    ) -> Self {
        self.rules = rules;
        self.errors = errors;
        self
    }
}
