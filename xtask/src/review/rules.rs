//! Rules in both revisions: checks, severities and error codes.

use super::differ::{Differ, PendingFinding};
use super::element::{Both, Element, Entry, entries};
use super::fingerprint;
use super::kinds::{self, Family, RULES};
use super::revision::narrowed;
use super::wording::list;
use apispec_codegen::model::{Form, Limit, Rule, Severity};
use apispec_codegen::sentences::{self, Names};

/// Rules of one family, with the names that their sentences need.
#[derive(Clone, Copy)]
pub(super) struct Rules<'a> {
    pub(super) family: &'static Family,
    pub(super) rules: Both<&'a [Rule]>,
    pub(super) names: Both<Names<'a>>,
    /// The name of the field, if they are limits.
    pub(super) field: Option<&'a str>,
}

impl<'a> Rules<'a> {
    /// What titles call one of them.
    fn noun(&self) -> &'static str {
        if self.field.is_some() { "limit" } else { "rule" }
    }

    /// The rules of both revisions; a rule with another id is the same if its check is the same.
    fn entries(&self) -> Vec<Entry<&'a Rule>> {
        entries(self.rules, |old, new| self.before(new).is_some_and(|it| it.id == old.id))
    }

    /// The old version of a rule: the one with its id, else a removed one with the same check.
    fn before(&self, new: &Rule) -> Option<&'a Rule> {
        let Both { base, head } = self.rules;
        let same_id = base.iter().find(|old| old.id == new.id);
        same_id.or_else(|| {
            let check = fingerprint::form(&new.form, self.names.head);
            let mut gone = base.iter().filter(|old| head.iter().all(|it| it.id != old.id));
            gone.find(|old| fingerprint::form(&old.form, self.names.base) == check)
        })
    }
}

impl Differ<'_> {
    /// The rules between the fields of an operation.
    pub(super) fn rules(
        &mut self,
        element: &Element,
        rules: Both<&[Rule]>,
        names: Both<Names<'_>>,
    ) {
        let rules = Rules { family: &RULES, rules, names, field: None };
        self.checks(&element.within("rules"), rules);
    }

    /// The rules between fields, or the limits of one field.
    pub(super) fn checks(&mut self, element: &Element, rules: Rules<'_>) {
        for entry in rules.entries() {
            let element = element.entry(&entry, &entry.latest().id, |it| it.place.clone());
            match entry {
                Entry::Removed(rule) => {
                    let kind = match rule.severity {
                        Severity::Error => rules.family.removed,
                        Severity::Warning => kinds::WARNING_REMOVED,
                    };
                    let statement = statement(rule, rules.names.base, rules.field);
                    let title = format!("{} removed: {statement}", rules.noun());
                    refuses(self.add(kind, &element, "check", title), &[rule]);
                }
                Entry::Added(rule) => {
                    let kind = match rule.severity {
                        Severity::Error => rules.family.added,
                        Severity::Warning => kinds::WARNING_ADDED,
                    };
                    let statement = statement(rule, rules.names.head, rules.field);
                    let title = format!("{} added: {statement}", rules.noun());
                    let finding = self.add(kind, &element, "check", title);
                    finding.value(fingerprint::form(&rule.form, rules.names.head));
                    refuses(finding, &[rule]);
                }
                Entry::Kept(rule) => self.rule(&element, rule, rules),
            }
        }
    }

    fn rule(&mut self, element: &Element, rule: Both<&Rule>, rules: Rules<'_>) {
        let Both { base, head } = rule;
        let label = &element.label;
        if base.id != head.id {
            let title = format!("the rule `{}` was renamed to {label}", base.id);
            self.add(kinds::RULE_RENAMED, &element.in_head(), "id", title).value(&base.id);
        }
        let says = statement(head, rules.names.head, rules.field);
        let source = rule.map(|it| &it.source);
        self.severity(element, &head.id, &says, rule.map(|it| it.severity), source);
        let values = rule.zip(rules.names);
        let values = values.map(|(it, names)| fingerprint::form(&it.form, names));
        let check = element.member("check");
        // A consequence of another edit, such as a changed default, is reported with that edit.
        if values.differ() && self.is_edited(&check) {
            let kind = match (base.severity, head.severity) {
                (Severity::Error, Severity::Error) => match tightened(rule.map(|it| &it.form)) {
                    Some(true) => rules.family.tightened,
                    Some(false) => rules.family.loosened,
                    None => rules.family.changed,
                },
                _ => kinds::WARNING_CHANGED,
            };
            let before = statement(base, rules.names.base, rules.field);
            let title = format!("{} changed: {says} (before: {before})", rules.noun());
            let narrowed = Element {
                place: narrowed(self.revisions, check.place),
                path: element.path.clone(),
                ..element.in_head()
            };
            let finding = self.add_here(kind, narrowed, title);
            finding.value(values.head);
            refuses(finding, &[base, head]);
        }
        self.codes(element, &head.id, rule.map(|it| it.codes.as_slice()));
        let element = element.clone().labelled(format!("the rule {label}"));
        self.doc(&element, rule.map(|it| &it.doc));
        self.provenance(&element, rule.map(|it| &it.source));
        self.grade(&element, rule.map(|it| &it.source));
    }

    /// Whether an author edited this element.
    pub(super) fn is_edited(&self, element: &Element) -> bool {
        let values = self.revisions.zip(element.place.as_ref());
        let values = values.map(|(revision, place)| revision.json(place));
        values.differ()
    }

    /// The severity of a rule or a quota.
    pub(super) fn severity(
        &mut self,
        element: &Element,
        id: &str,
        says: &str,
        severity: Both<Severity>,
        source: Both<&Option<String>>,
    ) {
        if severity.base == severity.head {
            return;
        }
        let (kind, what) = match severity.head {
            Severity::Error => (kinds::SEVERITY_RAISED, "now an error"),
            Severity::Warning => (kinds::SEVERITY_LOWERED, "now only a warning"),
        };
        let title = format!("{} is {what}: {says}", element.label);
        self.add(kind, element, "severity", title)
            .value(fingerprint::severity(severity.head))
            .rule(id);
        if severity.head == Severity::Error {
            self.raised(element, source);
        }
    }

    /// The error codes of a rule, a precondition or a quota.
    pub(super) fn codes(&mut self, element: &Element, id: &str, codes: Both<&[String]>) {
        let lists = codes.map(list);
        let title = match (codes.base, codes.head) {
            (_, []) => format!("the error codes of `{id}` were removed: {}", lists.base),
            ([], _) => format!("error codes of `{id}` were added: {}", lists.head),
            _ => format!("the error codes of `{id}` changed {}", lists.change()),
        };
        let values = codes.map(|it| it.join(" "));
        self.compare(kinds::RULE_CODES_CHANGED, element, "codes", values, title);
    }
}

