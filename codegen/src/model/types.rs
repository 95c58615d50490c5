//! The types of a service in one arena, and reachability.

use std::collections::BTreeSet;
use std::ops::{Index, IndexMut};

use super::type_id::TypeId;
use super::{Field, Kind, NamedType, Shape, Structure, Variant};

/// All types of a service, shared and inline.
#[derive(Clone, Debug, Default)]
pub struct Types(Vec<NamedType>);

impl Index<&TypeId> for Types {
    type Output = NamedType;

    fn index(&self, id: &TypeId) -> &NamedType {
        &self.0[id.index]
    }
}

impl IndexMut<&TypeId> for Types {
    fn index_mut(&mut self, id: &TypeId) -> &mut NamedType {
        &mut self.0[id.index]
    }
}

impl Types {
    /// Adds a type.
    pub(crate) fn add(&mut self, named: NamedType) -> TypeId {
        let id = TypeId { index: self.0.len(), name: named.name.as_str().into() };
        self.0.push(named);
        id
    }

    /// The types with these ids.
    pub fn of<'a>(&'a self, ids: &'a [TypeId]) -> impl Iterator<Item = &'a NamedType> {
        ids.iter().map(|id| &self[id])
    }

    /// The shape of a kind, if it is a named type.
    fn shape(&self, kind: &Kind) -> Option<&Shape> {
        match kind {
            Kind::Named(id) => Some(&self[id].shape),
            _ => None,
        }
    }

    /// The values of a kind, if it is an enumeration.
    pub fn variants(&self, kind: &Kind) -> Option<&[Variant]> {
        match self.shape(kind)? {
            Shape::Enumeration(enumeration) => Some(&enumeration.variants),
            Shape::Structure(_) => None,
        }
    }

    /// The value of an enumeration that a text denotes.
    pub fn variant(&self, kind: &Kind, text: &str) -> Option<&Variant> {
        let mut variants = self.variants(kind)?.iter();
        variants.find(|variant| variant.texts().any(|it| it == text))
    }

    /// The value of an enumeration that a text in a response denotes: case does not count, unless two values differ in
    /// nothing else.
    pub fn variant_in_response(&self, kind: &Kind, text: &str) -> Option<&Variant> {
        self.variant(kind, text).or_else(|| {
            let is_value =
                |variant: &&Variant| variant.texts().any(|it| it.eq_ignore_ascii_case(text));
            let mut found = self.variants(kind)?.iter().filter(is_value);
            found.next().filter(|_| found.next().is_none())
        })
    }

    /// The fields of a kind, if it is an object.
    pub fn structure(&self, kind: &Kind) -> Option<&Structure> {
        match self.shape(kind)? {
            Shape::Structure(structure) => Some(structure),
            Shape::Enumeration(_) => None,
        }
    }

    /// Whether a value of a kind may contain a secret.
    pub fn holds_secret(&self, kind: &Kind) -> bool {
        let named = kind.named().map(|id| &self[id].shape);
        kind.is_secret()
            || named.is_some_and(|shape| match shape {
                Shape::Structure(structure) => structure.has_secret,
                Shape::Enumeration(_) => false,
            })
    }

    /// Everything that is reachable from kinds.
    pub fn reached<'a>(&'a self, kinds: impl IntoIterator<Item = &'a Kind>) -> Reached<'a> {
        Reached::new(self).and(kinds)
    }

    /// Everything that is reachable from fields, including the fields.
    pub fn reached_by<'a>(&'a self, fields: impl IntoIterator<Item = &'a Field>) -> Reached<'a> {
        let mut reached = Reached::new(self);
        fields.into_iter().for_each(|field| reached.field(field));
        reached
    }
}

/// The reachable types and fields, without duplicates.
#[derive(Debug)]
pub struct Reached<'a> {
    all: &'a Types,
    /// The types.
    pub types: BTreeSet<&'a TypeId>,
    /// The fields, each before those within it.
    pub fields: Vec<&'a Field>,
}

impl<'a> Reached<'a> {
    /// Adds everything that is reachable from kinds.
    pub fn and(mut self, kinds: impl IntoIterator<Item = &'a Kind>) -> Self {
        kinds.into_iter().for_each(|kind| self.kind(kind));
        self
    }

    fn new(all: &'a Types) -> Self {
        Self { all, types: BTreeSet::new(), fields: Vec::new() }
    }

    fn field(&mut self, field: &'a Field) {
        self.fields.push(field);
        self.kind(&field.kind);
    }

    fn kind(&mut self, kind: &'a Kind) {
        let Some(id) = kind.named().filter(|id| self.types.insert(id)) else {
            return;
        };
        if let Shape::Structure(structure) = &self.all[id].shape {
            structure.fields.iter().for_each(|it| self.field(it));
        }
    }
}
