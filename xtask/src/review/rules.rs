//! Rules in both revisions: what is checked, how strictly, and which codes answer.

use super::differ::{Differ, PendingFinding};
use super::element::{Both, Element, Entry};
use super::fingerprint;
use super::kinds::{self, Family, RULES};
use super::limits::tightened;
use super::revision::narrowed;
use super::wording::list;
use apispec_codegen::model::{Rule, Severity};
use apispec_codegen::sentences::{self, Names};

/// Rules of one family, with what is needed to tell them.
#[derive(Clone, Copy)]
pub(super) struct Rules<'a> {
    pub(super) family: &'static Family,
    pub(super) rules: Both<&'a [Rule]>,
    pub(super) names: Both<Names<'a>>,
    /// What the field is called whose limits they are.
    pub(super) field: Option<&'a str>,
}

impl<'a> Rules<'a> {
    /// What a rule of the head was: the one of its id, else one that is gone and checks the same.
    fn before(&self, new: &Rule) -> Option<&'a Rule> {
        let Both { base, head } = self.rules;
        let is_gone = |old: &&Rule| !head.iter().any(|it| it.id == old.id);
        let check = fingerprint::form(&new.form, self.names.head);
        let is_same = |old: &&Rule| fingerprint::form(&old.form, self.names.base) == check;
        let same_id = base.iter().find(|old| old.id == new.id);
        same_id.or_else(|| base.iter().filter(is_gone).find(is_same))
    }

    fn is_gone(&self, old: &Rule) -> bool {
        let mut before = self.rules.head.iter().filter_map(|new| self.before(new));
        !before.any(|it| it.id == old.id)
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
        let rules = Rules {
            family: &RULES,
            rules,
            names,
            field: None,
        };
        self.checks(&element.within("rules"), rules);
    }

    /// The rules between fields, or the limits of one field.
    pub(super) fn checks(&mut self, element: &Element, rules: Rules<'_>) {
        let base = rules.rules.base.iter();
        for rule in base.filter(|it| rules.is_gone(it)) {
            let kind = match rule.severity {
                Severity::Error => rules.family.removed,
                Severity::Warning => kinds::WARNING_REMOVED,
            };
            let statement = statement(rule, rules.names.base, rules.field);
            let title = format!("it no longer holds that {statement}");
            let removed = element.entry(&Entry::Removed(rule), &rule.id, |it| it.place.clone());
            let finding = self.add(kind, &removed, "check", title);
            refuses(finding, [rule]);
        }
        for rule in rules.rules.head {
            let Some(base) = rules.before(rule) else {
                let kind = match rule.severity {
                    Severity::Error => rules.family.added,
                    Severity::Warning => kinds::WARNING_ADDED,
                };
                let title = statement(rule, rules.names.head, rules.field);
                let added = element.entry(&Entry::Added(rule), &rule.id, |it| it.place.clone());
                let finding = self.add(kind, &added, "check", title);
                finding.value(fingerprint::form(&rule.form, rules.names.head));
                refuses(finding, [rule]);
                continue;
            };
            let both = Both { base, head: rule };
            let element = element.entry(&Entry::Kept(both), &rule.id, |it| it.place.clone());
            if base.id != rule.id {
                let title = format!("the rule `{}` was called `{}`", rule.id, base.id);
                self.add(kinds::RULE_RENAMED, &element.in_head(), "id", title)
                    .value(&base.id);
            }
            self.rule(&element, both, rules);
        }
    }

    fn rule(&mut self, element: &Element, rule: Both<&Rule>, rules: Rules<'_>) {
        let Both { base, head } = rule;
        let label = &element.label;
        let says = statement(head, rules.names.head, rules.field);
        let (kind, what) = match head.severity {
            Severity::Error => (kinds::SEVERITY_RAISED, "an error, not a warning"),
            Severity::Warning => (kinds::SEVERITY_LOWERED, "a warning, not an error"),
        };
        if base.severity != head.severity {
            self.add(
                kind,
                element,
                "severity",
                format!("{label} is {what}: {says}"),
            )
            .value(fingerprint::severity(head.severity))
            .rule(&head.id);
        }
        let values = rule.zip(rules.names);
        let values = values.map(|(it, names)| fingerprint::form(&it.form, names));
        let check = element.member("check");
        // What follows from another edit, as of a default, is told with that.
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
            let title = format!("{says}; before, {before}");
            let narrowed = Element {
                place: narrowed(self.revisions, check.place),
                path: element.path.clone(),
                ..element.in_head()
            };
            let finding = self.add_here(kind, narrowed, title);
            finding.value(values.head);
            refuses(finding, [base, head]);
        }
        self.codes(element, &head.id, rule.map(|it| it.codes.as_slice()));
        let element = element.clone().labelled(format!("the rule {label}"));
        self.doc(&element, rule.map(|it| &it.doc));
        self.provenance(&element, rule.map(|it| &it.source));
    }

    /// Whether an author wrote something else here.
    pub(super) fn is_edited(&self, element: &Element) -> bool {
        let values = self.revisions.zip(element.place.as_ref());
        let values = values.map(|(revision, place)| revision.json(place));
        values.differ()
    }

    /// The error codes that answer to something.
    pub(super) fn codes(&mut self, element: &Element, id: &str, codes: Both<&[String]>) {
        let lists = codes.map(list);
        let title = match (codes.base, codes.head) {
            (_, []) => format!("`{id}` no longer names {}", lists.base),
            ([], _) => format!("`{id}` names {}", lists.head),
            _ => format!("`{id}` names {}, not {}", lists.head, lists.base),
        };
        let values = codes.map(|it| it.join(" "));
        self.compare(kinds::RULE_CODES_CHANGED, element, "codes", values, title);
    }
}

/// What a rule says, or a limit of a field that is called this.
fn statement(rule: &Rule, names: Names<'_>, field: Option<&str>) -> String {
    let names = field.map_or(names, Names::of_field);
    sentences::rule(&rule.form, names).en
}

/// Only errors refuse requests: a warning refuses nothing.
fn refuses<const N: usize>(finding: &mut PendingFinding, versions: [&Rule; N]) {
    if versions.iter().all(|it| it.severity == Severity::Error) {
        finding
            .rules
            .extend(versions.last().map(|it| it.id.clone()));
    }
}
