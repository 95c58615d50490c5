//! An operation that the fake cloud serves: its examples, and the rules that it holds requests against.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use cloud_backup_api::description::{DocumentedError, Language, OperationInfo, Rule};
use cloud_backup_api::{Format, Operation, OperationVisitor, SerdeOperation, each_operation};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::example::{Example, examples};
use crate::provider::Provider;
use crate::refusal::Refusal;

/// A served operation.
pub(crate) struct Served {
    pub(crate) operation: &'static OperationInfo,
    pub(crate) examples: &'static [Example],
    check: Check,
}

/// What finds the first error in a request, given as its members.
type Check = Box<dyn Fn(&Map<String, Value>) -> Option<Finding> + Send + Sync>;

/// What is wrong with a request.
struct Finding {
    /// The rule that it breaks; none if it can't be read.
    rule: Option<&'static Rule>,
    /// The parameter that it is about.
    path: String,
    message: String,
}

/// Every operation of the crate; nothing is known outside of their requests.
pub(crate) fn all() -> Vec<Served> {
    let mut all = All(Vec::new());
    each_operation(&mut all);
    all.0
}

struct All(Vec<Served>);

impl OperationVisitor for All {
    fn visit<O: SerdeOperation>(&mut self) {
        let check = checking::<O>([O::Context::default()]);
        self.0.push(Served { operation: O::INFO, examples: examples(O::INFO), check });
    }
}

impl Served {
    /// The documented response in JSON, to be filled in; an object without members if there is none.
    pub(crate) fn response(&self) -> Value {
        let mut examples = self.examples.iter();
        let example = examples.find(|example| example.is_in(Format::Json));
        let example = example.and_then(|example| serde_json::from_str(example.body).ok());
        example.unwrap_or_else(|| Value::Object(Map::new()))
    }

    /// Holds each request against the rules with the next of these facts, and then with the last.
    pub(crate) fn set_facts<O: Operation + DeserializeOwned>(
        &mut self,
        facts: impl IntoIterator<Item = O::Context>,
    ) {
        self.check = checking::<O>(facts);
    }

    /// Why a request is refused: its first error.
    pub(crate) fn refusal(
        &self,
        members: &Map<String, Value>,
        provider: Provider,
    ) -> Option<Refusal> {
        let codes = provider.codes();
        let general = |code: &str, detail: &str| {
            let mut rows = self.operation.documented_errors();
            match rows.find(|row| row.code == code) {
                Some(row) => Refusal::documented(row, detail),
                None => Refusal::of_code(code, provider.module(), detail),
            }
        };
        let mut required = self.operation.parameters.iter().filter(|known| known.required);
        if let Some(missing) = required.find(|known| !members.contains_key(known.name)) {
            let detail = format!("the parameter `{}` is missing", missing.name);
            return Some(general(codes.missing_parameter, &detail));
        }
        let finding = (self.check)(members)?;
        Some(match finding.rule.and_then(|rule| self.row(rule)) {
            Some(row) => Refusal::documented(row, &finding.path),
            None if finding.rule.is_some() && !members.contains_key(&finding.path) => {
                general(codes.missing_parameter, &finding.message)
            }
            None => general(codes.wrong_value, &finding.message),
        })
    }

    /// The documented row that reports a violation of a rule: of the rule's first code that has one.
    fn row(&self, rule: &Rule) -> Option<&'static DocumentedError> {
        rule.codes.iter().find_map(|code| {
            let rows = self.operation.documented_errors().filter(|row| row.code == *code);
            let rows = rows.collect::<Vec<_>>();
            // A code may have a row for each of its causes.
            let own = rows.iter().find(|row| row.rules.contains(&rule.id));
            own.or(rows.first()).copied()
        })
    }
}

fn checking<O: Operation + DeserializeOwned>(facts: impl IntoIterator<Item = O::Context>) -> Check {
    let facts = Mutex::new(facts.into_iter().map(Arc::new).collect::<VecDeque<_>>());
    Box::new(move |members| {
        let facts = {
            // A thread that panicked leaves nothing half done behind this lock.
            let mut facts = facts.lock().unwrap_or_else(PoisonError::into_inner);
            let is_last = facts.len() < 2;
            let next = if is_last { facts.front().cloned() } else { facts.pop_front() };
            next.unwrap_or_default()
        };
        let request = match O::deserialize(members) {
            Ok(request) => request,
            Err(error) => {
                let (path, message) = (String::new(), error.to_string());
                return Some(Finding { rule: None, path, message });
            }
        };
        let report = request.validate_in(&facts);
        let error = report.errors().next()?;
        let (path, message) = (error.path(), error.message(Language::English));
        Some(Finding { rule: Some(error.rule()), path, message })
    })
}

impl fmt::Debug for Served {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Served").field(&self.operation.name).finish()
    }
}
