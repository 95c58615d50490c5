//! The protocol and the hosts as facts.

use super::{Kind, Need, Reach, Scope, Walk};
use apispec_codegen::place::Place;
use apispec_codegen::spec;
use apispec_codegen::spec::About;

impl<'a> Walk<'a> {
    pub(super) fn provider(&mut self, provider: &'a spec::Provider, file: &Scope<'a>) {
        self.stands(&file.object(file.place.clone(), &provider.source));
        self.style(&provider.style, file, &file.place.at("style"));
        self.envelope(&provider.envelope, file);
        for (index, credential) in provider.credentials.iter().enumerate() {
            let at = file.place.nth("credentials", index);
            let scope = file.object(at.clone(), &credential.source);
            self.text(&scope, at.at("name"), &credential.name);
        }
        self.errors(&provider.errors, file);
    }

    pub(super) fn service(&mut self, service: &'a spec::Service, file: &Scope<'a>) {
        let scope = file.object(file.place.clone(), &service.source);
        for (member, text) in [("product", &service.product), ("version", &service.version)] {
            self.text(&scope, file.place.at(member), text);
        }
        if let Some(style) = &service.style {
            self.style(style, file, &file.place.at("style"));
        }
        if let Some(endpoints) = &service.endpoints {
            self.endpoints(endpoints, file);
        }
        if let Some(failure) = &service.in_band_failure {
            self.in_band_failure(failure, file);
        }
        for (index, fact) in service.context.iter().enumerate() {
            let at = file.place.nth("context", index);
            let scope = file.object(at.clone(), &fact.source);
            self.stands(&scope);
            self.kind(&fact.kind, &scope, &at.at("type"));
        }
        self.errors(&service.errors, file);
        self.disputes(&service.disputes, file);
    }

    pub(super) fn in_band_failure(&mut self, failure: &'a spec::InBandFailure, file: &Scope<'a>) {
        let place = file.place.at("in_band_failure");
        let scope = file.object(place.clone(), &failure.source);
        let names = [
            ("field", Some(&failure.field)),
            ("code", Some(&failure.code)),
            ("message", Some(&failure.message)),
            ("status", failure.status.as_ref()),
        ];
        for (member, name) in names {
            if let Some(name) = name {
                let need = Need::Name(name);
                self.add(
                    &scope,
                    place.at(member),
                    Kind::Other,
                    need,
                    Reach::Somewhere,
                );
            }
        }
        for (index, text) in failure.failed.iter().enumerate() {
            self.text(&scope, place.nth("failed", index), text);
        }
    }

    fn style(&mut self, style: &'a spec::Style, file: &Scope<'a>, place: &Place) {
        match style {
            spec::Style::Rpc(rpc) => {
                let place = place.at("rpc");
                let scope = file.object(place.clone(), &rpc.source);
                self.text(&scope, place.at("action"), &rpc.action);
                self.text(&scope, place.at("version"), &rpc.version);
                if let Some(format) = &rpc.format {
                    let at = place.at("format");
                    self.text(&scope, at.at("parameter"), &format.parameter);
                    self.text(&scope, at.at("json"), &format.json);
                    self.text(&scope, at.at("xml"), &format.xml);
                }
            }
            spec::Style::Rest(rest) => {
                let place = place.at("rest");
                let scope = file.object(place.clone(), &rest.source);
                self.text(&scope, place.at("content_type"), &rest.content_type);
            }
        }
    }

    /// The names are spellings to look for, as lenient as the reader: the place has to exist.
    fn envelope(&mut self, envelope: &'a spec::Envelope, file: &Scope<'a>) {
        let place = file.place.at("envelope");
        let scope = file.object(place.clone(), &envelope.source);
        self.stands(&scope);
        for (index, code) in envelope.success_codes.iter().flatten().enumerate() {
            self.text(&scope, place.nth("success_codes", index), code);
        }
        for (index, code) in envelope.echoing_codes.iter().enumerate() {
            self.text(&scope, place.nth("echoing_codes", index), code);
        }
    }

    fn endpoints(&mut self, endpoints: &'a spec::Endpoints, file: &Scope<'a>) {
        let place = file.place.at("endpoints");
        let scope = file
            .object(place.clone(), &endpoints.source)
            .about(About::Endpoints);
        let need = Need::Pieces(endpoints.pattern.split("{region}").collect());
        self.add(
            &scope,
            place.at("pattern"),
            Kind::Other,
            need,
            Reach::Somewhere,
        );
        for (index, host) in endpoints.regions.iter().enumerate() {
            let at = place.nth("regions", index);
            let scope = file
                .object(at.clone(), &host.source)
                .about(About::Endpoints);
            // Notes tell the region within a host, or as a variable, as in `rds.<region>.aliyuncs.com`.
            let need = Need::Pieces(vec![&host.region]);
            self.add(&scope, at.at("region"), Kind::Other, need, Reach::Somewhere);
            let need = Need::Pieces(host.host.split(host.region.as_str()).collect());
            self.add(&scope, at.at("host"), Kind::Other, need, Reach::Somewhere);
        }
    }

    pub(super) fn text(&mut self, scope: &Scope<'a>, place: Place, text: &str) {
        let need = Need::Text(text.to_owned());
        self.add(scope, place, Kind::Other, need, Reach::Somewhere);
    }
}
