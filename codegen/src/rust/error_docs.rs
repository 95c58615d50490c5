//! Docs of error codes: what a code means, whether to try again, and what to check before the call.

use proc_macro2::TokenStream;
use quote::quote;

use super::leaves::Leaf;
use super::{Context, docs};
use crate::model::{Advice, Demand, ErrorCode, ErrorRow, Grounds, Origin, View};
use crate::sentences::{self, Names};

/// ```text
/// /// `BackupJobExists`: Another backup of the instance is under way.
/// ///
/// /// HTTP 400 from `CreateBackup`, `A backup job already exists …`. Source: `rds-zh:146`.
/// ///
/// /// Category `Conflict`. Retry later: the same request may succeed after a while (…).
/// ///
/// /// Before the call, check `no_backup_in_progress`: no other backup may be under way.
/// #[doc(alias = "…")]
/// ```
pub(super) fn code(context: &Context<'_>, code: &ErrorCode) -> TokenStream {
    let first = &code.rows[0];
    let mut paragraphs =
        vec![format!("{}: {}", docs::code(&code.wire), docs::prose(&first.says.doc.en))];
    for row in &code.rows {
        paragraphs.push(answered(row));
        if row.says.doc != first.says.doc {
            paragraphs.push(docs::prose(&row.says.doc.en));
        }
        for fact in facts(context, row) {
            // Rows of one code often share what to do about it.
            if !paragraphs.contains(&fact) {
                paragraphs.push(fact);
            }
        }
    }
    paragraphs.extend(code.disputes.iter().map(docs::dispute));
    let docs = docs::lines(&paragraphs);
    let alias = alias(code);
    quote! { #docs #alias }
}

/// How the service answers it.
fn answered(row: &ErrorRow) -> String {
    let from = match &row.origin {
        Origin::Operation(wire) => format!(" from {}", docs::code(wire)),
        Origin::Service | Origin::Provider => " from any operation".to_owned(),
    };
    let row = &row.says;
    let message = match row.message.as_str() {
        "" => String::new(),
        message => format!(", {}", docs::code(message)),
    };
    docs::with_source(&format!("HTTP {}{from}{message}.", row.status), &row.source)
}

fn facts(context: &Context<'_>, row: &ErrorRow) -> Vec<String> {
    let parameters = row.says.template_parameters.iter();
    let parameters = parameters.map(|name| docs::code(name));
    let parameters = parameters.collect::<Vec<_>>().join(", then for ");
    let template =
        (!parameters.is_empty()).then(|| format!("In the message, `%s` stands for {parameters}."));
    let retry = row.says.retry.as_ref().map(|retry| {
        let advice = match retry.advice {
            Advice::Never => "never: the same request will fail again",
            Advice::AfterChange => {
                "after a change: the same request may succeed once something outside it is different"
            }
            Advice::Later => "later: the same request may succeed after a while",
        };
        let grounds = match retry.grounds {
            Grounds::Documented => "so says the document",
            Grounds::Observed => "as clients do",
            Grounds::Inferred => "inferred from what the code means",
        };
        format!("Retry {advice} ({grounds}).")
    });
    let category = row.says.category.map(Leaf::name);
    let category = category.map(|category| format!("Category {}.", docs::code(category)));
    let trouble = category.into_iter().chain(retry).collect::<Vec<_>>();
    let trouble = (!trouble.is_empty()).then(|| trouble.join(" "));
    let before = match &row.says.unchecked {
        None => checks(context, row),
        Some(reason) => {
            Some(format!("Nothing to check before the call: {}", docs::prose(&reason.en)))
        }
    };
    [template, trouble, before].into_iter().flatten().collect()
}

/// The demands that a row answers to, with their sentences.
fn checks(context: &Context<'_>, row: &ErrorRow) -> Option<String> {
    let checks = answers(context, row);
    let checks = checks.iter().map(|(view, demand)| {
        let sentence = sentences::demand(demand, Names::of(*view)).en;
        format!("{} ({})", docs::code(demand.id()), docs::prose(sentence.trim_end_matches('.')))
    });
    let checks = checks.collect::<Vec<_>>();
    (!checks.is_empty()).then(|| format!("Before the call, check {}.", checks.join(", ")))
}

/// The demands of the service that a row answers to.
pub(super) fn answers<'a>(context: &Context<'a>, row: &ErrorRow) -> Vec<(View<'a>, Demand<'a>)> {
    let views = context.service.views(context.provider);
    let views = views.filter(|view| match &row.origin {
        Origin::Operation(wire) => view.operation.wire == *wire,
        Origin::Service | Origin::Provider => true,
    });
    let demands = views.flat_map(|view| {
        let demands = view.demands().into_iter();
        demands.map(move |demand| (view, demand))
    });
    let demands = demands.collect::<Vec<_>>();
    let named = row.says.answers.iter().flat_map(|id| {
        let demands = demands.iter();
        demands.filter(move |(_, demand)| demand.id() == id)
    });
    named.copied().collect()
}

/// The code itself as a search term of rustdoc, if it is not the name already.
fn alias(code: &ErrorCode) -> Option<TokenStream> {
    let wire = &code.wire;
    // rustdoc refuses aliases with quotes and most white space in them, and one that repeats the name.
    let is_term = |character: char| !character.is_whitespace() && !matches!(character, '"' | '\'');
    let is_alias = *wire != code.name && !wire.is_empty() && wire.chars().all(is_term);
    is_alias.then(|| quote! { #[doc(alias = #wire)] })
}
