//! What the docs say of rules: of a field's limits, of the rules about it, and of what holds outside a request.

use super::{Context, docs, rules};
use crate::model::{Check, Field, Operation, Rule, Severity, Text};
use crate::sentences;

/// A sentence for each limit of a field.
pub(super) fn limits(field: &Field) -> Vec<String> {
    let limits = field.limits.iter().map(|rule| match &rule.check {
        Check::Value(limit) => graded(rule, &sentences::limit(limit, &field.wire)),
        _ => graded(rule, &Text::default()),
    });
    limits.collect()
}

/// A sentence for each limit of a parameter, and for each rule that is about it.
pub(super) fn of_parameter(
    context: &Context<'_>,
    operation: &Operation,
    index: usize,
) -> Vec<String> {
    let names = rules::names(context, operation);
    let rules = operation.rules.iter();
    let rules = rules
        .filter(|rule| rule.check.fields().contains(&index))
        .map(|rule| graded(rule, &sentences::rule(&rule.check, names)));
    let mut all = limits(&operation.request.fields[index]);
    all.extend(rules);
    all
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
        docs::with_source(
            &format!("Quota {}: {limit}.", docs::code(&quota.id)),
            &quota.source,
        )
    });
    preconditions.chain(quotas).collect()
}

fn graded(rule: &Rule, sentence: &Text) -> String {
    let grade = match rule.severity {
        Severity::Error => "Rule",
        Severity::Warning => "Warning",
    };
    let (sentence, doc) = (docs::prose(&sentence.en), docs::prose(&rule.doc.en));
    let sentence = format!("{grade} {}: {sentence}. {doc}", docs::code(&rule.id));
    docs::with_source(sentence.trim_end(), &rule.source)
}
