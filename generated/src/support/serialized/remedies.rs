//! Serde for what to do about a request: what it owes, and why it was refused. Values of the request that reports don't
//! show are not shown here either.

use std::ops::RangeInclusive;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::super::explain::{Cause, Explanation, Standing};
use super::super::owed::{Demand, FittingValues, Owed, Remedy};
use super::super::text::Language;

/// The demands, in a list.
impl Serialize for Owed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.demands().serialize(serializer)
    }
}

/// The violation, what can be done about it, and both as a sentence in each language.
impl Serialize for Demand {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut demand = serializer.serialize_struct("Demand", 4)?;
        demand.serialize_field("violation", self.violation())?;
        demand.serialize_field("remedies", self.remedies())?;
        demand.serialize_field("message", &self.message(Language::English))?;
        demand.serialize_field("message_zh", &self.message(Language::Chinese))?;
        demand.end()
    }
}

/// The parameter, what to do with it, the values that would do, and the ids of the rules that limit them further.
impl Serialize for Remedy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let limits = self.limits.iter().map(|rule| rule.id);
        let mut remedy = serializer.serialize_struct("Remedy", 4)?;
        remedy.serialize_field("parameter", self.parameter)?;
        remedy.serialize_field("edit", &self.edit)?;
        remedy.serialize_field("values", &self.values)?;
        remedy.serialize_field("limits", &limits.collect::<Vec<_>>())?;
        remedy.end()
    }
}

/// `"any"`, `{"texts": ["a"]}` or `{"numbers": [{"min": 1, "max": null}]}`, without a bound where it is null.
impl Serialize for FittingValues {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            FittingValues::Any => serializer.serialize_unit_variant("FittingValues", 0, "any"),
            FittingValues::Texts(texts) => {
                serializer.serialize_newtype_variant("FittingValues", 1, "texts", texts)
            }
            FittingValues::Numbers(ranges) => {
                let ranges = ranges.iter().map(Range).collect::<Vec<_>>();
                serializer.serialize_newtype_variant("FittingValues", 2, "numbers", &ranges)
            }
        }
    }
}

struct Range<'a>(&'a RangeInclusive<i64>);

impl Serialize for Range<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut range = serializer.serialize_struct("Range", 2)?;
        range.serialize_field("min", &Some(*self.0.start()).filter(|it| *it != i64::MIN))?;
        range.serialize_field("max", &Some(*self.0.end()).filter(|it| *it != i64::MAX))?;
        range.end()
    }
}

/// The causes in a list, the likeliest first.
impl Serialize for Explanation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.causes().serialize(serializer)
    }
}

/// The rule's id, what is known about it, what to do, and the sentence in each language.
impl Serialize for Cause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (standing, facts, demand) = match self.standing() {
            Standing::Broken(demand) => ("broken", [].as_slice(), Some(demand)),
            Standing::Unknown(facts) => ("unknown", facts.as_slice(), None),
            Standing::Kept => ("kept", [].as_slice(), None),
        };
        let mut cause = serializer.serialize_struct("Cause", 6)?;
        cause.serialize_field("rule", self.rule().id)?;
        cause.serialize_field("standing", standing)?;
        cause.serialize_field("open_facts", facts)?;
        cause.serialize_field("demand", &demand)?;
        cause.serialize_field("message", &self.message(Language::English))?;
        cause.serialize_field("message_zh", &self.message(Language::Chinese))?;
        cause.end()
    }
}
