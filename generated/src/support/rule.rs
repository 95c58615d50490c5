//! Rules as static data: what they say, and what they check.

use std::cmp::Ordering;

use super::condition::{Tested, When};
use super::group::Group;
use super::limits::Limit;
use super::message::series;
use super::text::{Language, Text};

/// A rule of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// A stable id within the operation.
    pub id: &'static str,
    /// How severe a violation is, unless the caller decides otherwise.
    pub severity: Severity,
    /// Whether it is about parameters or about what is outside the request.
    pub kind: RuleKind,
    /// What the rule is about: wire names of parameters.
    pub fields: &'static [&'static str],
    /// The error codes that the service would return.
    pub codes: &'static [&'static str],
    /// The rule as a sentence in which `{}` is what it is about.
    pub(super) pattern: Text,
    pub(super) test: Test,
}

/// What a rule checks.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
// With a tag of its own: the compiler would otherwise store it in that of the limit, which is slower to read.
#[repr(u8)]
pub enum Test {
    /// A value, or each item of a list, keeps a limit, if a condition holds.
    Value(Limit, When),
    /// A value, or each item of a list, is one of these, if a condition holds.
    OneOf(&'static [&'static str], When),
    /// A field is set if a condition holds.
    Required(When),
    /// A field is set only if a condition holds; it has no effect or is refused otherwise.
    OnlyIf(When),
    /// A field is not set if a condition holds.
    Forbidden(When),
    /// The number of set fields at these positions is what the group allows.
    Count(Group, &'static [u16]),
    /// The value compares in one of these ways with the one at a position, if both are set.
    Order(&'static [Ordering], u16),
    /// Something holds outside the request.
    Holds(When),
    /// A count, which is a fact, is less than this: the request would be one more.
    Fewer(u16, &'static str, i64),
    /// Nothing: a caller can't know whether the rule holds.
    Undecidable,
}

/// The rules of a request or an object, in the order in which they are checked.
#[doc(hidden)]
#[derive(Debug)]
pub struct Rules {
    /// All rules; those about what is outside the request are the last ones.
    pub(super) table: &'static [Rule],
    /// Field by field, in the document's order.
    pub(super) fields: &'static [FieldRules],
    /// The index of the first rule about what is outside the request.
    pub(super) outside: usize,
}

/// The rules of a field, by their index in the table; without any, those within the field.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct FieldRules {
    /// The position of the field.
    pub position: u16,
    /// Its wire name.
    pub name: &'static str,
    /// Its rules.
    pub rules: &'static [u16],
}

/// A rule as a row of the table that the generator writes: a struct that any crate can write as a literal.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct RuleRow {
    pub id: &'static str,
    pub severity: Severity,
    pub fields: &'static [&'static str],
    pub test: Test,
    /// In English and Chinese, with `{}` for what it is about.
    pub sentence: (&'static str, &'static str),
    pub codes: &'static [&'static str],
    pub quota: Option<Quota>,
}

impl RuleRow {
    /// What a row starts from.
    pub const EMPTY: Self = Self {
        id: "",
        severity: Severity::Error,
        fields: &[],
        test: Test::Undecidable,
        sentence: ("", ""),
        codes: &[],
        quota: None,
    };

    /// The row with the codes that the service would return.
    pub const fn codes(mut self, codes: &'static [&'static str]) -> Self {
        self.codes = codes;
        self
    }

    /// The row of a quota.
    pub const fn quota(mut self, limit: u64, period: Period, scope: &'static str) -> Self {
        self.quota = Some(Quota { limit, period, scope });
        self
    }
}

impl Rules {
    /// Rules, and the order in which they are checked.
    pub const fn new(table: &'static [Rule], fields: &'static [FieldRules]) -> Self {
        let mut outside = table.len();
        while outside > 0 && table[outside - 1].is_outside() {
            outside -= 1;
        }
        Self { table, fields, outside }
    }
}

impl Rule {
    /// A table of rules.
    #[doc(hidden)]
    // One call for a table: compilers spend more time on calls than on data.
    pub const fn table<const N: usize>(rows: [RuleRow; N]) -> [Self; N] {
        let mut table = [Self::new(RuleRow::EMPTY); N];
        let mut index = 0;
        while index < N {
            table[index] = Self::new(rows[index]);
            index += 1;
        }
        table
    }

    /// What each rule of a table checks.
    #[doc(hidden)]
    pub const fn tests<const N: usize>(table: &[Self; N]) -> [Test; N] {
        let mut tests = [Test::Undecidable; N];
        let mut index = 0;
        while index < N {
            tests[index] = table[index].test;
            index += 1;
        }
        tests
    }

