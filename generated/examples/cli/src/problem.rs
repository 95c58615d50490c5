//! Why JSON is no request of an operation, by the path of what is wrong.

use cloud_backup_api::description::{Language, ValueKind};
use serde_json::{Value, json};

use crate::language::Words;
use crate::value::kind_words;

/// Something that keeps JSON from being a request. It shows no value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Problem {
    /// No parameter has the name.
    Unknown {
        /// The name.
        path: String,
        /// The name that was probably meant.
        meant: Option<&'static str>,
    },
    /// A value has another type.
    WrongType {
        /// Where it is, as `DBName[0]`.
        path: String,
        /// What it should be.
        expected: ValueKind,
        /// What it is, in each language; the value itself may be a secret.
        found: Words,
    },
    /// A parameter that every request needs is not there.
    Missing {
        /// Its name.
        path: String,
    },
    /// A member of an object that nothing reads.
    Ignored {
        /// Where it is, as `databases[0].nam`.
        path: String,
    },
    /// Something within a value is wrong.
    Unreadable {
        /// Where it is, as `databases[0].name`.
        path: String,
        /// What the reader says.
        why: String,
    },
}

impl Problem {
    /// What is wrong, and what was probably meant.
    pub(crate) fn message(&self, language: Language) -> String {
        match (self, language) {
            (Problem::Unknown { meant: Some(meant), .. }, Language::English) => {
                format!("unknown parameter; did you mean `{meant}`?")
            }
            (Problem::Unknown { meant: Some(meant), .. }, Language::Chinese) => {
                format!("没有这个参数；是否想写 `{meant}`？")
            }
            (Problem::Unknown { meant: None, .. }, Language::English) => {
                "unknown parameter; `check show` lists all of them".to_owned()
            }
            (Problem::Unknown { meant: None, .. }, Language::Chinese) => {
                "没有这个参数；可用 `check show` 查看全部参数".to_owned()
            }
            (Problem::WrongType { expected, found, .. }, language) => {
                let (expected, found) =
                    (kind_words(expected, language), found.in_language(language));
                match language {
                    Language::English => format!("expected {expected}, found {found}"),
                    Language::Chinese => format!("应为{expected}，实际为{found}"),
                }
            }
            (Problem::Missing { .. }, Language::English) => {
                "every request needs this parameter".to_owned()
            }
            (Problem::Missing { .. }, Language::Chinese) => "缺少必填参数".to_owned(),
            (Problem::Ignored { .. }, Language::English) => {
                "unknown member, which would be left out of the call".to_owned()
            }
            (Problem::Ignored { .. }, Language::Chinese) => {
                "没有这个成员，不会随请求发送".to_owned()
            }
            (Problem::Unreadable { why, .. }, _) => why.clone(),
        }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &str {
        match self {
            Problem::Unknown { path, .. }
            | Problem::WrongType { path, .. }
            | Problem::Missing { path }
            | Problem::Ignored { path }
            | Problem::Unreadable { path, .. } => path,
        }
    }

    /// For programs.
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "path": self.path(),
            "message": self.message(Language::English),
            "message_zh": self.message(Language::Chinese),
        })
    }
}
