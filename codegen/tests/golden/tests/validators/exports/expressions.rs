//! Expressions of CEL beside the emitted validators, with facts.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use apispec_codegen::rules;
use cel::{Context, Env, Program};
use serde_json::Value;
use xtask::export::cel as export;

use crate::agreement::count;
use crate::operations::{Tested, operations};
use crate::understood::Given;

/// An expression is false if its rule is broken, and the other one true if it is skipped.
#[test]
fn expressions_agree_with_the_emitted_validators() {
    for tested in operations() {
        let document = rules::document(tested.understood.view, "made for a test");
        let expressions = export::expressions(&document);
        let environment = Arc::new(Env::stdlib());
        let rules = expressions["rules"].as_array().expect("a list").iter();
        let rules = rules.map(|rule| Expressed::new(rule, &environment)).collect::<Vec<_>>();
        let mut broken = BTreeMap::<&str, u64>::new();
        let mut random = fastrand::Rng::with_seed(20_170_801);
        // Interpreted, they are slow.
        for _ in 0..count() / 4 {
            let given = tested.understood.random(&mut random);
            for id in tested.compared(&given, &rules, &environment) {
                *broken.entry(id).or_default() += 1;
            }
        }
        let unbroken = rules.iter().map(|it| it.id.as_str());
        let unbroken = unbroken.filter(|id| !broken.contains_key(id)).collect::<Vec<_>>();
        assert_eq!(unbroken, [""; 0], "{}", tested.understood.service.feature);
    }
}

/// A rule as expressions.
struct Expressed {
    id: String,
    kept: Program,
    skipped: Option<Program>,
}

impl Expressed {
    fn new(rule: &Value, environment: &Env) -> Self {
        let program = |name: &str| {
            let text = rule[name].as_str()?;
            Some(environment.compile(text).unwrap_or_else(|error| panic!("{text}: {error}")))
        };
        Self {
            id: rule["id"].as_str().expect("an id").to_owned(),
            kept: program("expression").expect("an expression"),
            skipped: program("skipped"),
        }
    }
}

impl Tested {
    /// The rules that are broken. The report has the same.
    fn compared<'a>(
        &self,
        given: &Given,
        rules: &'a [Expressed],
        environment: &Arc<Env>,
    ) -> Vec<&'a str> {
        let (request, facts) = self.understood.named(given);
        let mut context = Context::with_env(Arc::clone(environment));
        context.add_variable_from_value("self", value(&Value::Object(request)));
        context.add_variable_from_value("facts", value(&Value::Object(facts)));
        let holds = |program: &Program| match program.execute(&context) {
            Ok(cel::Value::Bool(holds)) => holds,
            other => panic!("{other:?} of {given:?}"),
        };
        let report = self.report(given);
        let mut broken = Vec::new();
        for rule in rules {
            let id = rule.id.as_str();
            let is_reported = report.violations().iter().any(|it| it.rule().id == id);
            let is_broken = !holds(&rule.kept);
            // A report names a missing field once; each expression is judged by itself.
            let is_told = is_reported || self.understood.is_silenced(id, given, &report);
            assert_eq!(is_broken, is_reported || is_broken && is_told, "`{id}` of {given:?}");
            let is_skipped = rule.skipped.as_ref().is_some_and(holds);
            let skipped = report.skipped().any(|it| it.id == id);
            assert_eq!(is_skipped, skipped, "`{id}` of {given:?}");
            broken.extend(is_broken.then_some(id));
        }
        broken
    }
}

/// A value of JSON in CEL, where whole numbers are signed.
fn value(json: &Value) -> cel::Value {
    match json {
        Value::Null => cel::Value::Null,
        Value::Bool(value) => (*value).into(),
        Value::Number(number) => match number.as_i64() {
            Some(number) => number.into(),
            None => number.as_f64().expect("a number").into(),
        },
        Value::String(text) => text.as_str().into(),
        Value::Array(items) => items.iter().map(value).collect::<Vec<_>>().into(),
        Value::Object(members) => {
            let members = members.iter().map(|(name, member)| (name.clone(), value(member)));
            members.collect::<HashMap<_, _>>().into()
        }
    }
}
