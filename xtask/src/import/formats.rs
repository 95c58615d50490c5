//! A file → a vendor's metadata: one reader for each format, chosen by what is in the file.

mod alibaba;
mod botocore;
mod faults;
mod openapi;
mod tree;

use std::path::Path;
use std::sync::Arc;

use apispec_codegen::report::{Finding, Mark, Report};
use apispec_codegen::source::{self, Source};

use super::metadata::{Located, Metadata, Refusal};

/// Reads a file.
pub(super) fn read(source: &Source, path: &Path) -> Result<Metadata, Refusal> {
    let shown = &source.path;
    let tree = match source::tree(&source.text) {
        Ok(tree) => tree,
        Err(_) if is_yaml(&source.text) => {
            return Err(Refusal::Foreign(format!(
                "{shown} is YAML: convert it to JSON first, such as with `yq -o=json`"
            )));
        }
        Err(error) => {
            let marks = error.marks.into_iter();
            let marks = marks.map(|(span, label)| Mark::new(0, span, label)).collect();
            return Err(damaged(source, vec![finding(error.what, marks)]));
        }
    };
    let root = Located { node: &tree, pointer: String::new() };
    let faults = match Format::of(&root, shown)? {
        Format::Alibaba => alibaba::faults(&root),
        Format::OpenApi => openapi::faults(&root),
        Format::Botocore => botocore::faults(&root),
    };
    if !faults.is_empty() {
        let findings = faults.into_iter().map(|fault| {
            let begin = fault.at.node.span.start;
            let title = format!(
                "`{}` is {}",
                fault.at.pointer.trim_start_matches('/'),
                fault.at.node.kind()
            );
            let mark = Mark::new(0, begin..begin + 1, format!("expected {}", fault.expected));
            finding(title, vec![mark])
        });
        return Err(damaged(source, findings.collect()));
    }
    match Format::of(&root, shown)? {
        Format::Alibaba => alibaba::read(tree).map_err(Refusal::Foreign),
        Format::OpenApi => Ok(openapi::read(&tree, path)),
        Format::Botocore => botocore::read(&tree, shown).map_err(Refusal::Foreign),
    }
}

/// The formats that can be read.
enum Format {
    /// The api-docs JSON of Alibaba Cloud.
    Alibaba,
    /// Swagger 2 and OpenAPI 3, as one file with paths.
    OpenApi,
    /// The service descriptions of AWS's Python SDK.
    Botocore,
}

impl Format {
    fn of(root: &Located<'_>, path: &str) -> Result<Self, Refusal> {
        let has = |key: &str| root.at(key).is_some();
        let version = |key: &str| root.text(key).map(str::to_owned);
        if let Some(found) = version("openapi").filter(|it| !it.starts_with("3.")) {
            return Err(Refusal::Foreign(format!(
                "{path} is OpenAPI {found}: import reads versions 3.0 and 3.1"
            )));
        }
        if let Some(found) = version("swagger").filter(|it| it != "2.0") {
            return Err(Refusal::Foreign(format!(
                "{path} is Swagger {found}: import reads version 2.0"
            )));
        }
        // Huawei Cloud's files of single operations leave the format's own version out.
        if has("openapi") || has("swagger") || has("paths") {
            return Ok(Self::OpenApi);
        }
        if has("shapes") && has("operations") {
            return Ok(Self::Botocore);
        }
        let info = root.at("info");
        let stated = |key: &str| info.as_ref().is_some_and(|info| info.text(key).is_some());
        if has("apis") && ["style", "product", "version"].into_iter().all(stated) {
            return Ok(Self::Alibaba);
        }
        Err(Refusal::Foreign(format!(
            "{path} is in no known format: expected Swagger 2.0 (`swagger`), OpenAPI 3 (`openapi`), a service description of botocore (`metadata`, `operations`, `shapes`), or the api-docs JSON of Alibaba Cloud (`info` with `style`, `product` and `version`, and `apis`)"
        )))
    }
}

fn damaged(source: &Source, findings: Vec<Finding>) -> Refusal {
    let mut report = Report::new(Arc::from([source.clone()]));
    findings.into_iter().for_each(|finding| report.add(finding));
    let closing = "in the metadata; no files were written";
    Refusal::Damaged(Box::new(report.sorted().closing(closing)))
}

/// What is wrong with a damaged file, which nobody writes by hand.
fn finding(title: String, marks: Vec<Mark>) -> Finding {
    let help = "download the file again, or correct a copy".into();
    Finding { code: "damaged-metadata", title, marks, help }
}

/// Whether a text begins like a description in YAML.
fn is_yaml(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with(['#', '%', '-']));
    first.is_some_and(|line| {
        let key = line.split_once(':').map(|(key, _)| key.trim_matches(['"', '\'']));
        key.is_some_and(|key| key.chars().all(|it| it.is_ascii_alphanumeric() || it == '-'))
    })
}
