//! Findings, witnesses and public items in words, as every format shows them.

use std::collections::BTreeMap;

use serde_json::Value;

use super::difference::Transition;
use super::finding::{Finding, Witness};
use super::finding_kind::Level;
use super::outline::{Api, Bump};
use super::{Review, wording};

impl Review<'_> {
    /// What changed, in one sentence.
    pub fn verdict(&self) -> String {
        let counts = Level::ALL.into_iter().map(|level| {
            let count = self.open(level).count();
            let what = match level {
                Level::Breaking => "breaking",
                Level::Risky => "risky",
                Level::Addition if count == 1 => "addition",
                Level::Addition => "additions",
                Level::Docs => "in descriptions only",
            };
            (count, what)
        });
        let accepted = self.findings.iter().filter(|it| !it.is_open()).count();
        let verdict = counted(counts.chain([(accepted, "accepted")]));
        if verdict.is_empty() { "no change".into() } else { verdict }
    }
}

/// What there is any of, with its number.
fn counted(counts: impl IntoIterator<Item = (usize, &'static str)>) -> String {
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, what)| format!("{count} {what}"));
    counts.collect::<Vec<_>>().join(", ")
}

impl Finding {
    /// How many operations it touches, if that does not go without saying.
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
    /// The request and what becomes of it.
    pub(super) fn sentence(&self) -> String {
        let request = self.shown_request();
        let context = if self.context.is_empty() {
            String::new()
        } else {
            format!(" with the facts {}", data(&self.context))
        };
        let (what, ids, others) = match self.becomes {
            Transition::Refused => ("was accepted, and is refused", &self.after, None),
            Transition::Accepted => ("is accepted, and was refused", &self.before, None),
            Transition::Warned => {
                ("is accepted as before, and is warned about", &self.after, Some(&self.before))
            }
            Transition::Silenced => (
                "is accepted as before, and no longer warned about",
                &self.before,
                Some(&self.after),
            ),
        };
        let ids = ids.iter();
        let ids = ids.filter(|id| others.is_none_or(|others| !others.contains(id)));
        let rules = ids.map(|id| refusal(id)).collect::<Vec<_>>().join(", ");
        format!("{request}{context} {what}: {rules}")
    }

    fn shown_request(&self) -> String {
        /// How many parameters besides those that differ from an example are shown with them.
        const FEW: usize = 4;
        let example = self.example.as_ref();
        // What a page shows is known, and may be long.
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

/// What refuses a request: a rule by its id, or what a field is asked for as such.
fn refusal(id: &str) -> String {
    match id.rsplit_once('.') {
        Some((field, "unknown")) => format!("`{field}` is unknown"),
        Some((field, "required")) => format!("`{field}` is missing"),
        Some((field, "type")) => format!("`{field}` is of another type"),
        _ => format!("`{id}`"),
    }
}

/// A value with its long texts and lists cut.
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
    /// What becomes of the items, in one line.
    pub(super) fn summary(&self) -> String {
        let counts = counted([
            (self.removed.len(), "gone or others"),
            (self.demanded.len(), "asked of callers"),
            (self.added.len(), "new"),
        ]);
        let needs = match self.bump() {
            Bump::Breaking => "programs stop compiling",
            Bump::Compatible => "every program still compiles",
            Bump::None => "nothing changed",
        };
        format!("{counts}; {needs}")
    }
}