    const fn new(row: RuleRow) -> Self {
        let RuleRow { id, severity, fields, test, sentence: (en, zh), codes, quota } = row;
        let kind = match (quota, test) {
            (Some(quota), _) => RuleKind::Quota(quota),
            (None, Test::Holds(_) | Test::Undecidable) => RuleKind::Precondition,
            (None, _) => RuleKind::Parameters,
        };
        Self { id, severity, kind, fields, codes, pattern: Text::new(en, zh), test }
    }

    /// What its condition tests: wire names of parameters, and names of facts.
    pub fn related(&self) -> Vec<&'static str> {
        if let Test::Fewer(_, fact, _) = self.test {
            return vec![fact];
        }
        let mut related = Vec::new();
        self.condition().tested(&mut |tested| {
            if !related.contains(&tested) {
                related.push(tested);
            }
        });
        related.into_iter().map(Tested::name).collect()
    }

    /// The condition under which it applies, or what it says must hold.
    pub(super) fn condition(&self) -> When {
        match self.test {
            Test::Value(_, when)
            | Test::OneOf(_, when)
            | Test::Required(when)
            | Test::OnlyIf(when)
            | Test::Forbidden(when)
            | Test::Holds(when) => when,
            Test::Count(..) | Test::Order(..) | Test::Fewer(..) | Test::Undecidable => When::Always,
        }
    }

    /// Whether it is about what is outside the request.
    pub(super) const fn is_outside(&self) -> bool {
        matches!(self.test, Test::Holds(_) | Test::Fewer(..) | Test::Undecidable)
    }

    /// Whether it asks for fields.
    pub(super) fn requires_presence(&self) -> bool {
        matches!(self.test, Test::Required(_))
    }

    /// The rule as a sentence.
    pub fn sentence(&self, language: Language) -> String {
        let fields = match language {
            Language::English => series(self.fields, ", ", " and "),
            Language::Chinese => series(self.fields, "、", " 和 "),
        };
        self.said_of(&fields, language)
    }

    /// The rule as a sentence about one of its fields.
    pub(super) fn said_of(&self, field: &str, language: Language) -> String {
        self.pattern.in_language(language).replacen("{}", field, 1)
    }
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum RuleKind {
    /// Parameters of the request.
    Parameters,
    /// What must hold outside the request.
    Precondition,
    /// How often something may be done.
    Quota(Quota),
}

/// How often something may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Quota {
    /// The largest number.
    pub limit: u64,
    /// The time over which it is counted.
    pub period: Period,
    /// What it is counted for, such as `instance`.
    pub scope: &'static str,
}

/// The time over which a quota is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Period {
    /// All that exists at once.
    AtOnce,
    /// A day.
    Day,
    /// An hour.
    Hour,
    /// A minute.
    Minute,
    /// A second.
    Second,
}

/// How severe a violation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
pub enum Severity {
    /// The service ignores it, a list may have grown, or the limit is disputed.
    Warning,
    /// The document states a must.
    Error,
}

/// A table of rules: id, severity, what a rule is about, what it checks, and the rule as a sentence; then calls for
/// whatever else a rule has. Behind it, the rules of each field, in the order in which they are checked; with the type
/// of the request, if they are those of an operation.
#[doc(hidden)]
#[macro_export]
macro_rules! __rules {
    (static $table:ident: [Rule; $count:literal] = (
        $((
            $id:literal, $severity:ident, $fields:tt, $test:expr, $en:literal, $zh:literal
            $(, $property:ident($($value:tt)*))* $(,)?
        )),* $(,)?
    );
    static $order:ident: Order$(<$request:ident $(,)?>)? = (
        $((
            $position:literal, $name:literal
            $(, [$($rule:literal),* $(,)?])? $(, $within:ident)? $(,)?
        )),* $(,)?
    );) => {
        // A constant has no address of its own: each violation could point at another copy of its rule.
        static $table: [$crate::support::Rule; $count] = {
            #[allow(unused_imports, reason = "not every table has every check")]
            use $crate::support::checks::*;
            $crate::support::Rule::table([$(
                Row {
                    id: $id,
                    severity: $severity,
                    fields: &$fields,
                    test: $test,
                    sentence: ($en, $zh),
                    ..Row::EMPTY
                }
                    $(.$property($($value)*))*
            ),*])
        };
        static $order: $crate::support::Rules = $crate::support::Rules::new(
            &$table,
            &[$($crate::support::FieldRules {
                position: $position,
                name: $name,
                rules: &[$($($rule),*)?],
            }),*],
        );
        $crate::__validated! {
            $table $order $(<$request>)? $(($position, $name $(, [$($rule),*])? $(, $within)?))*
        }
    };
}
