//! Pages against specs: whatever a page lists is in a spec or left out with a reason.

use super::document::Document;
use super::page::{self, Cell, Listed, Row, What};
use super::wire::Wire;
use super::{Audit, shown};
use crate::audit::facts::{Fact, Kind, Need, Reference, Within};
use apispec_codegen::report::Mark;
use apispec_codegen::spec::{DocumentKind, Type};

const WAY_OUT: &str = "add it to the spec, or to the operation's `left_out` with a reason";

impl<'a> Audit<'a> {
    /// Reports what the pages list and no spec has.
    pub(super) fn pages(&mut self) {
        for index in 0..self.documents.len() {
            let document = &self.documents[index];
            if document.says.kind == DocumentKind::Page {
                for listed in page::listed(document) {
                    self.listed(index, &listed);
                }
            }
        }
    }

    fn listed(&mut self, document: usize, listed: &Listed) {
        let line = listed.line;
        match &listed.what {
            What::Parameter(row) => self.parameter(document, line, row),
            What::Value(value) => {
                if !self.has_value(document, line, value) {
                    let title = format!("the value `{value}` is in no spec");
                    self.unlisted("unlisted-value", document, line, title);
                }
            }
            What::Error { status, rest, cell } => {
                if !self.has_error(document, line, Some(*status), rest, *cell) {
                    let title = format!("the error `{status}` `{}` is in no spec", short(rest));
                    self.unlisted("unlisted-error", document, line, title);
                }
            }
            What::Key(key) => {
                if !self.has_key(document, key) {
                    let title = format!("the field `{key}` is in no spec");
                    self.unlisted("unlisted-field", document, line, title);
                }
            }
        }
    }

    fn parameter(&mut self, document: usize, line: usize, row: &Row) {
        let name = &row.name;
        let facts = self.citing(document, line);
        let fact = facts
            .into_iter()
            .find(|fact| fact.kind == Kind::Name && fact.need == Need::Name(name))
            .cloned();
        let Some((fact, field)) =
            fact.and_then(|fact| fact.field.clone().map(|field| (fact, field)))
        else {
            if !self.is_left_out(document, line, name) {
                let title = format!("the parameter `{name}` is in no spec");
                self.unlisted("unlisted-parameter", document, line, title);
            }
            return;
        };
        let place = Reference {
            document: &self.documents[document].says.id,
            within: Within::Lines(line, line),
        };
        if self.disputes.cites(fact.folders, &fact.about, &place, None) {
            return;
        }
        let place = shown(&place);
        let wire = Wire::of_spec(&field.kind, self.specs, fact.folders);
        if let (Some(spec), Some(page)) = (wire, row.wire)
            && !spec.agrees(page)
        {
            let title = format!("`{name}` is {spec} in the spec and {page} at `{place}`");
            self.differs("type-differs", &fact, "type", title);
        }
        if let Some(required) = row.required
            && required != field.required
        {
            let [page, spec] = presence(required);
            let title = format!("`{name}` is {page} at `{place}` and {spec} in the spec");
            self.differs("required-differs", &fact, "required", title);
        }
    }

    pub(super) fn has_value(&self, document: usize, line: usize, value: &str) -> bool {
        let is_boolean = |fact: &Fact<'_>| {
            matches!(value, "true" | "false")
                && fact
                    .field
                    .as_ref()
                    .is_some_and(|field| matches!(field.kind, Type::Boolean))
        };
        let mut facts = self.citing(document, line).into_iter();
        facts.any(|fact| {
            is_boolean(fact) || fact.kind == Kind::Value && fact.need == Need::Value(value)
        }) || self.is_left_out(document, line, value)
    }

    /// The code of a joined row is the longest one that any spec knows or leaves out.
    pub(super) fn has_error(
        &self,
        document: usize,
        line: usize,
        status: Option<u16>,
        rest: &str,
        cell: Cell,
    ) -> bool {
        let codes = self.facts.iter().filter_map(|fact| match fact.need {
            Need::Row { code, .. } => Some(code),
            _ => fact.left_out(),
        });
        let code = match cell {
            Cell::Own => Some(rest),
            Cell::Shared => codes
                .filter(|code| rest.starts_with(code))
                .max_by_key(|code| code.len()),
        };
        let Some(code) = code else { return false };
        let mut facts = self.citing(document, line).into_iter();
        facts.any(|fact| {
            matches!(fact.need, Need::Row { status: own, code: other, .. }
                if other == code && status.is_none_or(|status| status == own))
        }) || self.is_left_out(document, line, code)
    }

    /// A key is known by any field of the services that cite the page.
    fn has_key(&self, document: usize, key: &str) -> bool {
        let folders = self.folders(document);
        self.facts.iter().any(|fact| {
            folders.contains(&fact.folders)
                && match &fact.need {
                    Need::Name(name) => fact.kind == Kind::Name && *name == key,
                    _ => fact.left_out() == Some(key),
                }
        })
    }

    /// The services whose specs cite a document.
    pub(super) fn folders(&self, document: usize) -> Vec<&'a [String]> {
        let id = &self.documents[document].says.id;
        let mut folders = Vec::new();
        for (fact, cited) in self.facts.iter().zip(&self.cited) {
            if fact.folders.len() == 2
                && !folders.contains(&fact.folders)
                && cited.iter().any(|place| place.document == id)
            {
                folders.push(fact.folders);
            }
        }
        folders
    }

    /// The facts that cite a line.
    pub(super) fn citing(&self, document: usize, line: usize) -> Vec<&Fact<'a>> {
        let id = &self.documents[document].says.id;
        let facts = self.facts.iter().zip(&self.cited);
        facts
            .filter(|(_, cited)| cited.iter().any(|place| place.has_line(id, line)))
            .map(|(fact, _)| fact)
            .collect()
    }

    pub(super) fn is_left_out(&self, document: usize, line: usize, what: &str) -> bool {
        let mut facts = self.citing(document, line).into_iter();
        facts.any(|fact| fact.left_out() == Some(what))
    }

    pub(super) fn unlisted(
        &mut self,
        code: &'static str,
        document: usize,
        line: usize,
        title: String,
    ) {
        let marks = self.line_mark(&self.documents[document], line);
        self.error(code, marks, title, WAY_OUT.into());
    }

    fn line_mark(&self, document: &Document<'_>, line: usize) -> Vec<Mark> {
        let span = document.line(line);
        let mark = span.map(|span| Mark {
            source: document.source,
            span,
            label: "listed here".into(),
        });
        mark.into_iter().collect()
    }

    fn differs(&mut self, code: &'static str, fact: &Fact<'_>, member: &str, title: String) {
        let mark = self.mark(&fact.place.parent().at(member), "said here");
        self.error(
            code,
            vec![mark],
            title,
            "write what the document says, or tell both claims in a dispute".into(),
        );
    }
}

/// What a field is called on the side that says so, and on the other.
pub(super) fn presence(required: bool) -> [&'static str; 2] {
    match required {
        true => ["required", "optional"],
        false => ["optional", "required"],
    }
}

/// The beginning of a row whose code nobody knows.
fn short(rest: &str) -> String {
    const MOST: usize = 64;
    match rest.chars().count() > MOST {
        true => rest.chars().take(MOST).chain(['…']).collect(),
        false => rest.to_owned(),
    }
}
