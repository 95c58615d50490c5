//! Conditions as expressions.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use super::{Context, ident};
use crate::model::{
    Absent, BePresent, Field, Kind, Literal, Operation, Predicate, Presence, Tested,
};

/// `match &self.pay_type { Some(PayType::Postpay) => support::Truth::TRUE, … }`
pub(super) fn predicate(
    context: &Context<'_>,
    operation: &Operation,
    predicate: &Predicate,
) -> TokenStream {
    let part = |part: &Predicate| self::predicate(context, operation, part);
    match predicate {
        Predicate::Present(index, presence) => {
            let name = ident(&operation.request.fields[*index].name);
            match presence {
                BePresent::Present => quote! { support::Truth::of(self.#name.is_some()) },
                BePresent::Absent => quote! { support::Truth::of(self.#name.is_none()) },
            }
        }
        Predicate::Field(index, literals, absent) => {
            let field = &operation.request.fields[*index];
            field_test(context, field, literals, *absent)
        }
        Predicate::Context(index, literals) => {
            let fact = &context.service.context[*index];
            let name = ident(&fact.name);
            let subject = subject(&fact.kind, quote! { context.#name });
            test(context, &fact.kind, subject, literals, Absence::Unknown)
        }
        Predicate::All(parts) => {
            let parts = parts.iter().map(part);
            quote! { support::Truth::all([#(#parts),*]) }
        }
        Predicate::Any(parts) => {
            let parts = parts.iter().map(part);
            quote! { support::Truth::any([#(#parts),*]) }
        }
        Predicate::Not(inner) => {
            let inner = part(inner);
            quote! { support::Truth::not(#inner) }
        }
    }
}

/// `facts.add("PayType", &self.pay_type);` or `facts.given("Size", self.size.is_some());` for each name that a condition tests.
pub(super) fn facts(
    context: &Context<'_>,
    operation: &Operation,
    predicate: &Predicate,
) -> Vec<TokenStream> {
    let lines = predicate.tested().into_iter();
    let lines = lines.map(|tested| match tested {
        Tested::Field(index) => {
            let field = &operation.request.fields[index];
            let (wire, name) = (&field.wire, ident(&field.name));
            match (can_tell(context, &field.kind), field.presence) {
                (true, _) => quote! { facts.add(#wire, &self.#name); },
                (false, Presence::Optional) => {
                    quote! { facts.given(#wire, self.#name.is_some()); }
                }
                (false, Presence::Required) => quote! { facts.given(#wire, true); },
            }
        }
        Tested::Fact(index) => {
            let fact = &context.service.context[index];
            let (wire, name) = (&fact.name, ident(&fact.name));
            if can_tell(context, &fact.kind) {
                quote! { facts.add(#wire, &context.#name); }
            } else {
                quote! { facts.given(#wire, context.#name.is_some()); }
            }
        }
    });
    lines.collect()
}

/// Whether a value can be told without showing a caller's own text.
fn can_tell(context: &Context<'_>, kind: &Kind) -> bool {
    *kind == Kind::Boolean || context.service.types.variants(kind).is_some()
}

/// What an absent value makes of a test.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Absence {
    /// The value is never absent.
    Never,
    /// The test holds.
    Holds,
    /// It does not.
    Fails,
    /// Nobody knows.
    Unknown,
}

/// Whether a field has one of a few values.
pub(super) fn field_test(
    context: &Context<'_>,
    field: &Field,
    literals: &[Literal],
    absent: Absent,
) -> TokenStream {
    let name = ident(&field.name);
    let absence = match (field.presence, absent) {
        (Presence::Required, _) => Absence::Never,
        (Presence::Optional, Absent::Holds) => Absence::Holds,
        (Presence::Optional, Absent::Fails) => Absence::Fails,
    };
    let subject = match (&field.kind, absence) {
        (Kind::String | Kind::Timestamp(_), Absence::Never) => quote! { self.#name.as_str() },
        (kind, _) => subject(kind, quote! { self.#name }),
    };
    test(context, &field.kind, subject, literals, absence)
}

fn subject(kind: &Kind, place: TokenStream) -> TokenStream {
    match kind {
        Kind::String | Kind::Timestamp(_) => quote! { #place.as_deref() },
        Kind::Named(_) => quote! { &#place },
        _ => place,
    }
}

/// Whether a value is one of a few; one that nobody documented is neither.
pub(super) fn test(
    context: &Context<'_>,
    kind: &Kind,
    subject: TokenStream,
    literals: &[Literal],
    absence: Absence,
) -> TokenStream {
    let wrap = |pattern: TokenStream| match absence {
        Absence::Never => pattern,
        _ => quote! { Some(#pattern) },
    };
    let patterns = literals
        .iter()
        .map(|literal| pattern(kind, literal))
        .collect::<Vec<_>>();
    let matched = wrap(quote! { #(#patterns)|* });
    let mut unknown = Vec::new();
    let mut covered = false;
    if let Kind::Named(id) = kind {
        let name = ident(id.name());
        unknown.push(wrap(quote! { #name::Unrecognized(_) }));
        let variants = context.service.types.variants(kind);
        covered = variants.is_some_and(|variants| variants.len() == literals.len());
    }
    let mut holds = vec![matched];
    let mut fails = Vec::new();
    match absence {
        Absence::Never => {}
        Absence::Holds => holds.push(quote! { None }),
        Absence::Fails => fails.push(quote! { None }),
        Absence::Unknown => unknown.push(quote! { None }),
    }
    if !covered {
        // Everything else, and what is absent with it where that fails too.
        fails = match (absence, kind) {
            (Absence::Fails | Absence::Never, _) => vec![quote! { _ }],
            _ => vec![quote! { Some(_) }],
        };
    }
    let unknown =
        (!unknown.is_empty()).then(|| quote! { #(#unknown)|* => support::Truth::UNKNOWN, });
    let fails = (!fails.is_empty()).then(|| quote! { #(#fails)|* => support::Truth::FALSE, });
    quote! {
        match #subject {
            #(#holds)|* => support::Truth::TRUE,
            #unknown
            #fails
        }
    }
}

fn pattern(kind: &Kind, literal: &Literal) -> TokenStream {
    match (literal, kind) {
        (Literal::Text(text), _) => quote! { #text },
        (Literal::Variant(_, variant), Kind::Named(id)) => {
            let (name, variant) = (ident(id.name()), ident(variant));
            quote! { #name::#variant }
        }
        (Literal::Variant(text, _), _) => quote! { #text },
        (Literal::Integer(number), _) => {
            let number = Token::i64_unsuffixed(*number);
            quote! { #number }
        }
        (Literal::Boolean(value), _) => quote! { #value },
    }
}
