//! Fingerprints: the value of an element as a text that is independent of wording.
//!
//! Changes are detected by these texts, and findings keep their fingerprints when their wording changes.
//! Properties that are omitted here, such as locations, can change without a finding.

mod protocol;

use serde::Serialize;
use serde_json::{Value, json};

use apispec_codegen::model::{
    Absent, Answer, AnswerBody, Authorization, BePresent, Change, Characters, Count, Dispute,
    Example, ExampleKind, Form, InBandFailure, Kind, LeftOut, Length, Limit, Literal, MapEncoding,
    Must, Observation, Precondition, Predicate, Quota, Range, Response, Rule, Severity, Status,
    Text,
};
use apispec_codegen::sentences::Names;
use apispec_codegen::spec;

pub(super) use protocol::{envelope, style};

/// A description.
pub(super) fn text(text: &Text) -> String {
    if text.zh().is_empty() { text.en.clone() } else { format!("{}\n{}", text.en, text.zh()) }
}

/// The check of a rule or a limit.
pub(super) fn form(form: &Form, names: Names<'_>) -> String {
    let field = |index: &usize| names.field(*index);
    let fields = |indexes: &[usize]| indexes.iter().map(field).collect::<Vec<_>>();
    let when = |on: &Option<Predicate>| on.as_ref().map(|on| condition(on, names));
    let fact = match form {
        Form::Presence { must, fields: it, when: on } => match must {
            Must::BePresent => json!(["required_if", fields(it), when(on)]),
            Must::BeAbsent => json!(["forbidden_if", fields(it), when(on)]),
            Must::BeAbsentUnless => json!(["allowed_if", fields(it), when(on)]),
            Must::BeIgnoredUnless => json!(["effective_if", fields(it), when(on)]),
            Must::BeLeftOut(it) => json!(["unset", status(*it)]),
        },
        Form::Value { limit, when: None, .. } => self::limit(limit),
        Form::Value { field: it, limit, when: Some(on) } => {
            let on = condition(on, names);
            match limit {
                Limit::OneOf(values) => json!(["values_if", field(it), literals(values), on]),
                Limit::Range(range) => json!(["range_if", field(it), ends(range), on]),
                Limit::Length(of) => json!(["length_if", field(it), length(of), on]),
                other => json!(["value_if", field(it), self::limit(other), on]),
            }
        }
        Form::Count { fields: it, count } => match count {
            Count::AllOrNone => json!(["all_or_none", fields(it)]),
            Count::ExactlyOne => json!(["exactly_one", fields(it)]),
            Count::AtMostOne => json!(["at_most_one", fields(it)]),
            Count::AtLeastOne => json!(["at_least_one", fields(it)]),
        },
        Form::Order { left, is, right } => {
            json!(["compare", field(left), word(is), field(right)])
        }
    };
    fact.to_string()
}

/// The limits of a value, with all their properties.
pub(super) fn limits(limits: &[Rule], names: Names<'_>) -> String {
    let limits = limits.iter().map(|it| {
        let check = form(&it.form, names);
        let source = it.source.as_deref().unwrap_or_default();
        let (severity, codes, doc) = (severity(it.severity), it.codes.join(" "), text(&it.doc));
        format!("{} {check} {severity} {codes} {doc} {source}", it.id)
    });
    limits.collect::<Vec<_>>().join("\n")
}

/// A severity.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn limit(limit: &Limit) -> Value {
    match limit {
        Limit::Length(it) => json!(["length", length(it)]),
        Limit::Characters(it) => json!(["characters", characters(it)]),
        Limit::Pattern(it) => json!(["pattern", it]),
        Limit::Time(it) => json!(["time", it]),
        Limit::Range(it) => json!(["range", ends(it)]),
        Limit::Items(it) => json!(["items", ends(it)]),
        Limit::Known => json!(["known"]),
        Limit::NotEmpty => json!(["not_empty"]),
        Limit::OneOf(it) => json!(["values", literals(it)]),
    }
}

fn ends(range: &Range) -> Value {
    json!([range.min, range.max])
}

fn length(it: &Length) -> Value {
    json!([it.min, it.max, word(&it.unit)])
}

fn characters(it: &Characters) -> Value {
    json!([it.allowed, it.first, it.last, it.forbidden, it.ascii])
}

fn condition(predicate: &Predicate, names: Names<'_>) -> Value {
    let all = |parts: &[Predicate]| {
        let parts = parts.iter().map(|part| condition(part, names));
        parts.collect::<Vec<_>>()
    };
    match predicate {
        Predicate::Present(field, presence) => {
            let is_present = *presence == BePresent::Present;
            json!(["present", names.field(*field), is_present])
        }
        Predicate::Field(field, values, absent) => {
            let holds = *absent == Absent::Holds;
            json!(["field", names.field(*field), literals(values), holds])
        }
        Predicate::Context(fact, values) => {
            json!(["context", names.fact(*fact), literals(values)])
        }
        Predicate::All(parts) => json!(["all", all(parts)]),
        Predicate::Any(parts) => json!(["any", all(parts)]),
        Predicate::Not(inner) => json!(["not", condition(inner, names)]),
    }
}

fn literals(values: &[Literal]) -> Value {
    let value = |literal: &Literal| match literal {
        Literal::Text(text) | Literal::Variant(text, _) => json!(text),
        Literal::Integer(number) => json!(number),
        Literal::Boolean(is_true) => json!(is_true),
    };
    values.iter().map(value).collect()
}

