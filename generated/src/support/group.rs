//! Groups of fields of which only so many may be set.

use super::found::Found;
use super::value::RuleFields;

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

impl Group {
    /// Whether as many fields are set as the group allows.
    pub(super) fn holds(self, positions: &[u16], fields: &dyn RuleFields) -> bool {
        let count = count(positions, fields);
        match self {
            Group::AllOrNone => count == 0 || count == positions.len(),
            Group::ExactlyOne => count == 1,
            Group::AtMostOne => count <= 1,
            Group::AtLeastOne => count >= 1,
        }
    }

    /// What is to blame: a missing field if too few are set, else the last that is too many.
    pub(super) fn blamed(
        self,
        positions: &[u16],
        fields: &dyn RuleFields,
        names: &[&'static str],
    ) -> &'static str {
        let too_few = self == Group::AllOrNone || count(positions, fields) == 0;
        let blamed =
            positions.iter().rposition(|field| fields.value(*field).is_present() != too_few);
        blamed.and_then(|index| names.get(index)).copied().unwrap_or("")
    }

    /// Which of the fields are set, and which are not.
    pub(super) fn found(
        self,
        positions: &[u16],
        fields: &dyn RuleFields,
        names: &[&'static str],
    ) -> Found {
        let (mut set, mut missing) = (Vec::new(), Vec::new());
        for (name, field) in names.iter().zip(positions) {
            let names = if fields.value(*field).is_present() { &mut set } else { &mut missing };
            names.push(*name);
        }
        Found::Group { allowed: self, set, missing }
    }
}

fn count(positions: &[u16], fields: &dyn RuleFields) -> usize {
    positions.iter().filter(|field| fields.value(**field).is_present()).count()
}
