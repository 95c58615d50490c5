//! `cargo xtask export`: rules → the languages in which other tools state what a request has to be.

mod call;
pub mod cel;
mod certainty;
mod encodings;
pub mod json_schema;
mod language;
pub mod openapi;
mod signs;
pub mod smithy;
mod texts;

use std::error::Error;
use std::path::PathBuf;

use apispec_codegen::disk::{self, Difference};
use apispec_codegen::model::{Provider, Service, View};
use apispec_codegen::{File, Look, Model, rules};
use serde_json::Value;

use crate::print::{eprintln, println};
use crate::{Outcome, timings, workspace};
pub use language::Language;

/// Write requests and their rules in another language, with a list of what it can't say
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The language
    #[arg(long, value_name = "FORMAT")]
    to: Format,
    /// The language of descriptions in schemas and in OpenAPI
    #[arg(long, value_enum, default_value_t = Language::En)]
    language: Language,
    /// The folder for the files; it is created, and files of the same names are replaced
    dir: PathBuf,
    /// The operations, such as `CreateBackup` or `aliyun/rds/CreateBackup`; all by default
    #[arg(value_name = "OPERATION")]
    operations: Vec<String>,
    /// The workspace to use instead of the current one
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    /// JSON Schema 2020-12 of the request of each operation
    JsonSchema,
    /// Expressions of CEL, one for each rule of each operation
    Cel,
    /// OpenAPI 3.1 of each service
    Openapi,
    /// Smithy 2.0, as a JSON AST, of each service
    Smithy,
}

/// Who wrote the files.
const COMMENT: &str = "made by `cargo xtask export`";

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let root = workspace::root(arguments.root.as_deref())?;
    timings::stage("read");
    let sources = disk::specs_folder(&root.join("specs"), "specs")?;
    timings::stage("check");
    let model = match apispec_codegen::model(&sources) {
        Ok(model) => model,
        Err(report) => {
            eprintln!("{}", report.render(Look::Coloured));
            return Ok(Outcome::Findings);
        }
    };
    timings::stage("export");
    let views = chosen(&model, &arguments.operations)?;
    let language = arguments.language;
    let files = match arguments.to {
        Format::JsonSchema => {
            each(&views, "schema.json", |document| json_schema::schema(document, language))
        }
        Format::Cel => each(&views, "cel.json", cel::expressions),
        Format::Openapi => services(&views, "openapi.json", |provider, service, views| {
            openapi::document(provider, service, views, COMMENT, language)
        }),
        Format::Smithy => services(&views, "smithy.json", |provider, service, views| {
            smithy::document(provider, service, views, COMMENT, language)
        }),
    };
    timings::stage("write");
    for file in files {
        println!("{}", file.path);
        disk::apply(&arguments.dir, &[Difference::Missing(file)])?;
    }
    Ok(Outcome::Clean)
}

/// The operations with these names, or all.
fn chosen<'a>(model: &'a Model, names: &[String]) -> Result<Vec<View<'a>>, String> {
    let is_named = |view: &View<'_>, name: &str| {
        let wire = &view.operation.wire;
        name == wire || name == format!("{}/{}/{wire}", view.provider.module, view.service.module)
    };
    let unknown = names.iter().find(|name| !model.operations().any(|view| is_named(&view, name)));
    if let Some(name) = unknown {
        let known = model.operations().map(|view| format!("`{}`", view.operation.wire));
        let known = known.collect::<Vec<_>>().join(", ");
        return Err(format!("unknown operation `{name}`: the operations are {known}"));
    }
    let is_chosen =
        |view: &View<'_>| names.is_empty() || names.iter().any(|name| is_named(view, name));
    Ok(model.operations().filter(is_chosen).collect())
}

/// A file for each operation: `aliyun/rds/create_backup.schema.json`
fn each(
    views: &[View<'_>],
    suffix: &str,
    exported: impl Fn(&rules::Document<'_>) -> Value,
) -> Vec<File> {
    let files = views.iter().map(|view| {
        let View { provider, service, operation } = view;
        let folder = format!("{}/{}", provider.module, service.module);
        let value = exported(&rules::document(*view, COMMENT));
        file(format!("{folder}/{}.{suffix}", operation.module), &value)
    });
    files.collect()
}

/// A file for each service: `aliyun/rds.openapi.json`
fn services(
    views: &[View<'_>],
    suffix: &str,
    exported: impl Fn(&Provider, &Service, &[View<'_>]) -> Value,
) -> Vec<File> {
    let of_service = |left: &View<'_>, right: &View<'_>| std::ptr::eq(left.service, right.service);
    let files = views.chunk_by(of_service).map(|views| {
        let View { provider, service, .. } = views[0];
        let value = exported(provider, service, views);
        file(format!("{}/{}.{suffix}", provider.module, service.module), &value)
    });
    files.collect()
}

fn file(path: String, value: &Value) -> File {
    File { path, text: format!("{value:#}\n") }
}
