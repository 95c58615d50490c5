//! Specs → facts: one walk over everything that the specs say.

use super::catalog::{
    Catalog, DisputeAt, EnumerationAt, ErrorTable, FieldAt, Grant, Role, Siblings,
};
use super::fact::{Fact, What};
use apispec_codegen::place::Place;
use apispec_codegen::spec;
use apispec_codegen::spec::read::File;

impl<'a> Catalog<'a> {
    /// Notes down everything that the specs say.
    pub(super) fn walk(&mut self) {
        let specs = self.specs;
        for file in &specs.providers {
            self.provider(&file.spec, file);
        }
        for file in &specs.services {
            self.service(&file.spec, file);
        }
        for file in &specs.types {
            self.types(&file.spec, file);
        }
        for file in &specs.operations {
            self.operation(&file.spec, file);
        }
    }

    fn provider(&mut self, provider: &'a spec::Provider, file: &'a File<spec::Provider>) {
        let place = Place::file(file.source);
        self.fact(What::Provider, &provider.provider, &place)
            .says("doc", &provider.doc);
        self.style(&provider.style, &place);
        self.fact(What::Envelope, "", &place.at("envelope"))
            .from(&provider.envelope.source);
        self.errors(&provider.errors, &place, &file.folders);
        self.grants(&provider.allow, &place);
    }

    fn service(&mut self, service: &'a spec::Service, file: &'a File<spec::Service>) {
        let place = Place::file(file.source);
        self.fact(What::Service, &service.service, &place)
            .says("doc", &service.doc)
            .from(&service.source);
        if let Some(style) = &service.style {
            self.style(style, &place);
        }
        if let Some(endpoints) = &service.endpoints {
            let place = place.at("endpoints");
            self.fact(What::Endpoints, &endpoints.pattern, &place)
                .from(&endpoints.source);
            for (index, region) in endpoints.regions.iter().enumerate() {
                self.fact(What::Region, &region.region, &place.nth("regions", index))
                    .from(&region.source);
            }
        }
        self.in_band_failure(&service.in_band_failure, &place);
        for (index, fact) in service.context.iter().enumerate() {
            let place = place.nth("context", index);
            self.fact(What::Context, &fact.name, &place)
                .may_say("doc", &fact.doc)
                .from(&fact.source);
            self.kind(&fact.kind, &place.at("type"));
        }
        self.errors(&service.errors, &place, &file.folders);
        self.disputes(&service.disputes, &place, &file.folders);
        self.grants(&service.allow, &place);
    }

    fn types(&mut self, types: &'a spec::Types, file: &'a File<spec::Types>) {
        for (index, definition) in types.types.iter().enumerate() {
            let place = Place::file(file.source).nth("types", index);
            self.fact(What::Type, &definition.name, &place)
                .says("doc", &definition.doc)
                .from(&definition.source);
            let at = place.at("type");
            match &definition.shape {
                spec::TypeShape::Enum(values) => self.values(values, &at.at("enum")),
                spec::TypeShape::Object(object) => {
                    self.members(&object.fields, &at.at("object"));
                }
            }
            self.grants(&definition.allow, &place);
        }
    }

    fn operation(&mut self, operation: &'a spec::Operation, file: &'a File<spec::Operation>) {
        let place = Place::file(file.source);
        let service = file.folders.as_slice();
        self.fact(What::Operation, &operation.operation, &place)
            .says("doc", &operation.doc)
            .from(&operation.source);
        for (index, note) in operation.notes.iter().enumerate() {
            self.fact(What::Note, "", &place.nth("notes", index))
                .says("doc", &note.doc)
                .from(&note.source);
        }
        if let Some(http) = &operation.http {
            self.fact(What::Http, &http.path, &place.at("http"))
                .from(&http.source);
        }
        if let Some(authorization) = &operation.authorization {
            self.fact(
                What::Authorization,
                &authorization.action,
                &place.at("authorization"),
            )
            .from(&authorization.source);
        }
        self.fields(&operation.parameters, &place, "parameters", Role::Parameter);
        match &operation.response {
            spec::Response::Empty => {}
            spec::Response::Object(object) => {
                let at = place.at("response").at("object");
                self.fields(&object.fields, &at, "fields", Role::Answer);
            }
            spec::Response::List(list) => {
                let at = place.at("response").at("list").at("of");
                self.kind(&list.of, &at);
            }
        }
        self.in_band_failure(&operation.in_band_failure, &place);
        for (index, rule) in operation.rules.iter().enumerate() {
            let at = place.nth("rules", index);
            self.fact(What::Rule, &rule.id, &at)
                .may_say("doc", &rule.doc)
                .from(&rule.source);
            self.grants(&rule.allow, &at);
        }
        for (index, precondition) in operation.preconditions.iter().enumerate() {
            let at = place.nth("preconditions", index);
            self.fact(What::Precondition, &precondition.id, &at)
                .says("doc", &precondition.doc)
                .from(&precondition.source);
            self.grants(&precondition.allow, &at);
        }
        for (index, quota) in operation.quotas.iter().enumerate() {
            let at = place.nth("quotas", index);
            self.fact(What::Quota, &quota.id, &at)
                .says("doc", &quota.doc)
                .from(&quota.source);
            self.grants(&quota.allow, &at);
        }
        self.errors(&operation.errors, &place, service);
        for (index, example) in operation.examples.iter().enumerate() {
            let at = place.nth("examples", index);
            self.fact(What::Example, &example.name, &at)
                .may_say("doc", &example.doc)
                .from(&example.source);
            self.grants(&example.allow, &at);
        }
        for (index, change) in operation.history.iter().enumerate() {
            self.fact(What::Change, &change.date, &place.nth("history", index))
                .says("doc", &change.doc)
                .from(&change.source);
        }
        self.disputes(&operation.disputes, &place, service);
        self.grants(&operation.allow, &place);
    }

