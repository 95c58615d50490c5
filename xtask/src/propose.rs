//! `cargo xtask propose`: rules and limits that the sentences of saved documents state.

mod answered;
mod figures;
mod judged;
mod judgement;
mod listed;
mod metadata;
mod names;
mod proposal;
mod standing;
mod texts;
mod unanswered;

use std::error::Error;
use std::path::PathBuf;

use apispec_codegen::spec::read::{self, File, Specs};
use apispec_codegen::spec::{self, Document};
use apispec_codegen::{Look, disk, suggest};

use crate::documents::Saved;
use crate::print::{eprintln, println};
use crate::{Outcome, timings, workspace};
use answered::Answered;
use listed::New;
pub(crate) use listed::{check, item};
use proposal::Read;
pub(crate) use proposal::{Description, Why, described};
use standing::{Compared, Standing};
pub(crate) use unanswered::unanswered;

/// Propose rules and limits from the sentences of saved documents
///
/// Each proposal has its place, the words that say it, the JSON to paste, and what the rules of the spec say of it. Conditional sentences that could not be read are listed below.
#[derive(clap::Args)]
#[command(group = clap::ArgGroup::new("input").required(true).multiple(true))]
pub(crate) struct Arguments {
    /// The folder of the service, such as `aliyun/rds`; by default, all
    #[arg(value_name = "PROVIDER/SERVICE")]
    service: Option<String>,
    /// The wire names of operations; by default, all
    operations: Vec<String>,
    /// A folder of saved pages or metadata, or a file; can be repeated
    #[arg(long, value_name = "DIR", group = "input")]
    sources: Vec<PathBuf>,
    /// Add the new ones to `proposals` of the specs instead of printing them
    #[arg(long, conflicts_with_all = ["figures", "judged"])]
    write: bool,
    /// Print how many of the rules and limits are proposed, and how many proposals are right
    #[arg(long)]
    figures: bool,
    /// Compare the reader with judged sentences instead, which are of the metadata in `--sources`
    #[arg(long, value_name = "FILE", requires = "sources")]
    judged: Option<PathBuf>,
    /// The workspace to use instead of the current one
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Box<dyn Error>> {
    if let Some(file) = &arguments.judged {
        return judged::run(file, &arguments.sources);
    }
    let root = workspace::root(arguments.root.as_deref())?;
    timings::stage("read");
    let sources = disk::specs_folder(&root.join("specs"), "specs")?;
    let specs = match read::read(&sources) {
        Ok(specs) => specs,
        Err(report) => {
            eprintln!("{}", report.render(Look::Coloured));
            return Ok(Outcome::Findings);
        }
    };
    let chosen = chosen(&specs, arguments)?;
    let saved = saved(&specs, &arguments.sources)?;
    let documents = specs.documents.iter().flat_map(|it| &it.spec.documents);
    let documents =
        documents.filter_map(|it| Some((it, saved.iter().find(|saved| saved.file == it.file)?)));
    let documents = documents.collect::<Vec<_>>();
    timings::stage("propose");
    let mut figures = figures::Figures::default();
    let mut new = New::default();
    for operation in chosen {
        let read = proposal::read(&specs, operation, &documents);
        let tree = &specs.trees[operation.source];
        let answered = Answered::new(tree);
        let path = &specs.sources[operation.source].path;
        let mut compared =
            standing::compare(&sources, path, &operation.spec.operation, &read.proposals);
        for (proposal, standing) in read.proposals.iter().zip(&mut compared.standings) {
            if *standing == Standing::New && listed::is_listed(tree, proposal) {
                *standing = Standing::Open;
            }
        }
        if arguments.figures {
            figures.add(operation, &documents, &read, &compared);
            figures.unanswered(&read, &answered);
        } else if arguments.write {
            let told = read.proposals.iter().zip(&compared.standings);
            told.filter(|(_, standing)| **standing == Standing::New)
                .for_each(|(proposal, _)| new.add(operation.source, proposal));
        } else {
            print(operation, &read, &compared, &answered);
        }
    }
    if arguments.figures {
        figures.print();
    }
    if arguments.write {
        timings::stage("write");
        new.write(&root, &specs.sources, &specs.trees)?;
    }
    Ok(Outcome::Clean)
}

/// The operations that are asked for.
fn chosen<'a>(
    specs: &'a Specs,
    arguments: &Arguments,
) -> Result<Vec<&'a File<spec::Operation>>, Box<dyn Error>> {
    let in_service = |it: &&File<spec::Operation>| {
        let mut service = arguments.service.iter();
        service.all(|service| it.folders.join("/") == *service)
    };
    let all = specs.operations.iter().filter(in_service).collect::<Vec<_>>();
    if all.is_empty() {
        let service = arguments.service.as_deref().unwrap_or_default();
        return Err(format!("`{service}` has no operations: write `<provider>/<service>`").into());
    }
    let names = all.iter().map(|it| it.spec.operation.as_str()).collect::<Vec<_>>();
    for name in &arguments.operations {
        if !names.contains(&name.as_str()) {
            return Err(
                format!("unknown operation `{name}`: {}", suggest::help(name, &names)).into()
            );
        }
    }
    let is_chosen = |it: &&File<spec::Operation>| {
        arguments.operations.is_empty() || arguments.operations.contains(&it.spec.operation)
    };
    Ok(all.into_iter().filter(is_chosen).collect())
}

