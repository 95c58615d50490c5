//! What a sentence states of requests, in the vocabulary of the specs.

/// A statement of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Statement {
    /// These fields, under this condition.
    Presence { must: Must, fields: Vec<String>, when: Condition },
    /// The field has one of these values; always, or under a condition.
    Values { field: String, values: Vec<String>, when: Option<Condition> },
    /// The number is in this range; always, or under a condition.
    Range { field: String, ends: Ends, when: Option<Condition> },
    /// The text has this length; always, or under a condition.
    Length { field: String, ends: Ends, unit: Counted, when: Option<Condition> },
    /// The list has this many items.
    Items { field: String, ends: Ends },
    /// So many of the fields are there.
    Count { fields: Vec<String>, count: Count },
    /// One number or time against another.
    Order { left: String, is: Comparison, right: String },
    /// The characters of a text.
    Characters { field: String, characters: Characters },
    /// The format of a time.
    Time { field: String, format: String },
    /// The value that is assumed if there is none.
    Default { field: String, value: String },
    /// The unit of a number.
    Unit { field: String, unit: String },
    /// Whether the field can be used.
    Retired { field: String },
    /// Items are joined by commas.
    Joined { field: String },
}

/// What is said of the presence of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Must {
    Required,
    Allowed,
    Forbidden,
    Effective,
}

/// The ends of a range, both inclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ends {
    pub(crate) min: Option<i64>,
    pub(crate) max: Option<i64>,
}

/// What a length counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    Characters,
    Bytes,
}

/// That one of some fields is there, exactly or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    Exactly,
    AtMost,
    AtLeast,
}

impl Count {
    /// The word that a spec uses.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Exactly => "exactly_one",
            Self::AtMost => "at_most_one",
            Self::AtLeast => "at_least_one",
        }
    }
}

/// A relation of one value to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Less,
    AtMost,
    AtLeast,
    Greater,
}

impl Comparison {
    /// The word that a spec uses.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Less => "less",
            Self::AtMost => "at_most",
            Self::AtLeast => "at_least",
            Self::Greater => "greater",
        }
    }
}

/// The characters of a text, as specs write them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Characters {
    pub(crate) allowed: Option<String>,
    pub(crate) first: Option<String>,
    pub(crate) last: Option<String>,
    pub(crate) forbidden: Option<String>,
    pub(crate) ascii: bool,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// A field has one of these values.
    Field {
        name: String,
        values: Vec<String>,
    },
    /// A fact outside the request has one of these values.
    Fact {
        name: String,
        values: Vec<String>,
    },
    /// A field is there.
    Present(String),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

impl Condition {
    /// Both conditions.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::All(mut parts), Self::All(more)) => {
                parts.extend(more);
                Self::All(parts)
            }
            (Self::All(mut parts), one) => {
                parts.push(one);
                Self::All(parts)
            }
            (one, Self::All(mut parts)) => {
                parts.insert(0, one);
                Self::All(parts)
            }
            (one, other) if one == other => one,
            (one, other) => Self::All(vec![one, other]),
        }
    }

    /// One of the conditions.
    pub(super) fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Field { name, mut values }, Self::Field { name: other, values: more })
                if name == other =>
            {
                values
                    .extend(more.into_iter().filter(|it| !values.contains(it)).collect::<Vec<_>>());
                Self::Field { name, values }
            }
            (Self::Fact { name, mut values }, Self::Fact { name: other, values: more })
                if name == other =>
            {
                values
                    .extend(more.into_iter().filter(|it| !values.contains(it)).collect::<Vec<_>>());
                Self::Fact { name, values }
            }
            (Self::Any(mut parts), one) => {
                parts.push(one);
                Self::Any(parts)
            }
            (one, other) => Self::Any(vec![one, other]),
        }
    }

    /// The condition where a field that is left out has its default.
    pub(crate) fn with_default(self, field: &str, default: &str) -> Self {
        let inner = |parts: Vec<Self>| {
            parts.into_iter().map(|it| it.with_default(field, default)).collect()
        };
        match self {
            Self::Field { name, values }
                if name == field && values.iter().any(|it| it == default) =>
            {
                let absent = Self::Not(Box::new(Self::Present(name.clone())));
                Self::Any(vec![Self::Field { name, values }, absent])
            }
            Self::All(parts) => Self::All(inner(parts)),
            Self::Any(parts) => Self::Any(inner(parts)),
            Self::Not(one) => Self::Not(Box::new(one.with_default(field, default))),
            other @ (Self::Field { .. } | Self::Fact { .. } | Self::Present(_)) => other,
        }
    }

    /// The condition and all within it.
    pub(crate) fn visit<'a>(&'a self, found: &mut impl FnMut(&'a Condition)) {
        found(self);
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|it| it.visit(found)),
            Self::Not(inner) => inner.visit(found),
            Self::Field { .. } | Self::Fact { .. } | Self::Present(_) => {}
        }
    }
}

impl Statement {
    /// The condition, if there is one.
    pub(crate) fn when(&self) -> Option<&Condition> {
        match self {
            Self::Presence { when, .. } => Some(when),
            Self::Values { when, .. } | Self::Range { when, .. } | Self::Length { when, .. } => {
                when.as_ref()
            }
            Self::Items { .. }
            | Self::Count { .. }
            | Self::Order { .. }
            | Self::Characters { .. }
            | Self::Time { .. }
            | Self::Default { .. }
            | Self::Unit { .. }
            | Self::Retired { .. }
            | Self::Joined { .. } => None,
        }
    }

    /// The statement where a field that is left out has its default.
    pub(crate) fn with_default(mut self, field: &str, default: &str) -> Self {
        match &mut self {
            Self::Presence { when, .. }
            | Self::Values { when: Some(when), .. }
            | Self::Range { when: Some(when), .. }
            | Self::Length { when: Some(when), .. } => {
                *when = when.clone().with_default(field, default);
            }
            _ => {}
        }
        self
    }

    /// The fields that it is about.
    pub(crate) fn fields(&self) -> Vec<&str> {
        match self {
            Self::Presence { fields, .. } | Self::Count { fields, .. } => {
                fields.iter().map(String::as_str).collect()
            }
            Self::Order { left, right, .. } => vec![left, right],
            Self::Values { field, .. }
            | Self::Range { field, .. }
            | Self::Length { field, .. }
            | Self::Items { field, .. }
            | Self::Characters { field, .. }
            | Self::Time { field, .. }
            | Self::Default { field, .. }
            | Self::Unit { field, .. }
            | Self::Retired { field }
            | Self::Joined { field } => vec![field],
        }
    }

    /// The statement under a condition, if it can have one.
    pub(super) fn under(self, condition: &Condition) -> Option<Self> {
        let both = |when: Option<Condition>| {
            Some(match when {
                Some(when) => condition.clone().and(when),
                None => condition.clone(),
            })
        };
        Some(match self {
            Self::Presence { must: Must::Required, fields, when } => {
                Self::Presence { must: Must::Required, fields, when: condition.clone().and(when) }
            }
            Self::Values { field, values, when } => {
                Self::Values { field, values, when: both(when) }
            }
            Self::Range { field, ends, when } => Self::Range { field, ends, when: both(when) },
            Self::Length { field, ends, unit, when } => {
                Self::Length { field, ends, unit, when: both(when) }
            }
            _ => return None,
        })
    }
}
