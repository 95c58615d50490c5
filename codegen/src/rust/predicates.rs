//! Conditions as expressions.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use super::ident;
use crate::model::{Absent, BePresent, Field, Kind, Literal, Predicate, Presence, Tested, View};

/// `match &self.pay_type { Some(PayType::Postpay) => support::Truth::TRUE, … }`
pub(super) fn predicate(view: View<'_>, predicate: &Predicate) -> TokenStream {
    let part = |part: &Predicate| self::predicate(view, part);
    match predicate {
        Predicate::Present(index, presence) => {
            let name = ident(&view.operation.request.fields[*index].name);
            match presence {
                BePresent::Present => quote! { support::Truth::of(self.#name.is_some()) },
                BePresent::Absent => quote! { support::Truth::of(self.#name.is_none()) },
            }
        }
        Predicate::Field(index, literals, absent) => {
            let field = &view.operation.request.fields[*index];
            field_test(view, field, literals, *absent)
        }
        Predicate::Context(index, literals) => {
            let fact = &view.service.context[*index];
            let name = ident(&fact.name);
            let subject = subject(&fact.kind, quote! { context.#name });
            test(view, &fact.kind, subject, literals, Absence::Unknown)
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
pub(super) fn facts(view: View<'_>, predicate: &Predicate) -> Vec<TokenStream> {
    let lines = predicate.tested().into_iter();
    let lines = lines.map(|tested| match tested {
        Tested::Field(index) => {
            let field = &view.operation.request.fields[index];
            let (wire, name) = (&field.wire, ident(&field.name));
            match (can_tell(view, &field.kind), field.presence) {
                (true, _) => quote! { facts.add(#wire, &self.#name); },
                (false, Presence::Optional) => {
                    quote! { facts.given(#wire, self.#name.is_some()); }
                }
                (false, Presence::Required) => quote! { facts.given(#wire, true); },
            }
        }
        Tested::Fact(index) => {
            let fact = &view.service.context[index];
            let (wire, name) = (&fact.name, ident(&fact.name));
            if can_tell(view, &fact.kind) {
                quote! { facts.add(#wire, &context.#name); }
            } else {
                quote! { facts.given(#wire, context.#name.is_some()); }
            }
        }
    });
    lines.collect()
}

/// Whether a value can be told without showing a caller's own text.
fn can_tell(view: View<'_>, kind: &Kind) -> bool {
    *kind == Kind::Boolean || view.types().variants(kind).is_some()
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
    view: View<'_>,
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
    test(view, &field.kind, subject, literals, absence)
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
    view: View<'_>,
    kind: &Kind,
    subject: TokenStream,
    literals: &[Literal],
    absence: Absence,
) -> TokenStream {
    let wrap = |pattern: TokenStream| match absence {
        Absence::Never => pattern,
        Absence::Holds | Absence::Fails | Absence::Unknown => quote! { Some(#pattern) },
    };
    let patterns = literals.iter().map(|literal| pattern(kind, literal));
    let mut holds = vec![wrap(quote! { #(#patterns)|* })];
    let mut unknown = Vec::new();
    if let Kind::Named(id) = kind {
        let name = ident(id.name());
        unknown.push(wrap(quote! { #name::Unrecognized(_) }));
    }
    let mut fails = Vec::new();
    match absence {
        Absence::Never => {}
        Absence::Holds => holds.push(quote! { None }),
        Absence::Fails => fails.push(quote! { None }),
        Absence::Unknown => unknown.push(quote! { None }),
    }
    // After every value of an enumeration, an arm for the others is unreachable, which rustc warns about.
    let variants = view.types().variants(kind);
    if variants.is_none_or(|variants| variants.len() != literals.len()) {
        // Everything else, and what is absent with it where that fails too.
        fails = vec![match absence {
            Absence::Fails | Absence::Never => quote! { _ },
            Absence::Holds | Absence::Unknown => quote! { Some(_) },
        }];
    }
    let arm = |patterns: Vec<TokenStream>, truth: TokenStream| {
        (!patterns.is_empty()).then(|| quote! { #(#patterns)|* => support::Truth::#truth, })
    };
    let holds = arm(holds, quote! { TRUE });
    // Before the arm of everything else, which has `Unrecognized` too.
    let unknown = arm(unknown, quote! { UNKNOWN });
    let fails = arm(fails, quote! { FALSE });
    quote! { match #subject { #holds #unknown #fails } }
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
