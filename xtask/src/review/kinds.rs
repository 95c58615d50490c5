//! The table of finding kinds.

use super::finding_kind::Direction::{Neither, Request, Response};
use super::finding_kind::Effect::{Incomparable, Narrows, None, Widens};
use super::finding_kind::Impact::{Requests, Responses, Rust, Wire};
use super::finding_kind::{FindingKind, Level};

macro_rules! kinds {
    ($($name:ident: $id:literal, $direction:ident, $effect:ident, [$($impact:ident),*], $meaning:literal
        $(, but $level:ident: $reason:literal)?;)*) => {
        /// Every kind of finding, in the order of the documentation.
        pub const KINDS: &[&FindingKind] = &[$($name),*];
        /// Kinds whose level differs from what follows from direction and effect, with the reason.
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
    SERVICE_ADDED: "service-added", Neither, Widens, [Rust], "a service was added";
    SERVICE_REMOVED: "service-removed", Neither, Narrows, [Rust], "a service was removed";
    API_VERSION_CHANGED: "api-version-changed", Request, Incomparable, [Wire], "requests contain another API version";
    PROTOCOL_CHANGED: "protocol-changed", Request, Incomparable, [Wire], "the requests of a service use another protocol";
    ENVELOPE_CHANGED: "envelope-changed", Response, Incomparable, [Responses], "error responses have another structure";
    REDACTION_CHANGED: "redaction-changed", Response, None, [Responses], "failures redact other texts",
        but Risky: "a program may search for a text that is now redacted";
    SUCCESS_STATUSES_CHANGED: "success-statuses-changed", Response, Incomparable, [Responses], "other HTTP statuses mean success";
    IN_BAND_FAILURE_CHANGED: "in-band-failure-changed", Response, Incomparable, [Responses], "failures inside successful responses are recognized in another way";
    FOLLOW_UP_ADDED: "follow-up-added", Neither, Widens, [Rust], "polling or paging was added to an operation";
    FOLLOW_UP_REMOVED: "follow-up-removed", Neither, Narrows, [Rust], "polling or paging of an operation was removed";
    FOLLOW_UP_CHANGED: "follow-up-changed", Neither, None, [Responses], "a task is polled or a list is paged in another way",
        but Risky: "the same response means another progress, or leads to another request";
    ENDPOINT_ADDED: "endpoint-added", Request, Widens, [], "the host of a region was added",
        but Addition: "the crate does not send requests; hosts are information for callers";
    ENDPOINT_REMOVED: "endpoint-removed", Request, Narrows, [], "the host of a region was removed",
        but Risky: "the crate does not send requests; a caller may need another host";
    ENDPOINT_CHANGED: "endpoint-changed", Request, Incomparable, [], "the host of a region changed",
        but Risky: "the crate does not send requests; a caller may need another host";
    CONTEXT_ADDED: "context-added", Request, Widens, [Rust], "a fact was added";
    CONTEXT_REMOVED: "context-removed", Request, Narrows, [Rust, Requests], "a fact was removed";
    CONTEXT_TYPE_CHANGED: "context-type-changed", Request, Incomparable, [Rust, Requests], "the type of a fact changed";
    OPERATION_ADDED: "operation-added", Neither, Widens, [Rust], "an operation was added";
    OPERATION_REMOVED: "operation-removed", Neither, Narrows, [Rust], "an operation was removed";
    CALL_CHANGED: "call-changed", Request, Incomparable, [Wire], "the method or the path of an operation changed";
    AUTHORIZATION_CHANGED: "authorization-changed", Request, None, [], "the permissions that callers need changed",
        but Risky: "a caller may lack the permission, which neither compiler nor validator detects";
    RESPONSE_SHAPE_CHANGED: "response-shape-changed", Response, Incomparable, [Rust, Responses], "a response changed between empty, object and list";
    PARAMETER_ADDED: "parameter-added", Request, Widens, [Rust, Requests, Wire], "an optional parameter was added";
    REQUIRED_PARAMETER_ADDED: "required-parameter-added", Request, Narrows, [Rust, Requests, Wire], "a required parameter was added";
    PARAMETER_REMOVED: "parameter-removed", Request, Narrows, [Rust, Requests, Wire], "a parameter was removed";
    PARAMETER_TYPE_CHANGED: "parameter-type-changed", Request, Incomparable, [Rust, Requests, Wire], "the type of a parameter changed";
    PARAMETER_BECAME_REQUIRED: "parameter-became-required", Request, Narrows, [Rust, Requests], "an optional parameter became required";
    PARAMETER_BECAME_OPTIONAL: "parameter-became-optional", Request, Widens, [Rust, Requests], "a required parameter became optional",
        but Breaking: "more requests are accepted, but the Rust field and constructor change their types";
    PARAMETER_LOCATION_CHANGED: "parameter-location-changed", Request, Incomparable, [Wire], "a parameter moved to another location in the request";
    PARAMETER_ENCODING_CHANGED: "parameter-encoding-changed", Request, Incomparable, [Wire], "the encoding of a list or a map changed";
    DEFAULT_CHANGED: "default-changed", Request, None, [Requests], "the default of a parameter changed",
        but Risky: "the same request has another meaning";
    BECAME_SENSITIVE: "became-sensitive", Neither, Incomparable, [Rust], "a text became a secret";
    NO_LONGER_SENSITIVE: "no-longer-sensitive", Neither, Incomparable, [Rust], "a secret became a text";
    COMPARISON_LOST: "comparison-lost", Neither, Incomparable, [Rust], "values can no longer be compared in Rust, since a new field contains a secret";
    IDEMPOTENCY_CHANGED: "idempotency-changed", Request, Incomparable, [Rust], "the idempotency token changed",
        but Risky: "repeated calls behave differently, although every request is still accepted";
    STATUS_WORSENED: "status-worsened", Request, None, [Requests], "something became deprecated or unavailable",
        but Risky: "requests with it are still accepted, with a warning";
    STATUS_IMPROVED: "status-improved", Request, None, [Requests], "something is no longer deprecated or unavailable",
        but Addition: "a warning disappears";
    UNIT_CHANGED: "unit-changed", Neither, None, [], "the unit of a number changed",
        but Risky: "the same number is another amount";
    RUST_NAME_CHANGED: "rust-name-changed", Neither, Incomparable, [Rust], "the Rust name of an item changed";
    RUST_TYPE_CHANGED: "rust-type-changed", Neither, Incomparable, [Rust], "the Rust type of a field changed, but not its values";
    RUST_ITEM_REMOVED: "rust-item-removed", Neither, Incomparable, [Rust], "public Rust items were removed or changed, and no other finding explains it";
    NAME_SPELLING_CHANGED: "name-spelling-changed", Neither, None, [], "a header or a path placeholder has another, equivalent spelling";
    TIME_PARSER_ADDED: "time-parser-added", Neither, Widens, [Rust], "a text became a time that can be parsed";
    TIME_PARSER_REMOVED: "time-parser-removed", Neither, Incomparable, [Rust], "a time can no longer be parsed, or is parsed as another type";
    TIME_FORMAT_CHANGED: "time-format-changed", Neither, None, [], "the documented format of a time changed",
        but Risky: "the same text is another time, which neither compiler nor validator detects";
    RESPONSE_FIELD_ADDED: "response-field-added", Response, Narrows, [Rust, Responses], "a response field was added";
    REQUIRED_RESPONSE_FIELD_ADDED: "required-response-field-added", Response, Narrows, [Rust, Responses], "a required response field was added",
        but Breaking: "more is guaranteed, but the constructor of the response, which tests call, takes one more value";
    RESPONSE_FIELD_REMOVED: "response-field-removed", Response, Widens, [Rust, Responses], "a response field was removed";
    RESPONSE_FIELD_TYPE_CHANGED: "response-field-type-changed", Response, Incomparable, [Rust, Responses], "the type of a response field changed";
    RESPONSE_FIELD_BECAME_REQUIRED: "response-field-became-required", Response, Narrows, [Rust, Responses], "an optional response field became required",
        but Breaking: "more is guaranteed, but the Rust field changes its type";
    RESPONSE_FIELD_BECAME_OPTIONAL: "response-field-became-optional", Response, Widens, [Rust, Responses], "a required response field became optional";
    RESPONSE_FIELD_LOCATION_CHANGED: "response-field-location-changed", Response, Incomparable, [Responses], "a response field moved to another location";
    RESPONSE_FIELD_ENCODING_CHANGED: "response-field-encoding-changed", Response, Incomparable, [Responses], "the encoding of a response field changed";
    TYPE_RENAMED: "type-renamed", Neither, Incomparable, [Rust], "a type was renamed";
    TYPE_SHAPE_CHANGED: "type-shape-changed", Neither, Incomparable, [Rust, Requests, Responses, Wire], "a type changed between enumeration and object";
    VALUE_ADDED: "value-added", Request, Widens, [Rust, Requests], "a value was added to an enumeration";
    VALUE_REMOVED: "value-removed", Request, Narrows, [Rust, Requests], "a value was removed from an enumeration";
    RESPONSE_VALUE_ADDED: "response-value-added", Response, Widens, [Rust, Responses], "a value was added to an enumeration of responses",
        but Addition: "enumerations are open: the value was unrecognized before";
    RESPONSE_VALUE_REMOVED: "response-value-removed", Response, Narrows, [Rust, Responses], "a value was removed from an enumeration of responses",
        but Breaking: "the Rust variant is removed";
    VALUE_SPELLING_CHANGED: "value-spelling-changed", Request, Incomparable, [Wire], "the wire value of an enumeration value changed";
    ALIAS_ADDED: "alias-added", Neither, Widens, [Requests, Responses], "an alias of a value was added";
    ALIAS_REMOVED: "alias-removed", Neither, Narrows, [Requests, Responses], "an alias of a value was removed";
    RULE_ADDED: "rule-added", Request, Narrows, [Requests], "a rule was added that refuses requests";
    RULE_REMOVED: "rule-removed", Request, Widens, [Requests], "a rule was removed that refused requests";
    RULE_TIGHTENED: "rule-tightened", Request, Narrows, [Requests], "a rule refuses more requests";
    RULE_LOOSENED: "rule-loosened", Request, Widens, [Requests], "a rule refuses fewer requests";
    RULE_CHANGED: "rule-changed", Request, Incomparable, [Requests], "a rule refuses other requests";
    RULE_REWRITTEN: "rule-rewritten", Request, None, [], "a rule was rewritten and refuses the same requests";
    RULE_RENAMED: "rule-renamed", Request, None, [Requests], "the id of a rule changed",
        but Risky: "a caller may have set the severity of the rule by its old id";
    RULE_CODES_CHANGED: "rule-codes-changed", Request, None, [Requests], "the error codes of a rule changed",
        but Addition: "the same requests are refused, with other error codes";
    LIMIT_ADDED: "limit-added", Request, Narrows, [Requests], "a limit was added";
    LIMIT_REMOVED: "limit-removed", Request, Widens, [Requests], "a limit was removed";
    LIMIT_TIGHTENED: "limit-tightened", Request, Narrows, [Requests], "a limit allows fewer values";
    LIMIT_LOOSENED: "limit-loosened", Request, Widens, [Requests], "a limit allows more values";
    LIMIT_CHANGED: "limit-changed", Request, Incomparable, [Requests], "a limit allows other values";
    SEVERITY_RAISED: "severity-raised", Request, Narrows, [Requests], "a warning became an error";
    SEVERITY_LOWERED: "severity-lowered", Request, Widens, [Requests], "an error became a warning";
    WARNING_ADDED: "warning-added", Request, None, [Requests], "a warning was added",
        but Addition: "no further request is refused";
    WARNING_REMOVED: "warning-removed", Request, None, [Requests], "a warning was removed",
        but Addition: "no further request is refused";
    WARNING_CHANGED: "warning-changed", Request, None, [Requests], "a warning applies to other requests",
        but Addition: "no further request is refused";
    PRECONDITION_ADDED: "precondition-added", Request, Narrows, [Requests], "a precondition was added";
    PRECONDITION_REMOVED: "precondition-removed", Request, Widens, [Requests], "a precondition was removed";
    PRECONDITION_CHANGED: "precondition-changed", Request, Incomparable, [Requests], "a precondition changed";
    QUOTA_ADDED: "quota-added", Request, Narrows, [Requests], "a quota was added";
    QUOTA_REMOVED: "quota-removed", Request, Widens, [Requests], "a quota was removed";
    QUOTA_TIGHTENED: "quota-tightened", Request, Narrows, [Requests], "a quota allows less";
    QUOTA_LOOSENED: "quota-loosened", Request, Widens, [Requests], "a quota allows more";
    QUOTA_CHANGED: "quota-changed", Request, Incomparable, [Requests], "a quota counts something else";
    ERROR_ADDED: "error-added", Response, Widens, [Rust, Responses], "an error code was added",
        but Addition: "the code was undocumented before";
    ERROR_REMOVED: "error-removed", Response, Narrows, [Rust, Responses], "an error code was removed",
        but Breaking: "the Rust variant is removed";
    ERROR_ROW_ADDED: "error-row-added", Response, None, [Responses], "a row of a documented error code was added",
        but Addition: "the error code was documented before";
    ERROR_ROW_REMOVED: "error-row-removed", Response, None, [Responses], "a row of a documented error code was removed",
        but Risky: "a program may look up the row";
    ERROR_STATUS_ADDED: "error-status-added", Response, None, [Responses], "the status of an error became known",
        but Addition: "the error was documented before, without a status";
    ERROR_STATUS_REMOVED: "error-status-removed", Response, None, [Responses], "the status of an error is no longer documented",
        but Risky: "a program may depend on the status";
    ERROR_STATUS_CHANGED: "error-status-changed", Response, None, [Responses], "the status of an error changed",
        but Risky: "a program may depend on the status";
    ERROR_MESSAGE_CHANGED: "error-message-changed", Response, None, [Responses], "the message of an error changed",
        but Risky: "a program may depend on the text";
    ERROR_PARAMETERS_CHANGED: "error-parameters-changed", Response, None, [Responses], "the placeholder names of an error message changed",
        but Risky: "a program may access a part of the message by its name";
    ERROR_CATEGORY_CHANGED: "error-category-changed", Response, None, [Responses], "the category of an error changed",
        but Risky: "a program may depend on the category";
    ERROR_RETRY_CHANGED: "error-retry-changed", Response, None, [Responses], "the retry advice of an error changed",
        but Risky: "a program may retry more or fewer calls";
    ERROR_LINKS_CHANGED: "error-links-changed", Response, None, [Responses], "the rules that an error answers changed",
        but Addition: "the same requests are refused; only the explanation changes";
    DOC_CHANGED: "doc-changed", Neither, None, [], "a description changed";
    SOURCE_CHANGED: "source-changed", Neither, None, [], "the source of something changed";
    NOTE_CHANGED: "note-changed", Neither, None, [], "a note, a history entry or an entry of `left_out` was added, changed or removed";
    EXAMPLE_CHANGED: "example-changed", Neither, None, [], "an example was added, changed or removed";
    OBSERVATION_CHANGED: "observation-changed", Neither, None, [], "an observation was added, changed or removed";
    ACCEPTED_REQUEST_REFUSED: "accepted-request-refused", Request, None, [Requests], "an error refuses a request that the service was seen to accept",
        but Risky: "the crate refuses what works";
    GRADE_LOWERED: "grade-lowered", Neither, None, [], "a rule, limit, precondition or quota is based on weaker evidence",
        but Risky: "what it refuses may work";
    RAISED_WITHOUT_EVIDENCE: "raised-without-evidence", Neither, None, [], "a warning became an error, and its source cites no further page or observation",
        but Risky: "what it refuses may work";
    DISPUTE_ADDED: "dispute-added", Neither, None, [], "a dispute was added";
    DISPUTE_REMOVED: "dispute-removed", Neither, None, [], "a dispute was removed";
    DISPUTE_CHANGED: "dispute-changed", Neither, None, [], "the claims or the decision of a dispute changed";
    DOCUMENT_CHANGED: "document-changed", Neither, None, [], "a document was added, changed or removed";
}

const fn only(levels: &[Level]) -> Option<Level> {
    match levels {
        [level, ..] => Some(*level),
        [] => Option::None,
    }
}

/// The kinds of changes of something that can refuse requests.
pub(super) struct Family {
    pub(super) added: &'static FindingKind,
    pub(super) removed: &'static FindingKind,
    pub(super) tightened: &'static FindingKind,
    pub(super) loosened: &'static FindingKind,
    pub(super) changed: &'static FindingKind,
    /// The kind if no verdict changes; `None` if the kind does not depend on verdicts.
    pub(super) without_effect: Option<&'static FindingKind>,
}

impl Family {
    const ALL: [&Self; 4] = [&RULES, &LIMITS, &PRECONDITIONS, &QUOTAS];

    /// The family of a kind.
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

// Unknown facts refuse no request, so a quota can change without affected requests.
families! {
    RULES: RULE_ADDED, RULE_REMOVED, RULE_TIGHTENED, RULE_LOOSENED, RULE_CHANGED, Some(RULE_REWRITTEN);
    LIMITS: LIMIT_ADDED, LIMIT_REMOVED, LIMIT_TIGHTENED, LIMIT_LOOSENED, LIMIT_CHANGED, Some(RULE_REWRITTEN);
    PRECONDITIONS: PRECONDITION_ADDED, PRECONDITION_REMOVED, PRECONDITION_CHANGED, PRECONDITION_CHANGED, PRECONDITION_CHANGED, Some(RULE_REWRITTEN);
    QUOTAS: QUOTA_ADDED, QUOTA_REMOVED, QUOTA_TIGHTENED, QUOTA_LOOSENED, QUOTA_CHANGED, Option::None;
}
