//! What there is to say about a request: what is wrong, what was not checked, and the call.

use std::io::Read;

use clap::ArgMatches;
use cloud_backup_api::description::{Language, OperationInfo, ValueKind};
use cloud_backup_api::{Report, Severity, Violation};
use serde_json::{Map, Value, json};

use crate::call::{self, Call};
use crate::command::{CODE, FORMAT, Format, REGION};
use crate::given::{Given, given, nearest, problems};
use crate::language::{count, language, word};
use crate::operations::{Checkable, Examined, Question};
use crate::problem::Problem;
use crate::{CLEAN, FOUND, Outcome, paint};

/// Checks the request on the command line.
pub(crate) fn checked(operation: &Checkable, matches: &ArgMatches, input: impl Read) -> Outcome {
    let info = operation.info;
    let Given { members, facts } = match given(info, matches, input) {
        Ok(given) => given,
        Err(why) => return Outcome::failed(&why),
    };
    let host = match call::host(info.service, matches.get_one::<String>(REGION)) {
        Ok(host) => host,
        Err(error) => return Outcome::failed(&error.to_string()),
    };
    let mut found = problems(info, &members);
    let notes = notes(info, &facts);
    let mut examined = None;
    if found.is_empty() {
        let redacted = call::redacted(info, &members);
        let code = matches.get_one::<String>(CODE).cloned();
        match (operation.examine)(Question { members, redacted, facts, code }) {
            Ok(result) => examined = Some(result),
            Err(problems) => found = problems,
        }
    }
    let is_clean = examined.as_ref().is_some_and(|it| it.report.is_ok() && it.call.is_ok());
    let checked = Checked { info, problems: found, notes, examined, host };
    let output = match matches.get_one::<Format>(FORMAT) {
        Some(Format::Json) => checked.json(),
        _ => checked.text(language(matches)),
    };
    let exit_code = if is_clean { CLEAN } else { FOUND };
    Outcome { output, exit_code, ..Outcome::default() }
}

/// A request and what was found.
struct Checked {
    info: &'static OperationInfo,
    problems: Vec<Problem>,
    notes: Vec<Note>,
    examined: Option<Examined>,
    host: String,
}

/// A fact with a value that no document lists, with which rules decide nothing.
struct Note {
    fact: &'static str,
    given: String,
    meant: Option<&'static str>,
}

fn notes(operation: &OperationInfo, facts: &Map<String, Value>) -> Vec<Note> {
    let notes = operation.facts.iter().filter_map(|fact| {
        let ValueKind::Enumeration(listed) = fact.kind else { return None };
        let given = facts.get(fact.name)?.as_str()?;
        let meant = nearest(given, listed.iter().copied());
        let note = Note { fact: fact.name, given: given.to_owned(), meant };
        (!listed.contains(&given)).then_some(note)
    });
    notes.collect()
}

impl Note {
    fn message(&self, language: Language) -> String {
        let Self { fact, given, meant } = self;
        match (language, meant) {
            (Language::English, Some(meant)) => {
                format!(
                    "`{given}` is not a documented value of the fact `{fact}`; did you mean `{meant}`?"
                )
            }
            (Language::English, None) => {
                format!("`{given}` is not a documented value of the fact `{fact}`")
            }
            (Language::Chinese, Some(meant)) => {
                format!("`{given}` 不是 `{fact}` 的文档取值；是否想写 `{meant}`？")
            }
            (Language::Chinese, None) => format!("`{given}` 不是 `{fact}` 的文档取值"),
        }
    }
}

impl Checked {
    fn json(&self) -> String {
        let examined = self.examined.as_ref();
        let call = examined.and_then(|it| it.call.as_ref().ok());
        let call = call.map(|request| Call::new(request, &self.host));
        let encode_error = examined.and_then(|it| it.call.as_ref().err());
        let problems = self.problems.iter().map(Problem::to_json).collect::<Vec<_>>();
        let value = json!({
            "operation": format!("{}::{}", self.info.service.module, self.info.name),
            "is_ok": examined.is_some_and(|it| it.report.is_ok() && it.call.is_ok()),
            "problems": problems,
            "report": examined.map(|it| &it.report),
            "owed": examined.map(|it| &it.owed),
            "explanation": examined.and_then(|it| it.explanation.as_ref()),
            "encode_error": encode_error.map(ToString::to_string),
            "call": call.as_ref().map(|call| json!({
                "method": call.method,
                "url": call.url,
                "headers": call.headers,
                "body": call.body,
            })),
            "curl": call.as_ref().map(Call::curl),
        });
        format!("{value:#}\n")
    }

