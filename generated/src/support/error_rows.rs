//! Rows that document error codes, from the form that the generator writes to the one that programs read.

use super::documented::{Advice, Category, DocumentedError, DocumentedRetry, Grounds};
use super::text::Text;

/// A row, shared by the operations whose pages say the same: a struct that any crate can write as a literal.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct ErrorRow {
    /// The operations whose pages have the row; none for a row of the service or the provider.
    pub operations: &'static [&'static str],
    pub status: Option<u16>,
    pub message: &'static str,
    /// In English and Chinese.
    pub description: (&'static str, &'static str),
    pub category: Option<Category>,
    pub retry: Option<Advice>,
    pub grounds: Grounds,
    pub rules: &'static [&'static str],
    pub parameters: &'static [&'static str],
}

/// The rows of a code.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub enum CodeRows {
    /// Rows with this code.
    Own(&'static str, &'static [ErrorRow]),
    /// Rows that all services of a provider share.
    Shared(&'static [DocumentedError]),
}

impl ErrorRow {
    /// What a row starts from. Retry advice without grounds is inferred from the meaning of the code.
    pub const EMPTY: Self = Self {
        operations: &[],
        status: None,
        message: "",
        description: ("", ""),
        category: None,
        retry: None,
        grounds: Grounds::Inferred,
        rules: &[],
        parameters: &[],
    };

    /// The number of documented rows: one for each operation.
    const fn count(&self) -> usize {
        if self.operations.is_empty() { 1 } else { self.operations.len() }
    }

    /// One of them.
    const fn documented(
        &self,
        service: &'static str,
        code: &'static str,
        index: usize,
    ) -> DocumentedError {
        let (en, zh) = self.description;
        let retry = match self.retry {
            Some(advice) => Some(DocumentedRetry { advice, grounds: self.grounds }),
            None => None,
        };
        let operation =
            if self.operations.is_empty() { None } else { Some(self.operations[index]) };
        DocumentedError {
            service,
            code,
            http_status: self.status,
            message: self.message,
            parameters: self.parameters,
            description: Text::new(en, zh),
            category: self.category,
            retry,
            rules: self.rules,
            operation,
        }
    }
}

// All `const`, so that tables are data of the binary and no program pays for them at its start.
impl CodeRows {
    /// The number of documented rows of these codes, without shared ones.
    pub const fn count(codes: &[Self]) -> usize {
        let (mut count, mut code) = (0, 0);
        while code < codes.len() {
            count += codes[code].own();
            code += 1;
        }
        count
    }

    /// These rows, code by code.
    pub const fn table<const N: usize>(
        service: &'static str,
        codes: &[Self],
    ) -> [DocumentedError; N] {
        let mut table = [ErrorRow::EMPTY.documented("", "", 0); N];
        let (mut next, mut code) = (0, 0);
        while code < codes.len() {
            if let Self::Own(text, rows) = codes[code] {
                let mut row = 0;
                while row < rows.len() {
                    let mut index = 0;
                    while index < rows[row].count() {
                        table[next] = rows[row].documented(service, text, index);
                        next += 1;
                        index += 1;
                    }
                    row += 1;
                }
            }
            code += 1;
        }
        table
    }

    /// The rows of each code, from the table of those that are not shared.
    pub const fn by_code<const N: usize>(
        codes: &[Self; N],
        mut table: &'static [DocumentedError],
    ) -> [&'static [DocumentedError]; N] {
        let mut by_code: [&[DocumentedError]; N] = [&[]; N];
        let mut code = 0;
        while code < N {
            by_code[code] = match codes[code] {
                Self::Shared(rows) => rows,
                Self::Own(..) => {
                    let (own, rest) = table.split_at(codes[code].own());
                    table = rest;
                    own
                }
            };
            code += 1;
        }
        by_code
    }

    const fn own(&self) -> usize {
        let (mut count, mut row) = (0, 0);
        if let Self::Own(_, rows) = self {
            while row < rows.len() {
                count += rows[row].count();
                row += 1;
            }
        }
        count
    }
}
