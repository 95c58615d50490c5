//! Scopes: the source that applies to the facts of an object, and the subjects of disputes about it.

use apispec_codegen::place::Place;
use apispec_codegen::spec::About;
use apispec_codegen::spec::format::Format;
use apispec_codegen::spec::objects::Object;

/// Common properties of the facts of one object.
#[derive(Clone)]
pub(super) struct Scope<'a> {
    /// The innermost object that can have a source.
    pub(super) place: Place,
    pub(super) source: Option<&'a str>,
    pub(super) about: About,
}

impl<'a> Scope<'a> {
    /// The scope of an object, given those of the enclosing objects.
    pub(super) fn new(object: &Object<'a>, around: Option<(&Object<'a>, &Self)>) -> Self {
        let mut scope = match around {
            Some((_, scope)) => scope.clone(),
            None => Self { place: object.place.clone(), source: None, about: About::Operation },
        };
        let shape = &Format::shared().definition(object.definition).shape;
        if shape.members().iter().any(|it| it.name == "source") {
            scope.place = object.place.clone();
            scope.source = object.text("source");
        }
        let around = around.map(|(around, _)| around.definition);
        if let Some(about) = about(object, around) {
            scope.about = about;
        }
        scope
    }
}

/// The subjects of disputes about an object, if they differ from those of the enclosing one.
fn about(object: &Object<'_>, around: Option<&str>) -> Option<About> {
    let named = |about: fn(String) -> About, member: &str| {
        let name = object.text(member)?;
        Some(about(name.to_owned()))
    };
    match (object.definition, around) {
        ("Endpoints", _) => Some(About::Endpoints),
        ("TypeDefinition", _) => named(About::Type, "name"),
        ("Field", Some("Operation")) => named(About::Parameter, "name"),
        ("Field", Some("ResponseObject")) => named(About::ResponseField, "name"),
        ("ErrorRow", _) => named(About::Error, "code"),
        ("Rule", _) => named(About::Rule, "id"),
        ("Precondition", _) => named(About::Precondition, "id"),
        ("Quota", _) => named(About::Quota, "id"),
        ("Example", _) => named(About::Example, "name"),
        _ => None,
    }
}