/// The documents that are there.
fn saved(specs: &Specs, places: &[PathBuf]) -> Result<Vec<Saved>, Box<dyn Error>> {
    let mut found = Vec::new();
    for document in specs.documents.iter().flat_map(|it| &it.spec.documents) {
        let paths = places.iter().map(|place| path(place, document));
        if let Some(path) = paths.into_iter().find(|it| it.is_file()) {
            let bytes = disk::read_bytes(&path)?;
            let (file, path) = (document.file.clone(), path.display().to_string());
            found.push(Saved { file, path, bytes });
        }
    }
    Ok(found)
}

fn path(place: &std::path::Path, document: &Document) -> PathBuf {
    let is_named = place.file_name().is_some_and(|name| *name == *document.file);
    if is_named { place.to_owned() } else { place.join(&document.file) }
}

/// Prints what is new, then what could not be read.
fn print(
    operation: &File<spec::Operation>,
    read: &Read,
    compared: &Compared,
    answered: &Answered<'_>,
) {
    let name = format!("{}/{}", operation.folders.join("/"), operation.spec.operation);
    let told = read.proposals.iter().zip(&compared.standings);
    let (known, new): (Vec<_>, Vec<_>) = told.partition(|(_, standing)| {
        matches!(standing, Standing::Repeats(_) | Standing::Follows | Standing::Open)
    });
    println!(
        "{name}: {} proposals, of which {} are new; {} sentences unread",
        read.proposals.len(),
        new.len(),
        read.unread.len()
    );
    for (proposal, standing) in new.into_iter().chain(known) {
        println!("  {}: {}", words(standing), proposal.place);
        println!("    from: {}", proposal.from);
        println!("    {}", listed::item(proposal).line());
    }
    for unread in &read.unread {
        let why = match unread.why {
            Why::Unread if answered.has(&unread.source) => "not read, but cited",
            Why::Unread => "not read, and cited by nothing",
            Why::Unsayable(_) => "no rule or limit",
        };
        println!("  {why}: {}\n    {}", unread.place, unread.words);
    }
}

fn words(standing: &Standing) -> String {
    match standing {
        Standing::Repeats(id) => format!("repeats `{id}`"),
        Standing::Follows => "follows from the rules".to_owned(),
        Standing::Contradicts => "contradicts the rules".to_owned(),
        Standing::New => "new".to_owned(),
        Standing::Open => "among the proposals of the spec".to_owned(),
        Standing::Refused(why) => format!("refused ({why})"),
    }
}
