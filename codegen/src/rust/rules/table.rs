//! The table of rules: a row of static data for each.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::conditions::related;
use crate::model::{Form, Must, Period, Quota, Rule, Severity, Text};
use crate::sentences::{self, Names};

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
    /// Adds a rule or a limit; returns its place.
    pub(super) fn rule(&mut self, rule: &Rule, names: Names<'_>) -> usize {
        let position = self.rows.len();
        self.rows.push(rule_row(position, rule, names));
        position
    }

    /// Adds a row; returns its place.
    pub(super) fn add(&mut self, row: Row<'_>) -> usize {
        let position = self.rows.len();
        self.rows.push(self::row(position, &row));
        position
    }
}

/// The row of a rule or a limit.
pub(in crate::rust) fn rule_row(position: usize, rule: &Rule, names: Names<'_>) -> TokenStream {
    let fields = rule.form.fields().into_iter();
    let row = Row {
        id: &rule.id,
        severity: rule.severity,
        fields: fields.map(|it| names.field(it).to_owned()).collect(),
        related: related(rule.form.when(), names),
        sentence: sentences::rule(&rule.form, names),
        codes: &rule.codes,
        source: &rule.source,
        kind: match rule.form {
            Form::Presence {
                must: Must::BePresent,
                ..
            } => RowKind::Requirement,
            Form::Presence { .. }
            | Form::Value { .. }
            | Form::Count { .. }
            | Form::Order { .. } => RowKind::Parameters,
        },
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
    let (en, zh) = (&row.sentence.en, row.sentence.zh());
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
