//! What is asked of the presence of fields, as sentences.

use super::Language;
use crate::model::{Count, Must, Status};

/// What a rule demands of so many fields, when a condition holds if there is one.
pub(super) fn sentence(
    must: Must,
    count: usize,
    fields: &str,
    when: Option<String>,
    language: Language,
) -> String {
    let is = if count == 1 { "is" } else { "are" };
    let (en, before_en, before_zh, zh) = match must {
        Must::BePresent => {
            let en = format!("{fields} {is} required");
            (en, "when", "", format!("{fields} 必填"))
        }
        Must::BeAbsent => {
            let en = format!("{fields} may not be given");
            (en, "when", "", format!("不能填写 {fields}"))
        }
        Must::BeAbsentUnless => {
            let en = format!("{fields} may be given");
            (en, "only when", "仅当", format!("才能填写 {fields}"))
        }
        Must::BeIgnoredUnless => {
            let en = format!("{fields} {is} ignored");
            (en, "unless", "仅当", format!("{fields} 才生效"))
        }
        Must::BeLeftOut(status) => {
            let (en, zh) = match status {
                Status::Unavailable => ("is not offered by the service", "尚未开放"),
                Status::SetByService => ("is set by the service", "由服务自行设置"),
                Status::Deprecated => ("is deprecated", "已弃用"),
                Status::Normal => ("is not needed", "不必填写"),
            };
            let en = format!("{fields} {en} and is better left out");
            (en, "when", "", format!("{fields} {zh}，无需填写"))
        }
    };
    match (when, language) {
        (None, _) => language.choose(en, zh),
        (Some(when), Language::English) => format!("{en} {before_en} {when}"),
        (Some(when), Language::Chinese) => format!("{before_zh}{when}时，{zh}"),
    }
}

/// How many of some fields are given.
pub(super) fn count(count: Count, fields: &str, language: Language) -> String {
    let (en, zh) = match count {
        Count::AllOrNone => (
            format!("{fields} are given together or not at all"),
            format!("{fields} 要么都填，要么都不填"),
        ),
        Count::ExactlyOne => {
            (format!("exactly one of {fields} is given"), format!("{fields} 必须且只能填一个"))
        }
        Count::AtMostOne => {
            (format!("at most one of {fields} is given"), format!("{fields} 最多填一个"))
        }
        Count::AtLeastOne => {
            (format!("at least one of {fields} is given"), format!("{fields} 至少填一个"))
        }
    };
    language.choose(en, zh)
}
