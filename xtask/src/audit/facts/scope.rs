//! Scopes: which object's source speaks for what an object says, and what disputes call it.

use apispec_codegen::place::Place;
use apispec_codegen::spec::About;
use apispec_codegen::spec::format::Format;
use apispec_codegen::spec::objects::Object;

/// What the facts of one object have in common.
#[derive(Clone)]
pub(super) struct Scope<'a> {
    /// The innermost object that can have a source.
    pub(super) place: Place,
    pub(super) source: Option<&'a str>,
    pub(super) about: About,
}

impl<'a> Scope<'a> {
    /// The scope of an object, by those of the objects around it.
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

/// What a dispute has to be about to speak of an object, if not what speaks of the one around it.
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
