//! Parameters → rows: presence and form, limits, and the rules between them.

use super::{Row, place};
use crate::model::{Field, Kind, Presence, Rule, Severity, Status, TypeId, Types, View};
use crate::sentences::{self, Names};

/// The parameters in the page's order, each with its rules.
pub(super) fn parameters(view: View<'_>) -> Vec<Row> {
    let operation = view.operation;
    let names = Names::of(view);
    let mut rows = Vec::new();
    for (index, field) in operation.request.fields.iter().enumerate() {
        let mut written = Written { types: view.types(), within: Vec::new(), rows: &mut rows };
        written.field(field, &field.wire);
        // A rule about several parameters stands with the first.
        for between in &operation.rules {
            let about = between.form.fields();
            if about.first() == Some(&index) {
                let about = about.iter().map(|index| names.field(*index));
                let about = about.collect::<Vec<_>>().join("`, `");
                rows.push(rule(between, &about, names));
            }
        }
    }
    rows
}

/// Rows in the making.
struct Written<'a> {
    types: &'a Types,
    /// The objects that are told now; one within itself is told once.
    within: Vec<&'a TypeId>,
    rows: &'a mut Vec<Row>,
}

impl<'a> Written<'a> {
    /// A parameter or a member of an object with its limits, and what stands within.
    fn field(&mut self, field: &'a Field, path: &str) {
        self.rows.push(parameter(field, path));
        for limit in &field.limits {
            self.rows.push(rule(limit, path, Names::of_field(&field.wire)));
        }
        let named = field.kind.named();
        let Some(id) = named.filter(|id| !self.within.contains(id)) else {
            return;
        };
        self.within.push(id);
        for member in self.types[id].shape.fields() {
            self.field(member, &format!("{path}.{}", member.wire));
        }
        self.within.pop();
    }
}

/// What a parameter is by itself: its presence and its form are checked by its type.
fn parameter(field: &Field, path: &str) -> Row {
    let mut says = match field.presence {
        Presence::Required => "is required".to_owned(),
        Presence::Optional => "may be left out".to_owned(),
    };
    if let Some(default) = &field.default {
        says.push_str(&format!(", which counts as `{default}`"));
    }
    match field.status {
        Status::Normal => {}
        Status::Deprecated => says.push_str("; it is deprecated"),
        Status::Unavailable => says.push_str("; the service does not offer it"),
        Status::SetByService => says.push_str("; the service sets it"),
    }
    says.push_str(&format!("; {}", form(&field.kind)));
    if let Some(unit) = &field.unit {
        says.push_str(&format!(", in {unit}"));
    }
    Row {
        place: place(&field.source),
        about: format!("`{path}`"),
        says,
        checked_by: match field.presence {
            Presence::Required => "the type: a request can't be made without it".into(),
            Presence::Optional => "the type".into(),
        },
    }
}

fn rule(rule: &Rule, about: &str, names: Names<'_>) -> Row {
    let grade = match rule.severity {
        Severity::Error => "rule",
        Severity::Warning => "warning",
    };
    Row {
        place: place(&rule.source),
        about: format!("`{about}`"),
        says: sentences::rule(rule, names).en,
        checked_by: format!("{grade} `{}`", rule.id),
    }
}

/// What a value looks like, in words.
fn form(kind: &Kind) -> String {
    match kind {
        Kind::String | Kind::Timestamp(_) => "a text".into(),
        Kind::Secret => "a secret text".into(),
        Kind::Boolean => "`true` or `false`".into(),
        Kind::Int32 => "a whole number of 32 bits".into(),
        Kind::Int64 => "a whole number of 64 bits".into(),
        Kind::Float | Kind::Double => "a number".into(),
        Kind::Any => "any JSON".into(),
        Kind::Map { of, .. } => format!("by name, {}", form(of)),
        Kind::Named(id) => format!("a `{}`", id.name()),
        Kind::Json(of) => format!("JSON in a text: {}", form(of)),
        Kind::List { of, encoding, .. } => {
            let list = format!("a list, each item {}", form(of));
            let form = encoding.form();
            if form.separator.is_some() {
                format!("{list}, separated by {}", form.docs)
            } else {
                list
            }
        }
    }
}