    fn text(&self, language: Language) -> String {
        let module = self.info.service.module.replace("::", " ");
        let mut lines =
            vec![format!("{} {}", paint::faint(&module), paint::strong(self.info.name))];
        lines.push(String::new());
        for problem in &self.problems {
            let path = match problem.path() {
                "" | "." => String::new(),
                path => format!("`{path}`: "),
            };
            let word = paint::error(word(language, "error:", "错误："));
            lines.push(format!("{word} {path}{}", problem.message(language)));
        }
        for note in &self.notes {
            let word = paint::warning(word(language, "note:", "提示："));
            lines.push(format!("{word} {}", note.message(language)));
        }
        if let Some(examined) = &self.examined {
            self.add_examined(examined, language, &mut lines);
        }
        lines.push(self.summary(language));
        lines.join("\n") + "\n"
    }

    fn add_examined(&self, examined: &Examined, language: Language, lines: &mut Vec<String>) {
        let Examined { report, owed, explanation, call } = examined;
        for violation in report.violations() {
            let mut demands = owed.demands().iter();
            let demand = demands.find(|demand| demand.violation() == violation);
            let message = match demand {
                Some(demand) => demand.message(language),
                None => violation.message(language),
            };
            lines.push(format!("{}: {message}", severity(violation)));
            if let Some(code) = violation.rule().codes.first() {
                let would = word(language, "the service would return", "服务端会返回");
                lines.push(paint::faint(&format!("    {would} {code}")));
            }
        }
        lines.extend(self.unchecked(report, language));
        if let Some(explanation) = explanation {
            lines.push(String::new());
            lines.push(paint::strong(word(language, "why it was refused", "被拒绝的可能原因")));
            let causes = explanation.causes().iter();
            let causes = causes.map(|cause| format!("  - {}", cause.message(language)));
            lines.extend(causes);
            if explanation.is_empty() {
                let none = word(
                    language,
                    "no rule of the operation reports this code; see `check explain`",
                    "没有规则对应该错误码；可用 `check explain` 查看",
                );
                lines.push(format!("  {none}"));
            }
        }
        lines.push(String::new());
        match call {
            Ok(request) => {
                let call = Call::new(request, &self.host);
                lines.push(format!("{} {}", paint::strong(call.method), call.url));
                let headers = call.headers.iter();
                lines.extend(headers.map(|(name, value)| format!("{name}: {value}")));
                if !call.body.is_empty() {
                    lines.push(String::new());
                    lines.push(call.body.clone());
                }
                lines.push(String::new());
                let unsigned = word(language, "# unsigned", "# 未签名");
                lines.push(format!("{} {}", call.curl(), paint::faint(unsigned)));
            }
            Err(error) => {
                let cannot = word(language, "error: it can't be sent:", "错误：无法发送：");
                lines.push(format!("{} {error}", paint::error(cannot)));
            }
        }
        lines.push(String::new());
    }

    /// Which rules were not checked, and the facts with which they would be.
    fn unchecked(&self, report: &Report, language: Language) -> Option<String> {
        let skipped = report.skipped().collect::<Vec<_>>();
        let related = skipped.iter().flat_map(|rule| rule.related()).collect::<Vec<_>>();
        let facts = self.info.facts.iter().filter(|fact| related.contains(&fact.name));
        let facts = facts.map(|fact| format!("--fact {}=…", fact.name)).collect::<Vec<_>>();
        if skipped.is_empty() {
            return None;
        }
        let mut line = match language {
            Language::English => {
                let rules = count(skipped.len(), "rule", "", language);
                format!("not checked: {rules}")
            }
            Language::Chinese => format!("未检查的规则：{} 条", skipped.len()),
        };
        if !facts.is_empty() {
            line += word(language, ", for want of facts: ", "，可补充信息：");
            line += &facts.join(" ");
        }
        Some(paint::faint(&line))
    }

    fn summary(&self, language: Language) -> String {
        let report = self.examined.as_ref().map(|it| &it.report);
        let unsendable = self.examined.iter().filter(|it| it.call.is_err()).count();
        let errors = report.map_or(0, |report| report.errors().count());
        let errors = errors + self.problems.len() + unsendable;
        let warnings = report.map_or(0, |report| report.warnings().count());
        let separator = word(language, ", ", "，");
        let errors_said = count(errors, "error", "错误", language);
        let warnings_said = count(warnings, "warning", "警告", language);
        if errors > 0 {
            return format!("{}{separator}{warnings_said}", paint::error(&errors_said));
        }
        let fine = word(language, "no errors", "没有错误");
        format!("{}{separator}{warnings_said}", paint::good(fine))
    }
}

/// `error[db_name_not_for_snapshot]`
fn severity(violation: &Violation) -> String {
    let id = violation.rule().id;
    match violation.severity() {
        Severity::Error => paint::error(&format!("error[{id}]")),
        Severity::Warning => paint::warning(&format!("warning[{id}]")),
    }
}
