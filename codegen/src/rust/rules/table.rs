//! The table of rules: a row of static data for each.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::conditions::related;
use crate::model::{Form, Must, Quota, Rule, Severity, Text};
use crate::rust::description::call;
use crate::rust::leaves::Leaf;
use crate::rust::{ident, languages};
use crate::sentences::{self, Names};

/// The table in the making.
pub(super) struct Table {
    /// The name of the static.
    name: Ident,
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
    /// An empty table.
    pub(super) fn new(name: &str) -> Self {
        Self { name: ident(name), rows: Vec::new() }
    }

    /// Adds a row; returns where it is: `&RULES[3]`
    pub(super) fn add(&mut self, row: Row<'_>) -> TokenStream {
        let name = &self.name;
        let position = Literal::usize_unsuffixed(self.rows.len());
        self.rows.push(row.tokens(&position));
        quote! { &#name[#position] }
    }

    /// `static RULES: [support::Rule; 12] = […];`
    pub(super) fn definition(&self) -> TokenStream {
        let Self { name, rows } = self;
        let count = Literal::usize_unsuffixed(rows.len());
        // A constant has no address of its own: each violation could point at another copy of its rule.
        quote! { static #name: [support::Rule; #count] = [#(#rows),*]; }
    }
}

impl<'a> Row<'a> {
    /// The row of a rule or a limit.
    pub(super) fn of(rule: &'a Rule, names: Names<'_>) -> Self {
        let fields = rule.form.fields().into_iter();
        Self {
            id: &rule.id,
            severity: rule.severity,
            fields: fields.map(|it| names.field(it).to_owned()).collect(),
            related: related(rule.form.when(), names),
            sentence: sentences::pattern(rule, names),
            codes: &rule.codes,
            kind: match rule.form {
                Form::Presence { must: Must::BePresent, .. } => RowKind::Requirement,
                Form::Presence { .. }
                | Form::Value { .. }
                | Form::Count { .. }
                | Form::Order { .. } => RowKind::Parameters,
            },
        }
    }

    /// `support::Rule::new(0, "…", support::Severity::Error).about(&[…], &[…]).says("…", "…")…`
    fn tokens(&self, position: &Literal) -> TokenStream {
        let (id, fields, related) = (self.id, &self.fields, &self.related);
        let severity = self.severity.tokens();
        let sentence = languages(&self.sentence);
        let codes = call("codes", self.codes.iter());
        let kind = match &self.kind {
            RowKind::Parameters => None,
            RowKind::Requirement => Some(quote! { .requirement() }),
            RowKind::Precondition => Some(quote! { .precondition() }),
            RowKind::Quota(quota) => Some(self::quota(quota)),
        };
        quote! {
            support::Rule::new(#position, #id, #severity)
                .about(&[#(#fields),*], &[#(#related),*])
                .says(#sentence) #codes #kind
        }
    }
}

/// `.quota(20, support::Period::Day, "instance")`
fn quota(quota: &Quota) -> TokenStream {
    let limit = Literal::u64_unsuffixed(quota.limit);
    let scope = &quota.scope;
    let period = quota.period.tokens();
    quote! { .quota(#limit, #period, #scope) }
}
