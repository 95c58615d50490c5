//! The conditions of rules and preconditions.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::model::{ContextFact, Form, Must, Operation, Predicate, Tested, View};
use crate::rust::predicates::{self, Known};
use crate::sentences::Names;

/// `|| support::is!(self.pay_type, PayType::Postpay)`, or `support::because(|| …, |facts| …)` if a violation adds facts.
pub(super) fn condition(view: View<'_>, predicate: &Predicate, known: Known) -> TokenStream {
    let truth = predicates::predicate(view, predicate);
    // Closures: a condition is tested only if a rule needs it, and facts are gathered only for a broken rule.
    match predicates::facts(view, predicate, known).as_slice() {
        [] => quote! { || #truth },
        [fact] => quote! { support::because(|| #truth, |facts| #fact) },
        facts => quote! { support::because(|| #truth, |facts| { #(#facts;)* }) },
    }
}

/// The facts that a violation of a rule adds about its condition.
pub(super) fn known(form: &Form) -> Known {
    match form {
        Form::Presence { must: Must::BeAbsentUnless | Must::BeIgnoredUnless, .. } => Known::Nothing,
        Form::Presence { .. } | Form::Value { .. } | Form::Count { .. } | Form::Order { .. } => {
            Known::Holds
        }
    }
}

/// The conditions of an operation.
pub(super) fn conditions(operation: &Operation) -> impl Iterator<Item = &Predicate> {
    let rules = operation.rules.iter().filter_map(|rule| rule.form.when());
    let preconditions = operation.preconditions.iter();
    rules.chain(preconditions.filter_map(|it| it.holds.as_ref()))
}

/// The facts that the operation's rules compare with values.
pub(in crate::rust) fn tested_facts(view: View<'_>) -> impl Iterator<Item = &ContextFact> {
    let tested = conditions(view.operation).flat_map(Predicate::tested);
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

/// The variable with the condition of a rule that is about several fields.
pub(super) fn variable(id: &str) -> Ident {
    // The prefix keeps ids such as `type` and `rules` apart from keywords and from other variables.
    format_ident!("when_{id}")
}
