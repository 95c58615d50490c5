//! What the docs say of rules: of a field's limits, of the rules about it, and of what holds outside a request.

use super::docs;
use crate::model::{Field, Operation, Rule, Severity, View};
use crate::sentences::{self, Names};

/// A sentence for each limit of a field.
pub(super) fn limits(field: &Field) -> Vec<String> {
    let names = Names::of_field(&field.wire);
    let limits = field.limits.iter().map(|rule| graded(rule, names));
    limits.collect()
}

/// A sentence for each limit of a parameter, and for each rule that is about it.
pub(super) fn of_parameter(view: View<'_>, index: usize) -> Vec<String> {
    let (operation, names) = (view.operation, Names::of(view));
    let limits = operation.request.fields[index].limits.iter();
    let rules = operation.rules.iter();
    let rules = rules.filter(|rule| rule.form.fields().contains(&index));
    let all = limits.chain(rules);
    all.map(|rule| graded(rule, names)).collect()
}

/// A sentence for each precondition and each quota.
pub(super) fn outside(operation: &Operation) -> Vec<String> {
    let preconditions = operation.preconditions.iter().map(|precondition| {
        let doc = docs::prose(&precondition.doc.en);
        let sentence = format!("Precondition {}: {doc}", docs::code(&precondition.id));
        docs::with_source(&sentence, &precondition.source)
    });
    let quotas = operation.quotas.iter().map(|quota| {
        let limit = docs::prose(&sentences::quota(quota).en);
        docs::with_source(&format!("Quota {}: {limit}.", docs::code(&quota.id)), &quota.source)
    });
    preconditions.chain(quotas).collect()
}

fn graded(rule: &Rule, names: Names<'_>) -> String {
    let sentence = sentences::rule(rule, names);
    let grade = match rule.severity {
        Severity::Error => "Rule",
        Severity::Warning => "Warning",
    };
    let (sentence, doc) = (docs::prose(&sentence.en), docs::prose(&rule.doc.en));
    let sentence = format!("{grade} {}: {sentence}. {doc}", docs::code(&rule.id));
    docs::with_source(sentence.trim_end(), &rule.source)
}
