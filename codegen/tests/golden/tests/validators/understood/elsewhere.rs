//! The rules of an operation as data, held against requests by a validator in another language.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;

use apispec_codegen::rules;
use cloud_backup_api::{Report, Severity};
use serde_json::{Value, json};

use super::{Given, Understood};

/// A request with the report of the emitted validator.
pub(crate) struct Judged {
    pub(crate) given: Given,
    pub(crate) report: Report,
}

impl Understood {
    /// A validator in Python has the same report of each request.
    pub(crate) fn agrees_in_python(&self, requests: impl Iterator<Item = Judged>) {
        let name = format!("{}-{}", self.service.feature, self.operation.module);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let [rules, lines] =
            ["rules.json", "requests.jsonl"].map(|it| folder.join(format!("{name}-{it}")));
        fs::write(&rules, rules::document(self.view, "made for a test").text()).expect("written");
        let mut writer = BufWriter::new(File::create(&lines).expect("it can be made"));
        let reports = requests.map(|Judged { given, report }| {
            let (request, facts) = self.named(&given);
            let expected = expected(&report);
            let line = json!({ "request": request, "facts": facts, "report": expected });
            writeln!(writer, "{line}").expect("it can be written");
            (given, expected)
        });
        let reports = reports.collect::<Vec<_>>();
        writer.flush().expect("it can be written");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
        let output = Command::new("python3")
            // What is compiled is not kept, since checkouts may be read-only.
            .arg("-B")
            .arg(root.join("generated/rules/python/run_vectors.py"))
            .arg("--lines")
            .arg(rules)
            .env("PYTHONUTF8", "1")
            .stdin(File::open(lines).expect("it is there"))
            .output()
            .expect("python3 is installed");
        let [said, failed] = [output.stdout, output.stderr].map(String::from_utf8);
        let said = said.expect("it is text");
        assert_eq!(said.lines().count(), reports.len(), "{failed:?}");
        for (said, (given, expected)) in said.lines().zip(reports) {
            let said = serde_json::from_str::<Value>(said).expect("it is JSON");
            assert_eq!(said, expected, "{given:?}");
        }
    }
}

/// The report as the validator prints it: in a fixed order.
fn expected(report: &Report) -> Value {
    let violations = report.violations().iter().map(|it| {
        let severity = match it.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        (it.rule().id, it.path(), severity)
    });
    let mut violations = violations.collect::<Vec<_>>();
    violations.sort_unstable();
    let violations = violations
        .into_iter()
        .map(|(rule, path, severity)| json!({ "rule": rule, "severity": severity, "path": path }));
    let mut skipped = report.skipped().map(|rule| rule.id).collect::<Vec<_>>();
    skipped.sort_unstable();
    json!({ "violations": violations.collect::<Vec<_>>(), "skipped": skipped })
}