/// A type.
pub(super) fn kind(kind: &Kind) -> String {
    fn fact(kind: &Kind) -> Value {
        match kind {
            Kind::String => json!("string"),
            Kind::Secret => json!("secret"),
            Kind::Boolean => json!("boolean"),
            Kind::Int32 => json!("int32"),
            Kind::Int64 => json!("int64"),
            Kind::Float => json!("float"),
            Kind::Double => json!("double"),
            Kind::Any => json!("any"),
            Kind::Timestamp(format) => json!(["timestamp", format]),
            Kind::List { of, encoding, item } => json!(["list", fact(of), word(encoding), item]),
            Kind::Map { of, encoding } => match encoding {
                MapEncoding::Named => json!(["map", fact(of)]),
                MapEncoding::Flat => json!(["map", fact(of), "flat"]),
            },
            Kind::Named(id) => json!(["ref", id.name()]),
            Kind::Json(of) => json!(["json", fact(of)]),
        }
    }
    fact(kind).to_string()
}

/// The content of a successful response.
pub(super) fn response(response: &Response) -> String {
    match response {
        Response::Empty => "empty".into(),
        Response::Object(_) => "object".into(),
        Response::List(kind, item) => {
            let item = item.as_deref().unwrap_or_default();
            format!("list {item} {}", self::kind(kind))
        }
    }
}

/// A status.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Normal => "normal",
        Status::Deprecated => "deprecated",
        Status::Unavailable => "unavailable",
        Status::SetByService => "set_by_service",
    }
}

/// A precondition; empty if it can't be checked.
pub(super) fn precondition(it: &Precondition, names: Names<'_>) -> String {
    let holds = it.holds.as_ref();
    holds.map_or_else(String::new, |holds| condition(holds, names).to_string())
}

/// A quota, with the fact that counts.
pub(super) fn quota(it: &Quota, names: Names<'_>) -> String {
    let fact = it.context.map(|fact| names.fact(fact));
    json!([it.limit, word(&it.period), it.scope, fact]).to_string()
}

/// How failures in successful responses are recognized; empty if they are not.
pub(super) fn in_band_failure(it: Option<&InBandFailure>) -> String {
    it.map_or_else(String::new, |it| {
        json!([it.field, it.failed, it.code, it.message, it.status]).to_string()
    })
}

/// How a task is polled or a list is paged, without the location in the documents.
pub(super) fn follow_up(it: &impl Serialize) -> String {
    fn without_source(value: &mut Value) {
        if let Value::Object(members) = value {
            members.remove("source");
            members.values_mut().for_each(without_source);
        }
    }
    let mut says = word(it);
    without_source(&mut says);
    says.to_string()
}

/// The required permission; empty if it is not documented.
pub(super) fn authorization(it: Option<&Authorization>) -> String {
    let Some(it) = it else {
        return String::new();
    };
    let resources = it.resources.iter().map(|it| [&it.kind, &it.pattern]);
    let resources = resources.collect::<Vec<_>>();
    let (keys, others) = (&it.condition_keys, &it.dependent_actions);
    json!([it.action, it.access.name(), resources, keys, others]).to_string()
}

/// An example.
pub(super) fn example(it: &Example) -> String {
    let answer = |it: &Answer| {
        let format = match it.body {
            None => "empty",
            Some(AnswerBody::Json(_)) => "json",
            Some(AnswerBody::Xml(_)) => "xml",
        };
        let headers = it.headers.iter().map(|it| [&it.name, &it.value]).collect::<Vec<_>>();
        json!([it.status, format, it.body_text(), headers])
    };
    let shown = match &it.shows {
        ExampleKind::Request(request) => {
            let assumed = request.parameters.iter().filter(|it| it.assumed);
            let assumed = assumed.map(|it| json!(it.name));
            [json!("request"), json!(request.values())].into_iter().chain(assumed).collect()
        }
        ExampleKind::Success(it) => json!(["success", answer(it)]),
        ExampleKind::Failure(it) => json!(["failure", answer(it)]),
    };
    json!([it.doc.as_ref().map(text).unwrap_or_default(), shown]).to_string()
}

/// A dispute.
pub(super) fn dispute(it: &Dispute) -> String {
    let about = it.about.iter().map(word).collect::<Vec<_>>();
    let claims = it.claims.iter().map(|it| [&it.says, &it.source]);
    let claims = claims.collect::<Vec<_>>();
    let (decision, reason) = (text(&it.decision), text(&it.reason));
    json!([about, claims, decision, reason]).to_string()
}

/// A note, with the reason why no rule checks it.
pub(super) fn note(it: &apispec_codegen::model::Note) -> String {
    json!([text(&it.doc), it.unchecked.as_ref().map(text), it.source]).to_string()
}

/// A history entry.
pub(super) fn change(it: &Change) -> String {
    json!([it.date, text(&it.doc), it.source]).to_string()
}

/// An observed request.
pub(super) fn observation(it: &Observation) -> String {
    word(&it.says).to_string()
}

/// An entry of `left_out`.
pub(super) fn left_out(it: &LeftOut) -> String {
    json!([it.what, it.reason, it.source]).to_string()
}

/// A document.
pub(super) fn document(it: &spec::Document) -> String {
    let about = json!([it.title, word(&it.kind), it.language, it.publisher, it.date, it.address]);
    json!([about, it.file, it.sha256]).to_string()
}

/// What distinguishes a documented row from the others of its code.
pub(super) fn row(it: &spec::ErrorRow) -> String {
    json!([it.status, it.message]).to_string()
}

/// The word in the spec.
pub(super) fn word(it: &impl Serialize) -> Value {
    serde_json::to_value(it).unwrap_or_default()
}
