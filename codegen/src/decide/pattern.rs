//! Texts that match a regular expression, generated from its tree.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Texts that match a pattern, as far as its assertions allow: short ones, and some near each length.
pub(super) fn texts(pattern: &str, lengths: &[usize]) -> Vec<String> {
    let Ok(tree) = regex_syntax::parse(pattern) else {
        return Vec::new();
    };
    let mut texts = Vec::new();
    // Not every combination of alternatives: `branch` selects the n-th of each, so that each occurs in some text.
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
            // Each repetition adds the same text.
            let more = length.saturating_sub(shortest).checked_div(step);
            texts.extend(more.filter(|more| *more > 3).map(text));
        }
        let most = most(&tree);
        texts.extend([most.saturating_sub(1), most].map(text));
    }
    texts
}

/// Which of the matching texts is generated.
struct Choice {
    /// The alternative.
    branch: usize,
    /// The number of repetitions above the minimum, where allowed.
    more: usize,
}

/// The approximate length limit of texts.
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

/// A character of a class, preferably a common one.
fn character(class: &Class) -> Option<char> {
    match class {
        Class::Unicode(class) => {
            let usual = ('a'..='z').chain('0'..='9').chain('A'..='Z').find(|usual| {
                class.iter().any(|range| (range.start()..=range.end()).contains(usual))
            });
            usual.or_else(|| class.iter().next().map(|range| range.start()))
        }
        Class::Bytes(class) => class.iter().next().map(|range| char::from(range.start())),
    }
}

/// The number of choices that reach every alternative of each alternation.
fn branches(tree: &Hir) -> usize {
    let inner = tree.kind().subs().iter().map(branches);
    let inner = inner.max().unwrap_or(1);
    match tree.kind() {
        HirKind::Alternation(parts) => inner.max(parts.len()),
        _ => inner,
    }
}

/// The largest number of repetitions above the minimum of any bounded repetition.
fn most(tree: &Hir) -> usize {
    let inner = tree.kind().subs().iter().map(most).max().unwrap_or(0);
    match tree.kind() {
        HirKind::Repetition(it) => inner.max(it.max.map_or(0, |max| max - it.min) as usize),
        _ => inner,
    }
}
