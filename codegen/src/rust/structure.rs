//! Structs: fields, constructors, setters, reading and writing.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::docs::FieldDocs;
use super::kinds::{self, Argument};
use super::{
    Context, Runtime, docs, fields, ident, rule_docs, rules, secrets, serialized, timestamps,
};
use crate::evidence::{self, Item};
use crate::model::{Field, NamedType, Presence, Structure, Usage};
use crate::sentences::Names;

/// A struct that is about to be emitted.
pub(super) struct Outline<'a> {
    /// Its name.
    pub(super) name: String,
    /// Its docs.
    pub(super) docs: TokenStream,
    /// Its fields.
    pub(super) shape: &'a Structure,
    /// Where it is used.
    pub(super) usage: Usage,
    /// Where it lives.
    pub(super) runtime: Runtime<'a>,
    /// The parts of each field's docs that do not follow from the field alone.
    pub(super) fields: Vec<FieldDocs>,
}

/// A field with what its docs say.
#[derive(Clone, Copy)]
struct Documented<'a> {
    field: &'a Field,
    docs: &'a FieldDocs,
}

impl Outline<'_> {
    /// The fields with their docs.
    fn documented(&self) -> impl Iterator<Item = Documented<'_>> {
        let fields = self.shape.fields.iter().zip(&self.fields);
        fields.map(|(field, docs)| Documented { field, docs })
    }
}

