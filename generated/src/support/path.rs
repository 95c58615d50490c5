//! Where a value is in a request.

use std::fmt;

/// Where an object is, from the inside outwards; lives on the stack.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    name: &'a str,
    index: Option<usize>,
}

impl<'a> Path<'a> {
    /// The request.
    pub(super) const ROOT: Path<'static> = Path { parent: None, name: "", index: None };

    /// A member, or an item of it.
    pub(super) fn child(&'a self, name: &'a str, index: Option<usize>) -> Path<'a> {
        Path { parent: Some(self), name, index }
    }

    fn steps(&self) -> Vec<Step> {
        // Names are copied for a violation only, so that a request that keeps its rules allocates
        // nothing.
        let Some(parent) = self.parent else {
            return Vec::new();
        };
        let mut steps = parent.steps();
        if !self.name.is_empty() {
            steps.push(Step::Member(self.name.to_owned()));
        }
        steps.extend(self.index.map(Step::Item));
        steps
    }
}

/// Where a value is that breaks a rule, or where one is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Location {
    /// The objects around it; none if it is a parameter of the request.
    objects: Vec<Step>,
    /// Its wire name; empty for what is outside the request.
    name: &'static str,
    index: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Member(String),
    Item(usize),
}

impl Location {
    /// A member of an object, or an item of it.
    pub(super) fn new(object: &Path<'_>, name: &'static str, index: Option<usize>) -> Self {
        Self { objects: object.steps(), name, index }
    }

    /// The wire name of the parameter that it is, or is within; empty for what is outside the request.
    pub(super) fn parameter(&self) -> &str {
        match self.objects.first() {
            Some(Step::Member(name)) => name,
            _ => self.name,
        }
    }

    /// Whether it is within the request.
    pub(super) fn is_within(&self) -> bool {
        !self.name.is_empty()
    }
}

/// `Tags[1].Key`
impl fmt::Display for Location {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.objects.iter().enumerate() {
            match step {
                Step::Member(name) if position == 0 => formatter.write_str(name)?,
                Step::Member(name) => write!(formatter, ".{name}")?,
                Step::Item(index) => write!(formatter, "[{index}]")?,
            }
        }
        if !self.objects.is_empty() {
            formatter.write_str(".")?;
        }
        formatter.write_str(self.name)?;
        match self.index {
            Some(index) => write!(formatter, "[{index}]"),
            None => Ok(()),
        }
    }
}
