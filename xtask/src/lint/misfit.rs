//! A value of a field → the limits that it breaks, and those that its parts break.

use serde_json::Value;

use apispec_codegen::model::{Field, Form, Kind, Limit, NamedType, Rule, Shape, View};
use apispec_codegen::sentences::{self, Names};

/// Why a value, or a part of it, does not match its field.
#[derive(Clone, Copy, Debug)]
pub(super) enum Misfit<'a> {
    /// It breaks this limit of this field.
    Limit(&'a Field, &'a Rule),
    /// It is not declared by this enumeration.
    Undeclared(&'a NamedType),
    /// It is not a time in this format.
    Time(&'a str),
}

impl Misfit<'_> {
    /// The violated requirement, as a sentence.
    pub(super) fn says(self) -> String {
        match self {
            Misfit::Limit(field, limit) => sentences::rule(limit, Names::of_field(&field.wire)).en,
            Misfit::Undeclared(named) => format!("not a declared value of `{}`", named.name),
            Misfit::Time(format) => format!("must be a time in the format `{format}`"),
        }
    }
}

/// All requirements of a field that a value, or a part of it, violates.
///
/// The value matches the JSON of the field's type, which `check` ensures.
pub(super) fn misfits<'a>(view: View<'a>, field: &'a Field, value: &Value) -> Vec<Misfit<'a>> {
    let limits = field.limits.iter().filter(|rule| match &rule.form {
        Form::Value { limit, .. } => view.breaks(&field.kind, value, limit),
        // Rules about presence do not limit the value.
        Form::Presence { .. } | Form::Count { .. } | Form::Order { .. } => false,
    });
    let mut misfits = limits.map(|rule| Misfit::Limit(field, rule)).collect::<Vec<_>>();
    misfits.extend(of_kind(view, &field.kind, value));
    misfits
}

fn of_kind<'a>(view: View<'a>, kind: &'a Kind, value: &Value) -> Vec<Misfit<'a>> {
    match kind {
        Kind::List { of, .. } => {
            let items = value.as_array().into_iter().flatten();
            items.flat_map(|item| of_kind(view, of, item)).collect()
        }
        Kind::Map { of, .. } => {
            let members = value.as_object().into_iter().flatten();
            members.flat_map(|(_, it)| of_kind(view, of, it)).collect()
        }
        Kind::Json(of) => of_kind(view, of, value),
        Kind::Timestamp(format) => {
            let is_wrong = view.breaks(kind, value, &Limit::Time(format.clone()));
            is_wrong.then_some(Misfit::Time(format)).into_iter().collect()
        }
        Kind::Named(id) => of_named(view, kind, &view.types()[id], value),
        Kind::String
        | Kind::Secret
        | Kind::Boolean
        | Kind::Int32
        | Kind::Int64
        | Kind::Float
        | Kind::Double
        | Kind::Any => Vec::new(),
    }
}

fn of_named<'a>(
    view: View<'a>,
    kind: &Kind,
    named: &'a NamedType,
    value: &Value,
) -> Vec<Misfit<'a>> {
    match &named.shape {
        Shape::Enumeration(_) => {
            let is_undeclared = value.is_string() && view.breaks(kind, value, &Limit::Known);
            let misfit = is_undeclared.then_some(Misfit::Undeclared(named));
            misfit.into_iter().collect()
        }
        Shape::Structure(structure) => {
            let fields = structure.fields.iter();
            let given = fields.filter_map(|field| Some((field, value.get(&field.wire)?)));
            given.flat_map(|(field, value)| misfits(view, field, value)).collect()
        }
    }
}
