//! Rules, preconditions and quotas as facts: the fields, values and numbers that they name.

use super::{Kind, Need, Reach, Scope, Walk, scalar};
use apispec_codegen::place::Place;
use apispec_codegen::spec;
use apispec_codegen::spec::{About, RuleCheck};

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
        let check = self.scope.place.at("check");
        match &rule.check {
            RuleCheck::RequiredIf(when) => self.when(when, &check.at("required_if")),
            RuleCheck::AllowedIf(when) => self.when(when, &check.at("allowed_if")),
            RuleCheck::ForbiddenIf(when) => self.when(when, &check.at("forbidden_if")),
            RuleCheck::EffectiveIf(effective) => {
                let at = check.at("effective_if");
                self.names(&effective.fields, &at);
                self.predicate(&effective.when, &at.at("when"));
            }
            RuleCheck::ValuesIf(values) => {
                let at = check.at("values_if");
                self.name(&values.field, at.at("field"));
                for (index, value) in values.values.iter().enumerate() {
                    self.value(value.clone(), at.nth("values", index));
                }
                self.predicate(&values.when, &at.at("when"));
            }
            RuleCheck::RangeIf(range) => {
                let at = check.at("range_if");
                self.name(&range.field, at.at("field"));
                let (min, max) = (range.range.min, range.range.max);
                self.walk.ends(&self.scope, &at.at("range"), min, max);
                self.predicate(&range.when, &at.at("when"));
            }
            RuleCheck::LengthIf(length) => {
                let at = check.at("length_if");
                self.name(&length.field, at.at("field"));
                let (min, max) = (length.length.min, length.length.max);
                self.walk.ends(&self.scope, &at.at("length"), min, max);
                self.predicate(&length.when, &at.at("when"));
            }
            RuleCheck::AllOrNone(group) => self.names(&group.fields, &check.at("all_or_none")),
            RuleCheck::ExactlyOne(group) => self.names(&group.fields, &check.at("exactly_one")),
            RuleCheck::AtMostOne(group) => self.names(&group.fields, &check.at("at_most_one")),
            RuleCheck::AtLeastOne(group) => self.names(&group.fields, &check.at("at_least_one")),
            RuleCheck::Compare(compare) => {
                let at = check.at("compare");
                self.name(&compare.left, at.at("left"));
                self.name(&compare.right, at.at("right"));
            }
        }
    }

    fn when(&mut self, when: &'a spec::When, place: &Place) {
        self.names(&when.fields, place);
        self.predicate(&when.when, &place.at("when"));
    }

    fn names(&mut self, names: &'a [String], place: &Place) {
        for (index, name) in names.iter().enumerate() {
            self.name(name, place.nth("fields", index));
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
        if let (Some(_), Some(field)) = (predicate.present, &predicate.field) {
            self.name(field, place.at("field"));
        }
        let is = predicate.is.iter().map(|value| (place.at("is"), value));
        let one_of = predicate.one_of.iter().enumerate();
        let one_of = one_of.map(|(index, value)| (place.nth("in", index), value));
        for (at, value) in is.chain(one_of) {
            match value {
                // True and false are the project's own words for what the page says in prose.
                serde_json::Value::Bool(_) => {}
                // So are the values of facts outside the request, and pages space them as they like.
                serde_json::Value::String(text) if predicate.context.is_some() => {
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
        for (index, inner) in predicate.all.iter().enumerate() {
            self.predicate(inner, &place.nth("all", index));
        }
        for (index, inner) in predicate.any.iter().enumerate() {
            self.predicate(inner, &place.nth("any", index));
        }
        if let Some(inner) = &predicate.not {
            self.predicate(inner, &place.at("not"));
        }
    }
}
