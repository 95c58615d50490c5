//! Groups of fields held against how many of them may be there.

use super::Validator;
use crate::support::found::Found;
use crate::support::path::Path;
use crate::support::rule::Rule;

impl Validator {
    /// How many of the rule's fields are there.
    #[inline]
    pub fn group<const N: usize>(
        &mut self,
        rule: &'static Rule,
        present: [bool; N],
        allowed: Group,
    ) {
        let count = present.into_iter().filter(|present| *present).count();
        let holds = match allowed {
            Group::AllOrNone => count == 0 || count == N,
            Group::ExactlyOne => count == 1,
            Group::AtMostOne => count <= 1,
            Group::AtLeastOne => count >= 1,
        };
        if !holds {
            // What is to blame: a missing field if too few are there, else the last that is too many.
            let too_few = count == 0 || allowed == Group::AllOrNone;
            let blamed = present.iter().rposition(|present| *present != too_few);
            let name = blamed.and_then(|index| rule.fields.get(index)).copied().unwrap_or("");
            let found = group_found(rule, &present, allowed);
            self.violate(rule, &Path::ROOT, name, None, found);
        }
    }
}

#[cold]
#[inline(never)]
fn group_found(rule: &Rule, present: &[bool], allowed: Group) -> Found {
    let (mut set, mut missing) = (Vec::new(), Vec::new());
    for (name, is_set) in rule.fields.iter().zip(present) {
        if *is_set { set.push(*name) } else { missing.push(*name) }
    }
    Found::Group { allowed, set, missing }
}

/// How many fields of a group are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// All or none.
    AllOrNone,
    /// One.
    ExactlyOne,
    /// None or one.
    AtMostOne,
    /// One or more.
    AtLeastOne,
}
