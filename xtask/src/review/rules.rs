//! Rules side by side: limits of values and rules between fields.

use super::canonical;
use super::draft::{At, Differ, Draft, Scope, Way};
use super::kind::Kind;
use super::kinds;
use super::limits::compared;
use apispec_codegen::model::{
    ContextFact, Field, Form, Operation, Precondition, Rule, Service, Severity,
};
use apispec_codegen::sentences::{self, Names};

/// What rules are about.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    /// What the names in rules stand for.
    pub(super) names: Names<'a>,
    pub(super) context: &'a [ContextFact],
    rules: &'a [Rule],
    pub(super) preconditions: &'a [Precondition],
}

impl<'a> Ground<'a> {
    /// An operation.
    pub(super) fn of(service: &'a Service, operation: &'a Operation) -> Self {
        Self {
            names: Names::of(service, operation),
            context: &service.context,
            rules: &operation.rules,
            preconditions: &operation.preconditions,
        }
    }

    /// The fields of anything.
    pub(super) fn fields(service: &'a Service, fields: &'a [Field]) -> Self {
        Self {
            names: Names::of_fields(service, fields),
            context: &service.context,
            rules: &[],
            preconditions: &[],
        }
    }

    /// What a rule checks, without any wording.
    fn fact(&self, rule: &Rule) -> String {
        canonical::form(&rule.form, self.names)
    }

    /// What a rule says, or a limit of a field that is called this.
    fn statement(&self, rule: &Rule, limited: Option<&str>) -> String {
        let names = limited.map_or(self.names, Names::of_field);
        sentences::rule(&rule.form, names).en
    }
}

/// The kinds for limits, or for rules between fields.
struct Kinds {
    added: &'static Kind,
    removed: &'static Kind,
    tightened: &'static Kind,
    loosened: &'static Kind,
    changed: &'static Kind,
}

const RULES: Kinds = Kinds {
    added: &kinds::RULE_ADDED,
    removed: &kinds::RULE_REMOVED,
    tightened: &kinds::RULE_TIGHTENED,
    loosened: &kinds::RULE_LOOSENED,
    changed: &kinds::RULE_CHANGED,
};

const LIMITS: Kinds = Kinds {
    added: &kinds::LIMIT_ADDED,
    removed: &kinds::LIMIT_REMOVED,
    tightened: &kinds::LIMIT_TIGHTENED,
    loosened: &kinds::LIMIT_LOOSENED,
    changed: &kinds::LIMIT_CHANGED,
};

