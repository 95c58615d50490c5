//! `cargo xtask export`: rules → the languages in which other tools state what a request has to be.

pub mod cel;
mod certainty;
pub mod json_schema;
mod texts;

use std::error::Error;
use std::path::PathBuf;

use apispec_codegen::disk::{self, Difference};
use apispec_codegen::model::View;
use apispec_codegen::{File, Look, Model, rules};

use crate::print::{eprintln, println};
use crate::{Outcome, workspace};

/// Write requests and their rules in another language, with a list of what it can't say
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The language
    #[arg(long, value_name = "FORMAT")]
    to: Format,
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
}

/// Who wrote the files.
const COMMENT: &str = "made by `cargo xtask export`";

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let root = workspace::root(arguments.root.as_deref())?;
    let sources = disk::specs_folder(&root.join("specs"), "specs")?;
    let model = match apispec_codegen::model(&sources) {
        Ok(model) => model,
        Err(report) => {
            eprintln!("{}", report.render(Look::Coloured));
            return Ok(Outcome::Findings);
        }
    };
    let views = chosen(&model, &arguments.operations)?;
    let files = views.iter().map(|view| match arguments.to {
        Format::JsonSchema => {
            file(*view, "schema.json", &json_schema::schema(&rules::document(*view, COMMENT)))
        }
        Format::Cel => file(*view, "cel.json", &cel::expressions(&rules::document(*view, COMMENT))),
    });
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

/// `aliyun/rds/create_backup.schema.json`
fn file(view: View<'_>, suffix: &str, value: &serde_json::Value) -> File {
    let View { provider, service, operation } = view;
    File {
        path: format!("{}/{}/{}.{suffix}", provider.module, service.module, operation.module),
        text: format!("{value:#}\n"),
    }
}
