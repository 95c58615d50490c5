//! Model → vectors: requests and responses with what they mean, as JSON for a validator in any language. Can't fail.

mod document;
mod encoded;
mod expected;
mod layout;
mod wire;
mod xml;

use serde_json::Value;

use crate::decide::{Sample, Subject, Verdict};
use crate::file::File;
use crate::model::{AnswerBody, Example, ExampleKind, Model, View};
use document::{
    Case, Expected, Report, RequestVector, ResponseVector, RuleVectors, Vectors, Violation,
};
use expected::Form;
pub use xml::tree as xml_tree;

/// The vectors of all operations, each in a file below `folder`; `comment` begins each file.
pub(crate) fn files<'a>(
    model: &'a Model,
    folder: &'a str,
    comment: &'a str,
) -> impl Iterator<Item = File> + 'a {
    model.operations().map(move |view| File {
        path: format!("{folder}/{}", path(view)),
        text: vectors(view, comment).text(),
    })
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
    format!("{}/{}/{}.json", provider.module, service.module, operation.module)
}

fn vectors<'a>(view: View<'a>, comment: &'a str) -> Vectors<'a> {
    let subject = Subject::new(view);
    let proofs = subject.proofs().proofs;
    let rules = proofs.iter().filter_map(|proof| {
        let samples = [&proof.accepted, &proof.refused].into_iter().chain(&proof.others);
        let cases = samples.map(|sample| case(view, &subject, sample)).collect::<Vec<_>>();
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
    let sample = subject.sample(subject.values_of(&given, &[]));
    // Of limits within objects nothing is decided.
    let is_decided = view.demands().len() == subject.obligations().len();
    Some(RequestVector {
        name: &example.name,
        report: is_decided.then(|| report(view, subject, &sample)),
        http: encoded::http(view, &given),
        request: given.into_iter().collect(),
    })
}

fn response<'a>(view: View<'a>, example: &'a Example) -> Option<ResponseVector<'a>> {
    let (answer, is_success) = match &example.shows {
        ExampleKind::Request(_) => return None,
        ExampleKind::Success(answer) => (answer, true),
        ExampleKind::Failure(answer) => (answer, false),
    };
    let (body, form) = match &answer.body {
        AnswerBody::Json(value) => (Some(value.clone()), Form::Json),
        AnswerBody::Xml(text) => (xml::tree(text), Form::Xml),
    };
    let body = body.unwrap_or_default();
    Some(ResponseVector {
        name: &example.name,
        status: answer.status,
        body: answer.body.text(),
        expected: if is_success {
            Expected::Response(expected::response(view, &body, form))
        } else {
            Expected::Failure(expected::failure(view, answer.status, &body))
        },
    })
}
