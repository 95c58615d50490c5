//! Review → text in rustc's look.

use std::collections::BTreeMap;

use serde_json::Value;

use super::finding::{Fate, Finding, Which, Witness};
use super::kind::Level;
use super::{Bump, Review};
use apispec_codegen::report::{self, Look, Mark};

impl Review<'_> {
    /// Every finding at its place, then the verdict.
    pub fn text(&self, look: Look) -> String {
        let mut out = String::new();
        for finding in &self.findings {
            out.push_str(&self.shown(finding, look));
            out.push_str("\n\n");
        }
        if self.api.bump() != Bump::None {
            out.push_str(&format!("Rust items: {}\n", self.api.summary()));
        }
        if let Some(version) = &self.version {
            out.push_str(&format!("version: {version}\n"));
        }
        out.push_str(&self.verdict());
        out.push('\n');
        out
    }

    fn shown(&self, finding: &Finding, look: Look) -> String {
        let level = match (finding.level, &finding.accepted) {
            (_, Some(_)) => report::Level::Note,
            (Level::Breaking, _) => report::Level::Error,
            (Level::Risky, _) => report::Level::Warning,
            (Level::Addition | Level::Docs, _) => report::Level::Note,
        };
        let (side, label) = match finding.place.side {
            Which::Base => (self.base, "stood here"),
            Which::Head => (self.head, finding.level.word()),
        };
        let mut help = Vec::new();
        help.extend(finding.shown_witnesses().map(told));
        help.extend(touched(finding));
        match &finding.accepted {
            Some(reason) => help.push(format!("accepted: {reason}")),
            // Nobody has to accept what harms nobody.
            None if finding.level > Level::Risky => {}
            None => help.push(format!(
                "`cargo xtask accept {} --reason …` if it is meant to be so",
                finding.fingerprint
            )),
        }
        let shown = report::Finding {
            code: finding.id,
            title: finding.title.clone(),
            marks: vec![Mark {
                source: finding.place.source,
                span: finding.span.clone(),
                label: label.into(),
            }],
            help: help.join("\n"),
        };
        shown.render(&side.specs.sources, level, look)
    }
}

/// How many operations a finding touches, if that does not go without saying.
pub(super) fn touched(finding: &Finding) -> Option<String> {
    match finding.affects.as_slice() {
        [] => None,
        [one] => (!finding.subject.starts_with(one.as_str())).then(|| format!("affects `{one}`")),
        many => Some(format!("affects {} operations", many.len())),
    }
}

/// How many parameters besides those that differ from an example are shown with them.
const FEW: usize = 4;

/// A request and what becomes of it.
pub(super) fn told(witness: &Witness) -> String {
    let data = |values: &BTreeMap<String, Value>| {
        let values = values.iter();
        let values = values.map(|(name, value)| format!("\"{name}\": {}", short(value)));
        let text = values.collect::<Vec<_>>().join(", ");
        format!("`{{{}}}`", text.replace('`', "'"))
    };
    let request = match &witness.example {
        // What a page shows is known, and may be long.
        Some(example) if witness.changes.len() + FEW < witness.request.len() => {
            let given = witness.changes.iter();
            let given = given.filter_map(|(name, value)| Some((name.clone(), value.clone()?)));
            let given = given.collect::<BTreeMap<_, _>>();
            let left_out = witness.changes.iter().filter(|(_, value)| value.is_none());
            let left_out = left_out.map(|(name, _)| format!("`{name}`"));
            let left_out = left_out.collect::<Vec<_>>().join(", ");
            let with = match (given.is_empty(), left_out.is_empty()) {
                (true, true) => String::new(),
                (false, true) => format!(" with {}", data(&given)),
                (true, false) => format!(" without {left_out}"),
                (false, false) => format!(" with {}, without {left_out}", data(&given)),
            };
            format!("the example `{example}`{with}")
        }
        _ => data(&witness.request),
    };
    let context = match witness.context.is_empty() {
        true => String::new(),
        false => format!(" with the facts {}", data(&witness.context)),
    };
    let rules = |ids: &[String]| {
        let ids = ids.iter().map(|id| refusal(id));
        ids.collect::<Vec<_>>().join(", ")
    };
    match witness.becomes {
        Fate::Refused => {
            let rules = rules(&witness.after);
            format!("{request}{context} was accepted, and is refused: {rules}")
        }
        Fate::Accepted => {
            let rules = rules(&witness.before);
            format!("{request}{context} is accepted, and was refused: {rules}")
        }
        Fate::Warned => {
            let rules = rules(&only(&witness.after, &witness.before));
            format!("{request}{context} is accepted as before, and is warned about: {rules}")
        }
        Fate::Silenced => {
            let rules = rules(&only(&witness.before, &witness.after));
            format!("{request}{context} is accepted as before, and no longer warned about: {rules}")
        }
    }
}

/// The ids that the other list does not have.
fn only(ids: &[String], other: &[String]) -> Vec<String> {
    let only = ids.iter().filter(|id| !other.contains(id));
    only.cloned().collect()
}

/// What refuses a request: a rule by its id, or what a field is asked for as such.
fn refusal(id: &str) -> String {
    let of = |end: &str| id.strip_suffix(end);
    if let Some(field) = of(".unknown") {
        return format!("`{field}` is unknown");
    }
    if let Some(field) = of(".required") {
        return format!("`{field}` is missing");
    }
    if let Some(field) = of(".type") {
        return format!("`{field}` is of another type");
    }
    format!("`{id}`")
}

impl Finding {
    /// One request for each fate.
    pub(super) fn shown_witnesses(&self) -> impl Iterator<Item = &Witness> {
        let first = |fate| self.witnesses.iter().find(move |it| it.becomes == fate);
        Fate::ALL.into_iter().filter_map(first)
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
            members
                .map(|(name, value)| (name.clone(), short(value)))
                .collect()
        }
        other => other.clone(),
    }
}

impl super::Api {
    /// What becomes of the items, in one line.
    pub(super) fn summary(&self) -> String {
        let counts = [
            (self.removed.len(), "gone or others"),
            (self.demanded.len(), "asked of callers"),
            (self.added.len(), "new"),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let counts = counts.map(|(count, what)| format!("{count} {what}"));
        let needs = match self.bump() {
            Bump::Breaking => "programs stop compiling",
            Bump::Compatible => "every program still compiles",
            Bump::None => "nothing changed",
        };
        format!("{}; {needs}", counts.collect::<Vec<_>>().join(", "))
    }
}
