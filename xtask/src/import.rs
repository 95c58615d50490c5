//! `cargo xtask import`: a vendor's metadata → drafts of specs, beside those that people wrote.

mod checklist;
mod codes;
mod comparison;
mod difference;
mod documents;
mod draft;
mod drafting;
mod endless;
mod enumerations;
mod fields;
mod formats;
mod limits;
mod metadata;
mod names;
mod operation;
mod plan;
mod proposals;
mod protocol;
mod provider;
mod record;
mod references;
mod referred;
mod repair;
mod requests;
mod responses;
mod service;
mod shared_types;
mod summary;
mod type_names;
mod typed;
mod types;
mod values;

use std::error::Error;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use apispec_codegen::spec::read;
use apispec_codegen::{File, Look, Source, disk};

use crate::print::eprintln;
use crate::print::to_error;
use crate::{Outcome, timings, workspace};
use metadata::Refusal;
use plan::{Plan, Wanted};

/// Draft specs from a vendor's metadata, beside those that exist
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The metadata, in JSON: Swagger 2.0, OpenAPI 3.0 or 3.1, botocore, or the api-docs of Alibaba Cloud
    file: PathBuf,
    /// The operations to import; all by default
    #[arg(value_name = "OPERATION")]
    operations: Vec<String>,
    /// The folder of the service, such as `aliyun/rds`
    #[arg(long, value_name = "PROVIDER/SERVICE")]
    service: String,
    /// Write nothing; show missing specs, and what differs in existing ones
    #[arg(long)]
    check: bool,
    /// The workspace to use instead of the current one
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    let root = workspace::root(arguments.root.as_deref())?;
    let progress = Progress::new();
    timings::stage("read");
    progress.show("reading");
    let bytes = disk::read_bytes(&arguments.file)?;
    let shown = arguments.file.display().to_string();
    let file = arguments.file.file_name().unwrap_or_default().to_string_lossy();
    let text = match std::str::from_utf8(&bytes) {
        // Windows writes a byte order mark, which is not JSON.
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
        Err(error) => {
            let at = error.valid_up_to() + 1;
            return Err(format!("{shown} is not text in UTF-8, see its byte {at}").into());
        }
    };
    let metadata = Source { path: shown, name: file.to_string(), text };
    let metadata = match formats::read(&metadata, &arguments.file) {
        Ok(metadata) => metadata,
        Err(Refusal::Foreign(why)) => return Err(why.into()),
        Err(Refusal::Damaged(report)) => {
            progress.clear();
            eprintln!("{}", report.render(Look::Coloured));
            return Ok(Outcome::Findings);
        }
    };
    let sources = disk::specs_folder(&root.join("specs"), "specs")?;
    let all = sources_of(sources, provider(&arguments.service));
    let sources = sources_of(all.clone(), &arguments.service);
    let specs = match read::read(&sources) {
        Ok(specs) => specs,
        Err(report) => {
            progress.clear();
            eprintln!("{}", report.render(Look::Coloured));
            return Ok(Outcome::Findings);
        }
    };
    let wanted = Wanted {
        metadata: &metadata,
        bytes: &bytes,
        file: &file,
        service: &arguments.service,
        operations: &arguments.operations,
    };
    timings::stage("draft");
    progress.show("drafting");
    let mut plan = Plan::new(&specs, &wanted)?;
    let tell = |errors| {
        progress.show(&format!("leaving out what the generator refuses: {errors} errors"));
    };
    // Other services matter only if what all of them share refers to one of them.
    let accepted = plan.accept(&sources, tell).map(|()| &sources);
    let accepted = accepted.or_else(|_| plan.accept(&all, tell).map(|()| &all));
    timings::stage("propose");
    let accepted = accepted.and_then(|sources| {
        progress.show("reading sentences");
        plan.propose(sources)?;
        plan.accept(sources, tell)
    });
    progress.clear();
    if let Err(report) = accepted {
        eprintln!("{}", report.render(Look::Coloured));
        return Ok(Outcome::Findings);
    }
    timings::stage("compare");
    let compared = comparison::compared(&plan, &specs, &file);
    timings::stage("write");
    if !arguments.check {
        write(&root, &plan)?;
    }
    let mode = if arguments.check { summary::Mode::Check } else { summary::Mode::Write };
    Ok(summary::print(&plan, &compared, mode))
}

fn provider(service: &str) -> &str {
    service.split('/').next().unwrap_or_default()
}

/// The specs within a folder, and those beside the folders that lead to it.
fn sources_of(sources: Vec<Source>, folder: &str) -> Vec<Source> {
    let is_near = |source: &Source| match source.name.rsplit_once('/') {
        Some((at, _)) => {
            let is_above = folder.strip_prefix(at).is_some_and(|rest| rest.starts_with('/'));
            is_above
                || at == folder
                || at.strip_prefix(folder).is_some_and(|it| it.starts_with('/'))
        }
        None => true,
    };
    sources.into_iter().filter(is_near).collect()
}

/// Writes the drafts, their lists, and the entry of the metadata.
fn write(root: &Path, plan: &Plan) -> Result<(), Box<dyn Error>> {
    if plan.drafts.is_empty() {
        return Ok(());
    }
    if let Some(documents) = &plan.documents {
        let file = File { path: documents.path.clone(), text: documents.text.clone() };
        disk::apply(root, &[disk::Difference::Missing(file)])?;
    }
    for file in &plan.around {
        disk::create(root, file)?;
    }
    for draft in &plan.drafts {
        disk::create(root, &File { path: draft.path.clone(), text: draft.text.clone() })?;
        let list = File { path: checklist::path(draft), text: checklist::checklist(draft) };
        disk::apply(root, &[disk::Difference::Missing(list)])?;
    }
    Ok(())
}

/// The stage that is running, on a line of the terminal that is overwritten.
struct Progress {
    output: Output,
}

#[derive(PartialEq, Eq)]
enum Output {
    Terminal,
    Other,
}

impl Progress {
    fn new() -> Self {
        let is_terminal = io::stderr().is_terminal();
        Self { output: if is_terminal { Output::Terminal } else { Output::Other } }
    }

    fn show(&self, stage: &str) {
        if self.output == Output::Terminal {
            to_error(format_args!("\r\u{1b}[K{stage} …"));
        }
    }

    fn clear(&self) {
        if self.output == Output::Terminal {
            to_error(format_args!("\r\u{1b}[K"));
        }
    }
}
