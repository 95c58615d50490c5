//! What can be reached from where: uses of types, secrets within, types that contain themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::boxes;
use crate::model::{Kind, NamedType, Presence, Response, Service, Shape, Structure, Usage};

/// Types that a service can't have.
#[derive(Debug, Default)]
pub(super) struct Misfits {
    /// Nothing refers to them.
    pub(super) unused: Vec<NamedType>,
    /// A value of them always holds another one, without end.
    pub(super) endless: Vec<NamedType>,
}

/// Settles usage, secrets and recursion of a service's types.
pub(super) fn settle(service: &mut Service) -> Misfits {
    let graph = Graph::of(service);
    let secret = graph.holding_secrets();
    let mut request = BTreeSet::new();
    let mut response = BTreeSet::new();
    let mut context = BTreeSet::new();
    for fact in &service.context {
        named(&fact.kind, &mut |name| graph.spread(name, &mut context));
    }
    for operation in &service.operations {
        graph.reach(&operation.request, &mut request);
        match &operation.response {
            Response::Empty => {}
            Response::Object(object) => graph.reach(object, &mut response),
            Response::List(kind, _) => {
                named(kind, &mut |name| graph.spread(name, &mut response));
            }
        }
    }
    for operation in &mut service.operations {
        mark(&mut operation.request, &secret);
        if let Response::Object(object) = &mut operation.response {
            mark(object, &secret);
        }
    }
    let boxed = boxes::boxed(service, &graph);
    let inline = service
        .operations
        .iter_mut()
        .flat_map(|operation| &mut operation.types);
    let mut misfits = Misfits::default();
    for named in service.types.iter_mut().chain(inline) {
        named.usage.request = request.contains(&named.name);
        named.usage.response = response.contains(&named.name);
        named.usage.context = context.contains(&named.name);
        let name = named.name.clone();
        if let Shape::Structure(structure) = &mut named.shape {
            mark(structure, &secret);
            for field in &mut structure.fields {
                field.boxed = boxed.contains(&(name.clone(), field.wire.clone()));
            }
        }
        if named.usage == Usage::default() {
            misfits.unused.push(named.clone());
        }
        if graph.always_holds_itself(&name) {
            misfits.endless.push(named.clone());
        }
    }
    misfits
}

/// Which type mentions which.
pub(super) struct Graph {
    /// Every type that a type mentions.
    pub(super) mentions: BTreeMap<String, BTreeSet<String>>,
    /// Every type that a type holds by value, without a list or a map between.
    pub(super) holds: BTreeMap<String, BTreeSet<String>>,
    /// Those of them that are never absent.
    pub(super) needs: BTreeMap<String, BTreeSet<String>>,
    /// Types with a secret of their own.
    secrets: BTreeSet<String>,
}

impl Graph {
    fn of(service: &Service) -> Self {
        let mut graph = Self {
            mentions: BTreeMap::new(),
            holds: BTreeMap::new(),
            needs: BTreeMap::new(),
            secrets: BTreeSet::new(),
        };
        let inline = service
            .operations
            .iter()
            .flat_map(|operation| &operation.types);
        for named_type in service.types.iter().chain(inline) {
            let mut mentions = BTreeSet::new();
            let mut holds = BTreeSet::new();
            let mut needs = BTreeSet::new();
            if let Shape::Structure(structure) = &named_type.shape {
                for field in &structure.fields {
                    named(&field.kind, &mut |name| {
                        mentions.insert(name.to_owned());
                    });
                    if field.kind == Kind::Secret {
                        graph.secrets.insert(named_type.name.clone());
                    }
                    let Some(target) = held(&field.kind) else {
                        continue;
                    };
                    holds.insert(target.to_owned());
                    if field.presence == Presence::Required {
                        needs.insert(target.to_owned());
                    }
                }
            }
            graph.mentions.insert(named_type.name.clone(), mentions);
            graph.holds.insert(named_type.name.clone(), holds);
            graph.needs.insert(named_type.name.clone(), needs);
        }
        graph
    }

    fn reach(&self, structure: &Structure, reached: &mut BTreeSet<String>) {
        for field in &structure.fields {
            named(&field.kind, &mut |name| self.spread(name, reached));
        }
    }

    fn spread(&self, name: &str, reached: &mut BTreeSet<String>) {
        if !reached.insert(name.to_owned()) {
            return;
        }
        for next in self.mentions.get(name).into_iter().flatten() {
            self.spread(next, reached);
        }
    }

    fn holding_secrets(&self) -> BTreeSet<String> {
        let mut holding = BTreeSet::new();
        for name in self.mentions.keys() {
            let mut reached = BTreeSet::new();
            self.spread(name, &mut reached);
            if reached.intersection(&self.secrets).next().is_some() {
                holding.insert(name.clone());
            }
        }
        holding
    }

    fn always_holds_itself(&self, name: &str) -> bool {
        let needed = self.needs.get(name).into_iter().flatten();
        needed
            .into_iter()
            .any(|next| Self::leads(&self.needs, next, name))
    }

    /// Whether steps lead from one type to another.
    pub(super) fn leads(steps: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(name) = open.pop() {
            if name == to {
                return true;
            }
            if seen.insert(name) {
                let next = steps.get(name).into_iter().flatten();
                open.extend(next.map(String::as_str));
            }
        }
        false
    }
}

/// The type whose value a field holds itself, without a list or a map between.
pub(super) fn held(kind: &Kind) -> Option<&str> {
    match kind {
        Kind::Named(name) => Some(name),
        Kind::Json(of) => held(of),
        _ => None,
    }
}

fn mark(structure: &mut Structure, secret: &BTreeSet<String>) {
    structure.has_secret = structure.fields.iter().any(|field| {
        let mut found = field.kind == Kind::Secret;
        named(&field.kind, &mut |name| found |= secret.contains(name));
        found
    });
}

/// Calls `found` with each named type that a kind mentions.
fn named(kind: &Kind, found: &mut dyn FnMut(&str)) {
    match kind {
        Kind::Named(name) => found(name),
        Kind::List { of, .. } | Kind::Map { of, .. } | Kind::Json(of) => named(of, found),
        _ => {}
    }
}
