//! Providers and services side by side: protocol, envelopes, hosts, facts, and what stands within.

use super::draft::{At, Differ, Scope, Way, pairs};
use super::kinds;
use super::types::TypePairs;
use crate::model::{Provider, Service};
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;

/// A service with its file.
#[derive(Clone, Copy)]
pub(super) struct ServiceAt<'a> {
    pub(super) service: &'a Service,
    pub(super) file: &'a File<spec::Service>,
    pub(super) provider: &'a File<spec::Provider>,
}

impl<'a> Differ<'a> {
    /// Everything.
    pub(super) fn providers(&mut self) {
        let (base, head) = (self.base, self.head);
        let old = base.model.providers.iter().zip(base.provider_files());
        let new = head.model.providers.iter().zip(head.provider_files());
        let (old, new) = (old.collect::<Vec<_>>(), new.collect::<Vec<_>>());
        for pair in pairs(&old, &new, |(provider, _)| &provider.module) {
            let (old, new) = pair;
            let olds = old.map(|(model, file)| services(base, model, file));
            let news = new.map(|(model, file)| services(head, model, file));
            if let (Some((was, old)), Some((is, new))) = (old, new) {
                self.provider((was, old), (is, new));
            }
            let (olds, news) = (olds.unwrap_or_default(), news.unwrap_or_default());
            for pair in pairs(&olds, &news, |it| &it.service.module) {
                self.service(pair);
            }
        }
        self.documents();
    }

    fn provider(
        &mut self,
        (was, old): (&Provider, &File<spec::Provider>),
        (is, new): (&Provider, &File<spec::Provider>),
    ) {
        let place = Place::file(new.source);
        let operations = is.services.iter().flat_map(|service| {
            let path = format!("{}/{}", is.module, service.module);
            let wires = service.operations.iter();
            wires.map(move |operation| format!("{path}/{}", operation.wire))
        });
        let scope = Scope {
            subject: is.module.clone(),
            affects: operations.collect(),
            way: Way::Both,
        };
        let name = &is.module;
        self.text(
            &kinds::ENVELOPE_CHANGED,
            &scope,
            (
                &place.at("envelope"),
                format!("error answers of `{name}` keep their parts elsewhere"),
            ),
            &format!("{:?}", was.envelope),
            &format!("{:?}", is.envelope),
        );
        self.text(
            &kinds::SUCCESS_STATUSES_CHANGED,
            &scope,
            (
                &place.at("success_statuses"),
                format!("other HTTP statuses of `{name}` mean success"),
            ),
            &format!("{:?}", was.success_statuses),
            &format!("{:?}", is.success_statuses),
        );
        self.protocol(
            &scope,
            &place,
            name,
            (Some(&old.spec.style), Some(&new.spec.style)),
        );
        self.doc(&scope, &place, &format!("`{name}`"), (&was.doc, &is.doc));
        self.provenance(
            &scope,
            &place,
            &format!("`{name}`"),
            (&old.spec.source, &new.spec.source),
        );
        self.error_rows(
            &scope,
            (&old.spec.errors, &Place::file(old.source)),
            (&new.spec.errors, &place),
        );
    }

    fn protocol(
        &mut self,
        scope: &Scope,
        place: &Place,
        name: &str,
        (was, is): (Option<&spec::Style>, Option<&spec::Style>),
    ) {
        self.text(
            &kinds::PROTOCOL_CHANGED,
            scope,
            (
                &place.at("style"),
                format!("requests of `{name}` are put on the wire in another way"),
            ),
            &was.map(style).unwrap_or_default(),
            &is.map(style).unwrap_or_default(),
        );
    }

    fn service(&mut self, pair: (Option<&ServiceAt<'_>>, Option<&ServiceAt<'_>>)) {
        match pair {
            (Some(old), None) => self.whole(old, &kinds::SERVICE_REMOVED, "is no longer described"),
            (None, Some(new)) => self.whole(new, &kinds::SERVICE_ADDED, "is described"),
            (Some(old), Some(new)) => self.both(*old, *new),
            (None, None) => {}
        }
    }

    fn whole(&mut self, at: &ServiceAt<'_>, kind: &'static super::kind::Kind, what: &str) {
        let scope = service_scope(at);
        let place = Place::file(at.file.source).at("service");
        let at = match kind.id == kinds::SERVICE_REMOVED.id {
            true => At::Base(place),
            false => At::Head(place),
        };
        let title = format!("the service `{}` {what}", scope.subject);
        self.add(kind, &scope, at, title);
    }

