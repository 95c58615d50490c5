//! The command line, with a subcommand for each operation and a flag for each parameter.

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command, ValueEnum, ValueHint, value_parser};
use clap_complete::Shell;
use cloud_backup_api::description::{OperationInfo, ParameterInfo, ValueKind};

use crate::language::Chosen;
use crate::operations::Checkable;

pub(crate) const LIST: &str = "list";
pub(crate) const SHOW: &str = "show";
pub(crate) const EXPLAIN: &str = "explain";
pub(crate) const COMPLETIONS: &str = "completions";

// The ids of arguments have a colon, so that none is the wire name of a parameter.
pub(crate) const REQUEST: &str = ":request";
pub(crate) const SET: &str = ":set";
pub(crate) const FACT: &str = ":fact";
pub(crate) const CODE: &str = ":code";
pub(crate) const REGION: &str = ":region";
pub(crate) const LANGUAGE: &str = ":language";
pub(crate) const FORMAT: &str = ":format";
pub(crate) const SHELL: &str = ":shell";

/// The flags of every operation; a parameter with such a name is given by `--set`.
const RESERVED: [&str; 7] = ["set", "fact", "code", "region", "language", "format", "help"];

/// How the output is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// The names by which an operation is found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names {
    pub(crate) provider: &'static str,
    pub(crate) service: &'static str,
}

impl Names {
    /// `aliyun` and `rds`
    pub(crate) fn of(operation: &OperationInfo) -> Self {
        let module = operation.service.module;
        let (provider, service) = module.split_once("::").unwrap_or((module, ""));
        Self { provider, service }
    }
}

/// The whole command line.
pub(crate) fn command(operations: &[Checkable]) -> Command {
    let mut command = Command::new("check")
        .about("Checks requests of cloud database backup APIs before they are sent")
        .after_help(
            "Exit codes: 0, nothing is wrong; 1, the request has errors, or nobody knows what is \
             asked about; 2, nothing was checked.",
        )
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(language())
        .arg(format());
    let mut providers = operations.iter().map(|it| Names::of(it.info).provider).collect::<Vec<_>>();
    providers.dedup();
    for provider in providers {
        let of_provider = operations.iter().map(|it| it.info);
        let of_provider = of_provider.filter(|it| Names::of(it).provider == provider);
        command = command.subcommand(of_one_provider(provider, &of_provider.collect::<Vec<_>>()));
    }
    command
        .subcommand(Command::new(LIST).about("Lists every operation"))
        .subcommand(
            Command::new(SHOW)
                .about("Shows what is known about an operation")
                .arg(name().help("The operation, as `CreateBackup` or `aliyun/rds/CreateBackup`")),
        )
        .subcommand(
            Command::new(EXPLAIN)
                .about("Says what an error code means, in any service")
                .arg(name().help("The code, as `BackupJobExists`")),
        )
        .subcommand(
            Command::new(COMPLETIONS).about("Prints a script that completes this command").arg(
                Arg::new(SHELL)
                    .value_name("SHELL")
                    .required(true)
                    .value_parser(value_parser!(Shell)),
            ),
        )
}

fn of_one_provider(provider: &'static str, operations: &[&'static OperationInfo]) -> Command {
    let about = format!("Operations of {provider}");
    let mut command = Command::new(provider).about(about).subcommand_required(true);
    let mut services = operations.iter().map(|it| it.service).collect::<Vec<_>>();
    services.dedup_by_key(|service| service.module);
    for service in services {
        let module = service.module.split_once("::").map_or(service.module, |(_, name)| name);
        let mut of_service = Command::new(module).about(service.description.en);
        of_service = of_service.subcommand_required(true);
        for operation in operations.iter().filter(|it| it.service.module == service.module) {
            of_service = of_service.subcommand(of_operation(operation));
        }
        command = command.subcommand(of_service);
    }
    command
}

