//! Paging: the request for the next page of a list.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ident;
use super::paths::Path;
use crate::model::{Field, FieldPath, Kind, NextPage, Paging, Presence, View};

/// ```text
/// impl support::Paged for DescribeBackupsRequest {
///     fn next_page(&self, response: &Self::Response) -> Option<Self> {
///         let page = support::NumberedPage {
///             number: self.page_number.map_or(1, i64::from),
///             …
///         };
///         let mut next = self.clone();
///         next.page_number = Some(page.next()?.try_into().ok()?);
///         Some(next)
///     }
/// }
/// ```
pub(super) fn paged(view: View<'_>, paging: &Paging) -> TokenStream {
    let request = ident(&view.operation.request_type());
    let fields = &view.operation.request.fields;
    let parameter = &fields[paging.parameter];
    let value = match &paging.next {
        NextPage::Number { size, total, items } => {
            let first = default(parameter);
            let number = number(parameter, first.clone());
            let (size, total, items) =
                (page_size(&fields[*size]), self::total(total), count(items));
            let next = converted(parameter);
            quote! {
                support::NumberedPage {
                    number: #number,
                    first: #first,
                    size: #size,
                    total: #total,
                    items: #items,
                }
                .next()? #next
            }
        }
        NextPage::Offset { total, items } => {
            let offset = number(parameter, default(parameter));
            let (total, items) = (self::total(total), count(items));
            let next = converted(parameter);
            quote! {
                support::SkippedItems { offset: #offset, total: #total, items: #items }.next()? #next
            }
        }
        NextPage::Marker(path) => {
            let marker = Path::new("response", path).borrowed();
            quote! { support::next_marker(#marker)? }
        }
    };
    let name = ident(&parameter.name);
    let value = match parameter.presence {
        Presence::Required => value,
        Presence::Optional => quote! { Some(#value) },
    };
    quote! {
        impl support::Paged for #request {
            fn next_page(&self, response: &Self::Response) -> Option<Self> {
                let mut next = self.clone();
                next.#name = #value;
                Some(next)
            }
        }
    }
}

/// The default of a number; a list begins at 0 unless its documents say otherwise.
fn default(parameter: &Field) -> Literal {
    let default = parameter.default.as_ref().and_then(|text| text.parse().ok());
    Literal::i64_unsuffixed(default.unwrap_or_default())
}

/// `self.page_number.map_or(1, i64::from)`
fn number(parameter: &Field, default: Literal) -> TokenStream {
    let name = ident(&parameter.name);
    match (parameter.presence, &parameter.kind) {
        (Presence::Required, Kind::Int64) => quote! { self.#name },
        (Presence::Required, _) => quote! { i64::from(self.#name) },
        (Presence::Optional, Kind::Int64) => quote! { self.#name.unwrap_or(#default) },
        (Presence::Optional, _) => quote! { self.#name.map_or(#default, i64::from) },
    }
}

/// `Some(self.page_size.map_or(30, i64::from))`, or without a default what the request has.
fn page_size(parameter: &Field) -> TokenStream {
    let name = ident(&parameter.name);
    if parameter.presence == Presence::Required || parameter.default.is_some() {
        let size = number(parameter, default(parameter));
        return quote! { Some(#size) };
    }
    match parameter.kind {
        Kind::Int64 => quote! { self.#name },
        _ => quote! { self.#name.map(i64::from) },
    }
}

/// The conversion of a number that was counted in 64 bits.
fn converted(parameter: &Field) -> Option<TokenStream> {
    (parameter.kind != Kind::Int64).then(|| quote! { .try_into().ok()? })
}

/// `support::total(response.total_record_count.as_ref())`
fn total(path: &Option<FieldPath>) -> TokenStream {
    let Some(path) = path else {
        return quote! { None };
    };
    let found = Path::new("response", path).found();
    quote! { support::total(#found) }
}

/// `response.items.as_ref()?.backup.as_ref()?.len()`
fn count(path: &FieldPath) -> TokenStream {
    let items = Path::new("response", path).reference();
    quote! { #items.len() }
}
