//! Many requests tried on two versions of an operation, by the interpreter that proofs are checked with.

use std::collections::BTreeMap;

use apispec_codegen::decide::{About, Problem, Subject, Verdict};
use apispec_codegen::model::{Presence, Severity, View};
use serde_json::Value;
use xtask::review::Transition;

/// A request and the facts around it, by name.
pub(crate) type Values = BTreeMap<(bool, String), Value>;

/// One version of an operation.
pub(crate) struct Version {
    subject: Subject,
    required: Vec<String>,
}

impl Version {
    pub(crate) fn of(view: View<'_>) -> Self {
        let fields = view.operation.request.fields.iter();
        let required = fields.filter(|it| it.presence == Presence::Required);
        Self {
            required: required.map(|it| it.wire.clone()).collect(),
            subject: Subject::new(view),
        }
    }

    /// The ids of what warns about a request.
    pub(crate) fn warnings(&self, values: &Values) -> Vec<String> {
        self.violated(values, Severity::Warning)
    }

    fn violated(&self, values: &Values, severity: Severity) -> Vec<String> {
        let variables = self.subject.variables().iter();
        let own = variables.map(|it| values.get(&(it.about == About::Fact, it.name.clone())));
        let verdicts = self
            .subject
            .verdicts(&own.map(Option::<&Value>::cloned).collect::<Vec<_>>());
        let obligations = self.subject.obligations().iter().zip(verdicts);
        obligations
            .filter(|(it, verdict)| it.severity == severity && *verdict == Verdict::Violated)
            .map(|(it, _)| it.id.clone())
            .collect()
    }

    /// The ids of what refuses a request. A fact that is unknown is nothing to it.
    pub(crate) fn refusals(&self, values: &Values) -> Vec<String> {
        let violated = self.violated(values, Severity::Error).into_iter();
        let absent = self.required.iter().filter(|name| {
            let name = (false, (*name).clone());
            !values.contains_key(&name)
        });
        let absent = absent.map(|name| format!("{name}.required"));
        let sent = values.keys().filter(|(is_fact, _)| !is_fact);
        let unknown = sent.filter(|(_, name)| {
            let mut variables = self.subject.variables().iter();
            !variables.any(|it| it.about == About::Field && it.name == *name)
        });
        let unknown = unknown.map(|(_, name)| format!("{name}.unknown"));
        violated.chain(absent).chain(unknown).collect()
    }

    fn accepted(&self) -> Option<Values> {
        let errors = self.subject.obligations().iter();
        let errors = errors.filter(|it| it.is_error());
        let accepted = Problem::new(&self.subject)
            .without_unknowns()
            .keeping(errors);
        let sample = self.subject.sample(accepted.cheapest()?);
        Some(values(&sample.request, &sample.context))
    }
}

/// Parameters and facts by name.
pub(crate) fn values<'a>(
    request: impl IntoIterator<Item = &'a (String, Value)>,
    context: impl IntoIterator<Item = &'a (String, Value)>,
) -> Values {
    let named =
        |is_fact| move |(name, value): &(String, Value)| ((is_fact, name.clone()), value.clone());
    let request = request.into_iter().map(named(false));
    request
        .chain(context.into_iter().map(named(true)))
        .collect()
}

/// Requests that one version accepts and the other refuses or warns about, of many that lie near accepted ones.
pub(crate) fn flips(
    (base, head): (&Version, &Version),
    random: &mut fastrand::Rng,
    count: usize,
) -> Vec<Flip> {
    const AWAY: usize = 40;
    let choices = choices(base, head);
    let starts = [base, head].into_iter().filter_map(Version::accepted);
    let starts = starts.collect::<Vec<_>>();
    let mut found = Vec::<Flip>::new();
    if starts.is_empty() || choices.is_empty() {
        return found;
    }
    let mut at = starts[0].clone();
    for tried in 0..count {
        if tried % AWAY == 0 {
            at = starts[random.usize(..starts.len())].clone();
        }
        let mut values = at.clone();
        for _ in 0..1 + random.usize(..3) {
            let (name, cases) = &choices[random.usize(..choices.len())];
            match &cases[random.usize(..cases.len())] {
                Some(value) => values.insert(name.clone(), near(value, random)),
                None => values.remove(name),
            };
        }
        let (before, after) = (base.refusals(&values), head.refusals(&values));
        let (is_before, is_after) = (before.is_empty(), after.is_empty());
        let mut flip = |fate, before: &[String], after: &[String]| {
            if !found.iter().any(|it| it.fate == fate) {
                found.push(Flip {
                    fate,
                    values: values.clone(),
                    before: before.to_vec(),
                    after: after.to_vec(),
                });
            }
        };
        match (is_before, is_after) {
            (true, false) => flip(Transition::Refused, &before, &after),
            (false, true) => flip(Transition::Accepted, &before, &after),
            (true, true) => {
                let (before, after) = (base.warnings(&values), head.warnings(&values));
                if after.iter().any(|id| !before.contains(id)) {
                    flip(Transition::Warned, &before, &after);
                }
                if before.iter().any(|id| !after.contains(id)) {
                    flip(Transition::Silenced, &before, &after);
                }
            }
            (false, false) => {}
        }
        if before.is_empty() || after.is_empty() {
            at = values;
        }
    }
    found
}

/// A request that only one version accepts or warns about, and what refuses it or warns about it.
pub(crate) struct Flip {
    pub(crate) fate: Transition,
    values: Values,
    before: Vec<String>,
    after: Vec<String>,
}

impl Flip {
    pub(crate) fn shown(&self) -> String {
        let Self {
            fate,
            values,
            before,
            after,
        } = self;
        format!("{fate:?} {values:?}: {before:?} -> {after:?}")
    }
}

/// What each parameter and fact may be, in either version.
type Choices = Vec<((bool, String), Vec<Option<Value>>)>;

fn choices(base: &Version, head: &Version) -> Choices {
    let mut choices = BTreeMap::<_, Vec<_>>::new();
    for version in [base, head] {
        for variable in version.subject.variables() {
            let name = (variable.about == About::Fact, variable.name.clone());
            let cases = choices.entry(name).or_default();
            cases.push(None);
            cases.extend(variable.cases.iter().cloned());
        }
    }
    choices.into_iter().collect()
}

/// A value, or one beside it that nobody thought of.
fn near(value: &Value, random: &mut fastrand::Rng) -> Value {
    if random.usize(..4) > 0 {
        return value.clone();
    }
    match value {
        Value::Number(number) => {
            let number = number.as_i64().unwrap_or_default();
            number.saturating_add(random.i64(-3..=3)).into()
        }
        Value::String(text) => {
            let mut text = text.clone();
            match random.usize(..3) {
                0 => text.push(random.alphanumeric()),
                1 => text.push(['-', '_', '中', ' ', '*'][random.usize(..5)]),
                _ => drop(text.pop()),
            }
            text.into()
        }
        Value::Array(items) if !items.is_empty() => {
            let mut items = items.clone();
            items.push(near(&items[0], random));
            items.into()
        }
        other => other.clone(),
    }
}
