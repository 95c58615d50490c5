//! The table of the kinds of findings.

use super::finding_kind::Direction::{Neither, Request, Response};
use super::finding_kind::Effect::{Incomparable, Narrows, None, Widens};
use super::finding_kind::Impact::{Answers, Requests, Rust, Wire};
use super::finding_kind::{FindingKind, Level};

macro_rules! kinds {
    ($($name:ident: $id:literal, $direction:ident, $effect:ident, [$($impact:ident),*], $meaning:literal
        $(, but $level:ident: $reason:literal)?;)*) => {
        /// Every kind of finding, in the order in which they are explained.
        pub const KINDS: &[&FindingKind] = &[$($name),*];
        /// Kinds whose level does not follow from direction and effect, each with the reason.
        pub const EXCEPTIONS: &[(&str, Level, &str)] =
            &[$($(($id, Level::$level, $reason),)?)*];
        $(
            pub(super) const $name: &FindingKind = &FindingKind {
                id: $id,
                direction: $direction,
                effect: $effect,
                impacts: &[$($impact),*],
                meaning: $meaning,
                exception: only(&[$(Level::$level)?]),
            };
        )*
    };
}

kinds! {
    SERVICE_ADDED: "service-added", Neither, Widens, [Rust], "a service can be called that could not be before";
    SERVICE_REMOVED: "service-removed", Neither, Narrows, [Rust], "a service is no longer described";
    API_VERSION_CHANGED: "api-version-changed", Request, Incomparable, [Wire], "requests name another version of the API";
    PROTOCOL_CHANGED: "protocol-changed", Request, Incomparable, [Wire], "every request of a service is put on the wire in another way";
    ENVELOPE_CHANGED: "envelope-changed", Response, Incomparable, [Answers], "error answers keep their parts elsewhere";
    REDACTION_CHANGED: "redaction-changed", Response, None, [Answers], "other texts of failures are redacted",
        but Risky: "a program may look for a text that is no longer shown";
    SUCCESS_STATUSES_CHANGED: "success-statuses-changed", Response, Incomparable, [Answers], "other HTTP statuses mean success";
    IN_BAND_FAILURE_CHANGED: "in-band-failure-changed", Response, Incomparable, [Answers], "failures inside successful answers are told in another way";
    ENDPOINT_ADDED: "endpoint-added", Request, Widens, [], "a region has a host",
        but Addition: "the crate sends nothing; a host is for the caller to know";
    ENDPOINT_REMOVED: "endpoint-removed", Request, Narrows, [], "a region has no host any more",
        but Risky: "the crate sends nothing; a caller that used the host may have to look for another";
    ENDPOINT_CHANGED: "endpoint-changed", Request, Incomparable, [], "requests go to another host",
        but Risky: "the crate sends nothing; a caller that used the host may have to look for another";
    CONTEXT_ADDED: "context-added", Request, Widens, [Rust], "callers can tell one more fact";
    CONTEXT_REMOVED: "context-removed", Request, Narrows, [Rust, Requests], "callers can no longer tell a fact";
    CONTEXT_TYPE_CHANGED: "context-type-changed", Request, Incomparable, [Rust, Requests], "a fact is told in another type";
    OPERATION_ADDED: "operation-added", Neither, Widens, [Rust], "an operation can be called that could not be before";
    OPERATION_REMOVED: "operation-removed", Neither, Narrows, [Rust], "an operation is no longer described";
    CALL_CHANGED: "call-changed", Request, Incomparable, [Wire], "the method or the path of an operation is another";
    AUTHORIZATION_CHANGED: "authorization-changed", Request, None, [], "callers need other permissions",
        but Risky: "a caller may lack the permission, which no compiler and no validator sees";
    RESPONSE_SHAPE_CHANGED: "response-shape-changed", Response, Incomparable, [Rust, Answers], "an answer is empty, an object or a list, and was not";
    PARAMETER_ADDED: "parameter-added", Request, Widens, [Rust, Requests, Wire], "a parameter may be sent that was unknown before";
    REQUIRED_PARAMETER_ADDED: "required-parameter-added", Request, Narrows, [Rust, Requests, Wire], "a parameter must be sent that was unknown before";
    PARAMETER_REMOVED: "parameter-removed", Request, Narrows, [Rust, Requests, Wire], "a parameter can no longer be sent";
    PARAMETER_TYPE_CHANGED: "parameter-type-changed", Request, Incomparable, [Rust, Requests, Wire], "a parameter has another type";
    PARAMETER_BECAME_REQUIRED: "parameter-became-required", Request, Narrows, [Rust, Requests], "a parameter must be sent that could be left out";
    PARAMETER_BECAME_OPTIONAL: "parameter-became-optional", Request, Widens, [Rust, Requests], "a parameter may be left out that had to be sent",
        but Breaking: "more is accepted, and the Rust field and constructor have other types";
    PARAMETER_LOCATION_CHANGED: "parameter-location-changed", Request, Incomparable, [Wire], "a parameter stands elsewhere in the request";
    PARAMETER_ENCODING_CHANGED: "parameter-encoding-changed", Request, Incomparable, [Wire], "a list or a map is written in another way";
    DEFAULT_CHANGED: "default-changed", Request, None, [Requests], "an absent parameter means something else",
        but Risky: "the same bytes mean something else";
    BECAME_SENSITIVE: "became-sensitive", Neither, Incomparable, [Rust], "a text becomes a secret";
    NO_LONGER_SENSITIVE: "no-longer-sensitive", Neither, Incomparable, [Rust], "a secret becomes a text";
    COMPARISON_LOST: "comparison-lost", Neither, Incomparable, [Rust], "values can't be compared any more, since a field that is new holds a secret";
    IDEMPOTENCY_CHANGED: "idempotency-changed", Request, Incomparable, [Rust], "another parameter makes repeated calls one",
        but Risky: "what a repeated call does is another thing, though every request is still accepted";
    STATUS_WORSENED: "status-worsened", Request, None, [Requests], "something is deprecated or not offered that was usual",
        but Risky: "requests with it are still accepted, and warned about";
    STATUS_IMPROVED: "status-improved", Request, None, [Requests], "something is usual that was deprecated or not offered",
        but Addition: "a warning goes away";
    UNIT_CHANGED: "unit-changed", Neither, None, [], "a number counts something else",
        but Risky: "the same number means another amount";
    RUST_NAME_CHANGED: "rust-name-changed", Neither, Incomparable, [Rust], "an item has another name in Rust";
    RUST_TYPE_CHANGED: "rust-type-changed", Neither, Incomparable, [Rust], "a field has another type in Rust, though its values are the same";
    RUST_ITEM_REMOVED: "rust-item-removed", Neither, Incomparable, [Rust], "public items of the generated crate are gone or others, and no other finding says why";
    NAME_SPELLING_CHANGED: "name-spelling-changed", Neither, None, [], "a header or a placeholder of a path is spelled in another way, which services do not tell apart";
    TIME_PARSER_ADDED: "time-parser-added", Neither, Widens, [Rust], "a text is a time that can be parsed";
    TIME_PARSER_REMOVED: "time-parser-removed", Neither, Incomparable, [Rust], "a time can no longer be parsed, or is parsed as something else";
    TIME_FORMAT_CHANGED: "time-format-changed", Neither, None, [], "times are written in another documented format",
        but Risky: "the same text means another time, which no compiler and no validator sees";
    RESPONSE_FIELD_ADDED: "response-field-added", Response, Narrows, [Rust, Answers], "an answer carries one more documented field";
    REQUIRED_RESPONSE_FIELD_ADDED: "required-response-field-added", Response, Narrows, [Rust, Answers], "a response always has one more documented field",
        but Breaking: "the constructor of the response takes one more value, which tests call";
    RESPONSE_FIELD_REMOVED: "response-field-removed", Response, Widens, [Rust, Answers], "a field of an answer is no longer documented";
    RESPONSE_FIELD_TYPE_CHANGED: "response-field-type-changed", Response, Incomparable, [Rust, Answers], "a field of an answer has another type";
    RESPONSE_FIELD_BECAME_REQUIRED: "response-field-became-required", Response, Narrows, [Rust, Answers], "a field is always in the answer that could be absent",
        but Breaking: "more is promised, and the Rust field has another type";
    RESPONSE_FIELD_BECAME_OPTIONAL: "response-field-became-optional", Response, Widens, [Rust, Answers], "a field may be absent from the answer that was always there";
    RESPONSE_FIELD_LOCATION_CHANGED: "response-field-location-changed", Response, Incomparable, [Answers], "a field stands elsewhere in the answer";
    RESPONSE_FIELD_ENCODING_CHANGED: "response-field-encoding-changed", Response, Incomparable, [Answers], "a list of an answer is read in another way";
    TYPE_RENAMED: "type-renamed", Neither, Incomparable, [Rust], "a type has another name in Rust";
    TYPE_SHAPE_CHANGED: "type-shape-changed", Neither, Incomparable, [Rust, Requests, Answers, Wire], "a type is an enumeration or an object, and was the other";
    VALUE_ADDED: "value-added", Request, Widens, [Rust, Requests], "a value is known that was not";
    VALUE_REMOVED: "value-removed", Request, Narrows, [Rust, Requests], "a value is no longer known";
    RESPONSE_VALUE_ADDED: "response-value-added", Response, Widens, [Rust, Answers], "an answer may carry one more known value",
        but Addition: "enumerations are open: the value was kept as unrecognized before";
    RESPONSE_VALUE_REMOVED: "response-value-removed", Response, Narrows, [Rust, Answers], "an answer carries a value no longer known",
        but Breaking: "the Rust variant goes away";
    VALUE_SPELLING_CHANGED: "value-spelling-changed", Request, Incomparable, [Wire], "a value is written in another way";
    ALIAS_ADDED: "alias-added", Neither, Widens, [Requests, Answers], "a text is read as a known value";
    ALIAS_REMOVED: "alias-removed", Neither, Narrows, [Requests, Answers], "a text is no longer read as a known value";
    RULE_ADDED: "rule-added", Request, Narrows, [Requests], "requests are refused that were accepted";
    RULE_REMOVED: "rule-removed", Request, Widens, [Requests], "requests are accepted that were refused";
    RULE_TIGHTENED: "rule-tightened", Request, Narrows, [Requests], "a rule refuses more";
    RULE_LOOSENED: "rule-loosened", Request, Widens, [Requests], "a rule refuses less";
    RULE_CHANGED: "rule-changed", Request, Incomparable, [Requests], "a rule refuses other requests";
    RULE_REWRITTEN: "rule-rewritten", Request, None, [], "a rule is written in another way and refuses the same requests";
    RULE_RENAMED: "rule-renamed", Request, None, [Requests], "a rule has another id",
        but Risky: "a caller may have changed the rule's severity by its old id";
    RULE_CODES_CHANGED: "rule-codes-changed", Request, None, [Requests], "a rule names other codes of the service",
        but Addition: "the same requests are refused, with other codes named";
    LIMIT_ADDED: "limit-added", Request, Narrows, [Requests], "a value is limited that was not";
    LIMIT_REMOVED: "limit-removed", Request, Widens, [Requests], "a value is no longer limited";
    LIMIT_TIGHTENED: "limit-tightened", Request, Narrows, [Requests], "a limit allows less";
    LIMIT_LOOSENED: "limit-loosened", Request, Widens, [Requests], "a limit allows more";
    LIMIT_CHANGED: "limit-changed", Request, Incomparable, [Requests], "a limit allows other values";
    SEVERITY_RAISED: "severity-raised", Request, Narrows, [Requests], "a warning becomes an error";
    SEVERITY_LOWERED: "severity-lowered", Request, Widens, [Requests], "an error becomes a warning";
    WARNING_ADDED: "warning-added", Request, None, [Requests], "requests are warned about that were not",
        but Addition: "nothing more is refused";
    WARNING_REMOVED: "warning-removed", Request, None, [Requests], "requests are no longer warned about",
        but Addition: "nothing more is refused";
    WARNING_CHANGED: "warning-changed", Request, None, [Requests], "other requests are warned about",
        but Addition: "nothing more is refused";
    PRECONDITION_ADDED: "precondition-added", Request, Narrows, [Requests], "something outside of the request must hold";
    PRECONDITION_REMOVED: "precondition-removed", Request, Widens, [Requests], "something outside of the request need not hold";
    PRECONDITION_CHANGED: "precondition-changed", Request, Incomparable, [Requests], "something else outside of the request must hold";
    QUOTA_ADDED: "quota-added", Request, Narrows, [Requests], "something is counted that was not";
    QUOTA_REMOVED: "quota-removed", Request, Widens, [Requests], "something is no longer counted";
    QUOTA_TIGHTENED: "quota-tightened", Request, Narrows, [Requests], "a quota allows less";
    QUOTA_LOOSENED: "quota-loosened", Request, Widens, [Requests], "a quota allows more";
    QUOTA_CHANGED: "quota-changed", Request, Incomparable, [Requests], "a quota counts something else";
    ERROR_ADDED: "error-added", Response, Widens, [Rust, Answers], "a code is documented that was not",
        but Addition: "the code was kept as undocumented before";
    ERROR_REMOVED: "error-removed", Response, Narrows, [Rust, Answers], "a code is no longer documented",
        but Breaking: "the Rust variant goes away";
    ERROR_ROW_ADDED: "error-row-added", Response, None, [Answers], "a documented code has one more row",
        but Addition: "one more documented row of a known code";
    ERROR_ROW_REMOVED: "error-row-removed", Response, None, [Answers], "a documented code has a row less",
        but Risky: "a program may have looked for the row";
    ERROR_STATUS_CHANGED: "error-status-changed", Response, None, [Answers], "a documented code comes with another status",
        but Risky: "a program may decide by the status";
    ERROR_MESSAGE_CHANGED: "error-message-changed", Response, None, [Answers], "a documented code comes with another message",
        but Risky: "a program may look for the text";
    ERROR_PARAMETERS_CHANGED: "error-parameters-changed", Response, None, [Answers], "what varies in a message has other names",
        but Risky: "a program may ask for a part of the message by its name";
    ERROR_CATEGORY_CHANGED: "error-category-changed", Response, None, [Answers], "an error is of another kind",
        but Risky: "a program may decide by the category";
    ERROR_RETRY_CHANGED: "error-retry-changed", Response, None, [Answers], "another advice is given on repeating a call",
        but Risky: "a program may repeat a call, or stop to";
    ERROR_LINKS_CHANGED: "error-links-changed", Response, None, [Answers], "an error answers to other rules",
        but Addition: "the same is refused and answered; a program learns otherwise why";
    DOC_CHANGED: "doc-changed", Neither, None, [], "a description is another";
    SOURCE_CHANGED: "source-changed", Neither, None, [], "something is said to stand elsewhere in the documents";
    NOTE_CHANGED: "note-changed", Neither, None, [], "a note, an entry of the history or a part left out is another, comes or goes";
    EXAMPLE_CHANGED: "example-changed", Neither, None, [], "an example is another, comes or goes";
    DISPUTE_ADDED: "dispute-added", Neither, None, [], "a contradiction is recorded";
    DISPUTE_REMOVED: "dispute-removed", Neither, None, [], "a contradiction is no longer recorded";
    DISPUTE_CHANGED: "dispute-changed", Neither, None, [], "a contradiction has other claims, or another decision";
    DOCUMENT_CHANGED: "document-changed", Neither, None, [], "a document is another, comes or goes";
}

