//! Schemas with a name → shared types, each drafted where it is first referred to.

use super::drafting::Drafting;
use super::metadata::Located;
use super::record::{Reason, Record};
use super::referred::{Reference, Referred};
use super::typed::{Side, Typed};
use super::types::is_shareable;
use super::values::Kind;
use crate::json::Json;

impl<'a> Drafting<'a> {
    /// The type of a schema that is given as fields: an object that is referred to is not shared there.
    pub(super) fn root(&mut self, schema: &Located<'a>, side: Side) -> Typed {
        let mut seen = Vec::new();
        let mut root = schema.clone();
        while let Some(reference) = root.text("$ref").filter(|it| !seen.contains(it)) {
            seen.push(reference);
            match self.metadata.shared(reference) {
                Some(target) => root = target,
                None => break,
            }
        }
        self.typed(&root, side)
    }

    /// The type of a reference to a schema.
    pub(super) fn referenced(
        &mut self,
        reference: &'a str,
        schema: &Located<'a>,
        side: Side,
    ) -> Typed {
        let key = Reference::new(reference, side);
        if let Some(known) = self.references.0.get(&key) {
            return known.typed.clone();
        }
        let target = self.metadata.shared(reference).filter(|_| !self.open.contains(&reference));
        let Some(target) = target else {
            self.omit(Reason::Reference, format!("`{reference}`"), &schema.pointer);
            return Typed::new("any", Kind::Any);
        };
        if is_shareable(&target) {
            return self.shared(key, &target);
        }
        self.open.push(reference);
        let typed = self.typed(&target, side);
        self.open.pop();
        typed
    }

    /// Drafts a shared type; what is reported about it is kept apart from the operation's.
    fn shared(&mut self, key: Reference, target: &Located<'a>) -> Typed {
        let json = Json::only("ref", Json::Text(key.placeholder()));
        // While it is drafted, what contains itself refers to it, with values of any kind.
        let referred = Referred {
            typed: Typed { json: json.clone(), kind: Kind::Any },
            shape: Json::Object(Vec::new()),
            pointer: target.pointer.clone(),
            record: Record::default(),
        };
        self.references.0.insert(key.clone(), referred);
        let around = std::mem::take(&mut self.record);
        let source = self.cite(&target.pointer);
        for says in ["title", "description"].into_iter().filter_map(|it| target.text(it)) {
            self.record.says(&source, &key.name(), says);
        }
        let made = self.typed(target, key.side);
        let record = std::mem::replace(&mut self.record, around);
        let typed = Typed { json, kind: made.kind };
        if let Some(referred) = self.references.0.get_mut(&key) {
            referred.typed = typed.clone();
            referred.shape = made.json;
            referred.record = record;
        }
        typed
    }
}
