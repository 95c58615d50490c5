//! What is known about operations: all of them in a list, or one with its parameters, facts and rules.

use clap::ArgMatches;
use cloud_backup_api::Severity;
use cloud_backup_api::description::{Language, OperationInfo, ParameterInfo, ValueKind};
use serde_json::json;

use crate::command::{FORMAT, Format, REQUEST};
use crate::given::nearest;
use crate::language::{language, word};
use crate::operations::Checkable;
use crate::value::kind_words;
use crate::{FOUND, Outcome, paint};

/// Every operation, with what it does.
pub(crate) fn list(operations: &[Checkable], matches: &ArgMatches) -> Outcome {
    let language = language(matches);
    let infos = operations.iter().map(|it| it.info);
    let output = match matches.get_one::<Format>(FORMAT) {
        Some(Format::Json) => {
            let rows = infos.map(|info| {
                json!({
                    "service": info.service.module,
                    "operation": info.name,
                    "description": info.description,
                })
            });
            format!("{:#}\n", json!(rows.collect::<Vec<_>>()))
        }
        _ => infos
            .map(|info| {
                let module = info.service.module.replace("::", " ");
                let described = info.description.in_language(language);
                format!("{module} {}\n  {described}\n", paint::strong(info.name))
            })
            .collect(),
    };
    Outcome { output, ..Outcome::default() }
}

/// All operations with a name.
pub(crate) fn operation(operations: &[Checkable], matches: &ArgMatches) -> Outcome {
    let (name, language) = (matches.get_one::<String>(REQUEST), language(matches));
    let Some(name) = name else { return Outcome::failed("no operation") };
    let path =
        |info: &OperationInfo| format!("{}/{}", info.service.module.replace("::", "/"), info.name);
    let is_named =
        |info: &&OperationInfo| name.eq_ignore_ascii_case(info.name) || *name == path(info);
    let infos = operations.iter().map(|it| it.info).filter(is_named).collect::<Vec<_>>();
    if infos.is_empty() {
        let names = operations.iter().map(|it| it.info.name);
        let hint = match nearest(name, names) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`check list` lists all".to_owned(),
        };
        let errors =
            format!("{} no operation is called `{name}`; {hint}\n", paint::error("error:"));
        return Outcome { errors, exit_code: FOUND, ..Outcome::default() };
    }
    let output = match matches.get_one::<Format>(FORMAT) {
        Some(Format::Json) => format!("{:#}\n", json!(infos)),
        _ => {
            let texts = infos.into_iter().map(|info| text(info, language));
            texts.collect::<Vec<_>>().join("\n")
        }
    };
    Outcome { output, ..Outcome::default() }
}

fn text(info: &OperationInfo, language: Language) -> String {
    let module = info.service.module.replace("::", " ");
    let described = info.description.in_language(language);
    let mut lines =
        vec![format!("{module} {}", paint::strong(info.name)), format!("  {described}")];
    let mut section = |heading: &str, items: Vec<String>| {
        if !items.is_empty() {
            lines.push(String::new());
            lines.push(paint::strong(heading));
            lines.extend(items);
        }
    };
    let parameters = info.parameters.iter().map(|it| parameter(it, language));
    section(word(language, "Parameters", "参数"), parameters.collect());
    let facts = info.facts.iter().map(|fact| {
        let described = fact.description.in_language(language);
        format!("  {}  {described}{}", fact.name, values(&fact.kind))
    });
    section(word(language, "Facts beside the request", "请求之外的信息"), facts.collect());
    let rules = info.rules.iter().map(|rule| {
        let severity = match rule.severity {
            Severity::Error => word(language, "error", "错误"),
            Severity::Warning => word(language, "warning", "警告"),
        };
        let codes = match rule.codes {
            [] => String::new(),
            codes => format!(" ({})", codes.join(", ")),
        };
        format!("  {severity}  {}{}", rule.sentence(language), paint::faint(&codes))
    });
    section(word(language, "Rules", "规则"), rules.collect());
    let notes = info.notes.iter().map(|note| format!("  {}", note.in_language(language)));
    section(word(language, "Notes", "说明"), notes.collect());
    let permission = info.authorization.iter().map(|it| format!("  {}", it.action));
    section(word(language, "Permission", "所需权限"), permission.collect());
    let mut codes = info.documented_errors().map(|row| row.code).collect::<Vec<_>>();
    codes.sort_unstable();
    codes.dedup();
    let codes = match codes.len() {
        0 => Vec::new(),
        number => vec![match language {
            Language::English => format!("  {number} documented codes; see `check explain CODE`"),
            Language::Chinese => format!("  文档共列出 {number} 个；详见 `check explain CODE`"),
        }],
    };
    section(word(language, "Errors", "错误码"), codes);
    lines.join("\n") + "\n"
}

fn parameter(parameter: &ParameterInfo, language: Language) -> String {
    let mut traits = vec![kind_words(&parameter.kind, language)];
    if parameter.required {
        traits.push(word(language, "required", "必填").to_owned());
    }
    if parameter.sensitive {
        traits.push(word(language, "secret", "敏感").to_owned());
    }
    if let Some(default) = parameter.default {
        traits.push(format!("{} {default}", word(language, "default", "默认")));
    }
    let traits = traits.join(word(language, ", ", "，"));
    let described = parameter.description.in_language(language);
    let values = values(&parameter.kind);
    format!("  {}  {}\n      {described}{values}", parameter.name, paint::faint(&traits))
}

/// ` [MySQL, MariaDB]`
fn values(kind: &ValueKind) -> String {
    match kind {
        ValueKind::Enumeration(listed) => format!(" [{}]", listed.join(", ")),
        ValueKind::List(of) => values(of),
        _ => String::new(),
    }
}
