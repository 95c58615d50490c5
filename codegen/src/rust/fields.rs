//! Fields on their way to and from the wire: which call of `support` each of them is.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::model::{Field, Kind, ListEncoding, Location, MapEncoding, Presence};

/// `.query_styled("DBName", &self.db_name, support::Style::Comma)`
pub(super) fn parameter(field: &Field) -> TokenStream {
    let (plain, json, styled) = match field.location {
        Location::Query => ("query", "query_json", "query_styled"),
        Location::Form => ("form", "form_json", "form_styled"),
        Location::Body => ("body", "body_json", "body_styled"),
        // A whole body is an object, a list or a map as such.
        Location::Payload => ("payload", "payload", "payload"),
        // Hosts, paths and headers hold single texts: the check refuses JSON there.
        Location::Host => ("host", "host", "host"),
        Location::Path => ("path", "path", "path_styled"),
        Location::Header => ("header", "header", "header_styled"),
    };
    call(field, plain, json, styled)
}

/// `.member("TableName", &self.table_name)`
pub(super) fn member(field: &Field) -> TokenStream {
    call(field, "member", "member_json", "member_styled")
}

/// The call of one of three methods, by how the value is carried.
fn call(field: &Field, plain: &str, json: &str, styled: &str) -> TokenStream {
    let (wire, name) = (&field.wire, ident(&field.name));
    let (method, style) = match carrier(field) {
        Carrier::Plain => (plain, None),
        Carrier::Json => (json, None),
        Carrier::Styled(style) => (styled, Some(quote! { , #style })),
    };
    let method = ident(method);
    quote! { .#method(#wire, &self.#name #style) }
}

/// `fields.optional("RequestId")?`
pub(super) fn reading(field: &Field) -> TokenStream {
    let wire = &field.wire;
    let mut argument = None;
    let (required, optional) = match &field.kind {
        Kind::Json(_) => ("required_json", "optional_json"),
        Kind::List { encoding, item, .. } => match (encoding.separator(), item) {
            (Some(separator), _) => {
                argument = Some(quote! { , #separator });
                ("required_separated", "optional_separated")
            }
            // In XML, what is repeated has no element around it whose items could have a name.
            (None, _) if *encoding == ListEncoding::Repeated => {
                ("required_repeated", "optional_repeated")
            }
            (None, Some(item)) => {
                argument = Some(quote! { , #item });
                ("required_items", "optional_items")
            }
            (None, None) => ("required", "optional"),
        },
        _ => ("required", "optional"),
    };
    let method = ident(match field.presence {
        Presence::Required => required,
        Presence::Optional => optional,
    });
    quote! { fields.#method(#wire #argument)? }
}

/// How a value is carried.
enum Carrier {
    /// As it is.
    Plain,
    /// As JSON in a text.
    Json,
    /// As a list or a map in this form, where the place has none.
    Styled(TokenStream),
}

fn carrier(field: &Field) -> Carrier {
    match &field.kind {
        _ if field.location == Location::Payload => Carrier::Plain,
        Kind::Json(_) => Carrier::Json,
        Kind::Any if field.location != Location::Body => Carrier::Json,
        // A list is a list in JSON, and may become parameters with the object that it stands in.
        Kind::List { encoding, item, .. }
            if field.location != Location::Body || *encoding != ListEncoding::Indexed =>
        {
            Carrier::Styled(style(*encoding, item.as_deref()))
        }
        Kind::Map { encoding: MapEncoding::Flat, .. } => {
            Carrier::Styled(quote! { support::Style::Flat })
        }
        _ => Carrier::Plain,
    }
}

/// `support::Style::Comma`
fn style(encoding: ListEncoding, item: Option<&str>) -> TokenStream {
    let style = match encoding {
        ListEncoding::Indexed => quote! { Indexed },
        ListEncoding::Comma => quote! { Comma },
        ListEncoding::Space => quote! { Space },
        ListEncoding::Pipe => quote! { Pipe },
        ListEncoding::Json => quote! { Json },
        ListEncoding::Repeated => quote! { Repeated },
        ListEncoding::Flat => quote! { Flat },
        ListEncoding::Wrapped => quote! { Wrapped(#item) },
    };
    quote! { support::Style::#style }
}
