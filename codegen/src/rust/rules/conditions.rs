//! The conditions of rules and preconditions: each once, as a variable.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::model::{ContextFact, Form, Must, Operation, Predicate, Tested, View};
use crate::rust::predicates::{self, Known};
use crate::sentences::Names;

/// `let when_storage_needed = support::when(|| match …, |facts| …);` for each condition.
pub(super) fn variables(view: View<'_>) -> Vec<TokenStream> {
    let variables = conditions(view.operation).map(|(id, predicate, known)| {
        let name = variable(id);
        let truth = predicates::predicate(view, predicate);
        let facts = predicates::facts(view, predicate, known);
        // Closures: facts are told only of a rule that is broken, and most requests break none.
        let facts = match facts.as_slice() {
            [] => quote! { |_| {} },
            facts => quote! { |facts| { #(#facts)* } },
        };
        quote! { let #name = support::when(|| #truth, #facts); }
    });
    variables.collect()
}

/// The conditions of an operation, each with the id of the rule or precondition that has it, and what
/// a violation of that tells of it.
pub(super) fn conditions(operation: &Operation) -> impl Iterator<Item = (&str, &Predicate, Known)> {
    let rules = operation.rules.iter().filter_map(|rule| {
        let known = match rule.form {
            Form::Presence { must: Must::BeAbsentUnless | Must::BeIgnoredUnless, .. } => {
                Known::Nothing
            }
            Form::Presence { .. }
            | Form::Value { .. }
            | Form::Count { .. }
            | Form::Order { .. } => Known::Holds,
        };
        Some((rule.id.as_str(), rule.form.when()?, known))
    });
    let preconditions = operation.preconditions.iter();
    let preconditions =
        preconditions.filter_map(|it| Some((it.id.as_str(), it.holds.as_ref()?, Known::Nothing)));
    rules.chain(preconditions)
}

/// The facts that the operation's rules compare with values.
pub(in crate::rust) fn tested_facts(view: View<'_>) -> impl Iterator<Item = &ContextFact> {
    let tested = conditions(view.operation).flat_map(|(_, predicate, _)| predicate.tested());
    tested.filter_map(move |tested| match tested {
        Tested::Fact(index) => Some(&view.service.context[index]),
        Tested::Field(_) => None,
    })
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
    // The prefix keeps ids such as `type` and `rules` apart from keywords and from other variables.
    format_ident!("when_{id}")
}
