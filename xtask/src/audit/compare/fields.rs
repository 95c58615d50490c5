//! Parameters and fields of the answer against a witness.

use super::super::Audit;
use super::super::coverage::presence;
use super::super::wire::{self, Wire};
use super::super::witness::{Declared, Listing, Metadata};
use crate::audit::facts::{Kind, Need};
use apispec_codegen::place::Place;
use apispec_codegen::spec;
use apispec_codegen::spec::read::File;
use apispec_codegen::spec::{About, Operation};

/// A field of the spec with the path that disputes call it by.
struct Own<'a> {
    path: String,
    field: &'a spec::Field,
    place: Place,
    about: Vec<About>,
}

impl<'a> Audit<'a> {
    pub(super) fn fields(
        &mut self,
        document: usize,
        metadata: &Metadata,
        file: &'a File<Operation>,
    ) {
        let place = Place::file(file.source);
        if let Some(listing) = &metadata.parameters {
            let mut own = Vec::new();
            self.flatten(
                &file.spec.parameters,
                &About::Parameter,
                "",
                (&place, "parameters"),
                &file.folders,
                &mut own,
            );
            self.listing(document, listing, &own, file);
        }
        if let (Some(listing), spec::Response::Object(object)) =
            (&metadata.answer, &file.spec.response)
        {
            let mut own = Vec::new();
            self.flatten(
                &object.fields,
                &About::ResponseField,
                "",
                (&place.at("response").at("object"), "fields"),
                &file.folders,
                &mut own,
            );
            self.listing(document, listing, &own, file);
        }
    }

    /// The fields and the fields within them; a type that is carried inside a string has none.
    fn flatten(
        &self,
        fields: &'a [spec::Field],
        about: &dyn Fn(String) -> About,
        prefix: &str,
        (place, member): (&Place, &str),
        folders: &[String],
        own: &mut Vec<Own<'a>>,
    ) {
        /// Deeper, types that refer to themselves go on forever.
        const DEEPEST: usize = 8;
        for (index, field) in fields.iter().enumerate() {
            let path = format!("{prefix}{}", field.name);
            let at = match prefix.is_empty() {
                true => place.nth(member, index),
                false => place.clone(),
            };
            let mut abouts = vec![about(path.clone())];
            if let Some(name) = type_name(&field.kind) {
                abouts.push(About::Type(name.to_owned()));
            }
            own.push(Own {
                path: path.clone(),
                field,
                place: at.clone(),
                about: abouts,
            });
            if prefix.matches('/').count() < DEEPEST {
                let inner = wire::fields(&field.kind, self.specs, folders);
                let prefix = format!("{path}/");
                self.flatten(inner, about, &prefix, (&at, ""), folders, own);
            }
        }
    }