/// The sentence of a rule, or of a limit of the named field.
fn statement(rule: &Rule, names: Names<'_>, field: Option<&str>) -> String {
    let names = field.map_or(names, Names::of_field);
    sentences::rule(rule, names).en
}

/// Records the rule, if it is an error: warnings do not refuse requests.
fn refuses(finding: &mut PendingFinding, rules: &[&Rule]) {
    if rules.iter().all(|it| it.severity == Severity::Error) {
        finding.rules.extend(rules.last().map(|it| it.id.clone()));
    }
}

/// Whether an unconditional limit allows less than before; `None` if that is not obvious.
fn tightened(form: Both<&Form>) -> Option<bool> {
    let Both { base, head } = form.map(always).transpose()?;
    let ends = match (base, head) {
        (Limit::Range(base), Limit::Range(head)) | (Limit::Items(base), Limit::Items(head)) => {
            Both { base, head }.map(|it| [i128::from(it.min), i128::from(it.max)])
        }
        (Limit::Length(base), Limit::Length(head)) if base.unit == head.unit => {
            Both { base, head }.map(|it| [i128::from(it.min), i128::from(it.max)])
        }
        _ => return None,
    };
    let is_within = |[min, max]: [i128; 2], outer: [i128; 2]| min >= outer[0] && max <= outer[1];
    let is_tighter = is_within(ends.head, ends.base);
    (is_tighter != is_within(ends.base, ends.head)).then_some(is_tighter)
}

/// The limit of an unconditional rule.
fn always(form: &Form) -> Option<&Limit> {
    match form {
        Form::Value { limit, when: None, .. } => Some(limit),
        Form::Value { when: Some(_), .. }
        | Form::Presence { .. }
        | Form::Count { .. }
        | Form::Order { .. } => None,
    }
}
