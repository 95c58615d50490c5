//! Tokens → a condition, if all of them are understood.

mod named;

use super::measure::Measure;
use super::names::{Field, Kind as FieldKind, Names, Of};
use super::statement::Condition;
use super::tokens::{Kind, Token};
use super::words::Word;

/// What a sentence is about.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) text: &'a str,
    pub(super) names: &'a Names,
    pub(super) field: &'a Field,
    /// The unit of its numbers, if the description states one.
    pub(super) unit: Option<Measure>,
}

/// How exactly a condition has to be understood.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rigor {
    /// Every word.
    Exact,
    /// Adjectives may be left out, which makes the condition hold more often.
    Loose,
}

/// The condition that the tokens state.
pub(super) fn condition(tokens: &[Token<'_>], about: About<'_>, rigor: Rigor) -> Option<Condition> {
    let tokens = tokens.iter().filter(|it| !it.is(Word::Filler) && !it.is(Word::Values));
    let tokens = tokens.cloned().collect::<Vec<_>>();
    let mut reader = Reader { tokens: &tokens, at: 0, about, rigor };
    reader.read()
}

struct Reader<'a, 't> {
    tokens: &'a [Token<'t>],
    at: usize,
    about: About<'a>,
    rigor: Rigor,
}

/// How a part is joined to what is before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    Or,
}

