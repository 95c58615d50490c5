//! The rules of an operation: the table, and `validate_in`.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::predicates::{Absence, Subject, subjects};
use super::{Context, ident, limits, predicates};
use crate::model::{
    Check, Comparison, Field, Kind, Limit, NamedType, Operation, Period, Predicate, Presence,
    Quota, Rule, Severity, Shape, Text,
};
use crate::sentences::{self, Names};

/// What the rules of an operation become.
pub(super) struct Emitted {
    /// The body of `validate_in`.
    pub(super) body: TokenStream,
    /// `static RULES: […] = […];`
    pub(super) table: TokenStream,
    /// Whether the body reads the context.
    pub(super) reads_context: bool,
}

/// The table of rules and the body of `validate_in`, both in the page's order.
pub(super) fn emitted(context: &Context<'_>, operation: &Operation) -> Emitted {
    let mut table = Table::default();
    let mut calls = Vec::new();
    let conditions = operation.rules.iter().filter_map(|rule| {
        let predicate = rule.check.condition()?;
        Some(when(context, operation, &rule.id, predicate))
    });
    let preconditions = operation.preconditions.iter().filter_map(|precondition| {
        Some(when(
            context,
            operation,
            &precondition.id,
            precondition.holds.as_ref()?,
        ))
    });
    let conditions = conditions.chain(preconditions).collect::<Vec<_>>();
    let rules = operation
        .rules
        .iter()
        .map(|rule| (rule, table.between(context, operation, rule)))
        .collect::<Vec<_>>();
    let types = context.types(operation);
    for (index, field) in operation.request.fields.iter().enumerate() {
        for limit in &field.limits {
            let position = table.limit(limit, field);
            calls.extend(limit_call(limit, field, position));
        }
        if has_members(&types, &field.kind) {
            let (wire, name) = (&field.wire, ident(&field.name));
            calls.push(quote! { rules.members(#wire, &self.#name); });
        }
        for (rule, position) in &rules {
            calls.extend(rule_call(context, operation, rule, index, *position));
        }
    }
    for precondition in &operation.preconditions {
        let position = table.add(Row {
            id: &precondition.id,
            severity: Severity::Error,
            fields: Vec::new(),
            related: precondition
                .holds
                .as_ref()
                .map(|holds| related(context, operation, holds))
                .unwrap_or_default(),
            sentence: precondition.doc.clone(),
            codes: &precondition.codes,
            source: &precondition.source,
            kind: RowKind::Precondition,
        });
        let rule = entry(position);
        calls.push(match &precondition.holds {
            Some(_) => {
                let when = variable(&precondition.id);
                quote! { rules.precondition(#rule, &#when); }
            }
            None => quote! { rules.undecidable(#rule); },
        });
    }
    for quota in &operation.quotas {
        let position = table.add(Row {
            id: &quota.id,
            severity: Severity::Error,
            fields: Vec::new(),
            related: quota
                .context
                .iter()
                .map(|fact| context.service.context[*fact].name.clone())
                .collect(),
            sentence: sentences::quota(quota),
            codes: &quota.codes,
            source: &quota.source,
            kind: RowKind::Quota(quota),
        });
        let rule = entry(position);
        let limit = Literal::u64_unsuffixed(quota.limit);
        calls.push(match quota.context {
            Some(fact) => {
                let fact = &context.service.context[fact];
                let name = ident(&fact.name);
                let count = match fact.kind {
                    Kind::Int32 => quote! { context.#name.map(i64::from) },
                    _ => quote! { context.#name },
                };
                quote! { rules.quota(#rule, #count, #limit); }
            }
            None => quote! { rules.undecidable(#rule); },
        });
    }
    let reads_context = predicates_of(operation).any(reads_context)
        || operation.quotas.iter().any(|quota| quota.context.is_some());
    let rows = &table.rows;
    let count = Literal::usize_unsuffixed(rows.len());
    let body = match calls.as_slice() {
        [] => quote! { support::Validator::new(&RULES).finish() },
        calls => quote! {
            #(#conditions)*
            let mut rules = support::Validator::new(&RULES);
            #(#calls)*
            rules.finish()
        },
    };
    Emitted {
        body,
        table: quote! { static RULES: [support::Rule; #count] = [#(#rows),*]; },
        reads_context,
    }
}

#[derive(Default)]
struct Table {
    rows: Vec<TokenStream>,
}

/// A row of the table.
struct Row<'a> {
    id: &'a str,
    severity: Severity,
    fields: Vec<String>,
    related: Vec<String>,
    sentence: Text,
    codes: &'a [String],
    source: &'a Option<String>,
    kind: RowKind<'a>,
}

/// What a row of the table is about.
enum RowKind<'a> {
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
    fn between(&mut self, context: &Context<'_>, operation: &Operation, rule: &Rule) -> usize {
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

    fn limit(&mut self, rule: &Rule, field: &Field) -> usize {
        let position = self.rows.len();
        self.rows.push(limit_row(position, rule, field));
        position
    }

    /// Adds a row; returns its place.
    fn add(&mut self, row: Row<'_>) -> usize {
        let position = self.rows.len();
        self.rows.push(self::row(position, &row));
        position
    }
}

/// The row of a limit.
pub(super) fn limit_row(position: usize, rule: &Rule, field: &Field) -> TokenStream {
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

/// `let when_storage_needed = support::when(|| match …, |facts| …);`
fn when(
    context: &Context<'_>,
    operation: &Operation,
    id: &str,
    predicate: &Predicate,
) -> TokenStream {
    let name = variable(id);
    let truth = predicates::predicate(context, operation, predicate);
    let facts = predicates::facts(context, operation, predicate);
    quote! {
        let #name = support::when(|| #truth, |facts| { #(#facts)* });
    }
}

fn limit_call(rule: &Rule, field: &Field, position: usize) -> Option<TokenStream> {
    let Check::Value(limit) = &rule.check else {
        return None;
    };
    let (wire, name, entry) = (&field.wire, ident(&field.name), entry(position));
    if let Limit::Unset(_) = limit {
        return Some(quote! { rules.unset(#entry, #wire, &self.#name); });
    }
    let value = limits::limit(limit);
    Some(match item_count(field, limit) {
        Some(count) => quote! { rules.items(#entry, #wire, #count, #value); },
        None => quote! { rules.limit(#entry, #wire, &self.#name, #value); },
    })
}

/// How many items a list has, if the limit is about that.
pub(super) fn item_count(field: &Field, limit: &Limit) -> Option<TokenStream> {
    let name = ident(&field.name);
    match (limit, field.presence) {
        (Limit::Items(_), Presence::Optional) => {
            Some(quote! { self.#name.as_ref().map(|list| list.len()) })
        }
        (Limit::Items(_), Presence::Required) => Some(quote! { Some(self.#name.len()) }),
        _ => None,
    }
}

/// The call of a rule for one of its fields, if it is about it.
fn rule_call(
    context: &Context<'_>,
    operation: &Operation,
    rule: &Rule,
    index: usize,
    position: usize,
) -> Option<TokenStream> {
    let targets = rule.check.fields();
    if !targets.contains(&index) {
        return None;
    }
    let field = &operation.request.fields[index];
    let (wire, name, entry, when) = (
        &field.wire,
        ident(&field.name),
        entry(position),
        variable(&rule.id),
    );
    let group = |kind: &str| {
        // A group is looked at once, with its first field.
        let is_first = targets.iter().min() == Some(&index);
        let present = targets.iter().map(|index| {
            let name = ident(&operation.request.fields[*index].name);
            quote! { self.#name.is_some() }
        });
        let kind = format_ident!("{kind}");
        is_first.then(|| quote! { rules.group(#entry, [#(#present),*], support::Group::#kind); })
    };
    match &rule.check {
        Check::Value(_) => None,
        Check::RequiredIf(..) => {
            Some(quote! { rules.required_if(#entry, #wire, &self.#name, &#when); })
        }
        Check::AllowedIf(..) | Check::EffectiveIf(..) => {
            Some(quote! { rules.only_if(#entry, #wire, &self.#name, &#when); })
        }
        Check::ForbiddenIf(..) => {
            Some(quote! { rules.forbidden_if(#entry, #wire, &self.#name, &#when); })
        }
        Check::ValuesIf(_, values, _) => {
            let is_one = is_one(context, operation, field, values);
            Some(quote! { rules.values_if(#entry, #wire, || #is_one, &#when); })
        }
        Check::RangeIf(_, range, _) => {
            let range = limits::range(range);
            Some(quote! { rules.limit_if(#entry, #wire, &self.#name, #range, &#when); })
        }
        Check::LengthIf(_, length, _) => {
            let length = limits::length(length);
            Some(quote! { rules.limit_if(#entry, #wire, &self.#name, #length, &#when); })
        }
        Check::AllOrNone(_) => group("AllOrNone"),
        Check::ExactlyOne(_) => group("ExactlyOne"),
        Check::AtMostOne(_) => group("AtMostOne"),
        Check::AtLeastOne(_) => group("AtLeastOne"),
        Check::Compare(left, comparison, right) => (*left == index).then(|| {
            let right = &operation.request.fields[*right];
            compare(field, *comparison, right, &entry)
        }),
    }
}

/// Whether a value is one of a few; what is absent is none that is wrong.
fn is_one(
    context: &Context<'_>,
    operation: &Operation,
    field: &Field,
    values: &[crate::model::Literal],
) -> TokenStream {
    let name = ident(&field.name);
    let test = |kind, subject, absence| {
        predicates::test(context, operation, kind, subject, values, absence)
    };
    match (&field.kind, field.presence) {
        (Kind::List { of, .. }, presence) => {
            let item = match &**of {
                Kind::String | Kind::Timestamp(_) => quote! { item.as_str() },
                Kind::Named(_) => quote! { item },
                _ => quote! { *item },
            };
            let test = test(of, item, Absence::Never);
            let items = match presence {
                Presence::Required => quote! { &self.#name },
                Presence::Optional => quote! { self.#name.as_deref().unwrap_or_default() },
            };
            quote! { support::each_is(#items, |item| #test) }
        }
        (kind @ (Kind::String | Kind::Timestamp(_)), Presence::Required) => {
            test(kind, quote! { self.#name.as_str() }, Absence::Never)
        }
        (kind @ (Kind::String | Kind::Timestamp(_)), Presence::Optional) => {
            test(kind, quote! { self.#name.as_deref() }, Absence::Holds)
        }
        (kind @ Kind::Named(_), Presence::Required) => {
            test(kind, quote! { &self.#name }, Absence::Never)
        }
        (kind @ Kind::Named(_), Presence::Optional) => {
            test(kind, quote! { &self.#name }, Absence::Holds)
        }
        (kind, Presence::Required) => test(kind, quote! { self.#name }, Absence::Never),
        (kind, Presence::Optional) => test(kind, quote! { self.#name }, Absence::Holds),
    }
}

fn compare(
    left: &Field,
    comparison: Comparison,
    right: &Field,
    entry: &TokenStream,
) -> TokenStream {
    let orders = match comparison {
        Comparison::Less => quote! { &[std::cmp::Ordering::Less] },
        Comparison::AtMost => quote! { &[std::cmp::Ordering::Less, std::cmp::Ordering::Equal] },
        Comparison::Equal => quote! { &[std::cmp::Ordering::Equal] },
        Comparison::AtLeast => quote! { &[std::cmp::Ordering::Equal, std::cmp::Ordering::Greater] },
        Comparison::Greater => quote! { &[std::cmp::Ordering::Greater] },
    };
    let value = |field: &Field| {
        let name = ident(&field.name);
        match (&field.kind, field.presence) {
            (Kind::Int32, Presence::Optional) => quote! { self.#name.map(i64::from).as_ref() },
            (Kind::Int32, Presence::Required) => quote! { Some(&i64::from(self.#name)) },
            (Kind::Int64, Presence::Optional) => quote! { self.#name.as_ref() },
            (Kind::Int64, Presence::Required) => quote! { Some(&self.#name) },
            (_, Presence::Optional) => quote! { self.#name.as_deref() },
            (_, Presence::Required) => quote! { Some(self.#name.as_str()) },
        }
    };
    let wire = &left.wire;
    let (left, right) = (value(left), value(right));
    quote! { rules.compare(#entry, (#wire, #left), #right, #orders); }
}

/// The facts that the operation's rules compare with values.
pub(super) fn tested_facts<'a>(
    context: &'a Context<'_>,
    operation: &'a Operation,
) -> Vec<&'a crate::model::ContextFact> {
    let mut found = Vec::new();
    for predicate in predicates_of(operation) {
        subjects(predicate, &mut |subject| {
            if let Subject::Context(index) = subject {
                found.push(&context.service.context[index]);
            }
        });
    }
    found
}

fn predicates_of(operation: &Operation) -> impl Iterator<Item = &Predicate> {
    let rules = operation
        .rules
        .iter()
        .filter_map(|rule| rule.check.condition());
    rules.chain(
        operation
            .preconditions
            .iter()
            .filter_map(|one| one.holds.as_ref()),
    )
}

/// Whether limits stand within the objects of a kind.
pub(super) fn has_members(types: &[&NamedType], kind: &Kind) -> bool {
    let mut open = vec![kind];
    let mut seen = Vec::new();
    while let Some(kind) = open.pop() {
        match kind {
            Kind::List { of, .. } | Kind::Map(of) | Kind::Json(of) => open.push(of),
            Kind::Named(name) if !seen.contains(&name) => {
                seen.push(name);
                let found = types.iter().find(|named| named.name == *name);
                if let Some(Shape::Structure(shape)) = found.map(|named| &named.shape) {
                    if shape.fields.iter().any(|field| !field.limits.is_empty()) {
                        return true;
                    }
                    open.extend(shape.fields.iter().map(|field| &field.kind));
                }
            }
            _ => {}
        }
    }
    false
}

fn related(context: &Context<'_>, operation: &Operation, predicate: &Predicate) -> Vec<String> {
    let mut names = Vec::new();
    subjects(predicate, &mut |subject| {
        names.push(match subject {
            Subject::Field(index) => operation.request.fields[index].wire.clone(),
            Subject::Context(index) => context.service.context[index].name.clone(),
        });
    });
    names
}

fn reads_context(predicate: &Predicate) -> bool {
    let mut found = false;
    subjects(predicate, &mut |subject| {
        found |= matches!(subject, Subject::Context(_))
    });
    found
}

pub(super) fn names<'a>(context: &Context<'a>, operation: &'a Operation) -> Names<'a> {
    Names {
        fields: &operation.request.fields,
        context: &context.service.context,
    }
}

fn entry(position: usize) -> TokenStream {
    let position = Literal::usize_unsuffixed(position);
    quote! { &RULES[#position] }
}

/// The variable with a rule's condition.
fn variable(id: &str) -> Ident {
    format_ident!("when_{id}")
}
