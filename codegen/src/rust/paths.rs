//! Ways from a value through its fields, such as `response.items.as_ref()?.backup.as_ref()?`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::ident;
use crate::model::{Field, FieldPath, Kind, Presence};

/// A way from a value to one within it.
pub(super) struct Path<'a> {
    from: Ident,
    fields: &'a [Field],
}

impl<'a> Path<'a> {
    /// A way that begins at a variable.
    pub(super) fn new(from: &str, path: &'a FieldPath) -> Self {
        Self::of(from, &path.0)
    }

    /// A way that leads to a field of a variable.
    pub(super) fn to_field(from: &str, field: &'a Field) -> Self {
        Self::of(from, std::slice::from_ref(field))
    }

    fn of(from: &str, fields: &'a [Field]) -> Self {
        // `r#self` is not allowed.
        Self { from: Ident::new(from, Span::call_site()), fields }
    }

    /// Whether the value may be absent where all around it is there.
    pub(super) fn ends_optional(&self) -> bool {
        self.fields.last().is_some_and(|field| field.presence == Presence::Optional)
    }

    /// `response.backup_job_id.clone()?`
    pub(super) fn value(&self) -> TokenStream {
        let option = self.option();
        if self.ends_optional() {
            quote! { #option? }
        } else {
            option
        }
    }

    /// `response.backup_job_id.clone()`, which is an option if the last field is one.
    pub(super) fn option(&self) -> TokenStream {
        let from = &self.from;
        let steps = self.fields.iter().take(self.fields.len().saturating_sub(1));
        let steps = steps.map(step);
        let last = self.fields.last().map(|field| {
            let name = ident(&field.name);
            let clone = (!is_copied(&field.kind)).then(|| quote! { .clone() });
            quote! { .#name #clone }
        });
        quote! { #from #(#steps)* #last }
    }

    /// `response.items.as_ref()?.backup.as_ref()?`, on which methods can be called.
    pub(super) fn reference(&self) -> TokenStream {
        let from = &self.from;
        let steps = self.fields.iter().map(step);
        quote! { #from #(#steps)* }
    }

    /// `response.id.as_ref()?`, or `&response.id` if it is always there.
    pub(super) fn borrowed(&self) -> TokenStream {
        let reference = self.reference();
        if self.ends_optional() {
            reference
        } else {
            quote! { &#reference }
        }
    }

    /// `response.page.as_ref().and_then(|it| it.total.as_ref())`: an option, for values without which all goes on.
    pub(super) fn found(&self) -> TokenStream {
        let from = &self.from;
        let mut steps = self.fields.iter().map(|field| {
            let name = ident(&field.name);
            (field.presence, name, as_reference(field))
        });
        let first = steps.next().map(|(presence, name, reference)| match presence {
            Presence::Required => quote! { Some(&#from.#name) },
            Presence::Optional => quote! { #from.#name #reference },
        });
        let rest = steps.map(|(presence, name, reference)| match presence {
            Presence::Required => quote! { .map(|it| &it.#name) },
            Presence::Optional => quote! { .and_then(|it| it.#name #reference) },
        });
        quote! { #first #(#rest)* }
    }
}

/// `.items.as_ref()?`
fn step(field: &Field) -> TokenStream {
    let name = ident(&field.name);
    match field.presence {
        Presence::Required => quote! { .#name },
        Presence::Optional => {
            let reference = as_reference(field);
            quote! { .#name #reference ? }
        }
    }
}

/// `.as_ref()`, which looks into boxes where there is one.
fn as_reference(field: &Field) -> TokenStream {
    if field.boxed {
        quote! { .as_deref() }
    } else {
        quote! { .as_ref() }
    }
}

/// Whether values of a kind are copied without a call.
fn is_copied(kind: &Kind) -> bool {
    matches!(kind, Kind::Boolean | Kind::Int32 | Kind::Int64 | Kind::Float | Kind::Double)
}
