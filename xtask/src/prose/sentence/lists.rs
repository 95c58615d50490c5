//! Lists of values with the sentence that introduces them, and the values of one case.

use super::super::condition::{Rigor, condition};
use super::super::effect::effect;
use super::super::statement::{Condition, Statement};
use super::super::tokens::{Kind, Token};
use super::super::units::Unit;
use super::super::words::Word;
use super::{Sentence, is_conditional};

impl Sentence<'_, '_> {
    /// The values of the list that the sentence introduces.
    pub(super) fn listed(
        &self,
        tokens: &[Token<'_>],
        when: Option<&Condition>,
    ) -> Option<Statement> {
        let is_introduced = self.unit.text.trim_end_matches('*').ends_with([':', '：'])
            || tokens.iter().any(|it| it.is(Word::Values) || it.is(Word::Range))
            || self.unit.items.len() > 1;
        // The items are keys of an object.
        let is_format = tokens.iter().any(|it| it.is(Word::Format));
        // In a member of JSON.
        let is_nested = self.unit.text.contains('{');
        if self.unit.items.is_empty()
            || self.unit.odd_items > 0
            || !is_introduced
            || is_nested
            || is_format
        {
            return None;
        }
        let field = self.about.field.name.clone();
        let mut values = Vec::new();
        for item in &self.unit.items {
            let value = item.value.replace('\\', "");
            // What is left out has no value.
            let is_absent = matches!(item.value, "Empty" | "empty");
            if !values.contains(&value) && !is_absent {
                values.push(value);
            }
        }
        Some(Statement::Values { field, values, when: when.cloned() })
    }

    /// That the value of the list item is the default.
    pub(super) fn is_default(&self, tokens: &[Token<'_>]) -> Option<Statement> {
        let is_only = tokens.iter().all(|it| {
            matches!(
                it.kind,
                Kind::Colon
                    | Kind::Comma
                    | Kind::Word(Word::Default | Word::Values | Word::Is | Word::Filler)
            )
        });
        let is_default = is_only && tokens.iter().any(|it| it.is(Word::Default));
        let field = self.about.field.name.clone();
        is_default.then(|| Statement::Default {
            field,
            value: self.unit.value.unwrap_or_default().to_owned(),
        })
    }

    /// The values or the limits of one case, behind a colon.
    pub(super) fn case(&self, tokens: &[Token<'_>]) -> Option<Vec<Statement>> {
        let colon = tokens.iter().position(|it| it.kind == Kind::Colon)?;
        let when = condition(&tokens[..colon], self.about, Rigor::Exact)?;
        let mut rest = tokens[colon + 1..].to_vec();
        let at = tokens[colon].span.clone();
        if !rest.iter().any(|it| matches!(it.kind, Kind::Word(word) if word.is_trigger())) {
            rest.insert(0, Token { kind: Kind::Word(Word::Values), span: at });
        }
        self.apply(effect(&rest, self.about)?, Some(&when), false)
    }

    /// A list behind a sentence with a condition of its own: `仅在X时传入，取值：`.
    pub(super) fn introduced_under(&self, tokens: &[Token<'_>]) -> Option<Vec<Statement>> {
        if self.unit.items.is_empty() {
            return None;
        }
        let comma = tokens.iter().rposition(|it| it.kind == Kind::Comma)?;
        let (head, lead) = (&tokens[..comma], &tokens[comma + 1..]);
        if is_conditional(lead) {
            return None;
        }
        let alone = Unit { items: Vec::new(), ..self.unit.clone() };
        let sentence = Sentence { unit: &alone, base: self.base.clone(), about: self.about };
        let mut statements = sentence.read(head).filter(|it| !it.is_empty())?;
        statements.push(self.listed(lead, None)?);
        Some(statements)
    }

    /// What the request is about, in a sentence such as `PostgreSQL的取值：`.
    pub(super) fn introduced_outside(&self, tokens: &[Token<'_>]) -> Option<Condition> {
        let is_outside = |it: &&Token<'_>| matches!(it.kind, Kind::Property(..));
        let first = tokens.iter().find(is_outside)?;
        condition(std::slice::from_ref(first), self.about, Rigor::Exact)
    }
}