const fn only(levels: &[Level]) -> Option<Level> {
    match levels {
        [level, ..] => Some(*level),
        [] => Option::None,
    }
}

/// The kinds of changes of something that refuses requests.
pub(super) struct Family {
    pub(super) added: &'static FindingKind,
    pub(super) removed: &'static FindingKind,
    pub(super) tightened: &'static FindingKind,
    pub(super) loosened: &'static FindingKind,
    pub(super) changed: &'static FindingKind,
    /// What it is if no request is refused or accepted that was not; as without witnesses if not given.
    pub(super) without_effect: Option<&'static FindingKind>,
}

impl Family {
    const ALL: [&Self; 4] = [&RULES, &LIMITS, &PRECONDITIONS, &QUOTAS];

    /// The family that a kind is of.
    pub(super) fn of(kind: &FindingKind) -> Option<&'static Self> {
        let is_of = |family: &&Self| {
            kind == family.added
                || kind == family.removed
                || kind == family.tightened
                || kind == family.loosened
                || kind == family.changed
        };
        Self::ALL.into_iter().find(is_of)
    }
}

macro_rules! families {
    ($($name:ident: $added:ident, $removed:ident, $tightened:ident, $loosened:ident, $changed:ident, $without:expr;)*) => {
        $(
            pub(super) const $name: Family = Family {
                added: $added,
                removed: $removed,
                tightened: $tightened,
                loosened: $loosened,
                changed: $changed,
                without_effect: $without,
            };
        )*
    };
}

// Unknown facts refuse nothing, so a quota can change without any witness.
families! {
    RULES: RULE_ADDED, RULE_REMOVED, RULE_TIGHTENED, RULE_LOOSENED, RULE_CHANGED, Some(RULE_REWRITTEN);
    LIMITS: LIMIT_ADDED, LIMIT_REMOVED, LIMIT_TIGHTENED, LIMIT_LOOSENED, LIMIT_CHANGED, Some(RULE_REWRITTEN);
    PRECONDITIONS: PRECONDITION_ADDED, PRECONDITION_REMOVED, PRECONDITION_CHANGED, PRECONDITION_CHANGED, PRECONDITION_CHANGED, Some(RULE_REWRITTEN);
    QUOTAS: QUOTA_ADDED, QUOTA_REMOVED, QUOTA_TIGHTENED, QUOTA_LOOSENED, QUOTA_CHANGED, Option::None;
}
