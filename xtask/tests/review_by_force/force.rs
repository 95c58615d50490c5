//! Many requests tried on two versions of an operation, by the interpreter that proofs are checked with.

use std::collections::BTreeMap;

use apispec_codegen::decide::{About, Problem, Subject, Verdict};
use apispec_codegen::model::{Presence, Severity, View};
use serde_json::Value;
use xtask::review::{Transition, Witness};

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
        Self { required: required.map(|it| it.wire.clone()).collect(), subject: Subject::new(view) }
    }

    /// The ids of what a request breaks.
    fn violated(&self, values: &Values, severity: Severity) -> Vec<String> {
        let variables = self.subject.variables().iter();
        let own = variables.map(|it| values.get(&(it.about == About::Fact, it.name.clone())));
        let verdicts =
            self.subject.verdicts(&own.map(Option::<&Value>::cloned).collect::<Vec<_>>());
        let obligations = self.subject.obligations().iter().zip(verdicts);
        obligations
            .filter(|(it, verdict)| it.severity == severity && *verdict == Verdict::Violated)
            .map(|(it, _)| it.id.clone())
            .collect()
    }

    /// The ids of what refuses a request. A fact that is unknown is nothing to it.
    fn refusals(&self, values: &Values) -> Vec<String> {
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
        let accepted = Problem::new(&self.subject).without_unknowns().keeping(errors);
        let sample = self.subject.sample(accepted.cheapest()?);
        Some(values(sample.request, sample.context))
    }
}

/// Parameters and facts by name.
fn values(
    request: impl IntoIterator<Item = (String, Value)>,
    context: impl IntoIterator<Item = (String, Value)>,
) -> Values {
    let request = request.into_iter().map(|it| (false, it));
    let named = request.chain(context.into_iter().map(|it| (true, it)));
    named.map(|(is_fact, (name, value))| ((is_fact, name), value)).collect()
}

/// An operation before and after an edit.
pub(crate) struct Versions {
    pub(crate) base: Version,
    pub(crate) head: Version,
}

/// What each version says of a request, by the ids of its rules.
#[derive(Clone, PartialEq)]
pub(crate) struct Ids {
    before: Vec<String>,
    after: Vec<String>,
}

/// A request that only one version accepts or warns about, and what refuses it or warns about it.
pub(crate) struct Flip {
    pub(crate) fate: Transition,
    values: Values,
    ids: Ids,
}

/// What each parameter and fact may be, in either version.
type Choices = Vec<((bool, String), Vec<Option<Value>>)>;

impl Versions {
    /// Requests that one version accepts and the other refuses or warns about, of many that lie near accepted ones.
    pub(crate) fn flips(&self, random: &mut fastrand::Rng, count: usize) -> Vec<Flip> {
        const AWAY: usize = 40;
        let choices = self.choices();
        let starts = [&self.base, &self.head].into_iter();
        let starts = starts.filter_map(Version::accepted).collect::<Vec<_>>();
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
            let refusals = self.refusals(&values);
            for (fate, ids) in self.fates(&values, &refusals) {
                if !found.iter().any(|it| it.fate == fate) {
                    let values = values.clone();
                    found.push(Flip { fate, values, ids });
                }
            }
            if refusals.before.is_empty() || refusals.after.is_empty() {
                at = values;
            }
        }
        found
    }

    fn choices(&self) -> Choices {
        let mut choices = BTreeMap::<_, Vec<_>>::new();
        for version in [&self.base, &self.head] {
            for variable in version.subject.variables() {
                let name = (variable.about == About::Fact, variable.name.clone());
                let cases = choices.entry(name).or_default();
                cases.push(None);
                cases.extend(variable.cases.iter().cloned());
            }
        }
        choices.into_iter().collect()
    }

    fn refusals(&self, values: &Values) -> Ids {
        Ids { before: self.base.refusals(values), after: self.head.refusals(values) }
    }

    /// How the verdict on a request changes, and by which rules.
    fn fates(&self, values: &Values, refusals: &Ids) -> Vec<(Transition, Ids)> {
        if refusals.before.is_empty() && refusals.after.is_empty() {
            let ids = Ids {
                before: self.base.violated(values, Severity::Warning),
                after: self.head.violated(values, Severity::Warning),
            };
            let mut fates = Vec::new();
            if ids.after.iter().any(|id| !ids.before.contains(id)) {
                fates.push((Transition::Warned, ids.clone()));
            }
            if ids.before.iter().any(|id| !ids.after.contains(id)) {
                fates.push((Transition::Silenced, ids));
            }
            fates
        } else if refusals.before.is_empty() {
            vec![(Transition::Refused, refusals.clone())]
        } else if refusals.after.is_empty() {
            vec![(Transition::Accepted, refusals.clone())]
        } else {
            Vec::new()
        }
    }

    /// Whether the verdict on a request in a review changes as stated, by the stated rules.
    pub(crate) fn confirm(&self, witness: &Witness) -> bool {
        let values = values(witness.request.clone(), witness.context.clone());
        let told = Ids { before: witness.before.clone(), after: witness.after.clone() };
        let fates = self.fates(&values, &self.refusals(&values));
        fates
            .into_iter()
            .any(|(fate, ids)| fate == witness.becomes && ids.sorted() == told.clone().sorted())
    }
}

impl Flip {
    pub(crate) fn shown(&self) -> String {
        let Self { fate, values, ids } = self;
        let Ids { before, after } = ids;
        format!("{fate:?} {values:?}: {before:?} -> {after:?}")
    }
}

impl Ids {
    fn sorted(mut self) -> Self {
        self.before.sort();
        self.after.sort();
        self
    }
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
