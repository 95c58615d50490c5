//! Name → a spec with to-dos that the generator accepts.

use std::fmt;

use heck::ToSnakeCase;

use apispec_codegen::File;
use apispec_codegen::spec::Style;
use apispec_codegen::spec::read::Specs;
use apispec_codegen::suggest;

/// Why a spec can't be created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPlace(String);

impl fmt::Display for NoPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for NoPlace {}

/// The spec of an operation of which only the name is known, in the style of its service.
///
/// The service is given by its folder, such as `aliyun/rds`. Every to-do is a text that starts with `To do:`,
/// which the lint `todo` reports. Touches no files.
pub fn operation(specs: &Specs, service: &str, name: &str) -> Result<File, NoPlace> {
    let style = style(specs, service)?;
    // As in `sql.backupRuns.delete` and `Servers_Create`.
    let is_part = |character: char| character.is_ascii_alphanumeric() || "._-".contains(character);
    let is_name =
        name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.chars().all(is_part);
    if !is_name {
        return Err(NoPlace(format!(
            "`{name}` is not the name of an operation: use letters and digits, as in `DescribeBackups`"
        )));
    }
    let mut namesakes = specs
        .operations
        .iter()
        .filter(|file| file.folders.join("/") == service && file.spec.operation == name);
    if let Some(namesake) = namesakes.next() {
        let path = &specs.sources[namesake.source].path;
        return Err(NoPlace(format!(
            "`{name}` already has the spec {path}: edit that one, or choose another name"
        )));
    }
    Ok(File {
        path: format!("specs/{service}/{}.json", name.to_snake_case()),
        text: text(specs, service, style, name),
    })
}

/// The path of a service, or the known services.
fn style<'a>(specs: &'a Specs, service: &str) -> Result<&'a Style, NoPlace> {
    let known = specs.services.iter();
    let known = known.map(|file| file.folders.join("/")).collect::<Vec<_>>();
    let names = known.iter().map(String::as_str).collect::<Vec<_>>();
    let unknown = || {
        let help = match names.as_slice() {
            [] => "there are no services yet".to_owned(),
            names => suggest::help(service, names),
        };
        let beginning = beginning(specs, service);
        NoPlace(format!("unknown service `{service}`: {help}\n{beginning}"))
    };
    let (provider, folder) = service.split_once('/').ok_or_else(unknown)?;
    let service = specs.service(provider, folder).ok_or_else(unknown)?;
    let provider = specs.provider(provider).ok_or_else(unknown)?;
    Ok(service.spec.style.as_ref().unwrap_or(&provider.spec.style))
}

/// How to add a service.
fn beginning(specs: &Specs, service: &str) -> String {
    let Some((provider, _)) = service.split_once('/').filter(|(_, name)| !name.contains('/'))
    else {
        return "write services as `<provider>/<service>`".to_owned();
    };
    match specs.provider(provider) {
        Some(_) => format!(
            "to add the service, create `specs/{service}/service.json`; see specs/README.md"
        ),
        None => format!(
            "to add the provider and the service, create `specs/{provider}/provider.json` and `specs/{service}/service.json`; see specs/README.md"
        ),
    }
}

fn text(specs: &Specs, service: &str, style: &Style, name: &str) -> String {
    let mut notes = vec![
        (
            "add `authorization`: the action, the access level and the resources",
            "补充 `authorization`：操作、访问级别和资源",
        ),
        (
            "list the parameters with their `limits` in `parameters`, in the order of the page",
            "按页面顺序在 `parameters` 中列出参数及其 `limits`",
        ),
        ("list the response fields in `response`", "在 `response` 中列出响应字段"),
        (
            "add the documented constraints as `rules`, `preconditions` and `quotas`",
            "将文档中的约束写入 `rules`、`preconditions` 和 `quotas`",
        ),
        ("list the documented errors verbatim in `errors`", "在 `errors` 中逐条照录文档列出的错误"),
        (
            "add the documented requests and responses as `examples`, and the change history as `history`",
            "将文档中的请求和响应示例写入 `examples`，变更历史写入 `history`",
        ),
        (
            "record contradictions in `disputes` and omissions in `left_out`",
            "将文档间的矛盾记入 `disputes`，未收录的内容记入 `left_out`",
        ),
    ];
    let (http, response) = match style {
        Style::Rest(_) => {
            notes.insert(
                0,
                (
                    "correct the method and the path in `http`, with `{name}` for each path parameter",
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
  "doc": {{ "en": "To do: say in a sentence what the operation does.", "zh": "待办：用一句话说明该接口的作用。" }},
  "notes": [
{notes}
  ],
{http}  "parameters": [],
  "response": {response}
}}
"#
    )
}

/// A response with the request id, if responses of the provider have one.
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
          "doc": {{ "en": "The id of this request.", "zh": "请求 ID。" }}
        }}
      ]
    }}
  }}"#
    )
}
