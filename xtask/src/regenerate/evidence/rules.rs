//! Rules, limits, preconditions and quotas: a list item for each, with its source.

use apispec_codegen::evidence::{Item, of_code};
use apispec_codegen::markdown::code;
use apispec_codegen::model::{
    About, Dispute, Form, Limit, Must, Precondition, Predicate, Quota, Rule, Severity, Tested, Text,
};
use apispec_codegen::sentences::{self, Names};

use super::disputes::{about, disputed};
use super::sheet::{Sheet, lines};
use super::targets::{Around, of_fact};

/// A rule or a limit; its disputes are those of its operation that are about it.
pub(super) fn rule<'a>(
    sheet: &Sheet<'a>,
    around: Around<'a>,
    rule: &'a Rule,
    names: Names<'_>,
    disputes: &'a [Dispute],
) -> String {
    let severity = match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    Demanded {
        id: &rule.id,
        kind: severity,
        sentence: sentences::rule(rule, names),
        doc: Some(&rule.doc),
        facts: rule.form.when().map(Predicate::tested).unwrap_or_default(),
        codes: &rule.codes,
        source: match rule.form {
            // What follows from a status or from `required` is where the field is.
            Form::Presence { must: Must::BeLeftOut(_), .. }
            | Form::Value { limit: Limit::NotEmpty, .. } => "that of the field".into(),
            _ => sheet.dated(around.service, rule.source.as_deref()),
        },
    }
    .item(sheet, around)
        + &nested(&disputed(sheet, around, about(disputes, &About::Rule(rule.id.clone()))))
}

/// A precondition.
pub(super) fn precondition<'a>(
    sheet: &Sheet<'a>,
    around: Around<'a>,
    precondition: &'a Precondition,
    disputes: &'a [Dispute],
) -> String {
    let of = About::Precondition(precondition.id.clone());
    Demanded {
        id: &precondition.id,
        kind: match precondition.holds {
            Some(_) => "checked by facts",
            None => "not checked",
        },
        sentence: precondition.doc.clone(),
        doc: None,
        facts: precondition.holds.as_ref().map(Predicate::tested).unwrap_or_default(),
        codes: &precondition.codes,
        source: sheet.dated(around.service, precondition.source.as_deref()),
    }
    .item(sheet, around)
        + &nested(&disputed(sheet, around, about(disputes, &of)))
}

/// A quota.
pub(super) fn quota<'a>(
    sheet: &Sheet<'a>,
    around: Around<'a>,
    quota: &'a Quota,
    disputes: &'a [Dispute],
) -> String {
    let of = About::Quota(quota.id.clone());
    Demanded {
        id: &quota.id,
        kind: match (quota.context, quota.severity) {
            (Some(_), Severity::Error) => "checked by facts",
            (Some(_), Severity::Warning) => "checked by facts, warning",
            (None, _) => "not checked",
        },
        sentence: sentences::quota(quota),
        doc: Some(&quota.doc),
        facts: quota.context.map(Tested::Fact).into_iter().collect(),
        codes: &quota.codes,
        source: sheet.dated(around.service, quota.source.as_deref()),
    }
    .item(sheet, around)
        + &nested(&disputed(sheet, around, about(disputes, &of)))
}

/// What a list item about a demand has.
struct Demanded<'a> {
    id: &'a str,
    kind: &'static str,
    sentence: Text,
    doc: Option<&'a Text>,
    facts: Vec<Tested>,
    codes: &'a [String],
    source: String,
}

impl<'a> Demanded<'a> {
    fn item(&self, sheet: &Sheet<'a>, around: Around<'a>) -> String {
        let tag = Item::Rule(self.id).tag();
        let (id, kind) = (code(self.id), self.kind);
        let mut text = format!("- {tag}{id} ({kind}): {}\n", lines(&self.sentence));
        let doc = self.doc.map(lines).filter(|doc| !doc.is_empty());
        if let Some(doc) = doc {
            text.push_str(&format!("  - {doc}\n"));
        }
        let facts = self.facts.iter().filter_map(|tested| match tested {
            Tested::Fact(index) => {
                let to = of_fact(around, *index);
                Some(sheet.link(&code(&around.service.context[*index].name), to))
            }
            Tested::Field(_) => None,
        });
        let facts = facts.collect::<Vec<_>>();
        if !facts.is_empty() {
            text.push_str(&format!("  - Facts: {}\n", facts.join(", ")));
        }
        let codes = self.codes.iter().map(|wire| {
            let mut known = around.service.error_codes.iter();
            let known = known.find(|it| it.wire == *wire);
            known.map_or(code(wire), |known| {
                sheet.link(&code(wire), of_code(around.provider, around.service, known))
            })
        });
        let codes = codes.collect::<Vec<_>>();
        if !codes.is_empty() {
            text.push_str(&format!("  - Error codes: {}\n", codes.join(", ")));
        }
        if let Some(observed) = sheet.observed.sentence(self.id) {
            text.push_str(&format!("  - {observed}\n"));
        }
        text + &format!("  - Source: {}\n", self.source)
    }
}

/// A list item within another one.
fn nested(item: &str) -> String {
    if item.is_empty() { String::new() } else { format!("  {item}") }
}
