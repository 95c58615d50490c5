//! Proposals: nothing is generated from them, but they would be accepted as rules and limits.

use super::{Checker, Subjects, items};
use crate::place::Place;
use crate::spec::{self, ProposedCheck};

impl<'a> Checker<'a> {
    /// Checks the proposals of an operation as its rules and limits are checked.
    pub(in crate::check) fn proposed(
        &mut self,
        operation: &'a spec::Operation,
        subjects: &Subjects<'_>,
        place: &Place,
    ) {
        for (at, proposal) in items(place, "proposals", &operation.proposals) {
            let at = at.at("check");
            match &proposal.check {
                ProposedCheck::Rule(check) => {
                    let parts = check.parts(&at.at("rule"));
                    self.form(check, &parts, subjects);
                }
                ProposedCheck::Limit(limit) => {
                    let at = at.at("limit");
                    let field = self.field_index(&limit.field, subjects.fields, &at.at("field"));
                    if let Some(field) = field.map(|index| &subjects.fields[index]) {
                        let at = at.at("check");
                        self.limit(&limit.check, &field.kind, &field.wire, &at, subjects.types);
                    }
                }
            }
        }
    }
}
