//! The rules of an operation or an object: a table, the order in which it is checked, and the fields that it looks at.

mod alphabet;
mod checks;
mod limits;
mod order;
mod table;
mod when;

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::ident;
use crate::model::{
    ContextFact, Form, Kind, NamedType, Operation, Predicate, Rule, Structure, Tested, Types, View,
};
use crate::sentences::Names;
use order::Order;
use table::{Row, Table};

/// The table of an operation, rules between parameters first, what is outside the request last; the order, parameter
/// by parameter; and the parameters up to the last one that rules look at.
///
/// ```text
/// support::rules! { static RULES: [Rule; 3] = (…); static ORDER: Order = (…); }
/// support::fields! { static FIELDS: CreateBackupRequest = ((0, db_cluster_id),); }
/// ```
pub(super) fn of_operation(view: View<'_>) -> TokenStream {
    let operation = view.operation;
    let request = ident(&operation.request_type());
    let names = Names::of(view);
    let mut table = Table::default();
    let rules = operation.rules.iter();
    let rules = rules.map(|rule| table.add(Row::of(rule, names))).collect::<Vec<_>>();
    let mut order = Order::default();
    for (index, field) in operation.request.fields.iter().enumerate() {
        order.limits(field, index, &mut table, names, view.types());
        let about = operation.rules.iter().zip(&rules).filter(|(rule, _)| starts_at(rule, index));
        order.rules(field, index, about.map(|(_, entry)| *entry));
    }
    table.outside(view);
    let rules = table.definition("RULES", "ORDER", Some(&request), order.rows());
    let mut seen = tested_fields(operation);
    for (index, field) in operation.request.fields.iter().enumerate() {
        seen.extend(field.limits.iter().flat_map(|limit| limit.form.fields()));
        seen.extend(has_rules_within(view.types(), &field.kind).then_some(index));
    }
    let fields = fields(&operation.request, &seen);
    quote! {
        #rules
        support::fields! { static FIELDS: #request = (#(#fields,)*); }
    }
}

/// The table of an object's own limits, their order, and the fields that they look at; a value that says nothing about
/// itself, if there are no limits within.
pub(super) fn of_object(named: &NamedType, shape: &Structure, types: &Types) -> TokenStream {
    let name = ident(&named.name);
    let mut table = Table::default();
    let mut order = Order::default();
    let mut seen = BTreeSet::new();
    for (index, field) in shape.fields.iter().enumerate() {
        let names = Names::of_field(&field.wire);
        order.limits(field, index, &mut table, names, types);
        let is_seen = !field.limits.is_empty() || has_rules_within(types, &field.kind);
        seen.extend(is_seen.then_some(index));
    }
    if seen.is_empty() {
        return quote! { impl support::AsValue for #name {} };
    }
    // Objects share a file with their operation, whose table is `RULES`.
    let type_name = heck::ToShoutySnakeCase::to_shouty_snake_case(named.name.as_str());
    let rules = table.definition(
        &format!("{type_name}_RULES"),
        &format!("{type_name}_ORDER"),
        None,
        order.rows(),
    );
    let order = format_ident!("{type_name}_ORDER");
    let fields = fields(shape, &seen);
    quote! {
        #rules
        support::fields! {
            static FIELDS: #name = (#(#fields,)*);
            static ORDER: Order = #order;
        }
    }
}

/// `support::fields! { static FIELDS: Context = ((0, engine), (1, cloud_disk)); }`
pub(super) fn of_facts(facts: &[ContextFact]) -> TokenStream {
    let fields = facts.iter().enumerate().map(|(position, fact)| field(position, &fact.name));
    quote! { support::fields! { static FIELDS: Context = (#(#fields,)*); } }
}

/// Whether a rule is checked at a field. Fields are counted once, where the first of them is.
fn starts_at(rule: &Rule, index: usize) -> bool {
    match &rule.form {
        Form::Presence { fields, .. } => fields.contains(&index),
        Form::Value { field, .. } => *field == index,
        Form::Count { fields, .. } => fields.iter().min() == Some(&index),
        Form::Order { left, .. } => *left == index,
    }
}

/// The conditions of an operation.
fn conditions(operation: &Operation) -> impl Iterator<Item = &Predicate> {
    let rules = operation.rules.iter().filter_map(|rule| rule.form.when());
    rules.chain(operation.preconditions.iter().filter_map(|it| it.holds.as_ref()))
}

/// The parameters that rules are about or that their conditions test.
fn tested_fields(operation: &Operation) -> BTreeSet<usize> {
    let tested = conditions(operation).flat_map(Predicate::tested);
    let tested = tested.filter_map(|tested| match tested {
        Tested::Field(index) => Some(index),
        Tested::Fact(_) => None,
    });
    tested.chain(operation.rules.iter().flat_map(|rule| rule.form.fields())).collect()
}

/// The fields up to the last one that rules look at.
fn fields(shape: &Structure, seen: &BTreeSet<usize>) -> impl Iterator<Item = TokenStream> {
    let count = seen.last().map_or(0, |last| last + 1);
    let fields = shape.fields[..count].iter().enumerate();
    fields.map(|(position, field)| self::field(position, &field.name))
}

/// `(3, backup_strategy)`
fn field(position: usize, name: &str) -> TokenStream {
    let (position, name) = (Literal::usize_unsuffixed(position), ident(name));
    quote! { (#position, #name) }
}

/// Whether there are limits within the objects of a kind.
fn has_rules_within(types: &Types, kind: &Kind) -> bool {
    types.reached([kind]).fields.iter().any(|field| !field.limits.is_empty())
}
