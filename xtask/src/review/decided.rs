//! Drafts and decisions: every change of rules gets the requests whose fate it changes, or turns out to change none.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::difference::{Change, Flip, difference, warnings};
use super::draft::{At, Differ, Draft, Scope, Way};
use super::kind::{Impact, Kind};
use super::kinds;
use super::side;
use super::spelling::respelled;
use apispec_codegen::decide::View;
use apispec_codegen::model::{Demand, Operation, Service, Shape};

/// An operation of both versions, with the path that findings call it by.
struct Pair<'a> {
    path: String,
    base_service: &'a Service,
    /// With its names as the new version spells them.
    base: Cow<'a, Operation>,
    head: (&'a Service, &'a Operation),
}

impl<'a> Differ<'a> {
    /// Asks of every operation whose rules differ which requests change their fate.
    pub(super) fn decide(&mut self) {
        for pair in self.changed() {
            let base = View {
                service: pair.base_service,
                operation: &pair.base,
            };
            let head = View {
                service: pair.head.0,
                operation: pair.head.1,
            };
            let flips = difference(base, head);
            let flips = self.settle(&pair.path, flips);
            self.explain(&pair, flips);
            let warnings = warnings(base, head);
            let warnings = self.settle_warnings(&pair.path, warnings);
            self.explain(&pair, warnings);
        }
    }

    /// The operations of both versions whose rules differ in any way.
    fn changed(&self) -> Vec<Pair<'a>> {
        let old = operations(self.base)
            .into_iter()
            .collect::<BTreeMap<_, _>>();
        let mut found = Vec::new();
        for (path, head) in operations(self.head) {
            let Some((base_service, base)) = old.get(&path).copied() else {
                continue;
            };
            let base = respelled(base, head.1);
            if signature((base_service, &base)) != signature(head) {
                found.push(Pair {
                    path,
                    base_service,
                    base,
                    head,
                });
            }
        }
        found
    }

    /// Gives the drafts about rules of an operation their requests; returns those that no draft is about.
    fn settle(&mut self, path: &str, flips: Vec<Flip>) -> Vec<Flip> {
        let parts = ["parameters", "rules", "preconditions", "quotas"];
        let prefixes = parts.map(|part| format!("{path}/{part}/"));
        let mut told = vec![false; flips.len()];
        for draft in &mut self.drafts {
            let is_of = prefixes
                .iter()
                .any(|prefix| draft.subject.starts_with(prefix));
            if !is_of || draft.obligations.is_empty() {
                continue;
            }
            let mut seen = (false, false);
            for (flip, told) in flips.iter().zip(&mut told) {
                let (errors, side) = match flip.change {
                    Change::Refused | Change::Warned => (&flip.after, &mut seen.0),
                    Change::Accepted | Change::Silenced => (&flip.before, &mut seen.1),
                };
                if errors.iter().any(|id| draft.obligations.contains(id)) {
                    *side = true;
                    *told = true;
                    draft.flips.push((path.to_owned(), flip.clone()));
                }
            }
            decided(draft, seen);
        }
        let left = flips.into_iter().zip(told);
        left.filter_map(|(flip, told)| (!told).then_some(flip))
            .collect()
    }

    /// Gives the drafts about warnings of an operation their requests; returns those that no draft is about.
    fn settle_warnings(&mut self, path: &str, flips: Vec<Flip>) -> Vec<Flip> {
        let mut left = Vec::new();
        for flip in flips {
            let is_of = |draft: &Draft| {
                let own = draft.subject.strip_prefix(path);
                let own = own.and_then(|rest| rest.strip_suffix(flip.id.as_str()));
                draft.kind.id.starts_with("warning") && own.is_some_and(|it| it.ends_with('/'))
            };
            match self.drafts.iter_mut().find(|draft| is_of(draft)) {
                Some(draft) => draft.flips.push((path.to_owned(), flip)),
                None => left.push(flip),
            }
        }
        left
    }

    /// Ties each request to a change of the operation that it may follow from, else makes it a finding.
    fn explain(&mut self, pair: &Pair<'_>, flips: Vec<Flip>) {
        for flip in flips {
            let may = |draft: &Draft| {
                draft.kind.impacts.contains(&Impact::Requests) && draft.affects.contains(&pair.path)
            };
            let drafts = self.drafts.iter();
            let exact = drafts.clone().position(|it| may(it) && touches(it, &flip));
            let any = drafts
                .clone()
                .position(|it| may(it) && it.obligations.is_empty());
            match exact.or(any) {
                Some(index) => self.drafts[index].flips.push((pair.path.clone(), flip)),
                None => self.unexplained(pair, flip),
            }
        }
    }

    /// A rule that is written as before, and refuses or accepts other requests all the same.
    fn unexplained(&mut self, pair: &Pair<'_>, flip: Flip) {
        let (service, operation) = pair.head;
        let demands = operation.demands(&service.types);
        let demand = demands.iter().find(|it| it.id() == flip.id);
        let is_limit = matches!(demand, Some(Demand::Limit(..)));
        let (kind, what) = match (flip.change, is_limit) {
            (Change::Refused, true) => (&kinds::LIMIT_TIGHTENED, "refuses"),
            (Change::Refused, false) => (&kinds::RULE_TIGHTENED, "refuses"),
            (Change::Accepted, true) => (&kinds::LIMIT_LOOSENED, "no longer refuses"),
            (Change::Accepted, false) => (&kinds::RULE_LOOSENED, "no longer refuses"),
            (Change::Warned, _) => (&kinds::WARNING_CHANGED, "warns about"),
            (Change::Silenced, _) => (&kinds::WARNING_CHANGED, "no longer warns about"),
        };
        let title = format!(
            "`{}` {what} requests, though it is written as before",
            flip.id
        );
        let scope = Scope {
            subject: format!("{}/requests/{}", pair.path, flip.id),
            affects: vec![pair.path.clone()],
            way: Way::Request,
            owner: None,
        };
        let place = demand.map_or(&operation.place, Demand::place);
        self.add(kind, &scope, At::Head(place.clone()), title)
            .flips
            .push((pair.path.clone(), flip));
    }
}

