//! What is certain, and what is possible, where a language has no third truth value.
//!
//! A rule is broken for certain if its condition holds for certain; what depends on an unrecognized value, or on a fact
//! that is not known, is not.

use apispec_codegen::rules::{Document, EnumValue, Kind, Member, Predicate, Type};
use serde_json::Value;

/// How a condition holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// It is true.
    Certain,
    /// It is true or unknown.
    Possible,
}

impl Certainty {
    /// How a condition holds of which the opposite does not hold like this.
    pub(super) fn opposite(self) -> Self {
        match self {
            Certainty::Certain => Certainty::Possible,
            Certainty::Possible => Certainty::Certain,
        }
    }
}

/// What a value, or each item of a list, is compared with to be one of a few.
pub(super) enum OneOf {
    /// It has to be one of these.
    These(Vec<Value>),
    /// It has to be none of these: any text that is not documented is possible.
    NoneOf(Vec<Value>),
    /// Nothing is known of such values.
    Unknown,
}

impl OneOf {
    /// What a value of a type is compared with, to be one of these for certain or possibly.
    pub(super) fn of(
        document: &Document<'_>,
        kind: &Kind<'_>,
        values: &[Value],
        certainty: Certainty,
    ) -> Self {
        match each(kind) {
            Kind::String
            | Kind::Secret
            | Kind::Timestamp(_)
            | Kind::Boolean
            | Kind::Int32
            | Kind::Int64 => OneOf::These(values.to_vec()),
            Kind::Ref(name) => match &document.types[name] {
                Type::Enum(documented) => match certainty {
                    Certainty::Certain => {
                        OneOf::These(spellings(documented, |it| values.contains(it)))
                    }
                    Certainty::Possible => {
                        OneOf::NoneOf(spellings(documented, |it| !values.contains(it)))
                    }
                },
                Type::Object(_) => OneOf::Unknown,
            },
            Kind::Float | Kind::Double | Kind::Any | Kind::List(_) | Kind::Map(_) => OneOf::Unknown,
        }
    }
}

/// The type of a value, or of the items of a list.
pub(super) fn each<'a>(kind: &'a Kind<'a>) -> &'a Kind<'a> {
    match kind {
        Kind::List(of) => of,
        kind => kind,
    }
}

/// Whether it is a list.
pub(super) fn is_list(kind: &Kind<'_>) -> bool {
    matches!(kind, Kind::List(_))
}

/// The documented spellings of a type, if it is an enumeration.
pub(super) fn documented(document: &Document<'_>, kind: &Kind<'_>) -> Vec<Value> {
    match each(kind) {
        Kind::Ref(name) => match &document.types[name] {
            Type::Enum(values) => spellings(values, |_| true),
            Type::Object(_) => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The type of a member.
pub(super) fn kind_of<'a>(members: &'a [Member<'a>], name: &str) -> &'a Kind<'a> {
    let member = members.iter().find(|member| member.name == name);
    // Rules name members only.
    member.map_or(&Kind::Any, |member| &member.kind)
}

/// Why a condition can't be decided by a request alone, if it tests facts.
pub(super) fn depends_on(when: Option<&Predicate<'_>>) -> Option<String> {
    let mut facts = Vec::new();
    when.into_iter().for_each(|when| self::facts(when, &mut facts));
    (!facts.is_empty()).then(|| format!("it depends on {}", facts.join(", ")))
}

/// The facts that a condition tests.
fn facts(predicate: &Predicate<'_>, found: &mut Vec<String>) {
    match predicate {
        Predicate::Present { .. } | Predicate::Field { .. } => {}
        Predicate::Fact { fact, .. } => {
            let fact = format!("the fact `{fact}`");
            if !found.contains(&fact) {
                found.push(fact);
            }
        }
        Predicate::All { all: parts } | Predicate::Any { any: parts } => {
            parts.iter().for_each(|part| facts(part, found));
        }
        Predicate::Not { not } => facts(not, found),
    }
}

/// All spellings of the values that are wanted.
fn spellings(values: &[EnumValue<'_>], is_wanted: impl Fn(&Value) -> bool) -> Vec<Value> {
    let wanted = values.iter().filter(|it| is_wanted(&Value::from(it.value)));
    let texts = wanted.flat_map(|it| [it.value].into_iter().chain(it.aliases.iter().copied()));
    texts.map(Value::from).collect()
}
