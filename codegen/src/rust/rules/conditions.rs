//! The conditions of rules and preconditions: each once, as a variable.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::model::{ContextFact, Operation, Predicate, Tested};
use crate::rust::{Context, predicates};
use crate::sentences::Names;

/// The variables of all conditions.
pub(super) fn variables(context: &Context<'_>, operation: &Operation) -> Vec<TokenStream> {
    let conditions = operation.rules.iter().filter_map(|rule| {
        let predicate = rule.form.when()?;
        Some(when(context, operation, &rule.id, predicate))
    });
    let preconditions = operation.preconditions.iter().filter_map(|precondition| {
        Some(when(
            context,
            operation,
            &precondition.id,
            precondition.holds.as_ref()?,
        ))
    });
    conditions.chain(preconditions).collect()
}

/// `let when_storage_needed = support::when(|| match …, |facts| …);`
fn when(
    context: &Context<'_>,
    operation: &Operation,
    id: &str,
    predicate: &Predicate,
) -> TokenStream {
    let name = variable(id);
    let truth = predicates::predicate(context, operation, predicate);
    let facts = predicates::facts(context, operation, predicate);
    quote! {
        let #name = support::when(|| #truth, |facts| { #(#facts)* });
    }
}

/// The facts that the operation's rules compare with values.
pub(in crate::rust) fn tested_facts<'a>(
    context: &'a Context<'_>,
    operation: &'a Operation,
) -> Vec<&'a ContextFact> {
    let mut found = Vec::new();
    for predicate in predicates_of(operation) {
        for tested in predicate.tested() {
            if let Tested::Fact(index) = tested {
                found.push(&context.service.context[index]);
            }
        }
    }
    found
}

/// The conditions of an operation: of its rules and of its preconditions.
pub(super) fn predicates_of(operation: &Operation) -> impl Iterator<Item = &Predicate> {
    let rules = operation.rules.iter().filter_map(|rule| rule.form.when());
    rules.chain(
        operation
            .preconditions
            .iter()
            .filter_map(|one| one.holds.as_ref()),
    )
}

/// What a condition tests, by name.
pub(super) fn related(predicate: Option<&Predicate>, names: Names<'_>) -> Vec<String> {
    let tested = predicate.into_iter().flat_map(Predicate::tested);
    let related = tested.map(|one| match one {
        Tested::Field(index) => names.field(index).to_owned(),
        Tested::Fact(index) => names.fact(index).to_owned(),
    });
    related.collect()
}

/// The variable with a rule's condition.
pub(super) fn variable(id: &str) -> Ident {
    format_ident!("when_{id}")
}
