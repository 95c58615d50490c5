//! What an operation says beside its rules, as facts.

use super::{Kind, Need, Reach, Scope, Walk};
use apispec_codegen::place::Place;
use apispec_codegen::spec;
use apispec_codegen::spec::About;

impl<'a> Walk<'a> {
    pub(super) fn operation(&mut self, operation: &'a spec::Operation, file: &Scope<'a>) {
        let place = &file.place;
        let scope = file.object(place.clone(), &operation.source);
        let need = Need::Text(operation.operation.clone());
        self.add(
            &scope,
            place.at("operation"),
            Kind::Other,
            need,
            Reach::Pages,
        );
        for (index, note) in operation.notes.iter().enumerate() {
            self.stands(&file.object(place.nth("notes", index), &note.source));
        }
        self.http(operation, file);
        for (index, field) in operation.parameters.iter().enumerate() {
            let at = place.nth("parameters", index);
            let about = About::Parameter(field.name.clone());
            self.field(field, &file.object(at, &field.source).about(about));
        }
        self.response(&operation.response, file);
        if let Some(failure) = &operation.in_band_failure {
            self.in_band_failure(failure, file);
        }
        self.rules(operation, file);
        self.errors(&operation.errors, file);
        for (index, example) in operation.examples.iter().enumerate() {
            let about = About::Example(example.name.clone());
            let scope = file
                .object(place.nth("examples", index), &example.source)
                .about(about);
            self.example(example, &scope);
        }
        for (index, change) in operation.history.iter().enumerate() {
            let at = place.nth("history", index);
            self.text(
                &file.object(at.clone(), &change.source),
                at.at("date"),
                &change.date,
            );
        }
        self.disputes(&operation.disputes, file);
        self.left_out(&operation.left_out, file);
    }

    fn http(&mut self, operation: &'a spec::Operation, file: &Scope<'a>) {
        if let Some(http) = &operation.http {
            let at = file.place.at("http");
            let scope = file.object(at.clone(), &http.source);
            let need = Need::Name(&http.path);
            self.add(&scope, at.at("path"), Kind::Other, need, Reach::Somewhere);
        }
        if let Some(authorization) = &operation.authorization {
            let at = file.place.at("authorization");
            let scope = file.object(at.clone(), &authorization.source);
            // Pages join the permission to its level of access.
            let need = Need::Name(&authorization.action);
            self.add(&scope, at.at("action"), Kind::Other, need, Reach::Pages);
            for (index, resource) in authorization.resources.iter().enumerate() {
                let at = at.nth("resources", index);
                let need = Need::Example(resource.kind.clone());
                self.add(&scope, at.at("kind"), Kind::Other, need, Reach::Somewhere);
                self.text(&scope, at.at("pattern"), &resource.pattern);
            }
            for (index, key) in authorization.condition_keys.iter().enumerate() {
                self.text(&scope, at.nth("condition_keys", index), key);
            }
            for (index, action) in authorization.dependent_actions.iter().enumerate() {
                self.text(&scope, at.nth("dependent_actions", index), action);
            }
        }
    }

    fn response(&mut self, response: &'a spec::Response, file: &Scope<'a>) {
        let place = file.place.at("response");
        match response {
            spec::Response::Empty => {}
            spec::Response::Object(object) => {
                for (index, field) in object.fields.iter().enumerate() {
                    let at = place.at("object").nth("fields", index);
                    let about = About::ResponseField(field.name.clone());
                    self.field(field, &file.object(at, &field.source).about(about));
                }
            }
            spec::Response::List(list) => self.kind(&list.of, file, &place.at("list").at("of")),
        }
    }

    fn example(&mut self, example: &'a spec::Example, scope: &Scope<'a>) {
        self.stands(scope);
        let shows = scope.place.at("shows");
        match &example.shows {
            spec::ExampleKind::Request(request) => {
                for (index, value) in request.parameters.iter().enumerate() {
                    let at = shows.at("request").nth("parameters", index).at("value");
                    if !value.assumed {
                        self.example_leaves(scope, &at, &value.value, Reach::Pages);
                    }
                }
            }
            spec::ExampleKind::Success(answer) => {
                self.answer(answer, scope, &shows.at("success"));
            }
            spec::ExampleKind::Failure(answer) => {
                self.answer(answer, scope, &shows.at("failure"));
            }
        }
    }

    fn answer(&mut self, answer: &'a spec::Answer, scope: &Scope<'a>, place: &Place) {
        let body = place.at("body");
        match &answer.body {
            spec::AnswerBody::Json(value) => {
                self.example_leaves(scope, &body.at("json"), value, Reach::Pages);
            }
            spec::AnswerBody::Xml(text) => {
                let need = Need::Loose(text);
                self.add(scope, body.at("xml"), Kind::Example, need, Reach::Somewhere);
            }
        }
    }

    /// A claim of one word is a quotation, of several it may be a summary, which nobody can look up.
    pub(super) fn disputes(&mut self, disputes: &'a [spec::Dispute], file: &Scope<'a>) {
        for (index, dispute) in disputes.iter().enumerate() {
            let at = file.place.nth("disputes", index);
            for (index, claim) in dispute.claims.iter().enumerate() {
                let at = at.nth("claims", index);
                let says = match claim.says.contains(' ') {
                    true => Need::Place,
                    false => Need::Quote(&claim.says),
                };
                // Each place by itself, as the claim is made at each of them.
                for source in claim.source.split(", ") {
                    let scope = Scope {
                        place: at.clone(),
                        source: Some(source),
                        ..file.clone()
                    };
                    self.add(
                        &scope,
                        at.at("says"),
                        Kind::Claim,
                        says.clone(),
                        Reach::Every,
                    );
                }
            }
        }
    }

    fn left_out(&mut self, left_out: &'a [spec::LeftOut], file: &Scope<'a>) {
        for (index, entry) in left_out.iter().enumerate() {
            let at = file.place.nth("left_out", index);
            for what in entry.what.split(", ") {
                let scope = Scope {
                    place: at.clone(),
                    source: Some(&entry.source),
                    ..file.clone()
                };
                let need = Need::Quote(what);
                self.add(&scope, at.at("what"), Kind::LeftOut, need, Reach::Somewhere);
            }
        }
    }
}
