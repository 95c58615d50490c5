//! Name → a spec that parses and says what is left to do.

use std::fmt;

use heck::ToSnakeCase;

use apispec_codegen::File;
use apispec_codegen::spec::Style;
use apispec_codegen::spec::read::Specs;
use apispec_codegen::suggest;

/// Why there is no place for a new spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPlace(String);

impl fmt::Display for NoPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for NoPlace {}

/// The spec of an operation of which nothing but the name is known, in the style of its service.
///
/// The service is named by its folders, such as `aliyun/rds`. Every open end is a text that begins with `To do:`,
/// which the lint `todo` finds. Touches no files.
pub fn operation(specs: &Specs, service: &str, name: &str) -> Result<File, NoPlace> {
    let style = style(specs, service)?;
    // As in `sql.backupRuns.delete` and `Servers_Create`.
    let is_part = |character: char| character.is_ascii_alphanumeric() || "._-".contains(character);
    let is_name =
        name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.chars().all(is_part);
    if !is_name {
        return Err(NoPlace(format!(
            "`{name}` is no name of an operation: write letters and digits, as in `DescribeBackups`"
        )));
    }
    let mut namesakes = specs
        .operations
        .iter()
        .filter(|file| file.folders.join("/") == service && file.spec.operation == name);
    if let Some(namesake) = namesakes.next() {
        let path = &specs.sources[namesake.source].path;
        return Err(NoPlace(format!(
            "`{name}` is described in {path}: go on there, or choose another name"
        )));
    }
    Ok(File {
        path: format!("specs/{service}/{}.json", name.to_snake_case()),
        text: text(specs, service, style, name),
    })
}

/// How a service is called, or which services there are.
fn style<'a>(specs: &'a Specs, service: &str) -> Result<&'a Style, NoPlace> {
    let known = specs.services.iter();
    let known = known.map(|file| file.folders.join("/")).collect::<Vec<_>>();
    let names = known.iter().map(String::as_str).collect::<Vec<_>>();
    let unknown = || {
        let help = match names.as_slice() {
            [] => "there are none yet".to_owned(),
            names => suggest::help(service, names),
        };
        let end = if help.ends_with('?') { "" } else { "." };
        let beginning = beginning(specs, service);
        NoPlace(format!("no service is called `{service}`: {help}{end} {beginning}"))
    };
    let (provider, folder) = service.split_once('/').ok_or_else(unknown)?;
    let service = specs.service(provider, folder).ok_or_else(unknown)?;
    let provider = specs.provider(provider).ok_or_else(unknown)?;
    Ok(service.spec.style.as_ref().unwrap_or(&provider.spec.style))
}

/// How a service begins that is not there yet.
fn beginning(specs: &Specs, service: &str) -> String {
    let Some((provider, _)) = service.split_once('/').filter(|(_, name)| !name.contains('/'))
    else {
        return "A service is named as `<provider>/<service>`".to_owned();
    };
    match specs.provider(provider) {
        Some(_) => format!(
            "A new service begins with `specs/{service}/service.json`; specs/README.md shows one"
        ),
        None => format!(
            "A new provider begins with `specs/{provider}/provider.json`, and its service with `specs/{service}/service.json`; specs/README.md shows both"
        ),
    }
}

fn text(specs: &Specs, service: &str, style: &Style, name: &str) -> String {
    let mut notes = vec![
        (
            "add `authorization`: the action, the level of access and the resources",
            "补充 `authorization`：操作、访问级别和资源",
        ),
        (
            "list the parameters in the page's order in `parameters`, with their `limits`",
            "按页面顺序在 `parameters` 中列出参数及其 `limits`",
        ),
        ("list the fields of the answer in `response`", "在 `response` 中列出应答的字段"),
        (
            "add what must hold as `rules`, `preconditions` and `quotas`",
            "把须满足的条件写成 `rules`、`preconditions` 和 `quotas`",
        ),
        (
            "list the documented errors in `errors`, each row to the letter",
            "在 `errors` 中逐行照录文档所列的错误",
        ),
        (
            "add the page's requests and answers as `examples`, and its changes as `history`",
            "把页面的请求和应答写入 `examples`，变更记录写入 `history`",
        ),
        (
            "record contradictions in `disputes`, and in `left_out` what stays out",
            "矛盾之处记入 `disputes`，不收录的内容记入 `left_out`",
        ),
    ];
    let (http, response) = match style {
        Style::Rest(_) => {
            notes.insert(
                0,
                (
                    "correct method and path in `http`, with `{name}` for each path parameter",
                    "更正 `http` 中的方法和路径，路径参数写作 `{name}`",
                ),
            );
            (
                "  \"http\": { \"method\": \"POST\", \"path\": \"/to-do\" },\n",
                "\"empty\"".to_owned(),
            )
        }
        Style::Rpc(_) => ("", response(specs, service)),
    };
    let notes = notes.iter().map(|(en, zh)| {
        format!("    {{ \"doc\": {{ \"en\": \"To do: {en}.\", \"zh\": \"待办：{zh}。\" }} }}")
    });
    let notes = notes.collect::<Vec<_>>().join(",\n");
    format!(
        r#"{{
  "$schema": "../../schema.json",
  "operation": "{name}",
  "doc": {{ "en": "To do: say in a sentence what the operation does.", "zh": "待办：用一句话说明该操作做什么。" }},
  "notes": [
{notes}
  ],
{http}  "parameters": [],
  "response": {response}
}}
"#
    )
}

/// An answer with the request's id, if the provider's answers have one.
fn response(specs: &Specs, service: &str) -> String {
    let provider = service.split('/').next().unwrap_or_default();
    let provider = specs.provider(provider);
    let id = provider.and_then(|file| file.spec.envelope.request_id.first());
    let Some(id) = id.filter(|id| !id.contains('/')) else {
        return "\"empty\"".to_owned();
    };
    format!(
        r#"{{
    "object": {{
      "fields": [
        {{
          "name": "{id}",
          "type": "string",
          "doc": {{ "en": "The id of this request.", "zh": "本次请求的 ID。" }}
        }}
      ]
    }}
  }}"#
    )
}
