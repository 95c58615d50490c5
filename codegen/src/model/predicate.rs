//! Conditions over parameters and facts, which are referred to by index.

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Predicate {
    /// A parameter, by its index, is present or not.
    Present(usize, BePresent),
    /// A parameter has one of these values; the last part says how an absent parameter is treated.
    Field(usize, Vec<Literal>, Absent),
    /// A fact, by its index, has one of these values.
    Context(usize, Vec<Literal>),
    /// All of these hold.
    All(Vec<Predicate>),
    /// At least one of these holds.
    Any(Vec<Predicate>),
    /// This does not hold.
    Not(Box<Predicate>),
}

impl Predicate {
    /// Calls the function with the condition and each condition within it, outer ones first.
    pub fn visit<'a>(&'a self, found: &mut impl FnMut(&'a Predicate)) {
        found(self);
        match self {
            Predicate::Present(..) | Predicate::Field(..) | Predicate::Context(..) => {}
            Predicate::All(parts) | Predicate::Any(parts) => {
                parts.iter().for_each(|part| part.visit(found));
            }
            Predicate::Not(inner) => inner.visit(found),
        }
    }

    /// Whether the condition tests a fact.
    pub fn reads_context(&self) -> bool {
        let mut tested = self.tested().into_iter();
        tested.any(|one| matches!(one, Tested::Fact(_)))
    }

    /// The parameters and facts that the condition tests, each once.
    pub fn tested(&self) -> Vec<Tested> {
        let mut tested = Vec::new();
        self.visit(&mut |part| {
            let one = match part {
                Predicate::Present(field, _) | Predicate::Field(field, ..) => Tested::Field(*field),
                Predicate::Context(fact, _) => Tested::Fact(*fact),
                Predicate::All(_) | Predicate::Any(_) | Predicate::Not(_) => return,
            };
            if !tested.contains(&one) {
                tested.push(one);
            }
        });
        tested
    }
}

/// The subject of a test, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tested {
    /// A parameter.
    Field(usize),
    /// A fact.
    Fact(usize),
}

/// Whether a parameter is present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BePresent {
    /// Present.
    Present,
    /// Absent.
    Absent,
}

/// Whether a test of values holds for an absent parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// It holds: the default is one of the values.
    Holds,
    /// It does not hold.
    Fails,
}

/// A value in a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// Text.
    Text(String),
    /// A declared value of an enumeration: its text and its name in Rust.
    Variant(String, String),
    /// A whole number.
    Integer(i64),
    /// A boolean.
    Boolean(bool),
}

impl Literal {
    /// The text on the wire.
    pub fn text(&self) -> String {
        match self {
            Literal::Text(text) | Literal::Variant(text, _) => text.clone(),
            Literal::Integer(number) => number.to_string(),
            Literal::Boolean(value) => value.to_string(),
        }
    }
}
