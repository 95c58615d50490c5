//! Which checks a request may fail: found by one look at each value, so that the others are not made at all.

mod seen;

use super::condition::Tested;
use super::parameters::ValueKind;
use super::rule::{Rule, Rules};
use super::state::{State, Variant};
use super::value::RuleFields;
use seen::Seen;

/// The checks of a request or an object, in their order, and which of them each value rules out.
#[derive(Debug)]
pub(super) struct Shortlist(Vec<Part>);

/// A rule that is held against a field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Check {
    /// The index of the rule in the table, and the rule; none if the rules within the field are checked.
    pub(super) rule: Option<(u16, &'static Rule)>,
    /// What it is held against.
    pub(super) field: Field,
}

/// A field of a request or an object; without a name, what is outside the request.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) position: u16,
    pub(super) name: &'static str,
}

/// As many checks as a word has bits, each with the bit of its place among them.
#[derive(Debug)]
pub(super) struct Part {
    checks: Vec<Check>,
    parameters: Vec<Column>,
    facts: Vec<Column>,
}

/// Some checks of a part.
pub(super) struct Left<'a> {
    checks: &'a [Check],
    bits: u64,
}

/// The checks that a parameter or a fact leaves, by its state.
#[derive(Debug)]
struct Column {
    left: Box<[u64]>,
    /// Those that any other state leaves.
    others: u64,
}

impl Shortlist {
    /// The checks that rules ask for.
    pub(super) fn of(rules: &Rules) -> Self {
        let checks = checks(rules);
        Self(checks.chunks(64).map(|checks| Part::of(checks, rules)).collect())
    }

    /// The checks, in parts.
    pub(super) fn parts(&self) -> &[Part] {
        &self.0
    }
}

/// Field by field, then what is outside the request.
fn checks(rules: &Rules) -> Vec<Check> {
    let mut checks = Vec::new();
    for row in rules.fields {
        let field = Field { position: row.position, name: row.name };
        if row.rules.is_empty() {
            checks.push(Check { rule: None, field });
        }
        let rules = row.rules.iter().map(|index| (*index, &rules.table[usize::from(*index)]));
        checks.extend(rules.map(|rule| Check { rule: Some(rule), field }));
    }
    let outside = (0..).zip(rules.table).filter(|(_, rule)| rule.is_outside());
    let field = Field { position: u16::MAX, name: "" };
    checks.extend(outside.map(|rule| Check { rule: Some(rule), field }));
    checks
}

impl Part {
    /// The checks that may fail, in their order.
    pub(super) fn left(&self, fields: &dyn RuleFields, context: &dyn RuleFields) -> Left<'_> {
        let mut bits = u64::MAX >> (64 - self.checks.len());
        fields.states(&mut |states| bits &= left(&self.parameters, states));
        context.states(&mut |states| bits &= left(&self.facts, states));
        Left { checks: &self.checks, bits }
    }

    fn of(checks: &[Check], rules: &Rules) -> Self {
        let mut tested = Vec::new();
        let mut add = |it: Tested| {
            if !tested.contains(&it) {
                tested.push(it);
            }
        };
        for check in checks {
            if !check.field.name.is_empty() {
                add(check.field.tested());
            }
            if let Some((_, rule)) = check.rule {
                rule.condition().tested(&mut add);
            }
        }
        let columns = |of: fn(Tested) -> Option<u16>| {
            let count = tested.iter().filter_map(|it| of(*it)).max().map_or(0, |last| last + 1);
            let columns = (0..count).map(|position| {
                let tested = tested.iter().find(|it| of(**it) == Some(position));
                Column::of(tested.copied(), checks, rules)
            });
            columns.collect()
        };
        Self {
            checks: checks.to_vec(),
            parameters: columns(|it| match it {
                Tested::Parameter(position, _) => Some(position),
                Tested::Fact(..) => None,
            }),
            facts: columns(|it| match it {
                Tested::Fact(position, _) => Some(position),
                Tested::Parameter(..) => None,
            }),
        }
    }
}

#[inline]
fn left(columns: &[Column], states: &[State]) -> u64 {
    columns.iter().zip(states).fold(u64::MAX, |left, (column, state)| {
        left & column.left.get(state.place()).copied().unwrap_or(column.others)
    })
}

impl Iterator for Left<'_> {
    type Item = Check;

    #[inline]
    fn next(&mut self) -> Option<Check> {
        let check = self.checks.get(self.bits.trailing_zeros() as usize)?;
        self.bits &= self.bits - 1;
        Some(*check)
    }
}

