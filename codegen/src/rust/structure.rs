//! Structs: fields, constructors, setters, reading and writing.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{
    Context, Runtime, docs, fields, ident, kinds, members, rule_docs, secrets, serialized,
    timestamps,
};
use crate::model::{Field, NamedType, Presence, Structure, Usage};

/// A struct that is about to be emitted.
pub(super) struct Outline<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// The name of the struct with what is always required, if there is more than one such field.
    pub(super) required: String,
    /// Its docs.
    pub(super) docs: TokenStream,
    /// Its fields.
    pub(super) shape: &'a Structure,
    /// Where it is used.
    pub(super) usage: Usage,
    /// Where it lives.
    pub(super) runtime: Runtime<'a>,
    /// What the docs of each field say of its rules.
    pub(super) rules: Vec<Vec<String>>,
}

/// A named object: the struct, and how it is made, written and read.
pub(super) fn shared(context: &Context<'_>, named: &NamedType, shape: &Structure) -> TokenStream {
    let types = &context.service.types;
    let outline = Outline {
        name: &named.name,
        required: format!("{}Required", named.name),
        docs: docs::lines(&docs::named(named)),
        shape,
        usage: named.usage,
        runtime: context.runtime,
        rules: shape.fields.iter().map(rule_docs::limits).collect(),
    };
    let definition = definition(&outline);
    let making = named.usage.request.then(|| making(&outline));
    let writing = named.usage.request.then(|| writing(&outline));
    let reading = named.usage.response.then(|| reading(&outline));
    let members = named
        .usage
        .request
        .then(|| members::members(named, shape, types));
    let members = members.flatten();
    let secrets = named
        .usage
        .request
        .then(|| secrets::holding(named, shape, types));
    let secrets = secrets.flatten();
    quote! { #definition #making #writing #reading #members #secrets }
}

/// ```text
/// #[derive(Clone, Debug, PartialEq)]
/// #[non_exhaustive]
/// pub struct CreateBackupResponse { pub request_id: Option<String>, unknown_fields: … }
/// ```
pub(super) fn definition(outline: &Outline<'_>) -> TokenStream {
    let docs = &outline.docs;
    let name = ident(outline.name);
    let fields = outline
        .shape
        .fields
        .iter()
        .enumerate()
        .map(|(index, field)| {
            let mut paragraphs = docs::field(field);
            paragraphs.extend(outline.rules.get(index).into_iter().flatten().cloned());
            paragraphs.extend(field.disputes.iter().map(docs::dispute));
            let docs = docs::lines(&paragraphs);
            let name = ident(&field.name);
            let kind = kinds::field_type(field);
            let before = &outline.shape.fields[..index];
            let serialized = serialized::field(outline.runtime, before, field);
            quote! { #docs #serialized pub #name: #kind, }
        });
    let skipped = serialized::skipped(outline.runtime);
    let unknown = outline
        .usage
        .response
        .then(|| quote! { #skipped unknown_fields: support::UnknownFields, });
    let accessor = outline.usage.response.then(|| {
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
    let serialized = serialized::derives(outline.runtime, outline.shape);
    let with_secrets = serialized::with_secrets(outline.runtime, &name, outline.shape);
    let times = timestamps::methods(outline.name, outline.shape);
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

/// Models with a secret can't be compared; what may be empty has a default.
fn derives(outline: &Outline<'_>) -> TokenStream {
    let mut derives = vec![quote! { Clone }, quote! { Debug }];
    if outline.shape.required().next().is_none() {
        derives.push(quote! { Default });
    }
    if !outline.shape.has_secret {
        derives.push(quote! { PartialEq });
    }
    quote! { #(#derives),* }
}

/// `new`, the struct with what is always required, and a setter for each field that may be left out.
pub(super) fn making(outline: &Outline<'_>) -> TokenStream {
    let name = ident(outline.name);
    let required_struct = ident(&outline.required);
    let needed = outline.shape.required().collect::<Vec<_>>();
    let literal = match needed.len() {
        0 | 1 => None,
        _ => Some(required_definition(outline, &required_struct, &needed)),
    };
    let constructor = constructor(outline, &required_struct, &needed);
    let setters = outline
        .shape
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Optional)
        .map(setter);
    quote! {
        #literal
        impl #name {
            #constructor
            #(#setters)*
        }
    }
}

fn required_definition(outline: &Outline<'_>, name: &Ident, needed: &[&Field]) -> TokenStream {
    let docs = docs::lines(&[format!(
        "What a [`{}`] always has; the rules of each field stand there.",
        outline.name
    )]);
    let fields = needed.iter().map(|field| {
        let docs = docs::lines(&docs::field(field));
        let name = ident(&field.name);
        let kind = kinds::field_type(field);
        quote! { #docs pub #name: #kind, }
    });
    let comparison = (!outline.shape.has_secret).then(|| quote! { , PartialEq });
    quote! {
        #docs
        #[derive(Clone, Debug #comparison)]
        pub struct #name {
            #(#fields)*
        }
    }
}

fn constructor(outline: &Outline<'_>, required_struct: &Ident, needed: &[&Field]) -> TokenStream {
    let from_literal = needed.len() > 1;
    let values = outline.shape.fields.iter().map(|field| {
        let name = ident(&field.name);
        match (field.presence, from_literal) {
            (Presence::Optional, _) => quote! { #name: None, },
            (Presence::Required, true) => quote! { #name: required.#name, },
            (Presence::Required, false) => {
                let (_, value) = kinds::argument(&field.kind);
                let value = rename(value, &name);
                quote! { #name: #value, }
            }
        }
    });
    let unknown = outline
        .usage
        .response
        .then(|| quote! { unknown_fields: Default::default(), });
    let (docs, arguments) = match needed {
        [] => ("Nothing set.", quote! {}),
        [field] => {
            let name = ident(&field.name);
            let (argument, _) = kinds::argument(&field.kind);
            (
                "With what is always required, and nothing else set.",
                quote! { #name: #argument },
            )
        }
        _ => (
            "With what is always required, and nothing else set.",
            quote! { required: #required_struct },
        ),
    };
    let docs = docs::lines(&[docs.to_owned()]);
    quote! {
        #docs
        pub fn new(#arguments) -> Self {
            Self { #(#values)* #unknown }
        }
    }
}

/// The value that a setter makes, from an argument with another name.
fn rename(value: TokenStream, name: &Ident) -> TokenStream {
    let tokens = value.into_iter().map(|token| match &token {
        proc_macro2::TokenTree::Ident(ident) if ident == "value" => name.clone().into(),
        proc_macro2::TokenTree::Group(group) => {
            let inner = rename(group.stream(), name);
            proc_macro2::Group::new(group.delimiter(), inner).into()
        }
        _ => token,
    });
    tokens.collect()
}

/// ```text
/// pub fn with_db_name(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
///     self.db_name = Some(support::list(value));
///     self
/// }
/// ```
fn setter(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    let setter = format_ident!("with_{}", field.name);
    let (argument, value) = kinds::argument(&field.kind);
    let value = match field.boxed {
        true => quote! { Box::new(#value) },
        false => value,
    };
    let docs = docs::lines(&[format!("Sets [`{0}`](Self::{0}).", field.name)]);
    quote! {
        #docs
        pub fn #setter(mut self, value: #argument) -> Self {
            self.#name = Some(#value);
            self
        }
    }
}

/// `impl support::ToNode`
pub(super) fn writing(outline: &Outline<'_>) -> TokenStream {
    let name = ident(outline.name);
    let members = outline.shape.fields.iter().map(fields::member);
    quote! {
        impl support::ToNode for #name {
            fn to_node(&self) -> support::Node {
                support::ObjectWriter::new() #(#members)* .finish()
            }
        }
    }
}

/// `impl support::FromNode`
pub(super) fn reading(outline: &Outline<'_>) -> TokenStream {
    let name = ident(outline.name);
    let values = outline.shape.fields.iter().map(|field| {
        let name = ident(&field.name);
        let value = fields::reading(field);
        quote! { #name: #value, }
    });
    let wires = outline.shape.fields.iter().map(|field| &field.wire);
    let mutable = (!outline.shape.fields.is_empty()).then(|| quote! { mut });
    quote! {
        impl support::FromNode for #name {
            const FORM: support::Form = support::Form::Object(&[#(#wires),*]);

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