    fn style(&mut self, style: &'a spec::Style, place: &Place) {
        let (key, source) = match style {
            spec::Style::Rpc(rpc) => ("rpc", &rpc.source),
            spec::Style::Rest(rest) => ("rest", &rest.source),
        };
        self.fact(What::Style, "", &place.at("style").at(key))
            .from(source);
    }

    fn in_band_failure(&mut self, way: &'a Option<spec::InBandFailure>, place: &Place) {
        if let Some(way) = way {
            self.fact(
                What::InBandFailure,
                &way.field,
                &place.at("in_band_failure"),
            )
            .from(&way.source);
        }
    }

    fn members(&mut self, fields: &'a [spec::Field], place: &Place) {
        self.fields(fields, place, "fields", Role::Member);
    }

    fn fields(&mut self, fields: &'a [spec::Field], place: &Place, key: &'static str, role: Role) {
        for (index, field) in fields.iter().enumerate() {
            let place = place.nth(key, index);
            self.fact(What::Field, &field.name, &place)
                .may_say("doc", &field.doc)
                .from(&field.source);
            for (index, limit) in field.limits.iter().enumerate() {
                self.fact(What::Limit, &field.name, &place.nth("limits", index))
                    .may_say("doc", &limit.doc)
                    .from(&limit.source);
            }
            self.kind(&field.kind, &place.at("type"));
            self.grants(&field.allow, &place);
            self.fields.push(FieldAt { field, place, role });
        }
        self.siblings.push(Siblings {
            fields,
            place: place.clone(),
            key,
        });
    }

    fn kind(&mut self, kind: &'a spec::Type, place: &Place) {
        match kind {
            spec::Type::Enum(values) => self.values(values, &place.at("enum")),
            spec::Type::Object(object) => {
                self.members(&object.fields, &place.at("object"));
            }
            spec::Type::List(list) => self.kind(&list.of, &place.at("list").at("of")),
            spec::Type::Map(map) => self.kind(&map.of, &place.at("map").at("of")),
            spec::Type::Json(of) => self.kind(of, &place.at("json")),
            _ => {}
        }
    }

    fn values(&mut self, enumeration: &'a spec::Enumeration, place: &Place) {
        for (index, value) in enumeration.values.iter().enumerate() {
            let place = place.nth("values", index);
            self.fact(What::Value, &value.value, &place)
                .may_say("doc", &value.doc)
                .from(&value.source);
            for (index, alias) in value.aliases.iter().enumerate() {
                self.fact(What::Alias, &alias.value, &place.nth("aliases", index))
                    .from(&alias.source);
            }
        }
        self.enumerations.push(EnumerationAt {
            enumeration,
            place: place.clone(),
        });
    }

    fn errors(&mut self, rows: &'a [spec::ErrorRow], place: &Place, folders: &'a [String]) {
        for (index, row) in rows.iter().enumerate() {
            let at = place.nth("errors", index);
            self.fact(What::Error, &row.code, &at)
                .says("doc", &row.doc)
                .may_say("unchecked", &row.unchecked)
                .from(&row.source);
            self.grants(&row.allow, &at);
        }
        let table = ErrorTable {
            rows,
            place: place.clone(),
            folders,
        };
        self.error_tables.insert(place.source, table);
    }

    fn disputes(&mut self, disputes: &'a [spec::Dispute], place: &Place, service: &'a [String]) {
        for (index, dispute) in disputes.iter().enumerate() {
            let place = place.nth("disputes", index);
            self.fact(What::Dispute, &dispute.id, &place)
                .says("decision", &dispute.decision)
                .says("reason", &dispute.reason);
            self.disputes.push(DisputeAt { dispute, service });
        }
    }

    fn grants(&mut self, allows: &'a [spec::Allow], carrier: &Place) {
        for (index, allow) in allows.iter().enumerate() {
            self.grants.push(Grant {
                allow,
                place: carrier.nth("allow", index),
                carrier: carrier.clone(),
            });
        }
    }

    fn fact(&mut self, what: What, name: &'a str, place: &Place) -> &mut Fact<'a> {
        self.facts.push(Fact::new(what, name, place.clone()));
        let last = self.facts.len() - 1;
        &mut self.facts[last]
    }
}
