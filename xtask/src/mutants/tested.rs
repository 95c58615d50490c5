//! A condition → the parameters and facts in it, with a condition about each of their values.

use apispec_codegen::model::{Field, Kind, Outcome, Presence, View};
use serde_json::{Value, json};

/// A parameter or a fact that a condition tests.
pub(super) struct Tested<'a> {
    /// `field` or `context`
    key: &'static str,
    name: String,
    kind: &'a Kind,
    presence: Presence,
    /// Its values in accepted requests.
    accepted: Vec<&'a Value>,
}

/// A condition about one value.
pub(super) struct Test {
    /// The condition in the format of the specs.
    pub(super) test: Value,
    /// What it says.
    pub(super) says: String,
}

/// The parameters and facts in a condition, each once.
pub(super) fn tested<'a>(view: View<'a>, condition: &Value) -> Vec<Tested<'a>> {
    let mut names = Vec::new();
    let mut open = vec![condition];
    while let Some(next) = open.pop() {
        let subject = ["field", "context"];
        let subject = subject.into_iter().find_map(|key| Some((key, next[key].as_str()?)));
        match subject {
            Some(subject) if !names.contains(&subject) => names.push(subject),
            Some(_) => {}
            None => {
                let lists = ["all", "any"].into_iter().filter_map(|key| next[key].as_array());
                open.extend(lists.flatten().chain(next.get("not")));
            }
        }
    }
    let tested = names.into_iter().filter_map(|(key, name)| {
        let (kind, presence) = if key == "field" {
            let field = field(view, name)?;
            (&field.kind, field.presence)
        } else {
            let fact = view.service.context.iter().find(|it| it.name == name)?;
            (&fact.kind, Presence::Required)
        };
        let accepted = accepted(view, name);
        Some(Tested { key, name: name.to_owned(), kind, presence, accepted })
    });
    tested.collect()
}

impl Tested<'_> {
    /// A condition for each of its declared values, or for those in accepted requests, and for its absence.
    pub(super) fn tests(&self, view: View<'_>) -> Vec<Test> {
        let variants = view.types().variants(self.kind.each());
        let values = match (variants, self.kind) {
            (Some(variants), _) => variants.iter().map(|it| it.wire.as_str().into()).collect(),
            (None, Kind::Boolean) => vec![true.into(), false.into()],
            (None, Kind::Secret) => Vec::new(),
            (None, _) => self.accepted.iter().copied().cloned().collect::<Vec<_>>(),
        };
        let (key, name) = (self.key, &self.name);
        let is_optional = self.presence == Presence::Optional;
        let mut tests = Vec::<Test>::new();
        for value in values {
            let says = format!("`{name}` is {value}");
            let mut test = json!({ key: name, "is": value });
            if is_optional {
                test["absent"] = "absent".into();
            }
            if tests.iter().all(|known| known.test != test) {
                tests.push(Test { test, says });
            }
        }
        if is_optional {
            let test = json!({ key: name, "present": false });
            tests.push(Test { test, says: format!("`{name}` is absent") });
        }
        tests
    }
}

/// The parameter with this wire name.
pub(super) fn field<'a>(view: View<'a>, name: &str) -> Option<&'a Field> {
    view.operation.request.fields.iter().find(|field| field.wire == name)
}

/// The values of a parameter or a fact in requests that the service was seen to accept.
pub(super) fn accepted<'a>(view: View<'a>, name: &str) -> Vec<&'a Value> {
    let observations = view.operation.observations.iter();
    let accepted = observations.filter(|it| it.says.outcome == Outcome::Accepted);
    let values = accepted.flat_map(|it| it.request.iter().chain(&it.facts));
    values.filter(|(other, _)| other == name).map(|(_, value)| value).collect()
}
