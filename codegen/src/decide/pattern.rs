//! Texts that match a regular expression, made from its tree.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Texts that match a pattern as far as its look-arounds allow: short ones, and some near each length.
pub(super) fn texts(pattern: &str, lengths: &[usize]) -> Vec<String> {
    let Ok(tree) = regex_syntax::parse(pattern) else {
        return Vec::new();
    };
    let mut texts = Vec::new();
    for branch in 0..branches(&tree) {
        let text = |more: usize| {
            let mut text = String::new();
            write(&tree, &Choice { branch, more }, &mut text);
            text
        };
        texts.extend((0..4).map(text));
        let (shortest, longer) = (text(0).chars().count(), text(1).chars().count());
        let step = longer.saturating_sub(shortest);
        for length in lengths {
            // What a repetition adds is the same each time.
            if let Some(more) = length
                .saturating_sub(shortest)
                .checked_div(step)
                .filter(|more| *more > 3)
            {
                texts.push(text(more));
            }
        }
        texts.push(text(most(&tree).saturating_sub(1)));
        texts.push(text(most(&tree)));
    }
    texts
}

/// Which of the matching texts is made.
struct Choice {
    /// The alternative, where there are some.
    branch: usize,
    /// How often a repetition goes on after its least, where it may.
    more: usize,
}

/// No text grows far beyond this.
const LONGEST: usize = 100_000;

fn write(tree: &Hir, choice: &Choice, text: &mut String) {
    if text.len() > LONGEST {
        return;
    }
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(character(class)),
        HirKind::Repetition(repetition) => {
            let least = repetition.min as usize;
            let most = repetition.max.map_or(usize::MAX, |max| max as usize);
            for _ in 0..least.saturating_add(choice.more).min(most).min(LONGEST) {
                write(&repetition.sub, choice, text);
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, choice, text),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, choice, text)),
        HirKind::Alternation(parts) => write(&parts[choice.branch % parts.len()], choice, text),
    }
}

/// A character of a class; one that people would type if there is one.
fn character(class: &Class) -> Option<char> {
    match class {
        Class::Unicode(class) => {
            let usual = ('a'..='z').chain('0'..='9').chain('A'..='Z').find(|usual| {
                class
                    .iter()
                    .any(|range| (range.start()..=range.end()).contains(usual))
            });
            usual.or_else(|| class.iter().next().map(|range| range.start()))
        }
        Class::Bytes(class) => class.iter().next().map(|range| char::from(range.start())),
    }
}

/// The number of choices that reach every alternative of each alternation.
fn branches(tree: &Hir) -> usize {
    match tree.kind() {
        HirKind::Repetition(repetition) => branches(&repetition.sub),
        HirKind::Capture(capture) => branches(&capture.sub),
        HirKind::Concat(parts) => parts.iter().map(branches).max().unwrap_or(1),
        HirKind::Alternation(parts) => {
            let inner = parts.iter().map(branches).max().unwrap_or(1);
            parts.len().max(inner)
        }
        _ => 1,
    }
}

/// The largest number of times that a repetition with an end can go on after its least.
fn most(tree: &Hir) -> usize {
    match tree.kind() {
        HirKind::Repetition(repetition) => {
            let own = repetition.max.map_or(0, |max| max - repetition.min) as usize;
            own.max(most(&repetition.sub))
        }
        HirKind::Capture(capture) => most(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().map(most).max().unwrap_or(0)
        }
        _ => 0,
    }
}
