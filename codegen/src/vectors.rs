//! Model → vectors: requests and responses with what they mean, as JSON for a validator in any language. Can't fail.

mod document;
mod encoded;
mod expected;
mod layout;
mod wire;
mod xml;

use serde_json::{Map, Value};

use crate::decide::{Sample, Subject, Verdict};
use crate::file::{File, Take};
use crate::model::{AnswerBody, Example, ExampleKind, Location, Model, Observation, Outcome, View};
use crate::parallel;
use document::{
    Case, Expected, ObservationVector, Report, RequestVector, ResponseVector, RuleVectors, Vectors,
    Violation,
};
use expected::Form;
pub(crate) use layout::printed;
pub use xml::tree as xml_tree;

/// Hands over the vectors of all operations, each in a file below `folder`; `comment` begins each file.
pub(crate) fn files(model: &Model, folder: &str, comment: &str, take: Take<'_>) {
    let views = model.operations().collect::<Vec<_>>();
    parallel::each(&views, |view| {
        let path = format!("{folder}/{}", path(*view));
        take(File { path, text: vectors(*view, comment).text() });
    });
}

/// The documentation of the files below `folder`: their schema and a README.
pub(crate) fn about(folder: &str, comment: &str) -> [File; 2] {
    let (schema, readme) = (document::schema(comment), include_str!("vectors/README.md"));
    [
        File { path: format!("{folder}/schema.json"), text: schema },
        File {
            path: format!("{folder}/README.md"),
            text: format!("<!-- {comment} -->\n\n{readme}"),
        },
    ]
}

/// `aliyun/rds/create_backup.json`
pub(crate) fn path(view: View<'_>) -> String {
    let View { provider, service, operation } = view;
    path_of(&provider.module, &service.module, &operation.module)
}

/// The same of the modules of provider, service and operation.
pub(crate) fn path_of(provider: &str, service: &str, operation: &str) -> String {
    format!("{provider}/{service}/{operation}.json")
}

fn vectors<'a>(view: View<'a>, comment: &'a str) -> Vectors<'a> {
    let subject = Subject::new(view);
    let proofs = subject.proofs().proofs;
    let mut listed = Vec::<&Sample>::new();
    let rules = proofs.iter().filter_map(|proof| {
        // A text that breaks two limits matters to both; its report names both wherever it is listed.
        let others = proof.others.iter().filter(|sample| !listed.contains(sample));
        let samples = [&proof.accepted, &proof.refused].into_iter().chain(others);
        let samples = samples.collect::<Vec<_>>();
        let cases = samples.iter().map(|sample| case(view, &subject, sample)).collect::<Vec<_>>();
        listed.extend(samples);
        // Another rule may report the same missing field instead, whenever this one is broken.
        let is_reported = cases[1].report.violations.iter().any(|it| it.rule == proof.id);
        let (rule, varies) = (proof.id.clone(), proof.varies.clone());
        is_reported.then_some(RuleVectors { rule, varies, cases })
    });
    let rules = rules.collect::<Vec<_>>();
    let ids = subject.obligations().iter().map(|it| &it.id);
    let unproved = ids.filter(|id| rules.iter().all(|proved| proved.rule != **id));
    let unproved = unproved.cloned().collect();
    let examples = || view.operation.examples.iter();
    Vectors {
        comment,
        schema: "../../schema.json",
        provider: &view.provider.module,
        service: &view.service.module,
        operation: &view.operation.wire,
        secrets: view.secrets(),
        rules,
        unproved,
        requests: examples().filter_map(|it| request(view, &subject, it)).collect(),
        responses: examples().filter_map(|it| response(view, it)).collect(),
        observations: observations(view, &subject, proofs.first().map(|it| &it.accepted)),
    }
}

fn case(view: View<'_>, subject: &Subject, sample: &Sample) -> Case {
    let by_name = |values: &[(String, Value)]| values.iter().cloned().collect();
    Case {
        request: by_name(&sample.request),
        facts: by_name(&sample.context),
        report: report(view, subject, sample),
    }
}

