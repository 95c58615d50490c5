//! A conditional sentence → its condition and the rest, and what the rest says under the condition.

use std::ops::Range;

use super::super::condition::{Rigor, condition};
use super::super::effect::{Verb, effect, verb};
use super::super::statement::{Condition, Statement};
use super::super::tokens::{Kind, Token};
use super::super::words::Word;
use super::{Sentence, clauses, trigger};

impl Sentence<'_, '_> {
    pub(super) fn conditional(&self, tokens: &[Token<'_>]) -> Option<Vec<Statement>> {
        for cut in self.cuts(tokens) {
            let Cut { when, is_only, rest } = cut;
            let when = when?;
            if let Some(found) = self.under(&rest, &when, is_only) {
                return Some(found);
            }
        }
        None
    }

    /// The ways to tell the condition of a sentence from the rest.
    fn cuts<'t>(&self, tokens: &[Token<'t>]) -> Vec<Cut<'t>> {
        let mut cuts = Vec::new();
        let position = |word| tokens.iter().position(|it: &Token<'_>| it.is(word));
        if let Some(at) = position(Word::Except) {
            let parts = Parts { tokens, start: at, inner: at + 1..tokens.len() };
            cuts.extend(
                self.cut(&parts)
                    .map(|it| Cut { when: it.when.map(|it| Condition::Not(Box::new(it))), ..it }),
            );
            return cuts;
        }
        if let Some(then) = position(Word::Then)
            && let Some(comma) = tokens[..then].iter().rposition(|it| it.kind == Kind::Comma)
        {
            let start = tokens[..comma].iter().position(|it| it.is(Word::If));
            let inner = start.map_or(0, |it| it + 1)..comma;
            cuts.extend(self.cut(&Parts { tokens, start: start.unwrap_or(0), inner }));
        }
        let begin = position(Word::If);
        if let Some(end) = tokens.iter().rposition(|it| it.is(Word::End)) {
            let ends = [Some(end), position(Word::End).filter(|it| *it != end)];
            for end in ends.into_iter().flatten() {
                let starts = match begin {
                    Some(begin) if begin < end => vec![begin],
                    _ => {
                        // `本参数仅在X时有效`, `X时必填`
                        let only =
                            tokens[..end].iter().rposition(|it| it.is(Word::Only)).map(|it| it + 1);
                        let comma = tokens[..end]
                            .iter()
                            .position(|it| matches!(it.kind, Kind::Comma | Kind::Colon));
                        let this = usize::from(tokens.first().is_some_and(|it| it.is(Word::This)));
                        [only, comma.map(|it| it + 1), Some(0), Some(this)]
                            .into_iter()
                            .flatten()
                            .collect()
                    }
                };
                for start in starts {
                    let from = start + usize::from(tokens[start].is(Word::If));
                    if from < end {
                        cuts.extend(self.cut(&Parts { tokens, start, inner: from..end }));
                    }
                }
            }
        }
        if let Some(begin) = begin {
            // To a comma, or to the end.
            let commas =
                tokens.iter().enumerate().filter(|(at, it)| *at > begin && it.kind == Kind::Comma);
            let ends = commas.map(|(at, _)| at).collect::<Vec<_>>();
            if begin > 0 {
                cuts.extend(self.cut(&Parts {
                    tokens,
                    start: begin,
                    inner: begin + 1..tokens.len(),
                }));
            }
            for end in ends.into_iter().rev() {
                cuts.extend(self.cut(&Parts { tokens, start: begin, inner: begin + 1..end }));
            }
        }
        cuts
    }

    fn cut<'t>(&self, parts: &Parts<'_, 't>) -> Option<Cut<'t>> {
        let Parts { tokens, start, inner } = parts;
        let behind = if tokens.get(inner.end).is_some_and(|it| it.is(Word::End)) {
            inner.end + 1
        } else {
            inner.end
        };
        let mut rest = tokens[..*start].to_vec();
        rest.extend(tokens[behind..].iter().cloned());
        let is_only = rest.iter().any(|it| it.is(Word::Only))
            || tokens[inner.clone()].first().is_some_and(|it| it.is(Word::Only));
        let inner = tokens[inner.clone()]
            .iter()
            .filter(|it| !it.is(Word::Only))
            .cloned()
            .collect::<Vec<_>>();
        rest.retain(|it| !it.is(Word::Only) && !it.is(Word::End) && !it.is(Word::Then));
        while rest.first().is_some_and(|it| matches!(it.kind, Kind::Comma | Kind::Colon)) {
            rest.remove(0);
        }
        while rest.last().is_some_and(|it| matches!(it.kind, Kind::Comma | Kind::Colon)) {
            rest.pop();
        }
        let verb = verb(&rest);
        // A condition that holds more often only makes these rules milder.
        let is_mild =
            matches!(verb, Some(Verb::Possible | Verb::Effective | Verb::Meant)) || is_only;
        let rigor = if is_mild { Rigor::Loose } else { Rigor::Exact };
        let is_this_value = |it: &Token<'_>| {
            matches!(
                it.kind,
                Kind::Word(Word::Give | Word::This | Word::Is | Word::Filler | Word::Values)
            ) || matches!(it.kind, Kind::Name(name) if self.about.names.field(name).is_some_and(|it| it.name == self.about.field.name))
        };
        let own = self.base.clone().filter(|_| inner.iter().all(is_this_value));
        let when = match own {
            Some(own) => own,
            None => condition(&inner, self.about, rigor)?,
        };
        Some(Cut { when: Some(when), is_only, rest })
    }

    /// The statements of what is left of a sentence, under its condition.
    fn under(&self, rest: &[Token<'_>], when: &Condition, is_only: bool) -> Option<Vec<Statement>> {
        if let Some(values) = self.listed(rest, Some(when)) {
            return Some(vec![values]);
        }
        let whole = effect(rest, self.about).and_then(|it| self.apply(it, Some(when), is_only));
        if whole.is_some() {
            return whole;
        }
        let mut statements = Vec::new();
        let mut is_read = false;
        for clause in clauses(rest) {
            let is_trigger = trigger(clause).is_some();
            match effect(clause, self.about).and_then(|it| self.apply(it, Some(when), is_only)) {
                Some(found) => {
                    is_read = true;
                    statements.extend(found);
                }
                None if is_trigger || goes_on(clause) => return None,
                None => {}
            }
        }
        is_read.then_some(statements)
    }
}

/// A condition with what is left of the sentence.
struct Cut<'t> {
    when: Option<Condition>,
    /// The condition is the only case.
    is_only: bool,
    rest: Vec<Token<'t>>,
}

struct Parts<'s, 't> {
    tokens: &'s [Token<'t>],
    /// Where the words of the condition begin.
    start: usize,
    /// The condition itself.
    inner: Range<usize>,
}

/// Whether a clause belongs to an enumeration before it.
fn goes_on(clause: &[Token<'_>]) -> bool {
    clause.first().is_some_and(|it| it.is(Word::Or) || it.is(Word::And))
}