/// A named object: the struct, and how it is made, written and read.
pub(super) fn shared(context: &Context<'_>, named: &NamedType, shape: &Structure) -> TokenStream {
    let types = &context.service.types;
    let of = evidence::of_type(context.provider, context.service, &named.name);
    // Limits name no other field, so that the same docs do everywhere.
    let names = Names::of_fields(context.service, &shape.fields).linked("Self");
    let fields = shape.fields.iter().enumerate().map(|(index, field)| {
        let of = of.page.item(Item::Member(&named.name, &field.wire));
        FieldDocs {
            constraints: rule_docs::of_member(context.service, names, field, index),
            constraints_elsewhere: rule_docs::of_member(context.service, names, field, index),
            evidence: docs::evidence(context, of, field.disputes.len()),
        }
    });
    let outline = Outline {
        name: named.name.clone(),
        docs: docs::lines(&docs::named(context, named)),
        shape,
        usage: named.usage,
        runtime: context.runtime,
        fields: fields.collect(),
    };
    let definition = definition(&outline);
    let is_request = named.usage.request;
    let required = format!("{}Required", named.name);
    let is_made = is_request || shape.required().next().is_some();
    let making = is_made.then(|| making(&outline, &required));
    let writing = is_request.then(|| writing(&outline));
    let reading = named.usage.response.then(|| reading(&outline));
    let rules = is_request.then(|| rules::of_object(named, shape, types));
    let secrets = is_request.then(|| secrets::holding(named, shape, types));
    let secrets = secrets.flatten();
    quote! { #definition #making #writing #reading #rules #secrets }
}

/// ```text
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub struct CreateBackupResponse { pub request_id: Option<String>, unknown_fields: … }
/// ```
pub(super) fn definition(outline: &Outline<'_>) -> TokenStream {
    let docs = &outline.docs;
    let name = ident(&outline.name);
    let fields = outline.documented().enumerate();
    let fields = fields.map(|(index, documented)| {
        let before = &outline.shape.fields[..index];
        let serialized = serialized::field(outline.runtime, before, documented.field);
        public_field(documented, serialized)
    });
    let skipped = serialized::skipped(outline.runtime);
    let is_response = outline.usage.response;
    let unknown = is_response.then(|| quote! { #skipped unknown_fields: support::UnknownFields, });
    let accessor = is_response.then(|| {
        quote! {
            impl #name {
                /// The fields that the documents don't name.
                pub fn unknown_fields(&self) -> &support::UnknownFields {
                    &self.unknown_fields
                }
            }
        }
    });
    let derives = derives(outline);
    let serialized = serialized::derives(outline.runtime, outline.shape, outline.usage);
    let with_secrets = serialized::with_secrets(outline.runtime, &name, outline.shape);
    let times = timestamps::methods(&name, outline.shape);
    quote! {
        #docs
        #[derive(#derives)]
        #serialized
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #unknown
        }
        #with_secrets
        #accessor
        #times
    }
}

/// `pub db_name: Option<Vec<String>>,` with its docs and its attributes.
fn public_field(documented: Documented<'_>, attributes: Option<TokenStream>) -> TokenStream {
    let field = documented.field;
    let docs = docs::field(field, documented.docs);
    let name = ident(&field.name);
    let kind = kinds::field_type(field);
    quote! { #docs #attributes pub #name: #kind, }
}

/// Models with a secret can't be compared; what may be empty has a default.
fn derives(outline: &Outline<'_>) -> TokenStream {
    let is_empty = outline.shape.required().next().is_none();
    let default = is_empty.then(|| quote! { , Default });
    // `support::Secret` has no `PartialEq`, so that nobody learns a secret by comparing.
    let comparison = (!outline.shape.has_secret).then(|| quote! { , PartialEq });
    quote! { Clone, Debug #default #comparison }
}

/// `new`, the struct with what is always required, and a setter for each field that may be left out.
///
/// What comes in responses alone is made in tests only, which need no setters: its fields are public.
pub(super) fn making(outline: &Outline<'_>, required: &str) -> TokenStream {
    let name = ident(&outline.name);
    let required = ident(required);
    let needed = outline.documented().filter(|it| it.field.presence == Presence::Required);
    let needed = needed.collect::<Vec<_>>();
    // One value needs no name beside it; two of one type would be mixed up.
    let literal = (needed.len() > 1).then(|| required_definition(outline, &required, &needed));
    let constructor = constructor(outline, &required, &needed);
    let optional = outline.documented().filter(|it| it.field.presence == Presence::Optional);
    let optional = optional.filter(|_| outline.usage.request);
    let setters = optional.map(|Documented { field, docs }| {
        let sets = format!("Sets [`{0}`](Self::{0}).", field.name);
        let docs = docs::lines_around(&[sets], &docs.constraints, &[]);
        let mut argument = kinds::argument(&field.kind, "value");
        if field.boxed {
            let value = argument.value;
            argument.value = quote! { Box::new(#value) };
        }
        setter(docs, &field.name, argument)
    });
    quote! {
        #literal
        impl #name {
            #constructor
            #(#setters)*
        }
    }
}

fn required_definition(
    outline: &Outline<'_>,
    name: &Ident,
    needed: &[Documented<'_>],
) -> TokenStream {
    let docs = docs::lines(&[format!("The required fields of [`{}`].", outline.name)]);
    let fields = needed.iter().map(|Documented { field, docs }| {
        if !outline.usage.request {
            // Who makes a response for a test knows its fields from there.
            let (name, kind) = (ident(&field.name), kinds::field_type(field));
            let docs = docs::lines(&[format!("See [`{0}::{1}`].", outline.name, field.name)]);
            return quote! { #docs pub #name: #kind, };
        }
        let constraints = docs.constraints_elsewhere.clone();
        public_field(
            Documented { field, docs: &FieldDocs { constraints, ..(*docs).clone() } },
            None,
        )
    });
    let comparison = (!outline.shape.has_secret).then(|| quote! { , PartialEq });
    // Not `#[non_exhaustive]`, which would forbid the literal that callers write.
    quote! {
        #docs
        #[derive(Clone, Debug #comparison)]
        pub struct #name {
            #(#fields)*
        }
    }
}

/// ```text
/// pub fn new(db_instance_id: impl Into<String>) -> Self {
///     Self { db_instance_id: db_instance_id.into(), db_name: None }
/// }
/// ```
fn constructor(outline: &Outline<'_>, required: &Ident, needed: &[Documented<'_>]) -> TokenStream {
    let values = outline.shape.fields.iter().map(|field| {
        let name = ident(&field.name);
        match (field.presence, needed) {
            (Presence::Optional, _) => quote! { #name: None, },
            (Presence::Required, [_]) => {
                let Argument { value, .. } = kinds::argument(&field.kind, &field.name);
                // Clippy, and every reader, expects the short form where there is nothing to convert.
                if name == value.to_string() {
                    quote! { #name, }
                } else {
                    quote! { #name: #value, }
                }
            }
            (Presence::Required, _) => quote! { #name: required.#name, },
        }
    });
    let is_response = outline.usage.response;
    let unknown = is_response.then(|| quote! { unknown_fields: Default::default(), });
    let arguments = match needed {
        [] => quote! {},
        [Documented { field, .. }] => {
            let name = ident(&field.name);
            let Argument { kind, .. } = kinds::argument(&field.kind, &field.name);
            quote! { #name: #kind }
        }
        _ => quote! { required: #required },
    };
    let docs = docs::lines(&[if needed.is_empty() {
        "Nothing set.".to_owned()
    } else {
        "With the required fields, and nothing else set.".to_owned()
    }]);
    quote! {
        #docs
        pub fn new(#arguments) -> Self {
            Self { #(#values)* #unknown }
        }
    }
}

/// ```text
/// pub fn with_db_name(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
///     self.db_name = Some(support::list(value));
///     self
/// }
/// ```
pub(super) fn setter(docs: TokenStream, name: &str, argument: Argument) -> TokenStream {
    // With the prefix, a setter of `type` or `new` has a name of its own.
    let setter = format_ident!("with_{name}");
    let name = ident(name);
    let Argument { kind, value } = argument;
    quote! {
        #docs
        pub fn #setter(mut self, value: #kind) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

/// `impl support::ToNode`
pub(super) fn writing(outline: &Outline<'_>) -> TokenStream {
    let name = ident(&outline.name);
    let members = outline.shape.fields.iter().map(fields::member);
    quote! {
        impl support::ToNode for #name {
            #[inline]
            fn to_node(&self) -> support::Node {
                support::ObjectWriter::new() #(#members)* .finish()
            }
        }
    }
}

/// `impl support::FromNode`
pub(super) fn reading(outline: &Outline<'_>) -> TokenStream {
    let name = ident(&outline.name);
    let values = outline.shape.fields.iter().map(|field| {
        let name = ident(&field.name);
        let value = fields::reading(field);
        quote! { #name: #value, }
    });
    let wires = outline.shape.fields.iter().map(|field| &field.wire);
    // Without fields nothing is taken out, and rustc warns about a `mut` in vain.
    let mutable = (!outline.shape.fields.is_empty()).then(|| quote! { mut });
    quote! {
        impl support::FromNode for #name {
            const FORM: support::Form = support::Form::Object(&[#(#wires),*]);

            #[inline]
            fn from_node(node: &support::Node) -> Result<Self, support::Mismatch> {
                let #mutable fields = support::Fields::of(node, Self::FORM)?;
                Ok(Self {
                    #(#values)*
                    unknown_fields: fields.rest(),
                })
            }
        }
    }
}
