//! Conditions as expressions.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use super::ident;
use crate::model::{Absent, BePresent, Field, Kind, Literal, Predicate, Presence, Tested, View};

/// `support::is!(self.pay_type, PayType::Postpay)`
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
            field_test(field, literals, *absent)
        }
        Predicate::Context(index, literals) => {
            let fact = &view.service.context[*index];
            let name = ident(&fact.name);
            let values = values(&fact.kind, literals);
            quote! { support::fact_is!(context.#name, #values) }
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

/// `facts.add("PayType", &self.pay_type)`, `facts.given("Size", self.size.is_some())` or `facts.told("engine", &context.engine)`
/// for each name that a condition tests, but for those whose value follows from it.
pub(super) fn facts(view: View<'_>, predicate: &Predicate, known: Known) -> Vec<TokenStream> {
    let tested = predicate.tested().into_iter();
    let tested = tested.filter(|one| known == Known::Nothing || !is_pinned(predicate, *one));
    let lines = tested.map(|tested| match tested {
        Tested::Field(index) => {
            let field = &view.operation.request.fields[index];
            let (wire, name) = (&field.wire, ident(&field.name));
            match (has_value(view, &field.kind), field.presence) {
                (true, _) => quote! { facts.add(#wire, &self.#name) },
                (false, Presence::Optional) => {
                    quote! { facts.given(#wire, self.#name.is_some()) }
                }
                (false, Presence::Required) => quote! { facts.given(#wire, true) },
            }
        }
        Tested::Fact(index) => {
            let fact = &view.service.context[index];
            let (wire, name) = (&fact.name, ident(&fact.name));
            quote! { facts.told(#wire, &context.#name) }
        }
    });
    lines.collect()
}

/// The facts that a violation adds about the condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// That it holds.
    Holds,
    /// Nothing: it does not hold.
    Nothing,
}

/// Whether a true condition determines the value, so that the sentence already says it.
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

/// Whether a field has one of a few values: `support::is_or_unset!(self.backup_method, BackupMethod::Physical)`
pub(super) fn field_test(field: &Field, literals: &[Literal], absent: Absent) -> TokenStream {
    let name = ident(&field.name);
    let values = values(&field.kind, literals);
    match absent {
        Absent::Holds => quote! { support::is_or_unset!(self.#name, #values) },
        Absent::Fails => quote! { support::is!(self.#name, #values) },
    }
}

/// `BackupMethod::Physical, BackupMethod::Snapshot`, or literals.
pub(super) fn values(kind: &Kind, literals: &[Literal]) -> TokenStream {
    let values = literals.iter().map(|literal| match (literal, kind) {
        (Literal::Variant(_, variant), Kind::Named(id)) => {
            let (name, variant) = (ident(id.name()), ident(variant));
            quote! { #name::#variant }
        }
        (Literal::Text(text) | Literal::Variant(text, _), _) => quote! { #text },
        (Literal::Integer(number), _) => {
            let number = Token::i64_unsuffixed(*number);
            quote! { #number }
        }
        (Literal::Boolean(value), _) => quote! { #value },
    });
    quote! { #(#values),* }
}
