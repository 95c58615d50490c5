//! Compares pages with specs: everything that a page lists is in a spec or in `left_out`.

use super::Audit;
use super::document::{Document, shown};
use super::page::{self, Cell, Listed, Row};
use super::wire::WireType;
use crate::audit::facts::{Kind, Need};
use crate::documents::Within;
use apispec_codegen::spec::{DocumentKind, Type};

const ADD: &str = "add it to the spec, or to the operation's `left_out` with a reason";
pub(super) const AGREE: &str = "write what the document says, or record both claims in a dispute";

impl<'a> Audit<'a> {
    /// Reports what the pages list and the specs do not contain.
    pub(super) fn pages(&mut self) {
        for document in self.documents_of(DocumentKind::Page) {
            for (line, listed) in page::listed(document) {
                self.listed(document, line, &listed);
            }
        }
    }

    fn listed(&mut self, document: &Document<'a>, line: usize, listed: &Listed) {
        match listed {
            Listed::Parameter(row) => self.parameter(document, line, row),
            Listed::Value(value) => self.listed_value(document, line, value),
            Listed::Error { status, rest, cell } => {
                if !self.has_error(document, line, Some(*status), rest, *cell) {
                    let title =
                        format!("the error `{status}` `{}` is not in the specs", short(rest));
                    self.unlisted("unlisted-error", document, line, title);
                }
            }
            Listed::Key(key) => {
                if !self.has_key(document, key) {
                    let title = format!("the field `{key}` is not in the specs");
                    self.unlisted("unlisted-field", document, line, title);
                }
            }
        }
    }

    fn parameter(&mut self, document: &Document<'a>, line: usize, row: &Row) {
        let name = &row.name;
        let mut facts = self.citing(document, line);
        let fact = facts.find(|fact| fact.kind == Kind::Name && fact.need == Need::Name(name));
        let Some((fact, field)) = fact.and_then(|fact| Some((fact, fact.field.as_ref()?))) else {
            if !self.is_left_out(document, line, name) {
                let title = format!("the parameter `{name}` is not in the specs");
                self.unlisted("unlisted-parameter", document, line, title);
            }
            return;
        };
        let place = document.reference(Within::Lines(line, line));
        if self.disputes.cites(fact.folders, &fact.about, &place, None) {
            return;
        }
        let place = shown(&place);
        let object = fact.place.parent();
        let wire = WireType::of_spec(&field.kind, self.specs, fact.folders);
        if let (Some(spec), Some(page)) = (wire, row.wire)
            && !spec.agrees(page)
        {
            let title = format!("`{name}` is {spec} in the spec and {page} at `{place}`");
            let mark = self.mark(&object.at("type"), "stated here");
            self.error("type-differs", vec![mark], title, AGREE);
        }
        if let Some(required) = row.required
            && required != field.required
        {
            let [page, spec] = presence(required);
            let title = format!("`{name}` is {page} at `{place}` and {spec} in the spec");
            let mark = self.mark(&object.at("required"), "stated here");
            self.error("required-differs", vec![mark], title, AGREE);
        }
    }

    pub(super) fn listed_value(&mut self, document: &Document<'a>, line: usize, value: &str) {
        let is_boolean = matches!(value, "true" | "false");
        let has_value = self.citing(document, line).any(|fact| {
            let field = fact.field.as_ref().filter(|_| is_boolean);
            field.is_some_and(|field| matches!(field.kind, Type::Boolean))
                || fact.kind == Kind::Value && fact.need == Need::Value(value)
        });
        if !has_value && !self.is_left_out(document, line, value) {
            self.unlisted_value(document, line, value);
        }
    }

    pub(super) fn unlisted_value(&mut self, document: &Document<'a>, line: usize, value: &str) {
        let title = format!("the value `{value}` is not in the specs");
        self.unlisted("unlisted-value", document, line, title);
    }

    /// The code of a joined row is the longest one that the specs contain or leave out.
    pub(super) fn has_error(
        &self,
        document: &Document<'a>,
        line: usize,
        status: Option<u16>,
        rest: &str,
        cell: Cell,
    ) -> bool {
        let codes = self.facts.iter().filter_map(|it| match it.fact.need {
            Need::Row { code, .. } => Some(code),
            _ => it.fact.left_out(),
        });
        let code = match cell {
            Cell::Own => Some(rest),
            Cell::Shared => {
                codes.filter(|code| rest.starts_with(code)).max_by_key(|code| code.len())
            }
        };
        let Some(code) = code else { return false };
        let is_row = |need: &Need<'_>| {
            matches!(need, Need::Row { status: own, code: other, .. }
                if *other == code && (status.is_none() || status == *own))
        };
        let mut facts = self.citing(document, line);
        facts.any(|fact| is_row(&fact.need)) || self.is_left_out(document, line, code)
    }

    /// A key is known if a service that cites the page has a field with this name.
    fn has_key(&self, document: &Document<'a>, key: &str) -> bool {
        let folders = self.folders(document);
        let mut facts = self.facts.iter().map(|it| &it.fact);
        facts.any(|fact| {
            folders.contains(&fact.folders)
                && match &fact.need {
                    Need::Name(name) => fact.kind == Kind::Name && *name == key,
                    _ => fact.left_out() == Some(key),
                }
        })
    }

    /// The services whose specs cite a document.
    pub(super) fn folders(&self, document: &Document<'a>) -> Vec<&'a [String]> {
        let mut folders = Vec::new();
        for citing in self.facts {
            let own = citing.fact.folders;
            if own.len() == 2 && !folders.contains(&own) && citing.cites(document) {
                folders.push(own);
            }
        }
        folders
    }

    fn is_left_out(&self, document: &Document<'a>, line: usize, what: &str) -> bool {
        let mut facts = self.citing(document, line);
        facts.any(|fact| fact.left_out() == Some(what))
    }

    /// Reports something that a line lists and the specs do not contain.
    pub(super) fn unlisted(
        &mut self,
        code: &'static str,
        document: &Document<'a>,
        line: usize,
        title: String,
    ) {
        let mark = document.line(line);
        let mark = mark.map(|span| document.mark(span, "listed here"));
        self.error(code, mark.into_iter().collect(), title, ADD);
    }
}

/// The words for presence in the spec and in the document.
pub(super) fn presence(required: bool) -> [&'static str; 2] {
    if required { ["required", "optional"] } else { ["optional", "required"] }
}

/// The beginning of a row with an unknown code.
fn short(rest: &str) -> String {
    const MOST: usize = 64;
    let mut start = rest.chars().take(MOST).collect::<String>();
    if start.len() < rest.len() {
        start.push('…');
    }
    start
}
