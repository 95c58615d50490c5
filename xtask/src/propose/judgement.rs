//! What a sentence states, in a form in which the reader's statements and a person's judgements can be compared.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use crate::prose::{Condition, Ends, Must, Statement};

/// A statement of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) kind: String,
    /// The fields that it is about.
    fields: BTreeSet<String>,
    /// The other members.
    parts: BTreeMap<String, String>,
}

impl Claim {
    /// Whether specs can say such a statement as a rule or a limit.
    pub(super) fn is_said(kind: &str) -> bool {
        !matches!(
            kind,
            "none"
                | "unsayable"
                | "precondition"
                | "default"
                | "unit"
                | "pattern"
                | "format other"
                | "joined"
                | "retired"
        )
    }

    pub(super) fn is_counted(&self) -> bool {
        Self::is_said(&self.kind)
    }

    /// Whether both say the same.
    pub(super) fn says(&self, other: &Self) -> bool {
        self.kind == other.kind && self.fields == other.fields && self.parts == other.parts
    }

    /// Whether it says less than the other, which is of the same form.
    pub(super) fn follows(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.fields.is_subset(&other.fields)
            && self.parts.iter().all(|(key, part)| other.parts.get(key) == Some(part))
    }

    pub(super) fn shown(&self) -> String {
        format!("{} {:?} {:?}", self.kind, self.fields, self.parts)
    }
}

/// The judged statements of a sentence.
pub(super) fn claims(states: &Json) -> Vec<Claim> {
    let mut found = Vec::new();
    for state in states.as_array().into_iter().flatten() {
        let mut kind = state["kind"].as_str().unwrap_or_default().to_owned();
        let mut fields = BTreeSet::new();
        for key in ["field", "left", "right"] {
            fields.extend(state[key].as_str().map(str::to_owned));
        }
        let listed = state["fields"].as_array().into_iter().flatten();
        fields.extend(listed.filter_map(Json::as_str).map(str::to_owned));
        let mut parts = BTreeMap::new();
        for (key, value) in state.as_object().into_iter().flatten() {
            let part = match key.as_str() {
                "kind" | "field" | "fields" | "zone" | "shape" | "members" | "among" | "about"
                | "left" | "right" => continue,
                "when" | "holds" => condition(value).to_string(),
                "values" => set(value).to_string(),
                // Every index is at most the largest integer.
                "separator" => continue,
                "check" => value.as_str().unwrap_or_default().to_owned(),
                "allowed" | "first" | "last" | "forbidden" => {
                    alphabet(value.as_str().unwrap_or_default())
                }
                _ => scalar(value),
            };
            parts.insert(key.clone(), part);
        }
        if kind == "compare" {
            parts.insert("left".into(), state["left"].as_str().unwrap_or_default().to_owned());
        }
        if kind == "format" && (state.get("members").is_some() || state.get("shape").is_some()) {
            kind = "format other".into();
        }
        if kind == "items" && state.get("max").is_none() && state.get("min").is_none() {
            kind = "joined".into();
        }
        if let Some(above) = parts.remove("above") {
            let min = above.parse::<i64>().map_or(above, |it| (it + 1).to_string());
            parts.insert("min".into(), min);
        }
        found.push(Claim { kind, fields, parts });
    }
    found
}

