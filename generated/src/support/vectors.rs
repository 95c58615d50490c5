//! Runs vectors against an operation: requests that keep and break each rule, requests and their bytes, responses and
//! their meaning.

mod file;
mod values;

use std::fmt::{Debug, Display};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::failure::Failure;
use super::http::HttpResponse;
use super::operation::Operation;
use super::redact;
use super::rule::Severity;
use super::service_error::ServiceErrorCode;
use file::{
    Expected, ExpectedFailure, Http, ObservationVector, Outcome, Report, RequestVector,
    ResponseVector, Vectors,
};

/// Runs the vectors in this JSON against an operation.
///
/// # Panics
///
/// If the operation does not do what a vector says; with every such vector.
#[track_caller]
pub fn run<R>(json: &str)
where
    R: Operation<Context: DeserializeOwned, Response: Serialize> + DeserializeOwned,
{
    let failures = failures::<R>(json);
    assert!(failures.is_empty(), "{} fails:\n{}", R::NAME, failures.join("\n"));
}

/// A line for each vector in this JSON that the operation fails: its name, and what is wrong.
pub fn failures<R>(json: &str) -> Vec<String>
where
    R: Operation<Context: DeserializeOwned, Response: Serialize> + DeserializeOwned,
{
    let vectors = match serde_json::from_str::<Vectors>(json) {
        Ok(vectors) => vectors,
        Err(error) => return vec![error.to_string()],
    };
    let mut failures = Vec::new();
    if vectors.operation != R::NAME {
        failures.push(format!("the vectors are for `{}`", vectors.operation));
    }
    let mut check = |name: String, checked: Result<(), String>| {
        failures.extend(checked.err().map(|why| format!("- {name}: {why}")));
    };
    for rule in &vectors.rules {
        for (number, case) in rule.cases.iter().enumerate() {
            let name = format!("`{}` by `{}`, case {number}", rule.rule, rule.varies);
            let request = request::<R>(&case.request);
            check(name, request.and_then(|it| validated(&it, &case.facts, &case.report)));
        }
    }
    for vector in &vectors.requests {
        check(vector.name.clone(), encoded::<R>(vector));
    }
    for vector in &vectors.responses {
        // Without its feature, the runtime refuses to read XML.
        let is_read = cfg!(feature = "xml") || !vector.body.trim_start().starts_with('<');
        if is_read {
            check(vector.name.clone(), decoded::<R>(vector, &vectors.secrets));
        }
    }
    for vector in &vectors.observations {
        check(vector.name.clone(), observed::<R>(vector));
    }
    failures
}

fn request<R: DeserializeOwned>(values: &Map<String, Value>) -> Result<R, String> {
    R::deserialize(values).map_err(|error| format!("can't read the request: {error}"))
}

/// The report names these violations and these skipped rules, and nothing else.
fn validated<R>(request: &R, facts: &Map<String, Value>, expected: &Report) -> Result<(), String>
where
    R: Operation<Context: DeserializeOwned>,
{
    let context = R::Context::deserialize(facts);
    let context = context.map_err(|error| format!("can't read the facts: {error}"))?;
    let report = request.validate_in(&context);
    let violations = report.violations().iter().map(|it| {
        let severity = match it.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        [severity.to_owned(), it.rule().id.to_owned(), it.path()]
    });
    let due = expected.violations.iter();
    let due = due.map(|it| [it.severity.clone(), it.rule.clone(), it.path.clone()]);
    same_in_any_order("violations", violations.collect(), due.collect())?;
    let skipped = report.skipped().map(|rule| rule.id.to_owned());
    same_in_any_order("skipped rules", skipped.collect(), expected.skipped.clone())
}

fn same_in_any_order<T: Debug + Ord>(
    what: &str,
    mut found: Vec<T>,
    mut expected: Vec<T>,
) -> Result<(), String> {
    found.sort();
    expected.sort();
    same(what, &found, &expected)
}

fn same<T: Debug + PartialEq + ?Sized>(what: &str, found: &T, expected: &T) -> Result<(), String> {
    if found == expected {
        Ok(())
    } else {
        Err(format!("the {what} are {found:?}, expected {expected:?}"))
    }
}

