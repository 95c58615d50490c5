//! Categories of errors, in words.

use std::fmt;

use super::documented::Category;
use super::text::Language;

impl Category {
    /// The category in a language, as the start of a message: `permission denied`.
    pub fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Category::Input, Language::English) => "wrong request",
            (Category::Input, Language::Chinese) => "请求有误",
            (Category::State, Language::English) => "not possible in the current state",
            (Category::State, Language::Chinese) => "当前状态不支持",
            (Category::Conflict, Language::English) => "conflict",
            (Category::Conflict, Language::Chinese) => "存在冲突",
            (Category::NotFound, Language::English) => "not found",
            (Category::NotFound, Language::Chinese) => "资源不存在",
            (Category::Permission, Language::English) => "permission denied",
            (Category::Permission, Language::Chinese) => "权限不足",
            (Category::Quota, Language::English) => "quota exceeded",
            (Category::Quota, Language::Chinese) => "超出配额",
            (Category::Billing, Language::English) => "billing problem",
            (Category::Billing, Language::Chinese) => "账户或订单异常",
            (Category::Region, Language::English) => "not available in the region",
            (Category::Region, Language::Chinese) => "当前地域不支持",
            (Category::Service, Language::English) => "service error",
            (Category::Service, Language::Chinese) => "服务端错误",
            (Category::Throttling, Language::English) => "too many requests",
            (Category::Throttling, Language::Chinese) => "请求过于频繁",
        }
    }
}

/// The name in English.
impl fmt::Display for Category {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name(Language::English))
    }
}