impl<'t> Reader<'_, 't> {
    fn read(&mut self) -> Option<Condition> {
        let mut any = Vec::<Condition>::new();
        let mut joint = Joint::And;
        while self.at < self.tokens.len() {
            match &self.tokens[self.at].kind {
                Kind::Word(Word::And | Word::If) | Kind::Comma => {
                    self.at += 1;
                    continue;
                }
                Kind::Word(Word::Or) | Kind::Pause => {
                    joint = Joint::Or;
                    self.at += 1;
                    continue;
                }
                _ => {}
            }
            let part = self.part()?;
            match (joint, any.pop()) {
                (_, None) => any.push(part),
                (Joint::And, Some(last)) => any.push(last.and(part)),
                (Joint::Or, Some(last)) => any.extend([last, part]),
            }
            joint = Joint::And;
        }
        any.into_iter().reduce(Condition::or).filter(|it| *it != Condition::All(Vec::new()))
    }

    fn kind(&self, ahead: usize) -> Option<&Kind<'t>> {
        self.tokens.get(self.at + ahead).map(|it| &it.kind)
    }

    fn field_at(&self, ahead: usize) -> Option<Field> {
        match self.kind(ahead)? {
            Kind::Name(name) => self.about.names.field(name).cloned(),
            Kind::Word(Word::This) => Some(self.about.field.clone()),
            _ => None,
        }
    }

    fn part(&mut self) -> Option<Condition> {
        if let Some(field) = self.field_at(0) {
            match self.kind(1) {
                Some(Kind::Word(Word::Is)) => {
                    self.at += 2;
                    let values = self.values(&field)?;
                    return Some(Condition::Field { name: field.name, values });
                }
                Some(Kind::Word(Word::IsNot)) => {
                    self.at += 2;
                    let values = self.values(&field)?;
                    return Some(Condition::Not(Box::new(Condition::Field {
                        name: field.name,
                        values,
                    })));
                }
                // Of what is counted, more than one is another number than one.
                Some(Kind::Word(Word::Above)) if self.rigor == Rigor::Loose => {
                    let one = matches!(self.kind(2), Some(Kind::Number(1)));
                    self.at += 3;
                    let values = vec!["1".to_owned()];
                    let is_one = Condition::Field { name: field.name, values };
                    return one.then(|| Condition::Not(Box::new(is_one)));
                }
                Some(Kind::Word(Word::Give)) => {
                    // `FGive V` is a value, `F Give` alone says that it is there.
                    self.at += 2;
                    return Some(Condition::Present(field.name));
                }
                Some(Kind::Word(Word::Omit)) => {
                    self.at += 2;
                    return Some(Condition::Not(Box::new(Condition::Present(field.name))));
                }
                Some(Kind::Word(Word::And) | Kind::Pause) if self.field_at(2).is_some() => {
                    self.at += 2;
                    let rest = self.part()?;
                    let is_present = matches!(rest, Condition::Present(_) | Condition::All(_));
                    return is_present.then(|| Condition::Present(field.name).and(rest));
                }
                _ => {}
            }
        }
        match self.kind(0)? {
            Kind::Word(Word::Give) => {
                self.at += 1;
                self.given()
            }
            Kind::Word(Word::Omit) => {
                self.at += 1;
                let field = self.field_at(0);
                self.at += usize::from(field.is_some());
                let name = field.map_or_else(|| self.about.field.name.clone(), |it| it.name);
                Some(Condition::Not(Box::new(Condition::Present(name))))
            }
            Kind::Word(Word::Is) => {
                self.at += 1;
                // `physical backups are performed`
                if self.at == self.tokens.len() {
                    return Some(Condition::All(Vec::new()));
                }
                self.is_value()
            }
            Kind::Word(Word::This) => {
                self.at += 1;
                matches!(self.kind(0), Some(Kind::Name(_) | Kind::Number(_)))
                    .then(|| self.is_value())?
            }
            Kind::Property(..) => self.described().or_else(|| self.properties()),
            // `网络类型InstanceNetworkType为VPC`
            Kind::Text(text)
                if text.chars().count() <= 8
                    && self.field_at(1).is_some()
                    && matches!(self.kind(2), Some(Kind::Word(Word::Is))) =>
            {
                self.at += 1;
                self.part()
            }
            // `付费类型为Prepaid`
            Kind::Text(text) if self.is_title(text) => {
                self.at += 2;
                self.properties()
            }
            Kind::Name(_) | Kind::Text(_) | Kind::Number(_) => {
                self.described().or_else(|| self.properties())
            }
            _ => None,
        }
    }

    /// Whether a text names a field by what it is, and a value of that field follows.
    fn is_title(&self, text: &str) -> bool {
        let is = matches!(self.kind(1), Some(Kind::Word(Word::Is)));
        let Some(Kind::Name(value)) = self.kind(2).filter(|_| is && text.chars().count() <= 10)
        else {
            return false;
        };
        if !value.starts_with(|it: char| it.is_ascii_uppercase()) {
            return false;
        }
        let meaning = self.about.names.meaning(value, &self.about.field.name);
        matches!(meaning.map(|it| it.of), Some(Of::Field(_)))
    }

    /// After `specify`: fields that are there, or a value of the field that the sentence is about.
    fn given(&mut self) -> Option<Condition> {
        let Some(field) = self.field_at(0) else {
            return match self.kind(0) {
                None | Some(Kind::Comma) => Some(Condition::Present(self.about.field.name.clone())),
                Some(Kind::Name(_) | Kind::Number(_)) => self.is_value(),
                _ => None,
            };
        };
        self.at += 1;
        if matches!(self.kind(0), Some(Kind::Word(Word::Is))) {
            self.at += 1;
            let values = self.values(&field)?;
            return Some(Condition::Field { name: field.name, values });
        }
        let mut present = Condition::Present(field.name);
        while let (Some(Kind::Word(Word::And) | Kind::Pause), Some(field)) =
            (self.kind(0), self.field_at(1))
        {
            if matches!(self.kind(2), Some(Kind::Word(Word::Is))) {
                break;
            }
            present = present.and(Condition::Present(field.name));
            self.at += 2;
        }
        Some(present)
    }

    /// A value of the field that the sentence is about, or else what the value means.
    fn is_value(&mut self) -> Option<Condition> {
        let start = self.at;
        let field = self.about.field.clone();
        if field.values.is_empty()
            && let Some(found) = self.properties()
        {
            return Some(found);
        }
        if let Some(values) = self.values(&field) {
            return Some(Condition::Field { name: field.name, values });
        }
        self.at = start;
        self.described().or_else(|| self.properties())
    }

    /// Values of a field, which the field can have.
    fn values(&mut self, field: &Field) -> Option<Vec<String>> {
        let mut values = Vec::new();
        loop {
            let value = match self.kind(0)? {
                Kind::Name(name) => name.replace('\\', ""),
                Kind::Number(number) => number.to_string(),
                Kind::Property(..) => self.about.text[self.tokens[self.at].span.clone()].to_owned(),
                _ => return None,
            };
            if field.kind == FieldKind::Number && value.parse::<i64>().is_err() {
                return None;
            }
            values.push(self.about.names.value(field, &value)?);
            self.at += 1;
            let mut skipped = 0;
            while matches!(
                self.kind(skipped),
                Some(Kind::Comma | Kind::Pause | Kind::Word(Word::Or | Word::And))
            ) {
                skipped += 1;
            }
            let is_value = skipped > 0
                && match self.kind(skipped) {
                    Some(Kind::Number(_)) => true,
                    Some(Kind::Name(name)) => {
                        let begins_another = matches!(
                            self.kind(skipped + 1),
                            Some(Kind::Word(Word::Is | Word::IsNot | Word::Give | Word::Omit))
                        );
                        !begins_another && self.about.names.value(field, name).is_some()
                    }
                    _ => false,
                };
            if !is_value {
                return Some(values);
            }
            self.at += skipped;
        }
    }
}
