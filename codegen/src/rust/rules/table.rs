//! The table of rules: a row of static data for each.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::conditions::related;
use super::names;
use crate::model::{Check, Field, Operation, Period, Quota, Rule, Severity, Text};
use crate::rust::Context;
use crate::sentences;

/// The table in the making.
#[derive(Default)]
pub(super) struct Table {
    /// The rows, in order.
    pub(super) rows: Vec<TokenStream>,
}

/// A row of the table.
pub(super) struct Row<'a> {
    /// Its id.
    pub(super) id: &'a str,
    /// How grave a violation is.
    pub(super) severity: Severity,
    /// What it is about, by wire names.
    pub(super) fields: Vec<String>,
    /// What its condition tests, by name.
    pub(super) related: Vec<String>,
    /// The rule as a sentence.
    pub(super) sentence: Text,
    /// The codes that the service would answer.
    pub(super) codes: &'a [String],
    /// Where it stands.
    pub(super) source: &'a Option<String>,
    /// What it is about.
    pub(super) kind: RowKind<'a>,
}

/// What a row of the table is about.
pub(super) enum RowKind<'a> {
    /// Parameters.
    Parameters,
    /// The presence of parameters.
    Requirement,
    /// What must hold outside the request.
    Precondition,
    /// How often something may be done.
    Quota(&'a Quota),
}

impl Table {
    /// Adds a rule between fields; returns its place.
    pub(super) fn between(
        &mut self,
        context: &Context<'_>,
        operation: &Operation,
        rule: &Rule,
    ) -> usize {
        let fields = rule.check.fields();
        let fields = fields
            .iter()
            .map(|index| operation.request.fields[*index].wire.clone());
        self.add(Row {
            id: &rule.id,
            severity: rule.severity,
            fields: fields.collect(),
            related: rule
                .check
                .condition()
                .map(|holds| related(context, operation, holds))
                .unwrap_or_default(),
            sentence: sentences::rule(&rule.check, names(context, operation)),
            codes: &rule.codes,
            source: &rule.source,
            kind: match rule.check {
                Check::RequiredIf(..) => RowKind::Requirement,
                _ => RowKind::Parameters,
            },
        })
    }

    /// Adds a limit; returns its place.
    pub(super) fn limit(&mut self, rule: &Rule, field: &Field) -> usize {
        let position = self.rows.len();
        self.rows.push(limit_row(position, rule, field));
        position
    }

    /// Adds a row; returns its place.
    pub(super) fn add(&mut self, row: Row<'_>) -> usize {
        let position = self.rows.len();
        self.rows.push(self::row(position, &row));
        position
    }
}

/// The row of a limit.
pub(in crate::rust) fn limit_row(position: usize, rule: &Rule, field: &Field) -> TokenStream {
    let sentence = match &rule.check {
        Check::Value(limit) => sentences::limit(limit, &field.wire),
        _ => Text::default(),
    };
    let row = Row {
        id: &rule.id,
        severity: rule.severity,
        fields: vec![field.wire.clone()],
        related: Vec::new(),
        sentence,
        codes: &rule.codes,
        source: &rule.source,
        kind: RowKind::Parameters,
    };
    self::row(position, &row)
}

/// `support::Rule::new(0, "…", support::Severity::Error).about(&[…], &[…]).says("…", "…")…`
fn row(position: usize, row: &Row<'_>) -> TokenStream {
    let index = Literal::usize_unsuffixed(position);
    let (id, fields, related, codes) = (row.id, &row.fields, &row.related, row.codes);
    let severity = match row.severity {
        Severity::Error => quote! { support::Severity::Error },
        Severity::Warning => quote! { support::Severity::Warning },
    };
    let (en, zh) = (&row.sentence.en, &row.sentence.zh);
    let codes = (!codes.is_empty()).then(|| quote! { .codes(&[#(#codes),*]) });
    let source = row.source.as_ref().map(|source| quote! { .from(#source) });
    let kind = match &row.kind {
        RowKind::Parameters => None,
        RowKind::Requirement => Some(quote! { .requirement() }),
        RowKind::Precondition => Some(quote! { .precondition() }),
        RowKind::Quota(quota) => Some(self::quota(quota)),
    };
    quote! {
        support::Rule::new(#index, #id, #severity)
            .about(&[#(#fields),*], &[#(#related),*])
            .says(#en, #zh) #codes #source #kind
    }
}

/// `.quota(20, support::Period::Day, "instance")`
fn quota(quota: &Quota) -> TokenStream {
    let limit = Literal::u64_unsuffixed(quota.limit);
    let scope = &quota.scope;
    let period = match quota.period {
        Period::AtOnce => quote! { AtOnce },
        Period::Day => quote! { Day },
        Period::Hour => quote! { Hour },
        Period::Minute => quote! { Minute },
        Period::Second => quote! { Second },
    };
    quote! { .quota(#limit, support::Period::#period, #scope) }
}
