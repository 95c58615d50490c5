//! Every operation that is compiled in, as a function from JSON to JSON.

use cloud_backup_api::description::{Language, OperationInfo, ValueKind};
use cloud_backup_api::{
    Failure, HttpBody, HttpRequest, HttpResponse, OperationVisitor, SerdeOperation, Severity,
    each_operation,
};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// An operation that can be asked.
pub(crate) struct Operation {
    pub(crate) info: &'static OperationInfo,
    pub(crate) answer: fn(Asked) -> Result<Value, String>,
}

/// A request, what is known beside it, and perhaps the status and the body of its response.
pub(crate) struct Asked {
    pub(crate) members: Map<String, Value>,
    pub(crate) facts: Map<String, Value>,
    pub(crate) response: Option<(u16, String)>,
}

/// Every operation.
pub(crate) fn all() -> Vec<Operation> {
    struct All(Vec<Operation>);
    impl OperationVisitor for All {
        fn visit<O: SerdeOperation>(&mut self) {
            self.0.push(Operation { info: O::INFO, answer: answer::<O> });
        }
    }
    let mut all = All(Vec::new());
    each_operation(&mut all);
    all.0
}

/// The facts that the rules of an operation ask for.
pub(crate) fn facts(operation: &OperationInfo) -> Value {
    let facts = operation.facts.iter().map(|fact| {
        let values = match fact.kind {
            ValueKind::Boolean => json!([true, false]),
            ValueKind::Enumeration(listed) => json!(listed),
            _ => Value::Null,
        };
        json!({ "name": fact.name, "en": fact.description.en, "zh": fact.description.zh, "values": values })
    });
    json!({ "facts": facts.collect::<Vec<_>>() })
}

fn answer<O: SerdeOperation>(asked: Asked) -> Result<Value, String> {
    let unknown = |name: &&String| O::INFO.parameters.iter().all(|it| it.name != **name);
    if let Some(name) = asked.members.keys().find(unknown) {
        return Err(format!("`{}` has no parameter `{name}`", O::NAME));
    }
    let facts = Value::Object(asked.facts);
    let context = serde_json::from_value::<O::Context>(facts);
    let context = context.map_err(|error| format!("a fact can't be read: {error}"))?;
    let request = serde_json::from_value::<O>(Value::Object(asked.members));
    let Some((status, body)) = asked.response else {
        let request = request.map_err(|error| format!("the request can't be read: {error}"))?;
        return Ok(checked(&request, &context));
    };
    let headers = Vec::new();
    let response = HttpResponse { status, headers, body: body.into_bytes() };
    let decoded = match &request {
        Ok(request) => request.decode_for(&response),
        // Without the request there is less to say.
        Err(_) => O::decode(&response),
    };
    Ok(match decoded {
        Ok(success) => json!({ "success": success }),
        Err(failure) => {
            let causes = request.ok().map(|request| {
                let explanation = failure.explain(&request, &context);
                let causes = explanation.causes().iter();
                causes.map(|it| both(|language| it.message(language))).collect::<Vec<_>>()
            });
            let retry = failure.retry();
            json!({ "failure": failure.to_string(), "retry": retry, "causes": causes, "known": is_known(&failure) })
        }
    })
}

fn is_known<C: cloud_backup_api::ServiceErrorCode>(failure: &Failure<C>) -> bool {
    matches!(failure, Failure::Service(error) if !error.documented().is_empty())
}

/// What there is to say about a request.
fn checked<O: SerdeOperation>(request: &O, context: &O::Context) -> Value {
    let report = request.validate_in(context);
    let violations = report.violations().iter().map(|violation| {
        let severity = match violation.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let message = both(|language| violation.message(language));
        json!({ "severity": severity, "rule": violation.rule().id, "path": violation.path(), "message": message })
    });
    let skipped = report.skipped().map(|rule| rule.id);
    let owed = request.owed(context);
    let owed = owed.demands().iter().map(|demand| both(|language| demand.message(language)));
    let http = match request.encode() {
        Ok(http) => json!(call(&http)),
        Err(error) => json!({ "problem": error.to_string() }),
    };
    json!({
        "violations": violations.collect::<Vec<_>>(),
        "skipped": skipped.collect::<Vec<_>>(),
        "owed": owed.collect::<Vec<_>>(),
        "http": http,
    })
}

/// A call before it is signed, without secrets.
#[derive(Serialize)]
struct Call<'a> {
    line: String,
    headers: &'a [(String, String)],
    body: Option<String>,
}

fn call(http: &HttpRequest) -> Call<'_> {
    let body = match &http.body {
        HttpBody::Empty => None,
        _ if http.has_secrets() => Some("…".to_owned()),
        body => Some(String::from_utf8_lossy(&body.to_bytes()).into_owned()),
    };
    let line = format!("{} {}", http.method, http.redacted_path_and_query());
    Call { line, headers: &http.headers, body }
}

/// A sentence in both languages.
fn both(sentence: impl Fn(Language) -> String) -> Value {
    json!({ "en": sentence(Language::English), "zh": sentence(Language::Chinese) })
}