impl Differ<'_> {
    /// The rules between the fields of an operation.
    pub(super) fn rules(&mut self, scope: &Scope, (base, head): (Ground<'_>, Ground<'_>)) {
        self.checks(scope, &RULES, None, (base, base.rules), (head, head.rules));
    }

    /// The limits of a field.
    pub(super) fn limits(
        &mut self,
        scope: &Scope,
        (base, head): (Ground<'_>, Ground<'_>),
        (was, is): (&Field, &Field),
    ) {
        // What follows from the status is told with the status.
        let kept = |field: &Field| {
            let limits = field.limits.iter();
            let limits = limits.filter(|it| !matches!(it.form, Form::Presence { .. }));
            limits.cloned().collect::<Vec<_>>()
        };
        let name = scope.name(&is.wire);
        let scope = scope.within("limits");
        let (old, new) = (kept(was), kept(is));
        if scope.way != Way::Response {
            self.checks(&scope, &LIMITS, Some(&name), (base, &old), (head, &new));
            return;
        }
        // Nothing holds answers against limits.
        let facts = |ground: Ground<'_>, limits: &[Rule]| {
            let facts = limits.iter().map(|it| {
                let check = ground.fact(it);
                let source = it.source.as_deref().unwrap_or_default();
                let (doc, codes) = (canonical::text(&it.doc), it.codes.join(" "));
                format!(
                    "{} {check} {} {codes} {doc} {source}",
                    it.id,
                    word(it.severity)
                )
            });
            facts.collect::<Vec<_>>().join("\n")
        };
        let title = format!("what `{name}` of the answer may be is described otherwise");
        let at = At::member((&was.place, &is.place), "limits");
        let facts = (facts(base, &old), facts(head, &new));
        self.fact(
            &kinds::DOC_CHANGED,
            &scope,
            (at, title),
            (&facts.0, &facts.1),
        );
    }

    fn checks(
        &mut self,
        scope: &Scope,
        kinds: &Kinds,
        limited: Option<&str>,
        (base, was): (Ground<'_>, &[Rule]),
        (head, is): (Ground<'_>, &[Rule]),
    ) {
        let renamed = |new: &Rule| {
            let is_new = !was.iter().any(|old| old.id == new.id);
            let mut gone = was
                .iter()
                .filter(|old| !is.iter().any(|it| it.id == old.id));
            let same = |old: &&Rule| base.fact(old) == head.fact(new);
            is_new.then(|| gone.find(same)).flatten()
        };
        for old in was {
            let stays = is.iter().any(|new| {
                new.id == old.id || renamed(new).is_some_and(|known| known.id == old.id)
            });
            if stays {
                continue;
            }
            let kind = match old.severity {
                Severity::Error => kinds.removed,
                Severity::Warning => &kinds::WARNING_REMOVED,
            };
            let statement = base.statement(old, limited);
            let title = format!("it no longer holds that {statement}");
            let at = At::Base(old.place.at("check"));
            let draft = self.add(kind, &scope.within(&old.id), at, title);
            decided(draft, old, old);
        }
        for new in is {
            let within = scope.within(&new.id);
            let old = was.iter().find(|old| old.id == new.id);
            if let Some(old) = renamed(new) {
                let title = format!("the rule `{}` was called `{}`", new.id, old.id);
                let at = At::Head(new.place.at("id"));
                self.add(&kinds::RULE_RENAMED, &within, at, title)
                    .now(&old.id);
                self.rule(&within, kinds, limited, (base, old), (head, new));
                continue;
            }
            match old {
                Some(old) => self.rule(&within, kinds, limited, (base, old), (head, new)),
                None => {
                    let kind = match new.severity {
                        Severity::Error => kinds.added,
                        Severity::Warning => &kinds::WARNING_ADDED,
                    };
                    let statement = head.statement(new, limited);
                    let at = At::Head(new.place.at("check"));
                    let draft = self.add(kind, &within, at, statement);
                    draft.now(head.fact(new));
                    decided(draft, new, new);
                }
            }
        }
    }

    fn rule(
        &mut self,
        scope: &Scope,
        kinds: &Kinds,
        limited: Option<&str>,
        (base, was): (Ground<'_>, &Rule),
        (head, is): (Ground<'_>, &Rule),
    ) {
        let both = (&was.place, &is.place);
        let at = |member: &str| At::member(both, member);
        let (id, says) = (&is.id, head.statement(is, limited));
        if was.severity != is.severity {
            let (kind, what) = match is.severity {
                Severity::Error => (&kinds::SEVERITY_RAISED, "an error, not a warning"),
                Severity::Warning => (&kinds::SEVERITY_LOWERED, "a warning, not an error"),
            };
            let title = format!("`{id}` is {what}: {says}");
            self.add(kind, scope, at("severity"), title)
                .now(word(is.severity))
                .decided(id.clone());
        }
        // What follows from another edit, as of a default, is told with that.
        let is_edited = || {
            let was = self.base.json(&was.place.at("check"));
            was != self.head.json(&is.place.at("check"))
        };
        let fact = head.fact(is);
        if base.fact(was) != fact && is_edited() {
            let kind = match (was.severity, is.severity) {
                (Severity::Error, Severity::Error) => match compared(&was.form, &is.form) {
                    Some(true) => kinds.tightened,
                    Some(false) => kinds.loosened,
                    None => kinds.changed,
                },
                _ => &kinds::WARNING_CHANGED,
            };
            let title = format!("{says}; before, {}", base.statement(was, limited));
            let (old, new) = (was.place.at("check"), is.place.at("check"));
            let place = self.head.narrowed(&new, self.base, &old);
            let draft = self.add(kind, scope, At::Head(place), title);
            draft.now(fact);
            decided(draft, was, is);
        }
        let what = (at("codes"), codes_title(id, &was.codes, &is.codes));
        let facts = (was.codes.join(" "), is.codes.join(" "));
        self.fact(
            &kinds::RULE_CODES_CHANGED,
            scope,
            what,
            (&facts.0, &facts.1),
        );
        let of = format!("the rule `{id}`");
        self.doc(scope, both, &of, (&was.doc, &is.doc));
        self.provenance(scope, both, &of, (&was.source, &is.source));
    }
}

/// What becomes of the codes that something names.
pub(super) fn codes_title(id: &str, was: &[String], is: &[String]) -> String {
    let list = |codes: &[String]| {
        let codes = codes.iter().map(|code| format!("`{code}`"));
        codes.collect::<Vec<_>>().join(", ")
    };
    match (was.is_empty(), is.is_empty()) {
        (_, true) => format!("`{id}` no longer names {}", list(was)),
        (true, _) => format!("`{id}` names {}", list(is)),
        _ => format!("`{id}` names {}, not {}", list(is), list(was)),
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Only errors are decided: a warning refuses nothing.
fn decided(draft: &mut Draft, was: &Rule, is: &Rule) {
    if was.severity == Severity::Error && is.severity == Severity::Error {
        draft.obligations.push(is.id.clone());
    }
}
