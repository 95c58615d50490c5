//! Regular expressions → the same in the syntax that regular expressions of most languages share.
//!
//! Classes such as `\w` differ between languages, so that characters are written as ranges.

use regex_syntax::hir::{Class, ClassUnicode, Hir, HirKind, Look, Repetition};

/// A supported pattern for whole texts, without anything that some language reads otherwise.
pub(crate) fn portable(pattern: &str) -> String {
    let mut text = String::new();
    if let Ok(tree) = regex_syntax::parse(pattern) {
        print(&without_ends(tree), &mut text);
    }
    text
}

/// The tree without the ends of the text around it, which a pattern for whole texts has anyway.
fn without_ends(tree: Hir) -> Hir {
    match tree.kind() {
        HirKind::Concat(parts) => {
            let mut parts = parts.as_slice();
            while let [first, rest @ ..] = parts
                && is_end(first, Look::Start)
            {
                parts = rest;
            }
            while let [rest @ .., last] = parts
                && is_end(last, Look::End)
            {
                parts = rest;
            }
            Hir::concat(parts.to_vec())
        }
        _ => tree,
    }
}

fn is_end(tree: &Hir, end: Look) -> bool {
    matches!(tree.kind(), HirKind::Look(look) if *look == end)
}

fn print(tree: &Hir, text: &mut String) {
    match tree.kind() {
        HirKind::Empty => {}
        HirKind::Literal(literal) => {
            for character in String::from_utf8_lossy(&literal.0).chars() {
                escape(character, "^$\\.*+?()[]{}|", text);
            }
        }
        HirKind::Class(class) => self::class(class, text),
        // `$` of some languages is before a line end too.
        HirKind::Look(look) => text.push_str(match look {
            Look::Start => "(?<![\\s\\S])",
            Look::End => "(?![\\s\\S])",
            Look::StartLF => "(?<![^\n])",
            // Of the others, only the end of a line is supported.
            _ => "(?![^\n])",
        }),
        HirKind::Repetition(Repetition { min, max, greedy: _, sub }) => {
            group(sub, text);
            text.push_str(&match (min, max) {
                (0, None) => "*".to_owned(),
                (1, None) => "+".to_owned(),
                (0, Some(1)) => "?".to_owned(),
                (min, None) => format!("{{{min},}}"),
                (min, Some(max)) if min == max => format!("{{{min}}}"),
                (min, Some(max)) => format!("{{{min},{max}}}"),
            });
        }
        HirKind::Capture(capture) => print(&capture.sub, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| match part.kind() {
            HirKind::Capture(_) | HirKind::Alternation(_) => group(part, text),
            _ => print(part, text),
        }),
        HirKind::Alternation(parts) => {
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    text.push('|');
                }
                print(part, text);
            }
        }
    }
}

/// A tree of which each sign after it is about the whole.
fn group(tree: &Hir, text: &mut String) {
    let is_one = match tree.kind() {
        HirKind::Class(_) => true,
        HirKind::Literal(literal) => String::from_utf8_lossy(&literal.0).chars().count() == 1,
        _ => false,
    };
    if is_one {
        return print(tree, text);
    }
    text.push_str("(?:");
    print(tree, text);
    text.push(')');
}

/// `[a-z]`, or `[^a-z]` if the class goes on to the last character.
fn class(class: &Class, text: &mut String) {
    // Sets of bytes that are not characters are refused when patterns are checked.
    let class = match class {
        Class::Unicode(class) => class.clone(),
        Class::Bytes(class) => class.to_unicode_class().unwrap_or_else(ClassUnicode::empty),
    };
    let is_open = class.ranges().last().is_some_and(|range| range.end() == char::MAX);
    let mut shown = class;
    if is_open {
        shown.negate();
    }
    if shown.ranges().is_empty() {
        text.push_str(if is_open { "[\\s\\S]" } else { "[^\\s\\S]" });
        return;
    }
    text.push_str(if is_open { "[^" } else { "[" });
    for range in shown.ranges() {
        escape(range.start(), "\\]^-[", text);
        if range.start() != range.end() {
            text.push('-');
            escape(range.end(), "\\]^-[", text);
        }
    }
    text.push(']');
}

fn escape(character: char, special: &str, text: &mut String) {
    if special.contains(character) {
        text.push('\\');
    }
    text.push(character);
}

#[cfg(test)]
mod tests {
    use super::portable;

    #[test]
    fn patterns_keep_to_what_languages_share() {
        for (pattern, expected) in [
            ("[a-z][a-z0-9]*|备份", "[a-z][0-9a-z]*|备份"),
            ("^v-[0-9*]+$", "v-[*0-9]+"),
            (r"\A(?:[0-9]{4}-|[^,]{2})x?\z", "(?:[0-9]{4}-|[^,]{2})x?"),
            ("(ab?c)+|中.*", "(?:ab?c)+|中[^\n]*"),
            ("(?i)k", "[Kk\u{212a}]"),
            ("(?s).{3}", "[\\s\\S]{3}"),
            (r"[\[\]^-]\.", r"[\-\[\]-\^]\."),
            ("(a|b|cd)e", "(?:a|b|cd)e"),
            ("", ""),
        ] {
            let found = portable(pattern);
            assert_eq!(found, expected, "{pattern}");
        }
    }
}
