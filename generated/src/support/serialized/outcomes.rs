//! Serde for what validators and services say: rules, reports and failures, without secrets.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::super::failure::Failure;
use super::super::malformed::MalformedResponse;
use super::super::report::{Report, Violation};
use super::super::rule::Rule;
use super::super::service_error::{ServiceError, ServiceErrorCode};
use super::super::text::Language;
use super::super::truth::Facts;
use super::super::unknown_fields::UnknownFields;

/// Whether there are no errors, the violations, and the ids of the rules that were skipped.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let skipped = self.skipped().map(|rule| rule.id);
        let mut report = serializer.serialize_struct("Report", 3)?;
        report.serialize_field("is_ok", &self.is_ok())?;
        report.serialize_field("violations", self.violations())?;
        report.serialize_field("skipped", &skipped.collect::<Vec<_>>())?;
        report.end()
    }
}

/// The rule's id and codes, the severity, the path, the facts, and the message in each language.
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut violation = serializer.serialize_struct("Violation", 7)?;
        violation.serialize_field("rule", self.rule().id)?;
        violation.serialize_field("severity", &self.severity())?;
        violation.serialize_field("path", &self.path())?;
        violation.serialize_field("message", &self.message(Language::English))?;
        violation.serialize_field("message_zh", &self.message(Language::Chinese))?;
        violation.serialize_field("facts", self.facts())?;
        violation.serialize_field("codes", self.rule().codes)?;
        violation.end()
    }
}

/// What a rule is about, its sentence in each language, and the codes that the service would return.
impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rule = serializer.serialize_struct("Rule", 8)?;
        rule.serialize_field("id", self.id)?;
        rule.serialize_field("severity", &self.severity)?;
        rule.serialize_field("kind", &self.kind)?;
        rule.serialize_field("fields", self.fields)?;
        rule.serialize_field("related", &self.related())?;
        rule.serialize_field("sentence", &self.sentence(Language::English))?;
        rule.serialize_field("sentence_zh", &self.sentence(Language::Chinese))?;
        rule.serialize_field("codes", self.codes)?;
        rule.end()
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// The parts of the error or of the response that can't be read; `kind` says which.
impl<C: ServiceErrorCode> Serialize for Failure<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Failure::Service(error) => error.serialize(serializer),
            Failure::Malformed(error) => error.serialize(serializer),
        }
    }
}

impl<C: ServiceErrorCode> Serialize for ServiceError<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("ServiceError", 16)?;
        error.serialize_field("kind", "service")?;
        error.serialize_field("code", self.code.as_str())?;
        error.serialize_field("status", &self.http_status)?;
        error.serialize_field("reported_status", &self.reported_status)?;
        error.serialize_field("message", &self.message)?;
        error.serialize_field("description", &self.row().map(|row| row.description))?;
        error.serialize_field("request_id", &self.request_id)?;
        error.serialize_field("host_id", &self.host_id)?;
        error.serialize_field("recommendation", &self.recommendation)?;
        error.serialize_field("access_denied_detail", &self.access_denied_detail)?;
        error.serialize_field("details", &self.details)?;
        error.serialize_field("category", &self.category())?;
        error.serialize_field("retry", &self.retry())?;
        error.serialize_field("retry_after", &self.retry_after)?;
        error.serialize_field("retry_after_date", &self.retry_after_date)?;
        error.serialize_field("unknown_fields", self.unknown_fields())?;
        error.end()
    }
}

/// Without the body, which may hold anything: an excerpt has to do.
impl Serialize for MalformedResponse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("MalformedResponse", 9)?;
        error.serialize_field("kind", "malformed")?;
        error.serialize_field("status", &self.status)?;
        error.serialize_field("reason", &self.reason)?;
        error.serialize_field("request_id", &self.request_id)?;
        error.serialize_field("category", &self.category())?;
        error.serialize_field("retry", &self.retry())?;
        error.serialize_field("retry_after", &self.retry_after)?;
        error.serialize_field("retry_after_date", &self.retry_after_date)?;
        error.serialize_field("excerpt", self.excerpt())?;
        error.end()
    }
}

/// The fields by name; in XML a name may be repeated, and has a list then.
impl Serialize for UnknownFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut names = Vec::new();
        for name in self.names() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let mut fields = serializer.serialize_map(Some(names.len()))?;
        for name in names {
            fields.serialize_entry(name, &self.get(name))?;
        }
        fields.end()
    }
}
