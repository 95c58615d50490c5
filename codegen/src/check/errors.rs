//! Errors: every row under its code, every code with one name.

use super::names::{Case, Naming};
use super::scope::Scope;
use super::{Checker, optional_text, text};
use crate::model::{self, Origin};
use crate::place::Place;
use crate::spec;

/// The codes of one service.
#[derive(Debug)]
pub(super) struct CodeTable {
    scope: Scope,
    codes: Vec<model::ErrorCode>,
}

impl CodeTable {
    pub(super) fn new(module: &str) -> Self {
        Self {
            scope: Scope::without_case(format!("the error codes of `{module}`")),
            codes: Vec::new(),
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
    ) -> Vec<model::ErrorRow> {
        let mut checked = Vec::<model::ErrorRow>::new();
        for (index, row) in rows.iter().enumerate() {
            let at = place.nth("errors", index);
            self.provenance(&row.source, &at);
            self.error_row(row, &checked, &at);
            let name = row.rust.clone().unwrap_or_default();
            let model_row = model::ErrorRow {
                place: at.clone(),
                code: row.code.clone(),
                status: row.status,
                message: row.message.clone(),
                parameters: row.template_parameters.clone(),
                doc: text(&row.doc),
                category: row.category,
                retry: row.retry,
                answers: row.answers.clone(),
                unchecked: optional_text(&row.unchecked),
                origin: origin.clone(),
                source: row.source.clone(),
            };
            checked.push(model_row.clone());
            let known = table.codes.iter_mut().find(|code| code.wire == row.code);
            match known {
                Some(code) => {
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
                    table.codes.push(model::ErrorCode {
                        wire: row.code.clone(),
                        name,
                        rows: vec![model_row],
                        disputes: Vec::new(),
                    });
                }
            }
        }
        checked
    }

    fn error_row(&mut self, row: &spec::ErrorRow, before: &[model::ErrorRow], place: &Place) {
        let is_known = before.iter().any(|other| {
            other.code == row.code && other.status == row.status && other.message == row.message
        });
        if is_known {
            self.error(
                "duplicate-error",
                &place.at("code"),
                format!("`{}` with this status and message stands twice", row.code),
                "again here",
                "keep one row and let its `source` name both places".into(),
            );
        }
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

/// Where an error answer keeps its parts, as the model keeps it.
pub(super) fn envelope(envelope: &spec::Envelope) -> model::Envelope {
    model::Envelope {
        code: envelope.code.clone(),
        message: envelope.message.clone(),
        request_id: envelope.request_id.clone(),
        host_id: envelope.host_id.clone(),
        recommendation: envelope.recommendation.clone(),
        access_denied_detail: envelope.access_denied_detail.clone(),
        request_id_headers: envelope.request_id_headers.clone(),
        retry_after_milliseconds_headers: envelope.retry_after_milliseconds_headers.clone(),
        retry_after_seconds_headers: envelope.retry_after_seconds_headers.clone(),
        echoing_codes: envelope.echoing_codes.clone(),
    }
}
