//! What the documents say about an error code, in any service.

use clap::ArgMatches;
use cloud_backup_api::description::{DocumentedError, Language};
use cloud_backup_api::{Advice, documented_errors};
use serde_json::json;

use crate::command::{FORMAT, Format, REQUEST};
use crate::given::nearest;
use crate::language::{language, word};
use crate::operations::Checkable;
use crate::{FOUND, Outcome, paint};

/// Every row of the code, or the code that was probably meant.
pub(crate) fn explained(operations: &[Checkable], matches: &ArgMatches) -> Outcome {
    let (code, language) = (matches.get_one::<String>(REQUEST), language(matches));
    let Some(code) = code else { return Outcome::failed("no code") };
    let rows = documented_errors(code).collect::<Vec<_>>();
    if rows.is_empty() {
        return unknown(operations, code, language);
    }
    let output = match matches.get_one::<Format>(FORMAT) {
        Some(Format::Json) => format!("{:#}\n", json!(rows)),
        _ => {
            let rows = rows.into_iter().map(|row| text(operations, row, language));
            rows.collect::<Vec<_>>().join("\n")
        }
    };
    Outcome { output, ..Outcome::default() }
}

fn unknown(operations: &[Checkable], code: &str, language: Language) -> Outcome {
    let codes = operations.iter().flat_map(|it| it.info.documented_errors()).map(|row| row.code);
    let nobody = match language {
        Language::English => format!("no document has the code `{code}`"),
        Language::Chinese => format!("没有文档列出错误码 `{code}`"),
    };
    let hint = nearest(code, codes).map(|meant| match language {
        Language::English => format!("; did you mean `{meant}`?"),
        Language::Chinese => format!("；是否想查 `{meant}`？"),
    });
    let errors = format!("{} {nobody}{}\n", paint::error("error:"), hint.unwrap_or_default());
    Outcome { errors, exit_code: FOUND, ..Outcome::default() }
}

fn text(operations: &[Checkable], row: &DocumentedError, language: Language) -> String {
    let status = row.http_status.map(|status| format!("HTTP {status}"));
    let status = status.unwrap_or_else(|| {
        word(language, "HTTP status not documented", "文档未给出 HTTP 状态码").to_owned()
    });
    let of = match row.operation {
        Some(operation) => format!("{} {operation}", row.service.replace("::", " ")),
        None => row.service.replace("::", " "),
    };
    let mut lines = vec![format!("{}  {of}, {status}", paint::strong(row.code))];
    if !row.message.is_empty() {
        lines.push(format!("  \"{}\"", row.message));
    }
    lines.push(format!("  {}", row.description.in_language(language)));
    if let Some(retry) = row.retry {
        lines.push(paint::faint(&format!("  {}", advice(retry.advice, language))));
    }
    let rules = operations.iter().filter(|it| {
        it.info.service.module.starts_with(row.service)
            && row.operation.is_none_or(|operation| operation == it.info.name)
    });
    let rules = rules.flat_map(|it| it.info.rules).filter(|rule| row.rules.contains(&rule.id));
    let rules = rules.map(|rule| format!("    - {}", rule.sentence(language))).collect::<Vec<_>>();
    if !rules.is_empty() {
        let heading = word(language, "it reports a request that breaks:", "对应以下规则：");
        lines.push(format!("  {heading}"));
        lines.extend(rules);
    }
    lines.join("\n") + "\n"
}

fn advice(advice: Advice, language: Language) -> &'static str {
    match advice {
        Advice::Never => {
            word(language, "do not retry: it will fail again", "请勿重试：再次请求仍会失败")
        }
        Advice::AfterChange => word(
            language,
            "retry after something outside the request has changed",
            "请求之外的条件改变后再重试",
        ),
        _ => word(language, "retry after a while", "稍后重试"),
    }
}
