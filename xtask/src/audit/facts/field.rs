//! Fields, types and limits as facts.

use super::{Fact, Kind, Need, Reach, Scope, Walk, scalar};
use apispec_codegen::place::Place;
use apispec_codegen::spec;
use apispec_codegen::spec::About;

impl<'a> Walk<'a> {
    pub(super) fn types(&mut self, types: &'a spec::Types, file: &Scope<'a>) {
        for (index, definition) in types.types.iter().enumerate() {
            let place = file.place.nth("types", index);
            let scope = file
                .object(place.clone(), &definition.source)
                .about(About::Type(definition.name.clone()));
            self.stands(&scope);
            let shape = place.at("type");
            match &definition.shape {
                spec::TypeShape::Enum(values) => self.values(values, &scope, &shape.at("enum")),
                spec::TypeShape::Object(object) => {
                    self.members(&object.fields, &scope, &shape.at("object"));
                }
            }
        }
    }

    /// The fields of an object at this place; disputes speak of what the object belongs to.
    fn members(&mut self, fields: &'a [spec::Field], scope: &Scope<'a>, place: &Place) {
        for (index, field) in fields.iter().enumerate() {
            self.field(
                field,
                &scope.object(place.nth("fields", index), &field.source),
            );
        }
    }

    pub(super) fn field(&mut self, field: &'a spec::Field, scope: &Scope<'a>) {
        let place = &scope.place;
        self.facts.push(Fact {
            place: place.at("name"),
            object: place.clone(),
            kind: Kind::Name,
            about: scope.about.clone(),
            need: Need::Name(&field.name),
            reach: Reach::Every,
            source: scope.source,
            home: None,
            field: Some(field),
            folders: scope.folders,
        });
        if let Some(default) = field.default.as_ref().and_then(scalar) {
            let need = Need::Default(default);
            self.add(
                scope,
                place.at("default"),
                Kind::Default,
                need,
                Reach::Pages,
            );
        }
        if let Some(example) = &field.example {
            self.example_leaves(scope, &place.at("example"), example, Reach::Pages);
        }
        if let Some(unit) = &field.unit {
            let need = Need::Text(unit.clone());
            self.add(scope, place.at("unit"), Kind::Limit, need, Reach::Somewhere);
        }
        self.kind(&field.kind, scope, &place.at("type"));
        for (index, limit) in field.limits.iter().enumerate() {
            let at = place.nth("limits", index);
            self.limit(limit, &scope.object(at, &limit.source));
        }
    }

    pub(super) fn kind(&mut self, kind: &'a spec::Type, scope: &Scope<'a>, place: &Place) {
        match kind {
            spec::Type::Timestamp(timestamp) => {
                let at = place.at("timestamp").at("format");
                let need = Need::Text(timestamp.format.clone());
                self.add(scope, at, Kind::Limit, need, Reach::Pages);
            }
            spec::Type::List(list) => self.kind(&list.of, scope, &place.at("list").at("of")),
            spec::Type::Map(map) => self.kind(&map.of, scope, &place.at("map").at("of")),
            spec::Type::Json(inner) => self.kind(inner, scope, &place.at("json")),
            spec::Type::Enum(values) => self.values(values, scope, &place.at("enum")),
            spec::Type::Object(object) => {
                self.members(&object.fields, scope, &place.at("object"));
            }
            _ => {}
        }
    }

    fn values(&mut self, values: &'a spec::Enumeration, scope: &Scope<'a>, place: &Place) {
        for (index, value) in values.values.iter().enumerate() {
            let at = place.nth("values", index);
            let own = scope.object(at.clone(), &value.source);
            let need = Need::Value(&value.value);
            self.add(&own, at.at("value"), Kind::Value, need, Reach::Every);
            for (index, alias) in value.aliases.iter().enumerate() {
                let at = at.nth("aliases", index);
                let own = scope.object(at.clone(), &alias.source);
                let need = Need::Value(&alias.value);
                self.add(&own, at.at("value"), Kind::Value, need, Reach::Every);
            }
        }
    }

    fn limit(&mut self, limit: &'a spec::Limit, scope: &Scope<'a>) {
        self.stands(scope);
        let check = scope.place.at("check");
        match &limit.check {
            spec::LimitCheck::Length(length) => {
                self.ends(scope, &check.at("length"), length.min, length.max);
            }
            spec::LimitCheck::Range(range) => {
                self.ends(scope, &check.at("range"), range.min, range.max);
            }
            spec::LimitCheck::Items(range) => {
                self.ends(scope, &check.at("items"), range.min, range.max);
            }
            spec::LimitCheck::Characters(characters) => {
                let at = check.at("characters");
                if let Some(forbidden) = &characters.forbidden {
                    let need = Need::Characters(forbidden);
                    self.add(scope, at.at("forbidden"), Kind::Limit, need, Reach::Every);
                }
                if characters.ascii {
                    let need = Need::Text("ASCII".into());
                    self.add(scope, at.at("ascii"), Kind::Limit, need, Reach::Every);
                }
            }
            spec::LimitCheck::Time(format) => {
                let need = Need::Text(format.clone());
                self.add(scope, check.at("time"), Kind::Limit, need, Reach::Every);
            }
            // A pattern is the project's own way of saying it, and known values have places of their own.
            spec::LimitCheck::Pattern(_) | spec::LimitCheck::Known => {}
        }
    }

    pub(super) fn ends(
        &mut self,
        scope: &Scope<'a>,
        place: &Place,
        min: Option<impl ToString>,
        max: Option<impl ToString>,
    ) {
        let ends = [
            ("min", min.map(|end| end.to_string())),
            ("max", max.map(|end| end.to_string())),
        ];
        for (member, end) in ends {
            if let Some(end) = end {
                let need = Need::Number(end);
                self.add(scope, place.at(member), Kind::Limit, need, Reach::Every);
            }
        }
    }

    /// Every text, number and truth within an example, and the names of its members.
    pub(super) fn example_leaves(
        &mut self,
        scope: &Scope<'a>,
        place: &Place,
        value: &'a serde_json::Value,
        reach: Reach,
    ) {
        match value {
            serde_json::Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.example_leaves(scope, &place.at(&index.to_string()), item, reach);
                }
            }
            serde_json::Value::Object(members) => {
                for (key, member) in members {
                    let at = place.at(key);
                    let need = match scalar(member) {
                        Some(text) => Need::Pair(key, text),
                        None => Need::Example(key.clone()),
                    };
                    self.add(scope, at.clone(), Kind::Example, need, reach);
                    if member.is_array() || member.is_object() {
                        self.example_leaves(scope, &at, member, reach);
                    }
                }
            }
            _ => {
                if let Some(text) = scalar(value) {
                    let need = Need::Example(text);
                    self.add(scope, place.clone(), Kind::Example, need, reach);
                }
            }
        }
    }
}
