//! The conditions of rules and preconditions: each once, as a variable.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::model::{ContextFact, Operation, Predicate};
use crate::rust::Context;
use crate::rust::predicates::{self, Subject, subjects};

/// The variables of all conditions.
pub(super) fn variables(context: &Context<'_>, operation: &Operation) -> Vec<TokenStream> {
    let conditions = operation.rules.iter().filter_map(|rule| {
        let predicate = rule.check.condition()?;
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
        subjects(predicate, &mut |subject| {
            if let Subject::Context(index) = subject {
                found.push(&context.service.context[index]);
            }
        });
    }
    found
}

/// The conditions of an operation: of its rules and of its preconditions.
pub(super) fn predicates_of(operation: &Operation) -> impl Iterator<Item = &Predicate> {
    let rules = operation
        .rules
        .iter()
        .filter_map(|rule| rule.check.condition());
    rules.chain(
        operation
            .preconditions
            .iter()
            .filter_map(|one| one.holds.as_ref()),
    )
}

/// What a condition tests, by name.
pub(super) fn related(
    context: &Context<'_>,
    operation: &Operation,
    predicate: &Predicate,
) -> Vec<String> {
    let mut names = Vec::new();
    subjects(predicate, &mut |subject| {
        names.push(match subject {
            Subject::Field(index) => operation.request.fields[index].wire.clone(),
            Subject::Context(index) => context.service.context[index].name.clone(),
        });
    });
    names
}

/// Whether a condition tests a fact.
pub(super) fn reads_context(predicate: &Predicate) -> bool {
    let mut found = false;
    subjects(predicate, &mut |subject| {
        found |= matches!(subject, Subject::Context(_))
    });
    found
}

/// The variable with a rule's condition.
pub(super) fn variable(id: &str) -> Ident {
    format_ident!("when_{id}")
}