fn of_operation(operation: &'static OperationInfo) -> Command {
    let text = |id: &'static str| Arg::new(id).allow_hyphen_values(true);
    let mut command = Command::new(operation.name)
        .about(operation.description.en)
        .arg(
            Arg::new(REQUEST)
                .value_name("REQUEST")
                .value_hint(ValueHint::FilePath)
                .help("A file with the request in JSON, by wire names; `-` for the standard input"),
        )
        .arg(
            text(SET)
                .long("set")
                .value_name("NAME=VALUE")
                .action(ArgAction::Append)
                .help("Sets any parameter, as its own flag does"),
        )
        .arg(
            text(FACT)
                .long("fact")
                .value_name("NAME=VALUE")
                .action(ArgAction::Append)
                .help(facts_help(operation)),
        )
        .arg(
            text(CODE)
                .long("code")
                .value_name("CODE")
                .help("Says why the service may have refused the request with this error code"),
        )
        .arg(
            text(REGION)
                .long("region")
                .value_name("REGION")
                .help("The region whose host the call goes to"),
        );
    let mut taken = RESERVED.to_vec();
    for parameter in operation.parameters {
        // Parameters of different places may share a name.
        if !taken.contains(&parameter.name) {
            taken.push(parameter.name);
            command = command.arg(flag(parameter));
        }
    }
    command
}

fn facts_help(operation: &OperationInfo) -> String {
    let names = operation.facts.iter().map(|fact| fact.name).collect::<Vec<_>>();
    match names.as_slice() {
        [] => {
            "Says what is known beside the request; rules of this operation need nothing".to_owned()
        }
        names => format!("Says what is known beside the request: {}", names.join(", ")),
    }
}

/// The flag of a parameter: its wire name.
fn flag(parameter: &'static ParameterInfo) -> Arg {
    let mut help = parameter.description.en.to_owned();
    if parameter.required {
        help += " [required]";
    }
    if let Some(default) = parameter.default {
        help += &format!(" [default of the service: {default}]");
    }
    if parameter.sensitive {
        help += " [secret: a file keeps it out of the shell's history]";
    }
    let flag = Arg::new(parameter.name).long(parameter.name).help(help);
    let flag = flag.help_heading("Parameters").allow_hyphen_values(true).hide_possible_values(true);
    let flag = flag.value_name(placeholder(&parameter.kind));
    match parameter.kind {
        ValueKind::List(of) => flag.value_parser(Open(listed(of))).action(ArgAction::Append),
        kind => flag.value_parser(Open(listed(&kind))).action(ArgAction::Set),
    }
}

fn placeholder(kind: &ValueKind) -> &'static str {
    match kind {
        ValueKind::Text | ValueKind::Enumeration(_) => "TEXT",
        ValueKind::Time(format) => format,
        ValueKind::Boolean => "true|false",
        ValueKind::Integer | ValueKind::Integer32 | ValueKind::Number => "NUMBER",
        ValueKind::List(of) => placeholder(of),
        _ => "JSON",
    }
}

fn listed(kind: &ValueKind) -> &'static [&'static str] {
    match kind {
        ValueKind::Enumeration(listed) => listed,
        ValueKind::Boolean => &["true", "false"],
        _ => &[],
    }
}

/// Any text; shells complete these.
#[derive(Clone, Debug)]
struct Open(&'static [&'static str]);

impl TypedValueParser for Open {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        _: Option<&Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        let text = value.to_str().map(str::to_owned);
        text.ok_or_else(|| clap::Error::new(ErrorKind::InvalidUtf8).with_cmd(command))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values = self.0.iter().map(|value| PossibleValue::new(*value));
        (!self.0.is_empty()).then(|| Box::new(values) as _)
    }
}

fn name() -> Arg {
    Arg::new(REQUEST).value_name("NAME").required(true)
}

fn language() -> Arg {
    Arg::new(LANGUAGE)
        .long("language")
        .value_name("LANGUAGE")
        .value_parser(value_parser!(Chosen))
        .default_value("en")
        .global(true)
        .help("The language of messages and descriptions")
}

fn format() -> Arg {
    Arg::new(FORMAT)
        .long("format")
        .value_name("FORMAT")
        .value_parser(value_parser!(Format))
        .default_value("text")
        .global(true)
        .help("How the output is written")
}
