//! Changes of rules → requests that are now refused or accepted.

use std::borrow::Cow;

use super::differ::{Differ, PendingFinding};
use super::difference::{Flip, Transition, difference, warnings};
use super::element::{Both, Element, Entry, UsedIn, entries};
use super::finding_kind::{Direction, Impact};
use super::kinds::{self, Family};
use super::revision::is_within;
use super::spelling::respelled;
use apispec_codegen::model::{Demand, Operation, View};

/// An operation of both revisions.
struct Pair<'a> {
    /// Its name in findings.
    path: String,
    base: View<'a>,
    /// The operation of the base with its names as the head spells them.
    respelled: Cow<'a, Operation>,
    head: View<'a>,
}

impl<'a> Differ<'a> {
    /// Finds the requests that are refused, accepted or warned about in only one revision, for every operation whose
    /// rules differ.
    pub(super) fn witnesses(&mut self) {
        for pair in self.pairs() {
            let base = View { operation: &pair.respelled, ..pair.base };
            let flips = self.assign_flips(&pair.path, difference(base, pair.head));
            self.explain_flips(&pair, flips);
            let warnings = self.assign_warnings(&pair.path, warnings(base, pair.head));
            self.explain_flips(&pair, warnings);
        }
    }

    /// The operations of both revisions whose rules may differ, according to the findings so far.
    fn pairs(&self) -> Vec<Pair<'a>> {
        let Both { base, head } = self.revisions;
        let decisive = self.pending.iter().filter(|it| {
            let is_sent = it.kind.direction != Direction::Response;
            is_sent && !it.kind.impacts.is_empty() || !it.rules.is_empty()
        });
        let decisive = decisive.map(|it| &it.element).collect::<Vec<_>>();
        let mut pairs = Vec::new();
        for service in head.services() {
            let mut olds = base.services();
            let Some(old) = olds.find(|it| it.path() == service.path()) else {
                continue;
            };
            // The types of facts matter to every operation.
            let types = format!("{}/types", service.path());
            let services = Both { base: old.model, head: service.model };
            let operations = services.map(|it| it.operations.as_slice());
            for operation in entries(operations, |old, new| old.wire == new.wire) {
                let path = service.operation(operation.latest());
                let concerns =
                    |it: &&Element| it.affects.contains(&path) || is_within(&it.path, &types);
                if let Entry::Kept(both) = operation
                    && decisive.iter().any(concerns)
                {
                    pairs.push(Pair {
                        path,
                        base: old.view(both.base),
                        respelled: respelled(both),
                        head: service.view(both.head),
                    });
                }
            }
        }
        pairs
    }

    /// Assigns requests to the findings about rules of an operation; returns the unassigned ones.
    fn assign_flips(&mut self, path: &str, flips: Vec<Flip>) -> Vec<Flip> {
        let parts = ["parameters", "rules", "preconditions", "quotas"];
        let prefixes = parts.map(|part| format!("{path}/{part}/"));
        let is_of = |path: &str| prefixes.iter().any(|prefix| path.starts_with(prefix));
        let mut is_assigned = vec![false; flips.len()];
        for finding in &mut self.pending {
            if !is_of(&finding.element.path) || finding.rules.is_empty() {
                continue;
            }
            let (mut refuses, mut accepts) = (false, false);
            for (flip, is_assigned) in flips.iter().zip(&mut is_assigned) {
                let (ids, seen) = match flip.change {
                    Transition::Refused | Transition::Warned => (&flip.after, &mut refuses),
                    Transition::Accepted | Transition::Silenced => (&flip.before, &mut accepts),
                };
                if ids.iter().any(|id| finding.rules.contains(id)) {
                    *seen = true;
                    *is_assigned = true;
                    finding.flips.push((path.to_owned(), flip.clone()));
                }
            }
            finding.decide_kind(refuses, accepts);
        }
        let left = flips.into_iter().zip(is_assigned);
        left.filter_map(|(flip, is_assigned)| (!is_assigned).then_some(flip)).collect()
    }

    /// Assigns requests to the findings about warnings of an operation; returns the unassigned ones.
    fn assign_warnings(&mut self, path: &str, flips: Vec<Flip>) -> Vec<Flip> {
        let mut left = Vec::new();
        for flip in flips {
            let is_of = |finding: &PendingFinding| {
                let own = finding.element.path.strip_prefix(path);
                let own = own.and_then(|rest| rest.strip_suffix(flip.id.as_str()));
                let is_own = own.is_some_and(|it| it.ends_with('/'));
                is_own
                    && matches!(
                        finding.kind,
                        kinds::WARNING_ADDED | kinds::WARNING_REMOVED | kinds::WARNING_CHANGED
                    )
            };
            match self.pending.iter_mut().find(|it| is_of(it)) {
                Some(finding) => finding.flips.push((path.to_owned(), flip)),
                None => left.push(flip),
            }
        }
        left
    }

    /// Assigns each request to a change of the operation that may cause it, or makes it a finding.
    fn explain_flips(&mut self, pair: &Pair<'_>, flips: Vec<Flip>) {
        for flip in flips {
            let may = |finding: &PendingFinding| {
                finding.kind.impacts.contains(&Impact::Requests)
                    && finding.element.affects.contains(&pair.path)
            };
            let pending = self.pending.iter();
            let exact = pending.clone().position(|it| may(it) && touches(it, &flip));
            let any = || pending.clone().position(|it| may(it) && it.rules.is_empty());
            match exact.or_else(any) {
                Some(index) => self.pending[index].flips.push((pair.path.clone(), flip)),
                None => self.unexplained(pair, flip),
            }
        }
    }

    /// Reports an unchanged rule that nevertheless refuses or accepts other requests.
    fn unexplained(&mut self, pair: &Pair<'_>, flip: Flip) {
        let demands = pair.head.demands();
        let demand = demands.iter().find(|it| it.id() == flip.id);
        let family = match demand {
            Some(Demand::Limit(..)) => kinds::LIMITS,
            _ => kinds::RULES,
        };
        let (kind, what) = match flip.change {
            Transition::Refused => (family.tightened, "refuses more"),
            Transition::Accepted => (family.loosened, "refuses fewer"),
            Transition::Warned => (kinds::WARNING_CHANGED, "warns about more"),
            Transition::Silenced => (kinds::WARNING_CHANGED, "warns about fewer"),
        };
        let id = &flip.id;
        let title = format!("`{id}` now {what} requests, although the rule itself is unchanged");
        let place = demand.map_or(&pair.head.operation.place, Demand::place);
        let place = Both { base: place, head: place };
        let path = format!("{}/requests/{id}", pair.path);
        let element = Element {
            affects: vec![pair.path.clone()],
            used_in: UsedIn::Requests,
            ..Element::new(path, String::new(), place.map(Clone::clone))
        };
        self.add_here(kind, element.in_head(), title).flips.push((pair.path.clone(), flip));
    }
}

