//! What a saved page lists: parameters, values, errors and keys, each with its line.
//!
//! Pages are read by shape, whoever published them.
//! Saving loses the columns of a table in one of three ways: cells stay between bars, stand below each other, or run together; the way that reads the most rows of parameters is the page's.

pub(super) mod bullets;
mod errors;
mod parameters;

use super::document::Document;
use super::wire::Wire;

/// Something that a page lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    /// The line, counted from one.
    pub(super) line: usize,
    /// What it is.
    pub(super) what: What,
}

/// What a line of a page lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
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
    pub(super) wire: Option<Wire>,
    pub(super) required: Option<bool>,
}

/// Everything that a page lists, in its order.
pub(super) fn listed(document: &Document<'_>) -> Vec<Listed> {
    let lines = document.lines().collect::<Vec<_>>();
    let parameters = parameters::parameters(&lines);
    let mut listed = bullets::values(&lines, parameters.first().map(|row| row.line));
    listed.extend(parameters);
    listed.extend(errors::errors(&lines));
    listed.extend(lines.iter().flat_map(|(line, text)| {
        keys(text).into_iter().map(|key| Listed {
            line: *line,
            what: What::Key(key),
        })
    }));
    listed.sort_by_key(|listed| listed.line);
    listed
}

/// The keys of JSON in a line: names in quotes with a colon behind them.
fn keys(text: &str) -> Vec<String> {
    let parts = text.split('"').collect::<Vec<_>>();
    let pairs = parts.windows(2).skip(1);
    pairs
        .filter(|pair| is_name(pair[0]) && pair[1].trim_start().starts_with(':'))
        .map(|pair| pair[0].to_owned())
        .collect()
}

/// The cells of a line between bars.
fn cells(text: &str) -> Option<Vec<&str>> {
    let row = text.trim().strip_prefix('|')?;
    Some(row.split('|').map(str::trim).collect())
}

/// Whether a text can be the name of a parameter.
fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && characters.all(|character| {
            character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.')
        })
}
