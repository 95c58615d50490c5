//! The order in which rules are checked: field by field.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::has_rules_within;
use super::table::{Row, Table};
use crate::model::{Field, Types};
use crate::sentences::Names;

/// The order in the making.
#[derive(Default)]
pub(super) struct Order {
    rows: Vec<TokenStream>,
}

impl Order {
    /// The limits of a field, which get their rows; then what is within its objects.
    pub(super) fn limits(
        &mut self,
        field: &Field,
        index: usize,
        table: &mut Table,
        names: Names<'_>,
        types: &Types,
    ) {
        let limits = field.limits.iter().map(|limit| table.add(Row::of(limit, names)));
        let limits = limits.collect::<Vec<_>>();
        self.rules(field, index, limits.into_iter());
        if has_rules_within(types, &field.kind) {
            self.row(field, index, quote! { within });
        }
    }

    /// Rules of a field, by their index in the table.
    pub(super) fn rules(
        &mut self,
        field: &Field,
        index: usize,
        entries: impl Iterator<Item = usize>,
    ) {
        let entries = entries.map(Literal::usize_unsuffixed).collect::<Vec<_>>();
        if !entries.is_empty() {
            self.row(field, index, quote! { [#(#entries),*] });
        }
    }

    /// `(0, "DBName", [9, 10])`, or `(22, "BackupObjects", within)` for what is within its objects
    fn row(&mut self, field: &Field, index: usize, checked: TokenStream) {
        let (position, wire) = (Literal::usize_unsuffixed(index), &field.wire);
        self.rows.push(quote! { (#position, #wire, #checked) });
    }

    /// The rows.
    pub(super) fn rows(&self) -> &[TokenStream] {
        &self.rows
    }
}
