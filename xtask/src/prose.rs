//! Sentences of documents → rules and limits, each with its place, and a list of what could not be read.
//!
//! Deterministic: a few patterns of Chinese and English, composed; no sentence is dropped.
//! Takes texts and names, returns statements. Touches no files.

mod across;
mod check;
mod condition;
mod effect;
mod facts;
mod measure;
mod names;
mod quantity;
mod sentence;
mod statement;
mod text_form;
mod tokens;
mod units;
mod words;

use std::ops::Range;

pub(crate) use check::{Check, Unsayable, check};
use condition::About;
pub(crate) use facts::{Fact, properties};
pub(crate) use names::{Field, Kind, Names, Value};
pub(crate) use statement::{Condition, Ends, Must, Statement};
use units::Unit;

/// A sentence of a description, and what it states.
#[derive(Debug)]
pub(crate) struct Sentence {
    /// Its place in the description, in bytes, with the list that it introduces.
    pub(crate) span: Range<usize>,
    /// What it states; nothing if it limits nothing.
    pub(crate) statements: Vec<Statement>,
    /// The place of the word that makes a part of it conditional, if that part could not be read.
    pub(crate) unread: Option<Range<usize>>,
}

/// The sentences of the description of a field.
pub(crate) fn read(description: &str, field: &Field, names: &Names) -> Vec<Sentence> {
    let units = units::units(description);
    let unit_of_numbers = measure::stated(description);
    let sentence = |unit: &Unit<'_>| {
        let about = About { text: unit.text, names, field, unit: unit_of_numbers };
        let reading = sentence::read(unit, about);
        let end = unit.items.last().map_or(unit.start + unit.text.len(), |item| item.end);
        let unread = reading.unread.map(|it| unit.start + it.start..unit.start + it.end);
        Sentence { span: unit.start..end, statements: reading.statements, unread }
    };
    let mut sentences = units.iter().map(sentence).collect::<Vec<_>>();
    across::members(description, &units, &mut sentences);
    across::signs(field, &units, &mut sentences);
    across::contradictions(description, &mut sentences);
    sentences
}

impl Sentence {
    /// Marks it as not understood, if it says anything.
    fn give_up(&mut self) {
        if !self.statements.is_empty() {
            self.statements.clear();
            self.unread.get_or_insert(self.span.clone());
        }
    }
}

/// The values that a description lists, each with what it says of it.
pub(crate) fn listed(description: &str) -> Vec<Value> {
    let units = units::units(description);
    let items = units.into_iter().flat_map(|it| it.items);
    let value = |item: units::Item<'_>| Value {
        value: item.value.replace('\\', ""),
        aliases: Vec::new(),
        label: item.label.to_owned(),
    };
    items.map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The checks of a sentence about `Days`, and whether a part of it is unread.
    fn said(text: &str) -> (Vec<String>, bool) {
        let value = |value: &str, label: &str| Value {
            value: value.to_owned(),
            aliases: Vec::new(),
            label: label.to_owned(),
        };
        let field = |name: &str, kind: Kind, values: Vec<Value>| Field {
            name: name.to_owned(),
            kind,
            values,
            ..Field::none()
        };
        let fields = vec![
            field("Days", Kind::Number, Vec::new()),
            field(
                "Kind",
                Kind::Text,
                vec![value("full", "整库快照"), value("partial", "partial copies")],
            ),
            field("Label", Kind::Text, Vec::new()),
        ];
        let names = Names::new(fields, properties(&[]));
        let days = names.field("Days").expect("it is there").clone();
        let read = read(text, &days, &names);
        let is_unread = read.iter().any(|it| it.unread.is_some());
        let checks = read.iter().flat_map(|it| &it.statements).map(|it| match check(it, &names) {
            Ok(Check::Rule(check) | Check::Limit { check, .. }) => check,
            Err(why) => format!("{why:?}"),
        });
        (checks.collect(), is_unread)
    }

    const PARTIAL: &str = r#"{ "field": "Kind", "is": "partial", "absent": "absent" }"#;

    #[test]
    fn conditions_are_read_in_both_languages() {
        let required =
            format!(r#"{{ "required_if": {{ "fields": ["Days"], "when": {PARTIAL} }} }}"#);
        for text in [
            "当**Kind**为**partial**时，必须传入该参数。",
            "若Kind=partial，则本参数必填。",
            "This parameter is required if the Kind parameter is set to partial.",
        ] {
            assert_eq!(said(text), (vec![required.clone()], false), "{text}");
        }
        let effective =
            format!(r#"{{ "effective_if": {{ "fields": ["Days"], "when": {PARTIAL} }} }}"#);
        for text in [
            "该参数仅在Kind取值为partial时生效。",
            "This parameter takes effect only when partial copies are performed.",
        ] {
            assert_eq!(said(text), (vec![effective.clone()], false), "{text}");
        }
    }

    #[test]
    fn limits_are_read_with_and_without_a_condition() {
        let range = r#"{ "range": { "min": 1, "max": 30 } }"#.to_owned();
        for text in ["取值：**1~30**。", "大于0且不超过30。", "Valid values: 1 to 30."] {
            assert_eq!(said(text), (vec![range.clone()], false), "{text}");
        }
        let under = format!(
            r#"{{ "range_if": {{ "field": "Days", "range": {{ "min": 1, "max": 7 }}, "when": {PARTIAL} }} }}"#
        );
        assert_eq!(said("当Kind为partial时，取值为1~7。"), (vec![under], false));
    }

    #[test]
    fn what_is_not_understood_is_listed() {
        for text in [
            "当库存不足时，该参数必填。",
            "仅白名单用户可用。",
            "If the moon is full, this parameter is required.",
        ] {
            assert_eq!(said(text), (Vec::new(), true), "{text}");
        }
        assert_eq!(said("快照的保留天数。"), (Vec::new(), false));
    }

    #[test]
    fn two_lists_for_one_field_are_no_statement() {
        let text = "甲地的取值：\n- **1**\n- **2**\n\n乙地的取值：\n- **3**\n- **4**";
        assert_eq!(said(text), (Vec::new(), true));
    }
}
