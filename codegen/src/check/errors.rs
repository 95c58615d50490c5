//! Errors: every row under its code, every code with one name.

use std::collections::{BTreeMap, BTreeSet};

use super::Checker;
use super::names::{Case, Naming};
use super::scope::Scope;
use crate::model::{self, Origin};
use crate::place::Place;
use crate::spec;

/// The codes of one service.
#[derive(Debug)]
pub(super) struct CodeTable {
    scope: Scope,
    codes: Vec<model::ErrorCode>,
    /// The position of each code, by its text.
    positions: BTreeMap<String, usize>,
}

impl CodeTable {
    pub(super) fn new(module: &str) -> Self {
        Self {
            scope: Scope::without_case(format!("the error codes of `{module}`")),
            codes: Vec::new(),
            positions: BTreeMap::new(),
        }
    }

    /// The codes, in the order of the documents.
    pub(super) fn into_codes(self) -> Vec<model::ErrorCode> {
        self.codes
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
        for (index, row) in rows.iter().enumerate() {
            let at = place.nth("errors", index);
            let is_new = seen.insert((&row.code, row.status, &row.message));
            if !is_new {
                self.duplicate_row(row, &at);
            }
            self.error_row(row, &at);
            let name = row.rust.clone().unwrap_or_default();
            let model_row = model::ErrorRow {
                place: at.clone(),
                origin: origin.clone(),
                says: row.clone(),
            };
            match table.positions.get(&row.code) {
                Some(position) => {
                    let code = &mut table.codes[*position];
                    if row.rust.is_some() && name != code.name {
                        let given = code.name.clone();
                        self.error(
                            "two-names",
                            &at.at("rust"),
                            format!("`{}` is called `{given}` elsewhere", row.code),
                            "a second name for one code",
                            format!("write `{given}`, or remove `rust`"),
                        );
                    } else {
                        code.rows.push(model_row);
                    }
                }
                None => {
                    let (naming, place) = (Naming::Override(row.rust.as_deref()), at.at("code"));
                    let name = self.name(Case::Variant, &row.code, naming, &place);
                    let names = (name.as_str(), row.code.as_str());
                    table
                        .scope
                        .claim_named(self, Case::Variant, names, naming, &place);
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

    fn duplicate_row(&mut self, row: &spec::ErrorRow, place: &Place) {
        self.error(
            "duplicate-error",
            &place.at("code"),
            format!("`{}` with this status and message stands twice", row.code),
            "again here",
            "keep one row and let its `source` name both places".into(),
        );
    }

    fn error_row(&mut self, row: &spec::ErrorRow, place: &Place) {
        if !(100..=599).contains(&row.status) {
            self.error(
                "status",
                &place.at("status"),
                format!("{} is no HTTP status", row.status),
                "not from 100 to 599",
                "write the documented status".into(),
            );
        }
        let blanks = row.message.matches("%s").count();
        if !row.template_parameters.is_empty() && blanks != row.template_parameters.len() {
            self.error(
                "template-parameters",
                &place.at("message"),
                format!(
                    "the message has {blanks} `%s`, `template_parameters` has {}",
                    row.template_parameters.len()
                ),
                "each `%s` stands for one text",
                "name each `%s` in `template_parameters`, in order".into(),
            );
        }
    }
}

/// The codes of a service whose message repeats the signed request: those that the envelope lists, and
/// those that a row says it of.
pub(super) fn echoing<'a>(
    envelope: &'a spec::Envelope,
    rows: impl Iterator<Item = &'a spec::ErrorRow>,
) -> Vec<String> {
    let told = rows.filter(|row| row.echoes_request).map(|row| &row.code);
    let mut codes = Vec::<String>::new();
    for code in envelope.echoing_codes.iter().chain(told) {
        if !codes.contains(code) {
            codes.push(code.clone());
        }
    }
    codes
}