/// Nothing refuses what the service accepted, and what it refused is explained.
fn observed<R>(vector: &ObservationVector) -> Result<(), String>
where
    R: Operation<Context: DeserializeOwned> + DeserializeOwned,
{
    let request = request::<R>(&vector.request)?;
    if let Some(report) = &vector.report {
        validated(&request, &vector.facts, report)?;
    }
    let context = R::Context::deserialize(&vector.facts).map_err(|error| error.to_string())?;
    let report = request.validate_in(&context);
    match &vector.outcome {
        Outcome::Sent => Ok(()),
        Outcome::Accepted => {
            let errors = report.errors().map(|error| error.to_string()).collect::<Vec<_>>();
            same("errors of an accepted request", errors.as_slice(), &[])
        }
        Outcome::Refused(refusal) => {
            let violated = report.violations().iter().map(|it| it.rule());
            let mut rules = violated.chain(report.skipped());
            let names = |code: &str| refusal.code == code;
            let explains = rules.any(|rule| {
                let is_listed = vector.explained_by.iter().any(|id| *id == rule.id);
                is_listed && rule.codes.iter().copied().any(names)
            });
            if explains || vector.unexplained.is_some() {
                Ok(())
            } else {
                Err(format!("no rule explains that it was refused with {}", refusal.code))
            }
        }
    }
}

/// The request is written as the document shows it.
fn encoded<R>(vector: &RequestVector) -> Result<(), String>
where
    R: Operation<Context: DeserializeOwned> + DeserializeOwned,
{
    let request = request::<R>(&vector.request)?;
    if let Some(report) = &vector.report {
        validated(&request, &Map::new(), report)?;
    }
    let Http { method, host_prefix, target, query, headers, body } = &vector.http;
    let http = request.encode().map_err(|error| error.to_string())?;
    same("method", http.method, method.as_str())?;
    same("host prefix", &http.host_prefix, host_prefix)?;
    same("path and query", http.path_and_query().as_str(), target.as_str())?;
    same("query", &http.query, query)?;
    for header in headers {
        if !http.headers.contains(header) {
            return Err(format!("{header:?} is not among the headers {:?}", http.headers));
        }
    }
    let body = body.clone().unwrap_or_default();
    same("body", String::from_utf8_lossy(&http.body.to_bytes()).as_ref(), body.as_str())
}

/// The response means what the document shows.
fn decoded<R>(vector: &ResponseVector, secrets: &[String]) -> Result<(), String>
where
    R: Operation<Response: Serialize>,
{
    let response = HttpResponse {
        status: vector.status,
        headers: vector.headers.clone(),
        body: vector.body.clone().into_bytes(),
    };
    match (R::decode(&response), &vector.expected) {
        (Ok(response), Expected::Response(expected)) => {
            let found = serde_json::to_value(&response).map_err(|error| error.to_string())?;
            values::contained(expected, &found, secrets)
        }
        (Err(failure), Expected::Failure(expected)) => failed_as(&failure, expected, secrets),
        (Ok(_), Expected::Failure(_)) => Err("found a success, expected a failure".into()),
        (Err(failure), Expected::Response(_)) => Err(failure.to_string()),
    }
}

fn failed_as<C: ServiceErrorCode>(
    failure: &Failure<C>,
    expected: &ExpectedFailure,
    secrets: &[String],
) -> Result<(), String> {
    let Failure::Service(error) = failure else {
        return Err(failure.to_string());
    };
    shown("code", Some(error.code.as_str()), Some(&expected.code))?;
    shown("message", Some(&error.message), expected.message.as_ref())?;
    shown("request id", error.request_id.as_ref(), expected.request_id.as_ref())?;
    if let Some(details) = &expected.details {
        let found = serde_json::to_value(&error.details).map_err(|error| error.to_string())?;
        values::contained(details, &found, secrets)?;
    }
    match &expected.category {
        None => Ok(()),
        category => {
            let found =
                serde_json::to_value(error.category()).map_err(|error| error.to_string())?;
            same("category", &found.as_str(), &category.as_deref())
        }
    }
}

/// A text is what is expected, or hidden since it may show a secret.
fn shown(
    what: &str,
    found: Option<impl AsRef<str> + Display>,
    expected: Option<&String>,
) -> Result<(), String> {
    let hidden = [redact::REDACTED, redact::ECHO];
    match (found, expected) {
        (_, None) => Ok(()),
        (Some(found), Some(_)) if hidden.contains(&found.as_ref()) => Ok(()),
        (found, expected) => {
            let found = found.as_ref().map(AsRef::as_ref);
            same(what, &found, &expected.map(String::as_str))
        }
    }
}