    fn both(&mut self, old: ServiceAt<'_>, new: ServiceAt<'_>) {
        let (was, is) = (old.service, new.service);
        let place = Place::file(new.file.source);
        let scope = service_scope(&new);
        let name = scope.subject.clone();
        self.text(
            &kinds::API_VERSION_CHANGED,
            &scope,
            (
                &place.at("version"),
                format!(
                    "`{name}` is called in version `{}`, not `{}`",
                    is.version, was.version
                ),
            ),
            &was.version,
            &is.version,
        );
        self.text(
            &kinds::PROTOCOL_CHANGED,
            &scope,
            (
                &place.at("product"),
                format!(
                    "the product of `{name}` is `{}`, not `{}`",
                    is.product, was.product
                ),
            ),
            &was.product,
            &is.product,
        );
        self.protocol(
            &scope,
            &place,
            &name,
            (old.file.spec.style.as_ref(), new.file.spec.style.as_ref()),
        );
        self.endpoints(&scope, &old, &new);
        self.doc(&scope, &place, &format!("`{name}`"), (&was.doc, &is.doc));
        self.provenance(
            &scope,
            &place,
            &format!("`{name}`"),
            (&was.source, &is.source),
        );
        let types = TypePairs::of(was, is);
        self.context(&scope, &old, &new, &types);
        let users = types.users(&name, was, is);
        self.types(&scope, &was.types, &is.types, &types, |name| {
            users.get(name).cloned().unwrap_or_default()
        });
        self.error_rows(
            &scope,
            (&old.file.spec.errors, &Place::file(old.file.source)),
            (&new.file.spec.errors, &place),
        );
        self.disputes(&scope, &was.disputes, &is.disputes);
        for pair in pairs(&was.operations, &is.operations, |it| &it.wire) {
            let wire = pair.0.or(pair.1).map_or("", |it| &it.wire);
            let path = format!("{name}/{wire}");
            let scope = Scope {
                affects: vec![path.clone()],
                subject: path,
                way: Way::Both,
            };
            match pair {
                (Some(gone), None) => {
                    let title = format!("`{wire}` can no longer be called");
                    let at = At::Base(gone.place.at("operation"));
                    self.add(&kinds::OPERATION_REMOVED, &scope, at, title);
                }
                (None, Some(come)) => {
                    let title = format!("`{wire}` can be called");
                    let at = At::Head(come.place.at("operation"));
                    self.add(&kinds::OPERATION_ADDED, &scope, at, title);
                }
                (Some(old), Some(new)) => self.operation(&scope, (was, old), (is, new), &types),
                (None, None) => {}
            }
        }
    }

