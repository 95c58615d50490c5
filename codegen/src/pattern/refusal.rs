//! Why a pattern is not supported, and what to write instead.

use regex_syntax::ast::{self, Ast, RepetitionKind, RepetitionRange};

/// Why a pattern is not supported.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// What is wrong.
    pub(crate) what: String,
    /// The label at the pattern.
    pub(crate) label: &'static str,
    /// What to do.
    pub(crate) help: String,
}

/// The pattern is not a regular expression.
pub(super) fn unread(error: &regex_syntax::Error) -> Refusal {
    let what = match error {
        regex_syntax::Error::Parse(error) => error.kind().to_string(),
        regex_syntax::Error::Translate(error) => error.kind().to_string(),
        _ => "it is not a regular expression".into(),
    };
    let help = if what.contains("not supported") {
        "remove it; a second limit with its own `id` can express the rest"
    } else {
        "correct it; look-around and back-references are not supported"
    };
    Refusal {
        what: format!("the pattern can't be parsed: {what}"),
        label: "not a supported regular expression",
        help: help.into(),
    }
}

/// The pattern uses other assertions than the start and end of the text or of lines.
pub(super) fn looks_around() -> Refusal {
    Refusal {
        what: "the pattern uses a word boundary".into(),
        label: "word boundaries are not supported",
        help: "write the neighboring characters, as in `(.*\\W)?word(\\W.*)?`; a pattern always matches the whole text".into(),
    }
}

/// The pattern matches bytes that are not characters.
pub(super) fn bytes() -> Refusal {
    Refusal {
        what: "the pattern matches bytes that are not characters".into(),
        label: "texts consist of characters",
        help: "remove `(?-u)` and write characters".into(),
    }
}

/// The pattern distinguishes too many characters.
pub(super) fn too_many_characters(most: usize) -> Refusal {
    Refusal {
        what: format!("the pattern distinguishes more than {most} classes of characters"),
        label: "too many different characters",
        help: "write ranges such as `[\\u{4e00}-\\u{9fff}]`, or make the type an enumeration of the values".into(),
    }
}

/// The automaton would be too large; names the most expensive part.
pub(super) fn too_large(pattern: &str) -> Refusal {
    let parsed = ast::parse::Parser::new().parse(pattern);
    let costliest = parsed.ok().and_then(|tree| costliest(&tree));
    let (what, help) = match costliest {
        Some(span) => (
            format!(
                "the pattern is too complex; the most expensive part is `{}`",
                &pattern[span.start.offset..span.end.offset]
            ),
            "use `*` or `+` instead of the number, and limit the length with `length`",
        ),
        None => (
            "the pattern is too complex".to_owned(),
            "express a part of it with `length` and `characters`",
        ),
    };
    Refusal { what, label: "needs too many states", help: help.into() }
}

/// The repetition with the largest number.
fn costliest(tree: &Ast) -> Option<ast::Span> {
    let mut found = Vec::new();
    repetitions(tree, 1, &mut found);
    let (_, span) = found.into_iter().max_by_key(|(times, _)| *times)?;
    Some(span)
}

/// Each repetition with a number, multiplied by the repetitions around it.
fn repetitions(tree: &Ast, around: u64, found: &mut Vec<(u64, ast::Span)>) {
    let mut within = |parts: &[Ast]| {
        parts.iter().for_each(|part| repetitions(part, around, found));
    };
    match tree {
        Ast::Repetition(repetition) => {
            let times = match &repetition.op.kind {
                RepetitionKind::Range(RepetitionRange::Bounded(_, most)) => *most,
                RepetitionKind::Range(
                    RepetitionRange::Exactly(least) | RepetitionRange::AtLeast(least),
                ) => *least,
                _ => 1,
            };
            let times = around.saturating_mul(u64::from(times));
            if times > around {
                found.push((times, repetition.span));
            }
            repetitions(&repetition.ast, times, found);
        }
        Ast::Group(group) => repetitions(&group.ast, around, found),
        Ast::Concat(parts) => within(&parts.asts),
        Ast::Alternation(parts) => within(&parts.asts),
        _ => {}
    }
}
