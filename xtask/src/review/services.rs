//! Services in both revisions, with everything in them.

use std::collections::{BTreeMap, BTreeSet};

use super::differ::Differ;
use super::element::{Both, Element, Entry, entries};
use super::kinds;
use super::revision::ServiceEntry;
use super::types::Services;
use apispec_codegen::model::{Call, Service};
use apispec_codegen::place::Place;

impl<'a> Differ<'a> {
    /// The services of both revisions.
    pub(super) fn services(&mut self) {
        let services = self.revisions.map(|it| it.services().collect::<Vec<_>>());
        for service in entries(services.slices(), |old, new| old.rust_path() == new.rust_path()) {
            let name = service.latest().path();
            let place = service.both(|it| Place::file(it.file.source));
            let element = Element {
                affects: service.latest().operations(),
                side: service.side(),
                ..Element::new(name.clone(), format!("`{name}`"), place)
            };
            let label = &element.label;
            match service {
                Entry::Removed(_) => {
                    let title = format!("the service {label} was removed");
                    self.add(kinds::SERVICE_REMOVED, &element, "service", title);
                }
                Entry::Added(_) => {
                    let title = format!("the service {label} was added");
                    self.add(kinds::SERVICE_ADDED, &element, "service", title);
                }
                Entry::Kept(service) => self.service(&element, service.map(|it| *it)),
            }
        }
    }

    fn service(&mut self, element: &Element, service: Both<ServiceEntry<'a>>) {
        let label = &element.label;
        let models = service.map(|it| it.model);
        let files = service.map(|it| &it.file.spec);
        let Both { base, head } = models;

        let versions = models.map(|it| &it.version);
        let title = format!("the API version of {label} changed {}", versions.quoted_change());
        let kind = if names_version(base) || names_version(head) {
            kinds::API_VERSION_CHANGED
        } else {
            kinds::DOC_CHANGED
        };
        self.compare(kind, element, "version", versions, title);
        let products = models.map(|it| &it.product);
        let title = format!("the product code of {label} changed {}", products.quoted_change());
        let product = element.within("product");
        self.compare(kinds::PROTOCOL_CHANGED, &product, "product", products, title);
        self.protocol(element, files.map(|it| it.style.as_ref()));
        self.endpoints(element, models.map(|it| it.endpoints.as_ref()));
        self.doc(element, models.map(|it| &it.doc));
        self.provenance(element, models.map(|it| &it.source));

        let services = Services::new(models);
        self.context(element, &services);
        let users = users(service);
        let shared = head.types.of(&head.shared_types);
        self.types(element, shared, &services, |name| users.get(name).cloned().unwrap_or_default());
        self.error_rows(element, files.map(|it| it.errors.as_slice()));
        self.code_names(element, models);
        self.disputes(element, models.map(|it| it.disputes.as_slice()));
        self.operations(element, &services);
        let operations = models.map(|it| it.operations.as_slice());
        for operation in entries(operations, |old, new| old.wire == new.wire) {
            let inner = element.entry(&operation, &operation.latest().wire, |it| it.place.clone());
            if let Entry::Kept(operation) = operation {
                let views = service.zip(operation).map(|(service, it)| service.view(it));
                self.contradictions(&inner, views);
            }
        }
    }
}

/// Whether calls contain the version: those in the RPC style do, paths of the REST style do not depend on it, but
/// constants may.
fn names_version(service: &Service) -> bool {
    let mut operations = service.operations.iter();
    operations.any(|it| {
        let is_constant = it.call.constants().any(|it| it.value.contains("{version}"));
        is_constant || matches!(it.call, Call::Rpc(_))
    })
}

/// The operations that reach each type, in either revision.
fn users(service: Both<ServiceEntry<'_>>) -> BTreeMap<&str, Vec<String>> {
    let mut users = BTreeMap::<_, BTreeSet<_>>::new();
    for (name, operations) in [service.base.users(), service.head.users()].into_iter().flatten() {
        users.entry(name).or_default().extend(operations);
    }
    let users = users.into_iter();
    users.map(|(name, operations)| (name, operations.into_iter().collect())).collect()
}
