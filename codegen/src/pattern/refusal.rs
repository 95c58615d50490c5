//! Why a pattern can't be checked, and what to write instead.

use regex_syntax::ast::{self, Ast, RepetitionKind, RepetitionRange};

/// Why a pattern has no automaton.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// What is wrong.
    pub(crate) what: String,
    /// What to see at the pattern.
    pub(crate) label: &'static str,
    /// The way out.
    pub(crate) help: String,
}

/// The pattern is no regular expression.
pub(super) fn unread(error: &regex_syntax::Error) -> Refusal {
    let what = match error {
        regex_syntax::Error::Parse(error) => error.kind().to_string(),
        regex_syntax::Error::Translate(error) => error.kind().to_string(),
        _ => "it is not a regular expression".into(),
    };
    let help = if what.contains("not supported") {
        "write it without; a second limit with an `id` of its own can say the rest"
    } else {
        "correct it; look-around and back-references are not supported"
    };
    Refusal {
        what: format!("the pattern can't be read: {what}"),
        label: "no regular expression",
        help: help.into(),
    }
}

/// The pattern asks for more than the ends of the text or of its lines.
pub(super) fn looks_around() -> Refusal {
    Refusal {
        what: "the pattern looks for the boundary of a word".into(),
        label: "looks at what is beside a character",
        help: "spell out what may be beside the word, as in `(.*\\W)?word(\\W.*)?`: a pattern always matches the whole text".into(),
    }
}

/// The pattern matches bytes that are no characters.
pub(super) fn bytes() -> Refusal {
    Refusal {
        what: "the pattern matches bytes that are not characters".into(),
        label: "texts have characters",
        help: "write characters, without `(?-u)`".into(),
    }
}

/// The pattern tells too many characters apart.
pub(super) fn too_many_characters(most: usize) -> Refusal {
    Refusal {
        what: format!("the pattern tells more than {most} kinds of characters apart"),
        label: "too many different characters",
        help: "write ranges such as `[\\u{4e00}-\\u{9fff}]`, or make the type an enumeration of the values".into(),
    }
}

/// The automaton would be too large; names the part that costs the most.
pub(super) fn too_large(pattern: &str) -> Refusal {
    let parsed = ast::parse::Parser::new().parse(pattern);
    let costliest = parsed.ok().and_then(|tree| costliest(&tree));
    let (what, help) = match costliest {
        Some(span) => (
            format!(
                "the pattern needs too many states: `{}` costs the most",
                &pattern[span.start.offset..span.end.offset]
            ),
            "write `*` or `+` instead of the number, and limit the length with `length`",
        ),
        None => (
            "the pattern needs too many states".to_owned(),
            "say a part of it with `length` and `characters`",
        ),
    };
    Refusal { what, label: "too large to be checked", help: help.into() }
}

/// The repetition that goes on for longest.
fn costliest(tree: &Ast) -> Option<ast::Span> {
    let mut found = Vec::new();
    repetitions(tree, 1, &mut found);
    let (_, span) = found.into_iter().max_by_key(|(times, _)| *times)?;
    Some(span)
}

/// Each repetition with a number, and how often it goes on, those around it included.
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
