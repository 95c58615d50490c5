//! What a request breaks, against what it is expected to break.

use cloud_backup_api::{Severity, Violation};
use serde_json::Value;

use super::evidence;
use super::reports::{page, text};

/// How the violations of a request differ from those expected, if they do.
pub(crate) fn difference(
    request: &Value,
    violations: Vec<&Violation>,
    expected: &[Value],
) -> Option<String> {
    let mut left = violations;
    let mut missing = Vec::new();
    for expected in expected {
        match left.iter().position(|it| is_expected(page(request), it, expected)) {
            Some(index) => {
                left.remove(index);
            }
            None => missing.push(expected.to_string()),
        }
    }
    let left = left.iter().map(|violation| {
        let evidence = evidence::rule(page(request), violation.rule().id);
        format!("{violation} ({})", evidence.sources().join(", "))
    });
    let left = left.collect::<Vec<_>>();
    (!missing.is_empty() || !left.is_empty()).then(|| {
        format!(
            "{} ({}):\n  not found: {}\n  not expected: {}",
            text(&request["id"]),
            text(&request["why"]),
            missing.join("; "),
            left.join("; ")
        )
    })
}

/// Whether a violation is the one that the expected line states.
fn is_expected(page: &str, violation: &Violation, expected: &Value) -> bool {
    let rule = violation.rule();
    let evidence = evidence::rule(page, rule.id);
    let sources = evidence.sources();
    let on_line = sources.iter().any(|place| covers(place, text(&expected["line"])));
    let severity = match text(&expected["severity"]) {
        "error" => Severity::Error,
        _ => Severity::Warning,
    };
    let about = match expected["parameter"].as_str() {
        None => true,
        Some(parameter) => {
            violation.path().starts_with(parameter)
                || rule.fields.len() == 1 && rule.related().contains(&parameter)
                || rule.fields.is_empty()
        }
    };
    on_line && about && violation.severity() == severity
}

/// Whether `dbs-en:99-105` covers `dbs-en:103`, or `dbs-meta#/apis` covers `dbs-meta#/apis/A`.
fn covers(place: &str, line: &str) -> bool {
    if line.contains('#') {
        return line.strip_prefix(place).is_some_and(|it| it.is_empty() || it.starts_with('/'));
    }
    let (Some((document, lines)), Some((wanted, line))) =
        (place.split_once(':'), line.split_once(':'))
    else {
        return false;
    };
    let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
    let number = |text: &str| text.parse::<u32>().expect("a line");
    document == wanted && (number(first)..=number(last)).contains(&number(line))
}