fn report(view: View<'_>, subject: &Subject, sample: &Sample) -> Report {
    let violations = subject.violations(view, sample).into_iter();
    let skipped = sample.verdicts.iter().filter(|(_, verdict)| *verdict == Verdict::Skipped);
    Report {
        violations: violations
            .map(|it| Violation { rule: it.rule, severity: it.severity, path: it.path })
            .collect(),
        skipped: skipped.map(|(id, _)| id.clone()).collect(),
    }
}

/// A request that a document shows, with nothing known beside it.
fn request<'a>(
    view: View<'a>,
    subject: &Subject,
    example: &'a Example,
) -> Option<RequestVector<'a>> {
    let ExampleKind::Request(request) = &example.shows else {
        return None;
    };
    let given = request.values();
    Some(RequestVector {
        name: &example.name,
        report: full_report(view, subject, &given, &[]),
        http: encoded::http(view, &given),
        request: given.into_iter().collect(),
    })
}

/// The report of a request; nothing if it has limits within objects, of which nothing is decided.
fn full_report(
    view: View<'_>,
    subject: &Subject,
    request: &[(String, Value)],
    facts: &[(String, Value)],
) -> Option<Report> {
    let is_decided = view.demands().len() == subject.obligations().len();
    let sample = || subject.sample(subject.values_of(request, facts));
    is_decided.then(|| report(view, subject, &sample()))
}

/// The requests that somebody sent, as far as all of their parameters are known.
fn observations<'a>(
    view: View<'a>,
    subject: &Subject,
    accepted: Option<&Sample>,
) -> Vec<ObservationVector<'a>> {
    let required = view.operation.request.required();
    let in_path = required.filter(|field| field.location == Location::Path);
    let in_path = in_path.map(|field| field.wire.as_str()).collect::<Vec<_>>();
    let values = accepted.map_or(&[][..], |sample| &sample.request).iter();
    let path = values.filter(|(name, _)| in_path.contains(&name.as_str())).collect::<Vec<_>>();
    let observations = view.operation.observations.iter().filter(|it| !it.says.partial);
    let observations = observations.map(|it| {
        let given = |name: &String| it.request.iter().any(|(given, _)| given == name);
        let added = path.iter().copied().filter(|(name, _)| !given(name));
        let request = it.request.iter().chain(added).cloned().collect::<Vec<_>>();
        ObservationVector {
            name: &it.says.name,
            address: it.says.address.as_deref(),
            report: full_report(view, subject, &request, &it.facts),
            request: request.into_iter().collect(),
            facts: it.facts.iter().cloned().collect(),
            outcome: &it.says.outcome,
            explained_by: explanations(view, subject, it),
            unexplained: it.says.unexplained.as_deref(),
        }
    });
    observations.collect()
}

/// The ids of the rules that explain a refusal.
fn explanations(view: View<'_>, subject: &Subject, observation: &Observation) -> Vec<String> {
    let Outcome::Refused(refusal) = &observation.says.outcome else {
        return Vec::new();
    };
    let explanations = subject.explanations(view, observation, &refusal.code);
    explanations.into_iter().map(|demand| demand.id().to_owned()).collect()
}

fn response<'a>(view: View<'a>, example: &'a Example) -> Option<ResponseVector<'a>> {
    let (answer, is_success) = match &example.shows {
        ExampleKind::Request(_) => return None,
        ExampleKind::Success(answer) => (answer, true),
        ExampleKind::Failure(answer) => (answer, false),
    };
    let (body, form) = match &answer.body {
        None => (Some(Value::Object(Map::new())), Form::Json),
        Some(AnswerBody::Json(value)) => (Some(value.clone()), Form::Json),
        Some(AnswerBody::Xml(text)) => (xml::tree(text), Form::Xml),
    };
    let body = body.unwrap_or_default();
    let headers = answer.headers.as_slice();
    Some(ResponseVector {
        name: &example.name,
        status: answer.status,
        headers: headers.iter().map(|it| [it.name.clone(), it.value.clone()]).collect(),
        body: answer.body_text(),
        expected: if is_success {
            Expected::Response(expected::response(view, headers, &body, form))
        } else {
            Expected::Failure(expected::failure(view, answer.status, &body, form))
        },
    })
}
