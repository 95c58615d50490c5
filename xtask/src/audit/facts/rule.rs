//! Rules, preconditions and quotas as facts: the fields, values and numbers that they name.

use super::{Kind, Need, Reach, Scope, Walk, scalar};
use apispec_codegen::place::Place;
use apispec_codegen::spec;
use apispec_codegen::spec::{About, RuleLimit};

impl<'a> Walk<'a> {
    pub(super) fn rules(&mut self, operation: &'a spec::Operation, file: &Scope<'a>) {
        let fields = operation.parameters.as_slice();
        for (index, rule) in operation.rules.iter().enumerate() {
            let at = file.place.nth("rules", index);
            let about = About::Rule(rule.id.clone());
            let scope = file.object(at, &rule.source).about(about);
            self.stands(&scope);
            Rules {
                walk: self,
                fields,
                scope,
            }
            .rule(rule);
        }
        for (index, precondition) in operation.preconditions.iter().enumerate() {
            let at = file.place.nth("preconditions", index);
            let about = About::Precondition(precondition.id.clone());
            let scope = file.object(at.clone(), &precondition.source).about(about);
            self.stands(&scope);
            if let Some(holds) = &precondition.holds {
                Rules {
                    walk: self,
                    fields,
                    scope,
                }
                .predicate(holds, &at.at("holds"));
            }
        }
        for (index, quota) in operation.quotas.iter().enumerate() {
            let at = file.place.nth("quotas", index);
            let about = About::Quota(quota.id.clone());
            let scope = file.object(at.clone(), &quota.source).about(about);
            let need = Need::Number(quota.limit.to_string());
            self.add(&scope, at.at("limit"), Kind::Limit, need, Reach::Every);
        }
    }
}

struct Rules<'w, 'a> {
    walk: &'w mut Walk<'a>,
    fields: &'a [spec::Field],
    scope: Scope<'a>,
}

impl<'a> Rules<'_, 'a> {
    fn rule(&mut self, rule: &'a spec::Rule) {
        let parts = rule.check.parts(&self.scope.place.at("check"));
        for (name, place) in parts.fields {
            self.name(name, place);
        }
        match parts.limit {
            Some(RuleLimit::Values(values)) => {
                for (index, value) in values.iter().enumerate() {
                    self.value(value.clone(), parts.place.nth("values", index));
                }
            }
            Some(RuleLimit::Range(range)) => {
                let at = parts.place.at("range");
                self.walk.ends(&self.scope, &at, range.min, range.max);
            }
            Some(RuleLimit::Length(length)) => {
                let at = parts.place.at("length");
                self.walk.ends(&self.scope, &at, length.min, length.max);
            }
            None => {}
        }
        if let Some((when, place)) = parts.when {
            self.predicate(when, &place);
        }
    }

    /// A field stands by its name, or as "this parameter" among its own lines.
    fn name(&mut self, name: &'a str, place: Place) {
        let field = self.fields.iter().find(|field| field.name == name);
        let scope = Scope {
            home: field.and_then(|field| field.source.as_deref()),
            ..self.scope.clone()
        };
        self.walk
            .add(&scope, place, Kind::Rule, Need::Name(name), Reach::Foremost);
    }

    fn value(&mut self, value: String, place: Place) {
        let need = Need::Text(value);
        self.walk
            .add(&self.scope, place, Kind::Rule, need, Reach::Foremost);
    }

    /// A value speaks for its field; a test of presence has the name alone.
    fn predicate(&mut self, predicate: &'a spec::Predicate, place: &Place) {
        for (test, place) in predicate.within(place) {
            if let (Some(_), Some(field)) = (test.present, &test.field) {
                self.name(field, place.at("field"));
            }
            for (value, at) in test.values(&place) {
                match value {
                    // True and false are the project's own words for what the page says in prose.
                    serde_json::Value::Bool(_) => {}
                    // So are the values of facts outside the request, and pages space them as they like.
                    serde_json::Value::String(text) if test.context.is_some() => {
                        let need = Need::Loose(text);
                        self.walk
                            .add(&self.scope, at, Kind::Rule, need, Reach::Foremost);
                    }
                    _ => {
                        if let Some(text) = scalar(value) {
                            self.value(text, at);
                        }
                    }
                }
            }
        }
    }
}
