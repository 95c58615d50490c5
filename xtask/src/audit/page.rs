//! What a saved page lists: parameters, values, errors and keys, each with its line.
//!
//! Pages are read by shape, whoever published them.
//! Saving loses the columns of a table in one of three ways: cells stay between bars, stand below each other, or run together; the way that reads the most rows of parameters is the page's.

pub(super) mod bullets;
mod errors;
mod parameters;

use super::document::Document;
use super::wire::WireType;

/// What a line of a page lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Listed {
    /// A parameter or a field of the answer.
    Parameter(Row),
    /// A value of the parameter above it.
    Value(String),
    /// An error; code and message may run together.
    Error {
        status: u16,
        /// The code and what follows it.
        rest: String,
        /// Whether the code is all of the rest.
        cell: Cell,
    },
    /// A key of a JSON text.
    Key(String),
}

/// Whether a code has a cell of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// It has.
    Own,
    /// It runs into the message.
    Shared,
}

/// A row of a table of parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) wire: Option<WireType>,
    pub(super) required: Option<bool>,
}

/// Everything that a page lists, in its order, with the number of its line.
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

/// The keys of JSON in a line: names in quotes with a colon behind them.
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
