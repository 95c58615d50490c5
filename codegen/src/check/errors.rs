//! Errors: every row under its code, every code with one name.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{Case, Naming, WireName};
use super::scope::Scope;
use super::{Checker, items};
use crate::model::{self, Origin};
use crate::place::Place;
use crate::spec;

/// The codes of one service.
#[derive(Debug)]
pub(super) struct CodeTable {
    names: Scope,
    /// The codes, in the order of the documents.
    pub(super) codes: Vec<model::ErrorCode>,
    /// The position of each code, by its text.
    positions: BTreeMap<String, usize>,
}

impl CodeTable {
    pub(super) fn new(module: &str) -> Self {
        Self {
            names: Scope::without_case(format!("the error codes of `{module}`")),
            codes: Vec::new(),
            positions: BTreeMap::new(),
        }
    }

    /// The codes whose message repeats the signed request: those that the envelope lists, and those that a row
    /// says it of.
    pub(super) fn echoing(&self, envelope: &spec::Envelope) -> Vec<String> {
        let rows = self.codes.iter().flat_map(|code| &code.rows);
        let flagged = rows.filter(|row| row.says.echoes_request);
        let flagged = flagged.map(|row| &row.says.code);
        let mut codes = Vec::<String>::new();
        for code in envelope.echoing_codes.iter().chain(flagged) {
            if !codes.contains(code) {
                codes.push(code.clone());
            }
        }
        codes
    }
}

impl Checker<'_> {
    /// The rows of one file, added to the service's codes.
    pub(super) fn error_rows(
        &mut self,
        rows: &[spec::ErrorRow],
        place: &Place,
        origin: &Origin,
        table: &mut CodeTable,
    ) {
        let mut seen = BTreeSet::new();
        for (at, row) in items(place, "errors", rows) {
            // Pages list a code several times, once for each cause, with different messages.
            if !seen.insert((&row.code, row.status, &row.message)) {
                self.error(
                    "duplicate-error",
                    &at.at("code"),
                    format!("duplicate row for `{}` with this status and message", row.code),
                    "again here",
                    "keep one row and cite both locations in its `source`",
                );
            }
            self.error_row(row, &at);
            let model_row = model::ErrorRow {
                place: at.clone(),
                origin: origin.clone(),
                // `allow` is for lints; the model has no use for it.
                says: spec::ErrorRow {
                    allow: Vec::new(),
                    retry: row.advised_retry(),
                    ..row.clone()
                },
            };
            match table.positions.get(&row.code) {
                Some(position) => {
                    let code = &mut table.codes[*position];
                    let given = &code.name;
                    if row.rust.as_ref().is_some_and(|name| name != given) {
                        self.error(
                            "two-names",
                            &at.at("rust"),
                            format!("`{}` is named `{given}` in another row", row.code),
                            "a second name for the same code",
                            format!("write `{given}`, or remove `rust`"),
                        );
                    } else {
                        code.rows.push(model_row);
                    }
                }
                None => {
                    let wire_name = WireName {
                        wire: &row.code,
                        case: Case::Variant,
                        naming: Naming::Override(row.rust.as_deref()),
                        place: &at.at("code"),
                    };
                    let name = self.name(&wire_name);
                    table.names.claim(self, &name, &wire_name, &name);
                    table.positions.insert(row.code.clone(), table.codes.len());
                    table.codes.push(model::ErrorCode {
                        wire: row.code.clone(),
                        name,
                        rows: vec![model_row],
                        disputes: Vec::new(),
                    });
                }
            }
        }
    }

    fn error_row(&mut self, row: &spec::ErrorRow, place: &Place) {
        if let Some(status) = row.status.filter(|status| !(100..=599).contains(status)) {
            self.error(
                "status",
                &place.at("status"),
                format!("{status} is not an HTTP status"),
                "outside the range from 100 to 599",
                "write the documented status",
            );
        }
        let blanks = row.message.matches("%s").count();
        if !row.template_parameters.is_empty() && blanks != row.template_parameters.len() {
            self.error(
                "template-parameters",
                &place.at("message"),
                format!(
                    "the number of `%s` in the message is {blanks}, but `template_parameters` has {}",
                    row.template_parameters.len()
                ),
                "each `%s` needs one name",
                "name each `%s` in `template_parameters`, in order",
            );
        }
    }
}
