//! Compares parameters and response fields with the metadata.

use super::Witness;
use crate::audit::Audit;
use crate::audit::coverage::presence;
use crate::audit::facts::{Kind, Need};
use crate::audit::wire::{self, WireType};
use crate::audit::witness::{Declared, Listing};
use apispec_codegen::place::Place;
use apispec_codegen::spec::read::File;
use apispec_codegen::spec::{self, About, Operation};

/// A field of the spec with its path as used by disputes.
struct Own<'a> {
    path: String,
    field: &'a spec::Field,
    place: Place,
    about: Vec<About>,
}

impl<'a> Audit<'a> {
    pub(super) fn fields(&mut self, witness: Witness<'_>, file: &'a File<Operation>) {
        let place = Place::file(file.source);
        if let Some(listing) = &witness.metadata.parameters {
            let fields = &file.spec.parameters;
            let place = |index| place.nth("parameters", index);
            let own = self.own(fields, &About::Parameter, place, witness.folders);
            self.listing(witness, listing, &own);
        }
        if let (Some(listing), spec::Response::Object(object)) =
            (&witness.metadata.answer, &file.spec.response)
        {
            let object_place = place.at("response").at("object");
            let place = |index| object_place.nth("fields", index);
            let own = self.own(&object.fields, &About::ResponseField, place, witness.folders);
            self.listing(witness, listing, &own);
        }
    }

