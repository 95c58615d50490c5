//! Fields on their way to and from the wire: which call of `support` each of them is.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::ident;
use crate::model::{Field, Kind, ListEncoding, Location, MapEncoding, Presence};

/// `.query_styled("DBName", &self.db_name, support::Style::Comma)`
pub(super) fn parameter(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    let wire = &field.wire;
    let place = field.location.name();
    match carrier(field) {
        Carrier::Plain => {
            let method = format_ident!("{place}");
            quote! { .#method(#wire, &self.#name) }
        }
        Carrier::Json => {
            let method = format_ident!("{place}_json");
            quote! { .#method(#wire, &self.#name) }
        }
        Carrier::Styled(style) => {
            let method = format_ident!("{place}_styled");
            quote! { .#method(#wire, &self.#name, #style) }
        }
    }
}

/// `.member("TableName", &self.table_name)`
pub(super) fn member(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    let wire = &field.wire;
    match carrier(field) {
        Carrier::Plain => quote! { .member(#wire, &self.#name) },
        Carrier::Json => quote! { .member_json(#wire, &self.#name) },
        Carrier::Styled(style) => quote! { .member_styled(#wire, &self.#name, #style) },
    }
}

/// `fields.optional("RequestId")?`
pub(super) fn reading(field: &Field) -> TokenStream {
    let wire = &field.wire;
    let presence = match field.presence {
        Presence::Required => "required",
        Presence::Optional => "optional",
    };
    let (method, argument) = match &field.kind {
        Kind::Json(_) => (format_ident!("{presence}_json"), quote! {}),
        Kind::List { encoding, item, .. } => match (encoding.separator(), item) {
            (Some(separator), _) => (
                format_ident!("{presence}_separated"),
                quote! { , #separator },
            ),
            (None, _) if *encoding == ListEncoding::Repeated => {
                (format_ident!("{presence}_repeated"), quote! {})
            }
            (None, Some(item)) => (format_ident!("{presence}_items"), quote! { , #item }),
            (None, None) => (format_ident!("{presence}"), quote! {}),
        },
        _ => (format_ident!("{presence}"), quote! {}),
    };
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
        Kind::Json(_) => Carrier::Json,
        Kind::Any if field.location != Location::Body => Carrier::Json,
        // A list is a list in JSON, and may become parameters with the object that it stands in.
        Kind::List { encoding, .. }
            if field.location != Location::Body || *encoding != ListEncoding::Indexed =>
        {
            Carrier::Styled(list_style(*encoding))
        }
        Kind::Map {
            encoding: MapEncoding::Flat,
            ..
        } => Carrier::Styled(quote! { support::Style::Flat }),
        _ => Carrier::Plain,
    }
}

fn list_style(encoding: ListEncoding) -> TokenStream {
    match encoding {
        ListEncoding::Indexed => quote! { support::Style::Indexed },
        ListEncoding::Comma => quote! { support::Style::Comma },
        ListEncoding::Space => quote! { support::Style::Space },
        ListEncoding::Pipe => quote! { support::Style::Pipe },
        ListEncoding::Json => quote! { support::Style::Json },
        ListEncoding::Repeated => quote! { support::Style::Repeated },
        ListEncoding::Flat => quote! { support::Style::Flat },
    }
}