    fn endpoints(&mut self, scope: &Scope, old: &ServiceAt<'_>, new: &ServiceAt<'_>) {
        let scope = scope.within("endpoints");
        let (was, is) = (&old.file.spec.endpoints, &new.file.spec.endpoints);
        let place = Place::file(new.file.source).at("endpoints");
        let old_place = Place::file(old.file.source).at("endpoints");
        let pattern = |it: &Option<spec::Endpoints>| it.as_ref().map(|it| it.pattern.clone());
        let (old_pattern, new_pattern) = (pattern(was), pattern(is));
        if old_pattern != new_pattern {
            let (kind, at, what) = match (&old_pattern, &new_pattern) {
                (None, _) => (
                    &kinds::ENDPOINT_ADDED,
                    At::Head(place.at("pattern")),
                    "is documented",
                ),
                (_, None) => (
                    &kinds::ENDPOINT_REMOVED,
                    At::Base(old_place.at("pattern")),
                    "is no longer documented",
                ),
                _ => (
                    &kinds::ENDPOINT_CHANGED,
                    At::Head(place.at("pattern")),
                    "is another",
                ),
            };
            let title = format!("the host for any region {what}");
            self.add(kind, &scope, at, title).values(
                old_pattern.unwrap_or_default(),
                new_pattern.unwrap_or_default(),
            );
        }
        let none = Vec::new();
        let regions = |it: &'_ Option<spec::Endpoints>| {
            it.as_ref()
                .map(|it| it.regions.clone())
                .unwrap_or(none.clone())
        };
        let (old_regions, new_regions) = (regions(was), regions(is));
        for (was, is) in pairs(&old_regions, &new_regions, |it| &it.region) {
            let index = |it: &spec::RegionHost, of: &[spec::RegionHost]| {
                of.iter()
                    .position(|other| other.region == it.region)
                    .unwrap_or_default()
            };
            match (was, is) {
                (Some(was), None) => {
                    let at = At::Base(old_place.nth("regions", index(was, &old_regions)));
                    let title = format!("the region `{}` has no host any more", was.region);
                    self.add(
                        &kinds::ENDPOINT_REMOVED,
                        &scope.within(&was.region),
                        at,
                        title,
                    );
                }
                (None, Some(is)) => {
                    let at = At::Head(place.nth("regions", index(is, &new_regions)));
                    let title = format!("the region `{}` has the host `{}`", is.region, is.host);
                    self.add(&kinds::ENDPOINT_ADDED, &scope.within(&is.region), at, title);
                }
                (Some(was), Some(is)) if was.host != is.host => {
                    let at = At::Head(place.nth("regions", index(is, &new_regions)).at("host"));
                    let title = format!(
                        "the host of the region `{}` is `{}`, not `{}`",
                        is.region, is.host, was.host
                    );
                    self.add(
                        &kinds::ENDPOINT_CHANGED,
                        &scope.within(&is.region),
                        at,
                        title,
                    )
                    .values(&was.host, &is.host);
                }
                _ => {}
            }
        }
    }

    fn context(
        &mut self,
        scope: &Scope,
        old: &ServiceAt<'_>,
        new: &ServiceAt<'_>,
        types: &TypePairs,
    ) {
        let scope = scope.within("context");
        let (was, is) = (&old.service.context, &new.service.context);
        let place = |file: usize, of: &[crate::model::ContextFact], name: &str| {
            let index = of.iter().position(|it| it.name == name);
            Place::file(file).nth("context", index.unwrap_or_default())
        };
        for pair in pairs(was, is, |it| &it.name) {
            let name = pair.0.or(pair.1).map_or("", |it| &it.name);
            let within = scope.within(name);
            match pair {
                (Some(_), None) => {
                    let at = At::Base(place(old.file.source, was, name));
                    let title = format!("the fact `{name}` can no longer be told");
                    self.add(&kinds::CONTEXT_REMOVED, &within, at, title);
                }
                (None, Some(_)) => {
                    let at = At::Head(place(new.file.source, is, name));
                    let title = format!("the fact `{name}` can be told");
                    self.add(&kinds::CONTEXT_ADDED, &within, at, title);
                }
                (Some(old), Some(fact)) => {
                    let place = place(new.file.source, is, name);
                    if !types.are_same(&old.kind, &fact.kind) {
                        let (was, is) = (
                            super::fields::kind(&old.kind),
                            super::fields::kind(&fact.kind),
                        );
                        let title = format!("the fact `{name}` is {is}, not {was}");
                        self.add(
                            &kinds::CONTEXT_TYPE_CHANGED,
                            &within,
                            At::Head(place.at("type")),
                            title,
                        )
                        .values(was, is);
                    }
                    self.doc(&within, &place, &format!("`{name}`"), (&old.doc, &fact.doc));
                    self.provenance(
                        &within,
                        &place,
                        &format!("`{name}`"),
                        (&old.source, &fact.source),
                    );
                }
                (None, None) => {}
            }
        }
    }
}

fn services<'a>(
    side: &'a super::side::Side,
    provider: &'a Provider,
    file: &'a File<spec::Provider>,
) -> Vec<ServiceAt<'a>> {
    let files = side.service_files(file);
    let services = provider.services.iter().zip(files);
    let services = services.map(|(service, of)| ServiceAt {
        service,
        file: of,
        provider: file,
    });
    services.collect()
}

fn service_scope(at: &ServiceAt<'_>) -> Scope {
    let provider = &at.provider.folders[0];
    let subject = format!("{provider}/{}", at.service.module);
    let operations = at.service.operations.iter();
    Scope {
        affects: operations
            .map(|operation| format!("{subject}/{}", operation.wire))
            .collect(),
        subject,
        way: Way::Both,
    }
}

/// What a style puts on the wire, without where that is said.
fn style(style: &spec::Style) -> String {
    match style {
        spec::Style::Rpc(rpc) => {
            let format = rpc.format.as_ref();
            let format = format.map(|it| format!("{}={}|{}", it.parameter, it.json, it.xml));
            let format = format.unwrap_or_default();
            format!(
                "rpc {:?} {} {} {} {format}",
                rpc.method, rpc.path, rpc.action, rpc.version
            )
        }
        spec::Style::Rest(rest) => format!("rest {}", rest.content_type),
    }
}
