//! The spec of an operation → the names that sentences about it may use.

use apispec_codegen::spec::read::{File, Specs};
use apispec_codegen::spec::{self, Type, TypeShape};

use crate::prose::{self, Fact, Field, Kind, Names, Value};

/// The names of an operation, its values with what the documents call them.
pub(super) fn names(
    specs: &Specs,
    operation: &File<spec::Operation>,
    labels: &[(String, Vec<Value>)],
) -> Names {
    let mut fields = Vec::new();
    for field in &operation.spec.parameters {
        add(specs, &operation.folders, field, "", &mut fields);
    }
    for field in &mut fields {
        let own = labels.iter().filter(|(name, _)| *name == field.name);
        for label in own.flat_map(|(_, values)| values) {
            let is_same =
                |it: &&mut Value| it.value == label.value || it.aliases.contains(&label.value);
            let known = field.values.iter_mut().find(is_same);
            if let Some(known) = known.filter(|_| !label.label.is_empty()) {
                known.label = label.label.clone();
            }
        }
    }
    Names::new(fields, prose::properties(&facts(specs, &operation.folders)))
}

fn add(specs: &Specs, folders: &[String], field: &spec::Field, path: &str, found: &mut Vec<Field>) {
    let name = format!("{path}{}", field.name);
    let mut inner = Vec::new();
    let (kind, values) = shape(specs, folders, &field.kind, &mut inner);
    found.push(Field {
        name: name.clone(),
        kind,
        values,
        required: field.required,
        has_default: field.default.is_some(),
    });
    for field in inner {
        add(specs, folders, field, &format!("{name}."), found);
    }
}

/// The kind of a type, its values, and the fields within it.
fn shape<'a>(
    specs: &'a Specs,
    folders: &[String],
    kind: &'a Type,
    inner: &mut Vec<&'a spec::Field>,
) -> (Kind, Vec<Value>) {
    match kind {
        Type::String => (Kind::Text, Vec::new()),
        Type::Boolean => (Kind::Boolean, Vec::new()),
        Type::Int32 | Type::Int64 => (Kind::Number, Vec::new()),
        Type::Timestamp(_) => (Kind::Time, Vec::new()),
        Type::List(list) => {
            let (_, values) = shape(specs, folders, &list.of, inner);
            (Kind::List, values)
        }
        Type::Enum(enumeration) => (Kind::Text, values(enumeration)),
        Type::Object(object) => {
            inner.extend(&object.fields);
            (Kind::Other, Vec::new())
        }
        // JSON in a text may contain itself.
        Type::Float | Type::Double | Type::Any | Type::Map(_) | Type::Json(_) => {
            (Kind::Other, Vec::new())
        }
        Type::Ref(name) => match shared(specs, folders, name) {
            Some(TypeShape::Enum(enumeration)) => (Kind::Text, values(enumeration)),
            Some(TypeShape::Object(_)) | None => (Kind::Other, Vec::new()),
        },
    }
}

fn shared<'a>(specs: &'a Specs, folders: &[String], name: &str) -> Option<&'a TypeShape> {
    let [provider, service, ..] = folders else { return None };
    let mut types = specs.types_of(provider, service).iter().flat_map(|file| &file.spec.types);
    types.find(|it| it.name == name).map(|it| &it.shape)
}

fn values(enumeration: &spec::Enumeration) -> Vec<Value> {
    let values = enumeration.values.iter().map(|it| Value {
        value: it.value.clone(),
        aliases: it.aliases.iter().map(|it| it.value.clone()).collect(),
        label: String::new(),
    });
    values.collect()
}

/// The facts that a service declares.
pub(super) fn facts(specs: &Specs, folders: &[String]) -> Vec<Fact> {
    let [provider, service, ..] = folders else { return Vec::new() };
    let service = specs.service(provider, service);
    let context = service.into_iter().flat_map(|it| &it.spec.context);
    let facts = context.map(|fact| {
        let mut inner = Vec::new();
        let (_, values) = shape(specs, folders, &fact.kind, &mut inner);
        let doc = fact.doc.as_ref().and_then(|it| it.zh.clone()).unwrap_or_default();
        let values = values.into_iter().map(|it| (it.value, it.aliases));
        Fact { name: fact.name.clone(), values: values.collect(), doc }
    });
    facts.collect()
}
