//! Findings, requests and public items in words, for all formats.

use std::collections::BTreeMap;

use serde_json::Value;

use super::difference::Transition;
use super::finding::{Finding, Witness};
use super::finding_kind::Level;
use super::outline::{Api, Bump};
use super::{Review, wording};

impl Review<'_> {
    /// The result of the review, in one sentence.
    pub fn verdict(&self) -> String {
        let counts = Level::ALL.into_iter().map(|level| {
            let count = self.open(level).count();
            let what = match level {
                Level::Breaking => "breaking",
                Level::Risky => "risky",
                Level::Addition if count == 1 => "addition",
                Level::Addition => "additions",
                Level::Docs => "docs only",
            };
            (count, what)
        });
        let accepted = self.findings.iter().filter(|it| !it.is_open()).count();
        let verdict = counted(counts.chain([(accepted, "accepted")]));
        if verdict.is_empty() { "no change".into() } else { verdict }
    }
}

/// The numbers that are not zero, with their nouns.
fn counted(counts: impl IntoIterator<Item = (usize, &'static str)>) -> String {
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, what)| format!("{count} {what}"));
    counts.collect::<Vec<_>>().join(", ")
}

impl Finding {
    /// The number of affected operations, if it is not obvious.
    pub(super) fn affected(&self) -> Option<String> {
        match self.affects.as_slice() {
            [] => None,
            [one] if self.subject.starts_with(one) => None,
            [one] => Some(format!("affects `{one}`")),
            many => Some(format!("affects {} operations", many.len())),
        }
    }
}

impl Witness {
    /// The request and how its verdict changes.
    pub(super) fn sentence(&self) -> String {
        let request = self.shown_request();
        let context = if self.context.is_empty() {
            String::new()
        } else {
            format!(" with the facts {}", data(&self.context))
        };
        let (ids, others) = match self.becomes {
            Transition::Refused => (&self.after, None),
            Transition::Accepted => (&self.before, None),
            Transition::Warned => (&self.after, Some(&self.before)),
            Transition::Silenced => (&self.before, Some(&self.after)),
        };
        let ids = ids.iter();
        let ids = ids.filter(|id| others.is_none_or(|others| !others.contains(id)));
        let rules = ids.map(|id| refusal(id)).collect::<Vec<_>>().join(", ");
        let verdict = match self.becomes {
            Transition::Refused => format!("was accepted and is now refused ({rules})"),
            Transition::Accepted => format!("was refused ({rules}) and is now accepted"),
            Transition::Warned => format!("is accepted, but now with a warning ({rules})"),
            Transition::Silenced => format!("is accepted, now without the warning ({rules})"),
        };
        format!("{request}{context} {verdict}")
    }

    fn shown_request(&self) -> String {
        /// The number of unchanged parameters up to which a request is shown in full.
        const FEW: usize = 4;
        let example = self.example.as_ref();
        // A documented example is known and may be long.
        let example = example.filter(|_| self.changes.len() + FEW < self.request.len());
        let Some(example) = example else {
            return data(&self.request);
        };
        let changes = self.changes.iter();
        let given = changes.filter_map(|(name, value)| Some((name.clone(), value.clone()?)));
        let given = given.collect::<BTreeMap<_, _>>();
        let left_out = self.changes.iter().filter(|(_, value)| value.is_none());
        let left_out = wording::list(left_out.map(|(name, _)| name));
        let with = match (given.is_empty(), left_out.is_empty()) {
            (true, true) => String::new(),
            (false, true) => format!(" with {}", data(&given)),
            (true, false) => format!(" without {left_out}"),
            (false, false) => format!(" with {}, without {left_out}", data(&given)),
        };
        format!("the example `{example}`{with}")
    }
}

fn data(values: &BTreeMap<String, Value>) -> String {
    let values = values.iter();
    let values = values.map(|(name, value)| format!("\"{name}\": {}", short(value)));
    let text = values.collect::<Vec<_>>().join(", ");
    format!("`{{{}}}`", text.replace('`', "'"))
}

/// Why a request is refused: the id of a rule, or a problem with a field itself.
fn refusal(id: &str) -> String {
    match id.rsplit_once('.') {
        Some((field, "unknown")) => format!("`{field}` is unknown"),
        Some((field, "required")) => format!("`{field}` is missing"),
        Some((field, "type")) => format!("`{field}` has another type"),
        _ => format!("`{id}`"),
    }
}

/// A value with long texts and lists shortened.
fn short(value: &Value) -> Value {
    const LONG: usize = 48;
    const MANY: usize = 4;
    match value {
        Value::String(text) if text.chars().count() > LONG => {
            let start = text.chars().take(LONG / 2).collect::<String>();
            format!("{start}… ({} characters)", text.chars().count()).into()
        }
        Value::Array(items) => {
            let shown = items.iter().take(MANY).map(short);
            let rest = items.len().saturating_sub(MANY);
            let rest = (rest > 0).then(|| format!("… and {rest} more").into());
            shown.chain(rest).collect()
        }
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(name, value)| (name.clone(), short(value)));
            members.collect()
        }
        other => other.clone(),
    }
}

impl Api {
    /// The changes of the items, in one line.
    pub(super) fn summary(&self) -> String {
        let counts = counted([
            (self.removed.len(), "removed or changed"),
            (self.demanded.len(), "newly required"),
            (self.added.len(), "added"),
        ]);
        let needs = match self.bump() {
            Bump::Breaking => "breaks existing programs",
            Bump::Compatible => "existing programs still compile",
            Bump::None => "no change",
        };
        format!("{counts}; {needs}")
    }
}