    /// The fields and nested fields, which are reported at the outermost one.
    fn own(
        &self,
        fields: &'a [spec::Field],
        about: &dyn Fn(String) -> About,
        place: impl Fn(usize) -> Place,
        folders: &[String],
    ) -> Vec<Own<'a>> {
        let mut own = Vec::new();
        for (index, field) in fields.iter().enumerate() {
            self.flatten(field, about, "", &place(index), folders, &mut own);
        }
        own
    }

    /// A field and its nested fields; a JSON string has none.
    fn flatten(
        &self,
        field: &'a spec::Field,
        about: &dyn Fn(String) -> About,
        prefix: &str,
        place: &Place,
        folders: &[String],
        own: &mut Vec<Own<'a>>,
    ) {
        /// The depth limit for recursive types.
        const DEEPEST: usize = 8;
        let path = format!("{prefix}{}", field.name);
        let type_name = type_name(&field.kind).map(|name| About::Type(name.to_owned()));
        own.push(Own {
            path: path.clone(),
            field,
            place: place.clone(),
            about: [about(path.clone())].into_iter().chain(type_name).collect(),
        });
        if prefix.matches('/').count() < DEEPEST {
            let prefix = format!("{path}/");
            for inner in wire::fields(&field.kind, self.specs, folders) {
                self.flatten(inner, about, &prefix, place, folders, own);
            }
        }
    }

    fn listing(&mut self, witness: Witness<'_>, listing: &Listing<Declared>, own: &[Own<'a>]) {
        for declared in &listing.items {
            match own.iter().find(|own| own.path == declared.name) {
                Some(own) => self.declared(witness, declared, own),
                None if self.is_left_out_of(witness, &declared.name) => {}
                None => {
                    let title = format!("`{}` is not in the specs", declared.name);
                    self.witness_has("unlisted-parameter", witness, &declared.span, title);
                }
            }
            for word in &declared.bold_words {
                self.bold_word(witness, declared, word);
            }
        }
        for own in own {
            let is_declared = listing.items.iter().any(|each| each.name == own.path);
            let is_disputed = || self.is_disputed_at(witness, &own.about, &listing.pointer, None);
            if !is_declared && !is_disputed() {
                let title = format!("`{}` is not in the metadata", own.path);
                let place = own.place.at("name");
                self.spec_differs("unwitnessed-parameter", witness, &place, title);
            }
        }
    }

    fn declared(&mut self, witness: Witness<'_>, declared: &Declared, own: &Own<'a>) {
        self.values(witness, declared, own);
        let parts = Some(&["type", "format", "required", "in", "position"][..]);
        if self.is_disputed_at(witness, &own.about, &declared.pointer, parts) {
            return;
        }
        let Own { path, field, place, .. } = own;
        let wire = WireType::of_spec(&field.kind, self.specs, witness.folders);
        if let (Some(spec), Some(witnessed)) = (wire, declared.wire)
            && !spec.agrees(witnessed)
        {
            let title = format!("`{path}` is {spec} in the spec and {witnessed} in the metadata");
            self.spec_differs("type-differs", witness, &place.at("type"), title);
        }
        if let Some(required) = declared.required
            && required != field.required
        {
            let [witnessed, spec] = presence(required);
            let title = format!("`{path}` is {witnessed} in the metadata and {spec} in the spec");
            self.spec_differs("required-differs", witness, &place.at("required"), title);
        }
        if let (Some(spec), Some(witnessed)) = (field.location, declared.location)
            && spec != witnessed
        {
            let title = format!("`{path}` has another location in the metadata: {witnessed:?}");
            self.spec_differs("location-differs", witness, &place.at("in"), title);
        }
        let lengths = field.limits.iter().filter_map(|limit| match &limit.check {
            spec::LimitCheck::Length(length) => Some(length),
            _ => None,
        });
        let least = lengths.clone().find_map(|length| length.min);
        let most = lengths.clone().find_map(|length| length.max);
        let differs =
            |spec: Option<u64>, witnessed: Option<u64>| witnessed.is_some() && spec != witnessed;
        if differs(least, declared.length.0) || differs(most, declared.length.1) {
            let title = format!("the length of `{path}` differs in the metadata");
            self.spec_differs("length-differs", witness, &place.at("limits"), title);
        }
    }

    fn values(&mut self, witness: Witness<'_>, declared: &Declared, own: &Own<'a>) {
        let Some(values) = wire::values(&own.field.kind, self.specs, witness.folders) else {
            return;
        };
        let path = &own.path;
        let is = |value: &spec::Value, text: &str| {
            value.value == text || value.aliases.iter().any(|alias| alias.value == text)
        };
        for witnessed in &declared.values {
            let is_known = values.iter().any(|value| is(value, witnessed));
            if !is_known && !self.is_left_out_of(witness, witnessed) {
                let title = format!("the value `{witnessed}` of `{path}` is not in the specs");
                self.witness_has("unlisted-value", witness, &declared.span, title);
            }
        }
        let parts = Some(&["description", "enum"][..]);
        let is_disputed = self.is_disputed_at(witness, &own.about, &declared.pointer, parts);
        if declared.values.is_empty() || is_disputed {
            return;
        }
        for value in values {
            if !declared.values.iter().any(|witnessed| is(value, witnessed)) {
                let title =
                    format!("the value `{}` of `{path}` is not in the metadata", value.value);
                let place = own.place.at("type");
                self.spec_differs("unwitnessed-value", witness, &place, title);
            }
        }
    }

    /// Bold words in descriptions are names or values; a dispute may explain words that are joined by dots.
    fn bold_word(&mut self, witness: Witness<'_>, declared: &Declared, word: &str) {
        let Witness { document, folders, .. } = witness;
        let mut facts = self.facts.iter().map(|it| &it.fact);
        let is_known = matches!(word, "true" | "false")
            || facts.any(|fact| {
                fact.folders == folders
                    && match &fact.need {
                        Need::Name(name) => fact.kind == Kind::Name && *name == word,
                        Need::Value(value) => *value == word,
                        _ => fact.left_out() == Some(word),
                    }
            })
            || word.starts_with("**") && self.disputes.quotes(folders, word, document);
        if !is_known {
            let name = &declared.name;
            let title = format!("`{word}` in the description of `{name}` is not in the specs");
            self.witness_has("unlisted-value", witness, &declared.span, title);
        }
    }
}

/// The name of the type that a field refers to, its items' if it is a list.
fn type_name(kind: &spec::Type) -> Option<&str> {
    match kind {
        spec::Type::Ref(name) => Some(name),
        spec::Type::List(list) => type_name(&list.of),
        _ => None,
    }
}
