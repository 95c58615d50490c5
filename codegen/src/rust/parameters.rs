//! Parameters and facts as tables, from which flags, forms and schemas can be made.

use proc_macro2::TokenStream;
use quote::quote;

use super::leaves::Leaf;
use super::{ident, languages};
use crate::model::{ContextFact, Kind, Presence, Types, View};

/// ```text
/// support::parameters! {
///     static PARAMETERS: Parameters = (("PayType", Query, Enumeration(PayType::TEXTS), "…", "…", required),);
/// }
/// ```
pub(super) fn table(view: View<'_>) -> TokenStream {
    let types = view.types();
    let rows = view.operation.request.fields.iter().map(|field| {
        let (wire, described) = (&field.wire, languages(&field.doc));
        let location = ident(Leaf::name(field.location));
        let kind = kind(types, &field.kind);
        let required = (field.presence == Presence::Required).then(|| quote! { , required });
        let sensitive = types.holds_secret(&field.kind).then(|| quote! { , sensitive });
        let default = field.default.as_ref().map(|default| quote! { , default(#default) });
        quote! { (#wire, #location, #kind, #described #required #sensitive #default), }
    });
    quote! {
        support::parameters! { static PARAMETERS: Parameters = (#(#rows)*); }
    }
}

/// `support::facts! { static FACTS: Facts = (("engine", Enumeration(Engine::TEXTS), "…", "…"),); }`
pub(super) fn facts(facts: &[ContextFact], types: &Types) -> TokenStream {
    let rows = facts.iter().map(|fact| {
        let (name, described) = (&fact.name, languages(&fact.doc));
        let kind = kind(types, &fact.kind);
        quote! { (#name, #kind, #described), }
    });
    quote! {
        support::facts! { static FACTS: Facts = (#(#rows)*); }
    }
}

/// `List(Enumeration(Weekday::TEXTS))`
fn kind(types: &Types, of: &Kind) -> TokenStream {
    match of {
        Kind::String | Kind::Secret => quote! { Text },
        Kind::Timestamp(format) => quote! { Time(#format) },
        Kind::Boolean => quote! { Boolean },
        Kind::Int32 => quote! { Integer32 },
        Kind::Int64 => quote! { Integer },
        Kind::Float | Kind::Double => quote! { Number },
        Kind::Any => quote! { Json },
        Kind::List { of, .. } => {
            let of = kind(types, of);
            quote! { List(#of) }
        }
        Kind::Map { of, .. } => {
            let of = kind(types, of);
            quote! { Map(#of) }
        }
        Kind::Named(id) if types.variants(of).is_some() => {
            let name = ident(id.name());
            quote! { Enumeration(#name::TEXTS) }
        }
        Kind::Named(id) => {
            let name = id.name();
            quote! { Object(#name) }
        }
        Kind::Json(of) => kind(types, of),
    }
}