/// Whether a request contains the changed element, or omits a parameter whose default changed.
fn touches(finding: &PendingFinding, flip: &Flip) -> bool {
    let path = &finding.element.path;
    let is_about = |(name, value): &(String, serde_json::Value)| {
        let mut steps = path.split('/');
        steps.any(|step| step == name || value.as_str() == Some(step))
    };
    if finding.kind == kinds::DEFAULT_CHANGED {
        // A default is what counts where nothing is sent.
        let field = path.rsplit('/').next();
        let mut names = flip.request.iter().map(|(name, _)| name.as_str());
        return !names.any(|name| Some(name) == field);
    }
    flip.request.iter().any(is_about) || flip.context.iter().any(is_about)
}

impl PendingFinding {
    /// Sets the kind by whether requests are newly refused or accepted.
    fn decide_kind(&mut self, refuses: bool, accepts: bool) {
        let Some(family) = Family::of(self.kind) else {
            return;
        };
        let has_effect = if self.kind == family.added {
            refuses
        } else if self.kind == family.removed {
            accepts
        } else {
            self.kind = match (refuses, accepts) {
                (true, true) => family.changed,
                (true, false) => family.tightened,
                (false, true) => family.loosened,
                (false, false) => self.kind,
            };
            refuses || accepts
        };
        if let (false, Some(kind)) = (has_effect, family.without_effect) {
            self.kind = kind;
            self.title = format!("no effect on requests: {}", self.title);
        }
    }
}
