//! Lints of single documented errors: what callers and readers miss.

use super::{Find, Finding, Level, Lint};
use apispec_codegen::spec::{Advice, Category};

pub(super) const WITHOUT_CATEGORY: Lint = Lint {
    code: "error-without-category",
    level: Level::Warning,
    reason: "Callers tell kinds of trouble apart by it.",
    find: Find::Error(|row, place| {
        row.category.is_none().then(|| {
            Finding::new(
                place.at("code"),
                format!("`{}` has no category", row.code),
                "no `category` beside it",
                "add `\"category\": …`, such as `\"input\"` or `\"state\"`",
            )
        })
    }),
};

pub(super) const WITHOUT_RETRY: Lint = Lint {
    code: "error-without-retry",
    level: Level::Warning,
    reason: "Callers would retry what can't succeed, or give up what could.",
    find: Find::Error(|row, place| {
        row.retry.is_none().then(|| {
            Finding::new(
                place.at("code"),
                format!("`{}` does not say whether to try again", row.code),
                "no `retry` beside it",
                "add `\"retry\": { \"advice\": …, \"grounds\": … }`",
            )
        })
    }),
};

pub(super) const WITHOUT_LINK: Lint = Lint {
    code: "error-without-link",
    level: Level::Warning,
    reason: "It is open whether a rule was forgotten.",
    find: Find::Error(|row, place| {
        let is_silent = row.answers.is_empty() && row.unchecked.is_none();
        is_silent.then(|| {
            Finding::new(
                place.at("code"),
                format!("`{}` answers nothing and does not say why", row.code),
                "neither `answers` nor `unchecked`",
                "name the rule, limit, precondition or quota in `answers`, or say in `unchecked` why there is none",
            )
        })
    }),
};

pub(super) const LINKED_AND_UNCHECKED: Lint = Lint {
    code: "error-linked-and-unchecked",
    level: Level::Warning,
    reason: "One of the two is wrong.",
    find: Find::Error(|row, place| {
        let contradicts_itself = !row.answers.is_empty() && row.unchecked.is_some();
        contradicts_itself.then(|| {
            Finding::new(
                place.at("unchecked"),
                format!("`{}` answers a demand and is said to be unchecked", row.code),
                "against `answers`",
                "remove one of `answers` and `unchecked`",
            )
        })
    }),
};

pub(super) const TEMPLATE_WITHOUT_NAMES: Lint = Lint {
    code: "template-without-names",
    level: Level::Warning,
    reason: "Callers could not ask for the part that varies.",
    find: Find::Error(|row, place| {
        let is_nameless = row.message.contains("%s") && row.template_parameters.is_empty();
        is_nameless.then(|| {
            Finding::new(
                place.at("message"),
                format!("the message of `{}` has `%s` without a name", row.code),
                "a text that varies",
                "name each `%s` in `template_parameters`, in order",
            )
        })
    }),
};

pub(super) const RETRY_AGAINST_CATEGORY: Lint = Lint {
    code: "retry-against-category",
    level: Level::Warning,
    reason: "Callers follow the advice, and it can't help.",
    find: Find::Error(|row, place| {
        let expected = match (row.category?, row.retry.as_ref()?.advice) {
            (Category::Throttling, Advice::Never) => "throttling passes after a while",
            (Category::Input, Advice::Later) => "a wrong request stays wrong",
            (Category::Quota, Advice::Never) => "a quota frees up",
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
