//! What rules check.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{limits, when};
use crate::model::{Comparison, Form, Limit, Must};
use crate::rust::ident;
use crate::rust::leaves::Leaf;
use crate::sentences::Names;

/// `Required(Is(7, "PayType", &["postpay"]))`
pub(super) fn check(form: &Form, names: Names<'_>) -> TokenStream {
    match form {
        Form::Presence { must, when, .. } => {
            let when = when::when(when.as_ref(), names);
            match must {
                Must::BePresent => quote! { Required(#when) },
                Must::BeAbsentUnless | Must::BeIgnoredUnless => quote! { OnlyIf(#when) },
                Must::BeAbsent | Must::BeLeftOut(_) => quote! { Forbidden(#when) },
            }
        }
        Form::Value { limit, when, .. } => {
            let when = when::when(when.as_ref(), names);
            match limit {
                Limit::OneOf(values) => {
                    let texts = values.iter().map(|value| value.text());
                    quote! { OneOf(&[#(#texts),*], #when) }
                }
                limit => {
                    let limit = limits::limit(limit);
                    quote! { Value(#limit, #when) }
                }
            }
        }
        Form::Count { fields, count } => {
            let group = ident(count.name());
            let fields = fields.iter().map(|field| Literal::usize_unsuffixed(*field));
            quote! { Count(#group, &[#(#fields),*]) }
        }
        Form::Order { is, right, .. } => {
            let right = Literal::usize_unsuffixed(*right);
            let allowed = match is {
                Comparison::Less => quote! { &[Less] },
                Comparison::AtMost => quote! { &[Less, Equal] },
                Comparison::Equal => quote! { &[Equal] },
                Comparison::AtLeast => quote! { &[Equal, Greater] },
                Comparison::Greater => quote! { &[Greater] },
            };
            quote! { Order(#allowed, #right) }
        }
    }
}