/// The same form of a statement of the reader.
pub(super) fn claim(statement: &Statement) -> Option<Claim> {
    let mut parts = BTreeMap::new();
    let mut kind = match statement {
        Statement::Presence { must: Must::Required, .. } => "required_if",
        Statement::Presence { must: Must::Allowed, .. } => "allowed_if",
        Statement::Presence { must: Must::Forbidden, .. } => "forbidden_if",
        Statement::Presence { must: Must::Effective, .. } => "effective_if",
        Statement::Values { values, .. } => {
            parts.insert("values".into(), set(&json!(values)).to_string());
            "values"
        }
        Statement::Range { ends, .. } => {
            add(*ends, &mut parts);
            "range"
        }
        Statement::Length { ends, .. } => {
            add(*ends, &mut parts);
            "length"
        }
        Statement::Items { ends, .. } => {
            add(*ends, &mut parts);
            "items"
        }
        Statement::Count { count, .. } => {
            parts.insert("check".into(), count.name().to_owned());
            "one_of"
        }
        Statement::Order { left, is, .. } => {
            parts.insert("left".into(), left.clone());
            parts.insert("is".into(), is.name().to_owned());
            "compare"
        }
        Statement::Characters { characters, .. } => {
            let sets = [
                ("allowed", &characters.allowed),
                ("first", &characters.first),
                ("last", &characters.last),
                ("forbidden", &characters.forbidden),
            ];
            for (key, set) in sets {
                parts.extend(set.as_ref().map(|set| (key.to_owned(), alphabet(set))));
            }
            if characters.ascii {
                parts.insert("ascii".into(), "true".into());
            }
            "characters"
        }
        Statement::Time { format, .. } => {
            parts.insert("format".into(), format.to_lowercase());
            "format"
        }
        Statement::Default { value, .. } => {
            parts.insert("value".into(), value.to_lowercase());
            "default"
        }
        Statement::Unit { unit, .. } => {
            parts.insert("unit".into(), unit.to_lowercase());
            "unit"
        }
        Statement::Retired { .. } => "retired",
        Statement::Joined { .. } => "joined",
    }
    .to_owned();
    if let Some(when) = statement.when() {
        parts.insert("when".into(), condition(&of_reader(when)).to_string());
        if matches!(kind.as_str(), "values" | "range" | "length") {
            kind += "_if";
        }
    }
    let fields = statement.fields().into_iter().map(str::to_owned).collect();
    Some(Claim { kind, fields, parts })
}

fn add(ends: Ends, parts: &mut BTreeMap<String, String>) {
    parts.extend(ends.min.map(|it| ("min".to_owned(), it.to_string())));
    parts.extend(ends.max.map(|it| ("max".to_owned(), it.to_string())));
}

/// A set of characters in one order.
fn alphabet(set: &str) -> String {
    const RANGES: [&str; 3] = ["a-z", "A-Z", "0-9"];
    let found = RANGES.into_iter().filter(|it| set.contains(it)).collect::<String>();
    let signs = RANGES.into_iter().fold(set.to_owned(), |signs, it| signs.replace(it, ""));
    let signs = signs.chars().collect::<BTreeSet<_>>().into_iter().collect::<String>();
    found + &signs
}

fn scalar(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_lowercase)
}

/// Values in order, without case.
fn set(values: &Json) -> Json {
    let values = values.as_array().into_iter().flatten().map(scalar).map(plain);
    json!(values.collect::<BTreeSet<_>>())
}

fn plain(text: String) -> String {
    text.to_lowercase().chars().filter(|it| !it.is_whitespace()).collect()
}

/// A condition in one form: values in lists, parts in order, without what an absent field means.
fn condition(when: &Json) -> Json {
    if let Some(inner) = when.get("not") {
        return json!({ "not": condition(inner) });
    }
    for key in ["all", "any"] {
        if let Some(parts) = when[key].as_array() {
            let parts = parts.iter().map(|it| condition(it).to_string());
            return json!({ key: parts.collect::<BTreeSet<_>>() });
        }
    }
    let subject = ["field", "fact", "context"].into_iter().find_map(|key| when[key].as_str());
    let subject = subject.unwrap_or_default();
    if let Some(present) = when.get("present") {
        return json!({ "of": subject, "present": present });
    }
    let values = match when.get("in") {
        Some(values) => set(values),
        None => set(&json!([when["is"]])),
    };
    match (subject, values.to_string().as_str()) {
        ("storage", "[\"cloud\"]") => json!({ "of": "cloud_disk", "in": ["true"] }),
        ("storage", "[\"local\"]") => json!({ "of": "cloud_disk", "in": ["false"] }),
        _ => json!({ "of": subject, "in": values }),
    }
}

fn of_reader(when: &Condition) -> Json {
    let several = |parts: &[Condition]| parts.iter().map(of_reader).collect::<Vec<_>>();
    match when {
        Condition::Field { name, values } => json!({ "field": name, "in": values }),
        Condition::Fact { name, values } => json!({ "fact": name, "in": values }),
        Condition::Present(name) => json!({ "field": name, "present": true }),
        Condition::All(parts) => json!({ "all": several(parts) }),
        Condition::Any(parts) => json!({ "any": several(parts) }),
        Condition::Not(inner) => match &**inner {
            Condition::Present(name) => json!({ "field": name, "present": false }),
            inner => json!({ "not": of_reader(inner) }),
        },
    }
}
