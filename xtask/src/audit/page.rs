//! The entries of a saved page: parameters, values, errors and keys, with their lines.
//!
//! Pages are recognized by shape, independent of the publisher.
//! Saving loses the columns of a table in one of three ways: cells are separated by bars, are on separate lines, or are joined; the form that yields the most parameter rows is used.

pub(super) mod bullets;
mod errors;
mod parameters;

use super::document::Document;
use super::wire::WireType;

/// An entry on a line of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Listed {
    /// A parameter or a response field.
    Parameter(Row),
    /// A value of the parameter above it.
    Value(String),
    /// An error; code and message may be joined.
    Error {
        status: u16,
        /// The code and the following text.
        rest: String,
        /// Whether the following text is only the code.
        cell: Cell,
    },
    /// A key of a JSON text.
    Key(String),
}

/// Whether a code has its own cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// In its own cell.
    Own,
    /// Joined with the message.
    Shared,
}

/// A row of a table of parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) wire: Option<WireType>,
    pub(super) required: Option<bool>,
}

/// All entries of a page, in order, with their line numbers.
pub(super) fn listed(document: &Document<'_>) -> Vec<(usize, Listed)> {
    let lines = document.lines().collect::<Vec<_>>();
    let parameters = parameters::parameters(&lines);
    let mut listed = Vec::new();
    if let Some((first, _)) = parameters.first() {
        let below = lines.iter().copied().filter(|(line, _)| line >= first);
        let values = bullets::values(below).into_iter();
        listed.extend(values.map(|(line, value)| (line, Listed::Value(value.to_owned()))));
    }
    let parameters = parameters.into_iter();
    listed.extend(parameters.map(|(line, row)| (line, Listed::Parameter(row))));
    for (line, text) in lines {
        listed.extend(errors::error(text).map(|error| (line, error)));
        listed.extend(keys(text).map(|key| (line, Listed::Key(key.to_owned()))));
    }
    listed.sort_by_key(|(line, _)| *line);
    listed
}

/// The JSON keys in a line: names in quotes, followed by a colon.
fn keys(text: &str) -> impl Iterator<Item = &str> {
    let names = text.split('"').skip(1);
    let pairs = names.zip(text.split('"').skip(2));
    let keys = pairs.filter(|(name, behind)| is_name(name) && behind.trim_start().starts_with(':'));
    keys.map(|(name, _)| name)
}

/// The cells of a line between bars.
fn cells(text: &str) -> Option<Vec<&str>> {
    let row = text.trim().strip_prefix('|')?;
    Some(row.split('|').map(str::trim).collect())
}

/// Whether a text can be the name of a parameter.
fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && characters.all(|character| {
            character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.')
        })
}
