//! Lints of single documented errors: missing or contradicting members.

use super::{Find, Finding, Level, Lint};
use apispec_codegen::spec::{Advice, Category, Retry};

pub(super) const WITHOUT_CATEGORY: Lint = Lint {
    code: "error-without-category",
    level: Level::Warning,
    reason: "Programs decide by the category how to handle an error.",
    find: Find::Error(|row, place| {
        row.category.is_none().then(|| {
            Finding::new(
                place.at("code"),
                format!("`{}` has no category", row.code),
                "`category` is missing",
                "add `\"category\": …`, such as `\"input\"` or `\"state\"`",
            )
        })
    }),
};

pub(super) const NEEDLESS_RETRY: Lint = Lint {
    code: "needless-retry",
    level: Level::Warning,
    reason: "What follows from the category would have to be kept in step with it.",
    find: Find::Error(|row, place| {
        let is_usual = row.retry.is_some() && row.retry == row.category.map(Retry::inferred);
        is_usual.then(|| {
            Finding::new(
                place.at("retry"),
                format!("the retry advice of `{}` follows from its category", row.code),
                "the usual advice",
                "remove `retry`; if a document gives the advice, write `documented` and its `source`",
            )
        })
    }),
};

pub(super) const WITHOUT_LINK: Lint = Lint {
    code: "error-without-link",
    level: Level::Warning,
    reason: "It is unclear whether a rule is missing.",
    find: Find::Error(|row, place| {
        let is_silent = row.answers.is_empty() && row.unchecked.is_none();
        is_silent.then(|| {
            Finding::new(
                place.at("code"),
                format!("`{}` is not linked to a rule, and gives no reason", row.code),
                "`answers` and `unchecked` are missing",
                "list the rule, limit, precondition or quota in `answers`, or explain in `unchecked` why there is none",
            )
        })
    }),
};

pub(super) const LINKED_AND_UNCHECKED: Lint = Lint {
    code: "error-linked-and-unchecked",
    level: Level::Warning,
    reason: "`answers` and `unchecked` contradict each other.",
    find: Find::Error(|row, place| {
        let contradicts_itself = !row.answers.is_empty() && row.unchecked.is_some();
        contradicts_itself.then(|| {
            Finding::new(
                place.at("unchecked"),
                format!("`{}` has both `answers` and `unchecked`", row.code),
                "contradicts `answers`",
                "remove one of `answers` and `unchecked`",
            )
        })
    }),
};

pub(super) const TEMPLATE_WITHOUT_NAMES: Lint = Lint {
    code: "template-without-names",
    level: Level::Warning,
    reason: "Programs could not access the variable parts of the message.",
    find: Find::Error(|row, place| {
        let is_nameless = row.message.contains("%s") && row.template_parameters.is_empty();
        is_nameless.then(|| {
            Finding::new(
                place.at("message"),
                format!("the message of `{}` has an unnamed `%s`", row.code),
                "a variable text",
                "name each `%s` in `template_parameters`, in order",
            )
        })
    }),
};

pub(super) const RETRY_AGAINST_CATEGORY: Lint = Lint {
    code: "retry-against-category",
    level: Level::Warning,
    reason: "Programs would follow retry advice that can't help.",
    find: Find::Error(|row, place| {
        let expected = match (row.category?, row.retry.as_ref()?.advice) {
            (Category::Throttling, Advice::Never) => "throttled requests can be retried later",
            (Category::Input, Advice::Later) => "an incorrect request will fail again",
            (Category::Quota, Advice::Never) => "quotas can become available again",
            _ => return None,
        };
        Some(Finding::new(
            place.at("retry").at("advice"),
            format!("the retry advice of `{}` contradicts its category", row.code),
            expected,
            "correct `advice` or `category`",
        ))
    }),
};
