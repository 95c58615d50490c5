//! What the fields, facts and values of rules are called: as on the wire, or as in Rust with links.

use crate::markdown::code;
use crate::model::{ContextFact, Field, Form, Kind, Limit, Literal, Service, View};

/// What the fields, facts and values of rules are called.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    fields: Fields<'a>,
    context: &'a [ContextFact],
    notation: Notation<'a>,
}

#[derive(Clone, Copy)]
enum Fields<'a> {
    Beside(&'a [Field]),
    Only(&'a str),
}

#[derive(Clone, Copy)]
enum Notation<'a> {
    /// `UsedTime`
    Wire,
    /// ``[`used_time`](Self::used_time)``, with the path of the type that has the fields.
    Linked(&'a str),
}

/// How values are compared.
pub(super) enum Order {
    /// The smaller and the larger.
    Numbers,
    /// The earlier and the later.
    Times,
}

impl<'a> Names<'a> {
    /// The parameters and facts of an operation.
    pub fn of(view: View<'a>) -> Self {
        Self::of_fields(view.service, &view.operation.request.fields)
    }

    /// Fields beside each other, and the facts of their service.
    pub fn of_fields(service: &'a Service, fields: &'a [Field]) -> Self {
        Self { fields: Fields::Beside(fields), context: &service.context, notation: Notation::Wire }
    }

    /// One field, for the limits of which it is called this.
    pub fn of_field(name: &'a str) -> Self {
        Self { fields: Fields::Only(name), context: &[], notation: Notation::Wire }
    }

    /// The names in Rust, as links for docs: fields are those of this type, which may be `Self`.
    pub fn linked(self, path: &'a str) -> Self {
        Self { notation: Notation::Linked(path), ..self }
    }

    /// What a field is called on the wire.
    pub fn field(&self, index: usize) -> &'a str {
        match self.fields {
            Fields::Beside(fields) => &fields[index].wire,
            Fields::Only(name) => name,
        }
    }

    /// What a fact is called.
    pub fn fact(&self, index: usize) -> &'a str {
        &self.context[index].name
    }

    /// A field, as Markdown.
    pub(super) fn label(&self, index: usize) -> String {
        match (self.fields, self.notation) {
            (Fields::Beside(fields), Notation::Linked(path)) => {
                let name = &fields[index].name;
                format!("[`{name}`]({path}::{name})")
            }
            _ => code(self.field(index)),
        }
    }

    /// A fact, as Markdown.
    pub(super) fn fact_label(&self, index: usize) -> String {
        let name = self.fact(index);
        match self.notation {
            Notation::Linked(_) => format!("[`{name}`](super::Context::{name})"),
            Notation::Wire => code(name),
        }
    }

    /// A value of a field, as Markdown.
    pub(super) fn value(&self, index: usize, literal: &Literal) -> String {
        match (self.kind(index).and_then(Kind::named), literal, self.notation) {
            // The type is in scope wherever the field is.
            (Some(id), Literal::Variant(_, variant), Notation::Linked(_)) => {
                format!("[`{}::{variant}`]", id.name())
            }
            _ => plain(literal),
        }
    }

    /// A value of a fact, as Markdown.
    pub(super) fn fact_value(&self, index: usize, literal: &Literal) -> String {
        match (self.context[index].kind.named(), literal, self.notation) {
            // No link: the type need not be in scope here.
            (Some(id), Literal::Variant(_, variant), Notation::Linked(_)) => {
                code(&format!("{}::{variant}", id.name()))
            }
            _ => plain(literal),
        }
    }

    /// Whether a field has many values.
    pub(super) fn is_list(&self, index: usize) -> bool {
        matches!(self.kind(index), Some(Kind::List { .. }))
    }

    /// Whether a rule is about each item of a list.
    pub(super) fn is_of_items(&self, form: &Form) -> bool {
        match form {
            Form::Value { limit: Limit::Items(_) | Limit::OneOf(_), .. } => false,
            Form::Value { field, .. } => self.is_list(*field),
            Form::Presence { .. } | Form::Count { .. } | Form::Order { .. } => false,
        }
    }

    /// How the values of a field are compared.
    pub(super) fn order(&self, index: usize) -> Order {
        match self.kind(index) {
            Some(Kind::Int32 | Kind::Int64) => Order::Numbers,
            // What is compared and is no number is a time.
            _ => Order::Times,
        }
    }

    /// What a field is.
    fn kind(&self, index: usize) -> Option<&'a Kind> {
        match self.fields {
            Fields::Beside(fields) => Some(&fields[index].kind),
            Fields::Only(_) => None,
        }
    }
}

/// A value by itself: numbers need no marks.
fn plain(literal: &Literal) -> String {
    match literal {
        Literal::Integer(number) => number.to_string(),
        Literal::Text(_) | Literal::Variant(..) | Literal::Boolean(_) => code(&literal.text()),
    }
}
