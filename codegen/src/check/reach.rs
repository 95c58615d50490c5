//! What can be reached from where: uses of types, secrets within, types that contain themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Kind, NamedType, Response, Service, Shape, Structure, Usage};

/// Settles usage, secrets and recursion of a service's types; returns the types that nothing uses.
pub(super) fn settle(service: &mut Service) -> Vec<NamedType> {
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
    let inline = service
        .operations
        .iter_mut()
        .flat_map(|operation| &mut operation.types);
    let mut unused = Vec::new();
    for named in service.types.iter_mut().chain(inline) {
        named.usage.request = request.contains(&named.name);
        named.usage.response = response.contains(&named.name);
        named.usage.context = context.contains(&named.name);
        let name = named.name.clone();
        if let Shape::Structure(structure) = &mut named.shape {
            mark(structure, &secret);
            for field in &mut structure.fields {
                field.boxed = match &field.kind {
                    Kind::Named(target) => graph.contains(target, &name),
                    _ => false,
                };
            }
        }
        if named.usage == Usage::default() {
            unused.push(named.clone());
        }
    }
    unused
}

/// Which type mentions which.
struct Graph {
    /// Every type that a type mentions.
    mentions: BTreeMap<String, BTreeSet<String>>,
    /// Every type that a type holds by value, without a list or a map between.
    holds: BTreeMap<String, BTreeSet<String>>,
    /// Types with a secret of their own.
    secrets: BTreeSet<String>,
}

impl Graph {
    fn of(service: &Service) -> Self {
        let mut graph = Self {
            mentions: BTreeMap::new(),
            holds: BTreeMap::new(),
            secrets: BTreeSet::new(),
        };
        let inline = service
            .operations
            .iter()
            .flat_map(|operation| &operation.types);
        for named_type in service.types.iter().chain(inline) {
            let mut mentions = BTreeSet::new();
            let mut holds = BTreeSet::new();
            if let Shape::Structure(structure) = &named_type.shape {
                for field in &structure.fields {
                    named(&field.kind, &mut |name| {
                        mentions.insert(name.to_owned());
                    });
                    match &field.kind {
                        Kind::Named(target) => {
                            holds.insert(target.clone());
                        }
                        Kind::Secret => {
                            graph.secrets.insert(named_type.name.clone());
                        }
                        _ => {}
                    }
                }
            }
            graph.mentions.insert(named_type.name.clone(), mentions);
            graph.holds.insert(named_type.name.clone(), holds);
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

    /// Whether a value of `outer` may hold a value of `inner`.
    fn contains(&self, outer: &str, inner: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![outer];
        while let Some(name) = open.pop() {
            if name == inner {
                return true;
            }
            if seen.insert(name) {
                open.extend(
                    self.holds
                        .get(name)
                        .into_iter()
                        .flatten()
                        .map(String::as_str),
                );
            }
        }
        false
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
        Kind::List { of, .. } | Kind::Map(of) | Kind::Json(of) => named(of, found),
        _ => {}
    }
}
