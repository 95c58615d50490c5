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

/// `facts.add("PayType", &self.pay_type);`, `facts.given("Size", self.size.is_some());` or `facts.told("engine", &context.engine);`
/// for each name that a condition tests, but for those whose value follows from it.
pub(super) fn facts(view: View<'_>, predicate: &Predicate, known: Known) -> Vec<TokenStream> {
    let tested = predicate.tested().into_iter();
    let tested = tested.filter(|one| known == Known::Nothing || !is_pinned(predicate, *one));
    let lines = tested.map(|tested| match tested {
        Tested::Field(index) => {
            let field = &view.operation.request.fields[index];
            let (wire, name) = (&field.wire, ident(&field.name));
            match (has_value(view, &field.kind), field.presence) {
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
            quote! { facts.told(#wire, &context.#name); }
        }
    });
    lines.collect()
}

/// What a violation tells of the condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// That it holds.
    Holds,
    /// Nothing: it does not hold.
    Nothing,
}

/// Whether a condition that holds tells what something is, so that a sentence with it has said so.
fn is_pinned(predicate: &Predicate, tested: Tested) -> bool {
    match predicate {
        Predicate::Present(field, _) => tested == Tested::Field(*field),
        Predicate::Field(field, values, absent) => {
            tested == Tested::Field(*field) && values.len() == 1 && *absent == Absent::Fails
        }
        Predicate::Context(fact, values) => tested == Tested::Fact(*fact) && values.len() == 1,
        Predicate::All(parts) => parts.iter().any(|part| is_pinned(part, tested)),
        Predicate::Any(_) | Predicate::Not(_) => false,
    }
}

/// Whether the runtime knows how to show a value, or that it is a secret.
fn has_value(view: View<'_>, kind: &Kind) -> bool {
    match kind {
        Kind::String | Kind::Secret | Kind::Timestamp(_) => true,
        Kind::Boolean | Kind::Int32 | Kind::Int64 => true,
        Kind::List { of, .. } => has_value(view, of),
        Kind::Named(_) => view.types().variants(kind).is_some(),
        Kind::Float | Kind::Double | Kind::Any | Kind::Map { .. } | Kind::Json(_) => false,
    }
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
