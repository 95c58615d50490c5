//! The table of rules: a row of static data for each.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::checks;
use super::when::when;
use crate::model::{Quota, Rule, Severity, Text, View};
use crate::rust::leaves::Leaf;
use crate::rust::{ident, languages};
use crate::sentences::{self, Names};

/// The table in the making.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<TokenStream>,
}

/// A row of the table.
pub(super) struct Row<'a> {
    id: &'a str,
    severity: Severity,
    /// What the rule is about, by wire names.
    fields: Vec<&'a str>,
    /// What it checks.
    check: TokenStream,
    /// The rule as a sentence.
    sentence: Text,
    /// The codes with which the service would respond.
    codes: &'a [String],
    /// The quota, if it is one.
    quota: Option<&'a Quota>,
}

impl Table {
    /// Adds a row; returns its index.
    pub(super) fn add(&mut self, row: Row<'_>) -> usize {
        self.rows.push(row.tokens());
        self.rows.len() - 1
    }

    /// Adds what must hold outside the request.
    pub(super) fn outside(&mut self, view: View<'_>) {
        let names = Names::of(view);
        for precondition in &view.operation.preconditions {
            let check = match &precondition.holds {
                Some(holds) => {
                    let when = when(Some(holds), names);
                    quote! { Holds(#when) }
                }
                // The report lists what it could not decide, so that a caller knows what is left to ask.
                None => quote! { Undecidable },
            };
            self.add(Row {
                id: &precondition.id,
                severity: Severity::Error,
                fields: Vec::new(),
                check,
                sentence: sentences::precondition(precondition),
                codes: &precondition.codes,
                quota: None,
            });
        }
        for quota in &view.operation.quotas {
            let check = match quota.context {
                Some(fact) => {
                    let (position, name) = (Literal::usize_unsuffixed(fact), names.fact(fact));
                    let limit = Literal::u64_unsuffixed(quota.limit);
                    quote! { Fewer(#position, #name, #limit) }
                }
                None => quote! { Undecidable },
            };
            self.add(Row {
                id: &quota.id,
                severity: quota.severity,
                fields: Vec::new(),
                check,
                sentence: sentences::quota(quota),
                codes: &quota.codes,
                quota: Some(quota),
            });
        }
    }

    /// The table, and the rows of the order in which it is checked:
    /// `support::rules! { static RULES: [Rule; 2] = (…); static ORDER: Order = (…); }`
    pub(super) fn definition(
        &self,
        name: &str,
        order_name: &str,
        request: Option<&Ident>,
        order: &[TokenStream],
    ) -> TokenStream {
        let rows = &self.rows;
        let count = Literal::usize_unsuffixed(rows.len());
        let (name, order_name) = (ident(name), ident(order_name));
        let request = request.map(|request| quote! { <#request> });
        quote! {
            support::rules! {
                static #name: [Rule; #count] = (#(#rows,)*);
                static #order_name: Order #request = (#(#order,)*);
            }
        }
    }
}

impl<'a> Row<'a> {
    /// The row of a rule or a limit.
    pub(super) fn of(rule: &'a Rule, names: Names<'a>) -> Self {
        Self {
            id: &rule.id,
            severity: rule.severity,
            fields: rule.form.fields().into_iter().map(|index| names.field(index)).collect(),
            check: checks::check(&rule.form, names),
            sentence: sentences::pattern(rule, names),
            codes: &rule.codes,
            quota: None,
        }
    }

    /// `("used_time_in_years", Error, ["UsedTime"], Value(Range(1, 9), Is(5, "Period", &["Year"])), "…", "…")`
    fn tokens(&self) -> TokenStream {
        let Self { id, fields, check, .. } = self;
        let severity = ident(self.severity.name());
        let sentence = languages(&self.sentence);
        let codes = self.codes;
        let codes = (!codes.is_empty()).then(|| quote! { , codes(&[#(#codes),*]) });
        let quota = self.quota.map(self::quota);
        quote! { (#id, #severity, [#(#fields),*], #check, #sentence #codes #quota) }
    }
}

/// `quota(20, support::Period::Day, "instance")`
fn quota(quota: &Quota) -> TokenStream {
    let limit = Literal::u64_unsuffixed(quota.limit);
    let scope = &quota.scope;
    let period = quota.period.tokens();
    quote! { , quota(#limit, #period, #scope) }
}