    fn listing(
        &mut self,
        document: usize,
        listing: &Listing<Declared>,
        own: &[Own<'a>],
        file: &'a File<Operation>,
    ) {
        let folders = file.folders.as_slice();
        for declared in &listing.items {
            match own.iter().find(|own| own.path == declared.name) {
                Some(own) => self.declared(document, declared, own, folders),
                None if self.is_left_out_of(document, folders, &declared.name) => {}
                None => {
                    let title = format!("`{}` is in no spec", declared.name);
                    self.witness_has("unlisted-parameter", document, &declared.span, title);
                }
            }
            for word in &declared.bold {
                self.bold(document, declared, word, file);
            }
        }
        for own in own {
            let declared = listing.items.iter().any(|each| each.name == own.path);
            if !declared
                && !self.is_told_about(document, folders, &own.about, &listing.pointer, None)
            {
                let title = format!("`{}` is not in the metadata", own.path);
                self.spec_differs(
                    "unwitnessed-parameter",
                    document,
                    &own.place.at("name"),
                    title,
                );
            }
        }
    }

    fn declared(
        &mut self,
        document: usize,
        declared: &Declared,
        own: &Own<'a>,
        folders: &[String],
    ) {
        self.values(document, declared, own, folders);
        let parts = ["type", "format", "required", "in", "position"];
        if self.is_told_about(
            document,
            folders,
            &own.about,
            &declared.pointer,
            Some(&parts),
        ) {
            return;
        }
        let path = &own.path;
        let wire = Wire::of_spec(&own.field.kind, self.specs, folders);
        if let (Some(spec), Some(told)) = (wire, declared.wire)
            && !spec.agrees(told)
        {
            let title = format!("`{path}` is {spec} in the spec and {told} in the metadata");
            self.spec_differs("type-differs", document, &own.place.at("type"), title);
        }
        if let Some(required) = declared.required
            && required != own.field.required
        {
            let [told, spec] = presence(required);
            let title = format!("`{path}` is {told} in the metadata and {spec} in the spec");
            self.spec_differs(
                "required-differs",
                document,
                &own.place.at("required"),
                title,
            );
        }
        if let (Some(spec), Some(told)) = (own.field.location, declared.location)
            && spec != told
        {
            let title = format!("`{path}` stands elsewhere in the metadata: {told:?}");
            self.spec_differs("location-differs", document, &own.place.at("in"), title);
        }
        self.length(document, declared, own);
    }

    fn length(&mut self, document: usize, declared: &Declared, own: &Own<'a>) {
        let lengths = own
            .field
            .limits
            .iter()
            .filter_map(|limit| match &limit.check {
                spec::LimitCheck::Length(length) => Some((length.min, length.max)),
                _ => None,
            });
        let spec = lengths.fold((None, None), |all: (Option<u64>, Option<u64>), each| {
            (all.0.or(each.0), all.1.or(each.1))
        });
        let differs =
            |spec: Option<u64>, told: Option<u64>| told.is_some_and(|told| spec != Some(told));
        if differs(spec.0, declared.length.0) || differs(spec.1, declared.length.1) {
            let title = format!("the length of `{}` is another in the metadata", own.path);
            self.spec_differs("length-differs", document, &own.place.at("limits"), title);
        }
    }

    fn values(&mut self, document: usize, declared: &Declared, own: &Own<'a>, folders: &[String]) {
        let Some(values) = wire::values(&own.field.kind, self.specs, folders) else {
            return;
        };
        let is = |value: &spec::Value, text: &str| {
            value.value == text || value.aliases.iter().any(|alias| alias.value == text)
        };
        for told in &declared.values {
            if !values.iter().any(|value| is(value, told))
                && !self.is_left_out_of(document, folders, told)
            {
                let title = format!("the value `{told}` of `{}` is in no spec", own.path);
                self.witness_has("unlisted-value", document, &declared.span, title);
            }
        }
        let parts = ["description", "enum"];
        let told = self.is_told_about(
            document,
            folders,
            &own.about,
            &declared.pointer,
            Some(&parts),
        );
        if declared.values.is_empty() || told {
            return;
        }
        for value in values {
            if !declared.values.iter().any(|told| is(value, told)) {
                let (value, path) = (&value.value, &own.path);
                let title = format!("the value `{value}` of `{path}` is not in the metadata");
                self.spec_differs("unwitnessed-value", document, &own.place.at("type"), title);
            }
        }
    }

    /// What a description sets in bold is a name or a value; of words joined by dots a dispute may tell.
    fn bold(
        &mut self,
        document: usize,
        declared: &Declared,
        word: &str,
        file: &'a File<Operation>,
    ) {
        let folders = file.folders.as_slice();
        let is_known = matches!(word, "true" | "false")
            || self.facts.iter().any(|fact| {
                fact.folders == folders
                    && match &fact.need {
                        Need::Name(name) => fact.kind == Kind::Name && *name == word,
                        Need::Value(value) => *value == word,
                        _ => fact.left_out() == Some(word),
                    }
            })
            || word.starts_with("**")
                && self
                    .disputes
                    .quotes(folders, word, &self.documents[document].says.id);
        if !is_known {
            let title = format!(
                "`{word}` in the description of `{}` is in no spec",
                declared.name
            );
            self.witness_has("unlisted-value", document, &declared.span, title);
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