impl Column {
    fn of(tested: Option<Tested>, checks: &[Check], rules: &Rules) -> Self {
        let Some(tested) = tested else {
            return Self { left: Box::default(), others: u64::MAX };
        };
        let left = |seen: Seen| {
            let checks = checks.iter().zip(0..);
            let checks = checks.filter(|(check, _)| seen.leaves(check));
            checks.fold(0, |left, (_, place)| left | 1 << place)
        };
        let unlisted = Variant::UNLISTED.into_iter();
        let unlisted = unlisted.map(|variant| Seen { tested, variant, text: None });
        let listed = |text| Seen { tested, variant: Variant::Listed, text };
        let texts = texts(tested, rules).iter().map(|text| listed(Some(text)));
        // The last state is that of all texts beyond it.
        let states = unlisted.chain(texts).take(State::LAST);
        Self { left: states.map(left).collect(), others: left(listed(None)) }
    }
}

/// The documented texts of a parameter or a fact.
fn texts(tested: Tested, rules: &Rules) -> &'static [&'static str] {
    let kind = match tested {
        Tested::Parameter(at, _) => rules.parameters.get(usize::from(at)).map(|it| &it.kind),
        Tested::Fact(at, _) => rules.facts.get(usize::from(at)).map(|it| &it.kind),
    };
    match kind {
        Some(ValueKind::Enumeration(texts)) => texts,
        _ => &[],
    }
}

impl Field {
    fn tested(self) -> Tested {
        Tested::Parameter(self.position, self.name)
    }
}

#[cfg(test)]
mod tests {
    use crate::support::checks::{Is, Range, Required, Value as Keeps};
    use crate::support::state::State;
    use crate::support::value::{RuleFields, Value};
    use crate::support::{
        FieldRules, ParameterInfo, ParameterLocation, Rule, Rules, Severity, Text, ValueKind,
    };

    const BILLINGS: &[&str] = &["prepaid", "postpaid"];

    /// The billing, and a number of months.
    struct Request(Value<'static>, Value<'static>);

    impl RuleFields for Request {
        fn value(&self, position: u16) -> Value<'_> {
            [self.0, self.1][usize::from(position)]
        }

        fn states(&self, seen: &mut dyn FnMut(&[State])) {
            seen(&[&self.0, &self.1].map(State::of_value));
        }
    }

    const fn parameter(name: &'static str, kind: ValueKind) -> ParameterInfo {
        ParameterInfo::new(name, ParameterLocation::Query, kind, Text::new("", ""))
    }

    static PARAMETERS: [ParameterInfo; 2] = [
        parameter("Billing", ValueKind::Enumeration(BILLINGS)),
        parameter("Months", ValueKind::Integer),
    ];
    static TABLE: [Rule; 2] = [
        Rule::new(
            "needed",
            Severity::Error,
            &["Months"],
            Required(Is(0, "Billing", &["prepaid"])),
            Text::new("", ""),
        ),
        Rule::new(
            "range",
            Severity::Error,
            &["Months"],
            Keeps(Range(1, 12), Is(0, "Billing", &["postpaid"])),
            Text::new("", ""),
        ),
    ];
    static RULES: Rules = Rules::new(
        &TABLE,
        &[FieldRules { position: 1, name: "Months", rules: &[0, 1] }],
        &PARAMETERS,
        &[],
    );

    fn left(billing: Value<'static>, months: Value<'static>) -> Vec<&'static str> {
        let request = Request(billing, months);
        let nothing = Request(Value::Absent, Value::Absent);
        let parts = RULES.shortlist().parts().iter();
        let checks = parts.flat_map(|part| part.left(&request, &nothing));
        checks.filter_map(|check| check.rule).map(|(_, rule)| rule.id).collect()
    }

    #[test]
    fn what_a_value_rules_out_is_not_checked() {
        let (prepaid, postpaid) = (Value::Listed("prepaid", 0), Value::Listed("postpaid", 1));
        assert_eq!(left(prepaid, Value::Absent), ["needed"]);
        assert_eq!(left(postpaid, Value::Absent), [""; 0]);
        assert_eq!(left(Value::Absent, Value::Absent), [""; 0]);
        assert_eq!(left(prepaid, Value::Integer(3)), [""; 0]);
        assert_eq!(left(postpaid, Value::Integer(3)), ["range"]);
    }

    #[test]
    fn what_is_not_known_rules_nothing_out() {
        // A text that no table has, as one beyond the last state.
        let unknown = Value::Listed("", u16::MAX);
        assert_eq!(left(unknown, Value::Absent), ["needed"]);
        assert_eq!(left(unknown, Value::Integer(3)), ["range"]);
        assert_eq!(left(Value::Text("prepaid"), Value::Absent), ["needed"]);
        // Rules without a word about a text say nothing about numbers.
        assert_eq!(left(unknown, Value::Text("three")), [""; 0]);
    }
}
