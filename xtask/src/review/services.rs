//! Providers and services side by side: protocol, envelopes, and what stands within.

use super::canonical;
use super::draft::{At, Both, Differ, Scope, Way, pairs};
use super::kinds;
use super::types::TypePairs;
use apispec_codegen::model::{Call, Envelope, Provider, Service};
use apispec_codegen::place::Place;
use apispec_codegen::spec;
use apispec_codegen::spec::read::File;

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
        let both = (&Place::file(old.source), &Place::file(new.source));
        let name = &new.folders[0];
        let operations = is.services.iter().flat_map(|service| {
            let path = format!("{name}/{}", service.module);
            let wires = service.operations.iter();
            wires.map(move |operation| format!("{path}/{}", operation.wire))
        });
        let scope = Scope {
            subject: name.clone(),
            affects: operations.collect(),
            way: Way::Both,
            owner: None,
        };
        let title = format!("error answers of `{name}` keep their parts elsewhere");
        let facts = (
            canonical::envelope(&was.envelope),
            canonical::envelope(&is.envelope),
        );
        self.fact(
            &kinds::ENVELOPE_CHANGED,
            &scope,
            (At::member(both, "envelope"), title),
            (&facts.0, &facts.1),
        );
        self.redaction(&scope, both, &old.spec, &new.spec);
        let headers = (header_names(&was.envelope), header_names(&is.envelope));
        if facts.0 == facts.1 && headers.0 != headers.1 {
            let title = format!("headers of error answers of `{name}` are spelled in another way");
            let at = At::member(both, "envelope");
            self.add(&kinds::NAME_SPELLING_CHANGED, &scope, at, title)
                .now(headers.1);
        }
        let statuses = |it: &Provider| {
            let texts = it.success_statuses.iter().map(u16::to_string);
            texts.collect::<Vec<_>>().join(", ")
        };
        let (old_statuses, new_statuses) = (statuses(was), statuses(is));
        let said = |statuses: &str| match statuses.is_empty() {
            true => "every 2xx".to_owned(),
            false => statuses.to_owned(),
        };
        let title = format!(
            "success of `{name}` has the status {}, not {}",
            said(&new_statuses),
            said(&old_statuses)
        );
        self.fact(
            &kinds::SUCCESS_STATUSES_CHANGED,
            &scope,
            (At::member(both, "success_statuses"), title),
            (&old_statuses, &new_statuses),
        );
        self.protocol(
            &scope,
            both,
            name,
            (Some(&old.spec.style), Some(&new.spec.style)),
        );
        let of = format!("`{name}`");
        self.doc(&scope, both, &of, (&was.doc, &is.doc));
        self.provenance(&scope, both, &of, (&old.spec.source, &new.spec.source));
        self.error_rows(
            &scope,
            (&old.spec.errors, both.0),
            (&new.spec.errors, both.1),
        );
    }

    fn protocol(
        &mut self,
        scope: &Scope,
        both: Both<'_>,
        name: &str,
        (was, is): (Option<&spec::Style>, Option<&spec::Style>),
    ) {
        let title = format!("requests of `{name}` are put on the wire in another way");
        let what = (At::member(both, "style"), title);
        let facts = (
            was.map(style).unwrap_or_default(),
            is.map(style).unwrap_or_default(),
        );
        let within = scope.within("style");
        self.fact(
            &kinds::PROTOCOL_CHANGED,
            &within,
            what,
            (&facts.0, &facts.1),
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
        let both = (&Place::file(old.file.source), &Place::file(new.file.source));
        let scope = service_scope(&new);
        let name = scope.subject.clone();
        let title = format!(
            "`{name}` is called in version `{}`, not `{}`",
            is.version, was.version
        );
        // Only calls in the RPC style say the version; a path of its own does not follow it.
        let is_sent = [was, is].into_iter().flat_map(|it| &it.operations);
        let is_sent = is_sent
            .map(|it| &it.call)
            .any(|it| matches!(it, Call::Rpc(_)));
        let kind = if is_sent {
            &kinds::API_VERSION_CHANGED
        } else {
            &kinds::DOC_CHANGED
        };
        self.fact(
            kind,
            &scope,
            (At::member(both, "version"), title),
            (&was.version, &is.version),
        );
        let title = format!(
            "the product of `{name}` is `{}`, not `{}`",
            is.product, was.product
        );
        self.fact(
            &kinds::PROTOCOL_CHANGED,
            &scope.within("product"),
            (At::member(both, "product"), title),
            (&was.product, &is.product),
        );
        let styles = (old.file.spec.style.as_ref(), new.file.spec.style.as_ref());
        self.protocol(&scope, both, &name, styles);
        self.endpoints(
            &scope,
            both,
            (was.endpoints.as_ref(), is.endpoints.as_ref()),
        );
        let of = format!("`{name}`");
        self.doc(&scope, both, &of, (&was.doc, &is.doc));
        self.provenance(&scope, both, &of, (&was.source, &is.source));
        let types = TypePairs::of(was, is);
        self.context(&scope, both, (was, is), &types);
        let users = types.users(&name, was, is);
        self.types(&scope, was, &is.types, &types, |name| {
            users.get(name).cloned().unwrap_or_default()
        });
        self.error_rows(
            &scope,
            (&old.file.spec.errors, both.0),
            (&new.file.spec.errors, both.1),
        );
        self.code_names(&scope, was, is);
        self.disputes(&scope, &was.disputes, &is.disputes);
        for pair in pairs(&was.operations, &is.operations, |it| &it.wire) {
            let wire = pair.0.or(pair.1).map_or("", |it| &it.wire);
            let path = format!("{name}/{wire}");
            let scope = Scope {
                affects: vec![path.clone()],
                subject: path,
                way: Way::Both,
                owner: None,
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
        owner: None,
    }
}

/// The names of the headers of an envelope, as they are spelled.
fn header_names(envelope: &Envelope) -> String {
    let headers = [
        &envelope.request_id_headers,
        &envelope.retry_after_milliseconds_headers,
        &envelope.retry_after_seconds_headers,
    ];
    let names = headers.into_iter().flatten().map(String::as_str);
    names.collect::<Vec<_>>().join(" ")
}

/// What a style puts on the wire, without where that is said.
fn style(style: &spec::Style) -> String {
    match style {
        spec::Style::Rpc(rpc) => {
            let format = rpc.format.as_ref();
            let format = format.map(|it| format!("{}={}|{}", it.parameter, it.json, it.xml));
            let format = format.unwrap_or_default();
            format!(
                "rpc {} {} {} {} {format}",
                canonical::word(&rpc.method),
                rpc.path,
                rpc.action,
                rpc.version
            )
        }
        spec::Style::Rest(rest) => format!("rest {}", rest.content_type),
    }
}