/// Whether a request mentions what changed, or leaves out what means something else now.
fn touches(draft: &Draft, flip: &Flip) -> bool {
    let is_about = |(name, value): &(String, serde_json::Value)| {
        let mut steps = draft.subject.split('/');
        steps.any(|step| step == name || value.as_str() == Some(step))
    };
    if draft.kind.id == kinds::DEFAULT_CHANGED.id {
        // A default is what counts where nothing is sent.
        let field = draft.subject.rsplit('/').next();
        return !flip
            .request
            .iter()
            .any(|(name, _)| Some(name.as_str()) == field);
    }
    flip.request.iter().any(is_about) || flip.context.iter().any(is_about)
}

/// Gives a draft the kind that follows from whether requests are refused, or accepted, that were not.
fn decided(draft: &mut Draft, seen: (bool, bool)) {
    let id = draft.kind.id;
    let of = |rule: &'static Kind, limit: &'static Kind| match id.starts_with("limit") {
        true => limit,
        false => rule,
    };
    if matches!(id, "quota-tightened" | "quota-loosened" | "quota-changed") {
        draft.kind = match seen {
            (true, true) => &kinds::QUOTA_CHANGED,
            (true, false) => &kinds::QUOTA_TIGHTENED,
            (false, true) => &kinds::QUOTA_LOOSENED,
            (false, false) => draft.kind,
        };
        return;
    }
    let is_rewritten = match id {
        "rule-added" | "limit-added" | "precondition-added" => !seen.0,
        "rule-removed" | "limit-removed" | "precondition-removed" => !seen.1,
        "precondition-changed" => seen == (false, false),
        "rule-tightened" | "rule-loosened" | "rule-changed" | "limit-tightened"
        | "limit-loosened" | "limit-changed" => {
            draft.kind = match seen {
                (true, true) => of(&kinds::RULE_CHANGED, &kinds::LIMIT_CHANGED),
                (true, false) => of(&kinds::RULE_TIGHTENED, &kinds::LIMIT_TIGHTENED),
                (false, true) => of(&kinds::RULE_LOOSENED, &kinds::LIMIT_LOOSENED),
                (false, false) => draft.kind,
            };
            seen == (false, false)
        }
        _ => false,
    };
    if is_rewritten {
        draft.kind = &kinds::RULE_REWRITTEN;
        draft.title = format!("no request changes its fate: {}", draft.title);
    }
}

/// Every operation with its path.
fn operations(side: &side::Side) -> Vec<(String, (&Service, &Operation))> {
    let mut found = Vec::new();
    for (provider, file) in side.model.providers.iter().zip(side.provider_files()) {
        for service in &provider.services {
            for operation in &service.operations {
                let folder = &file.folders[0];
                let path = format!("{folder}/{}/{}", service.module, operation.wire);
                found.push((path, (service, operation)));
            }
        }
    }
    found
}

/// Everything that may decide about a request, without what only describes it.
fn signature((service, operation): (&Service, &Operation)) -> String {
    use std::fmt::Write;
    let mut text = format!(
        "{:?}",
        service
            .context
            .iter()
            .map(|it| (&it.name, &it.kind))
            .collect::<Vec<_>>()
    );
    let mut write = |part: &dyn std::fmt::Debug| {
        // Writing into a text can't fail.
        let _ = write!(text, "{part:?}");
    };
    for field in &operation.request.fields {
        write(&(&field.wire, &field.kind, field.presence, &field.default));
        for rule in &field.limits {
            write(&(&rule.id, &rule.form, rule.severity));
        }
    }
    for rule in &operation.rules {
        write(&(&rule.id, &rule.form, rule.severity));
    }
    for precondition in &operation.preconditions {
        write(&(&precondition.id, &precondition.holds));
    }
    for quota in &operation.quotas {
        write(&(&quota.id, quota.limit, quota.context));
    }
    let facts = service.context.iter().map(|fact| &fact.kind);
    let kinds = side::request_kinds(operation).chain(facts);
    for named in side::reached(service, operation, kinds) {
        match &named.shape {
            Shape::Enumeration(it) => {
                for variant in &it.variants {
                    write(&(&variant.wire, &variant.aliases));
                }
            }
            Shape::Structure(it) => {
                for field in &it.fields {
                    write(&(&field.wire, &field.kind, field.presence));
                }
            }
        }
    }
    text
}
