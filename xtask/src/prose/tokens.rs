//! A sentence → tokens: names, numbers, signs, and phrases of the grammar, each with its place in the text.

use std::ops::Range;

use super::names::Names;
use super::words::{self, Word};

/// A token and the bytes of the text that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind<'t>,
    pub(super) span: Range<usize>,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// A name, a value or a word of code.
    Name(&'t str),
    Number(i64),
    Word(Word),
    /// A property of what the request is about: fact and value.
    Property(String, String),
    Comma,
    /// Between the items of an enumeration: `、` or `/`.
    Pause,
    Colon,
    Open,
    Close,
    /// Any other text.
    Text(&'t str),
}

impl Token<'_> {
    pub(super) fn is(&self, word: Word) -> bool {
        self.kind == Kind::Word(word)
    }
}

/// The tokens of a sentence.
pub(super) fn tokens<'t>(text: &'t str, names: &Names) -> Vec<Token<'t>> {
    let is_chinese = text.chars().any(|it| is_han(it) || "：、，。；（".contains(it));
    let mut lexer = Lexer { text, names, is_chinese, at: 0, found: Vec::new() };
    while lexer.at < text.len() {
        lexer.next();
    }
    lexer.found
}

struct Lexer<'t, 'n> {
    text: &'t str,
    names: &'n Names,
    is_chinese: bool,
    at: usize,
    found: Vec<Token<'t>>,
}

impl<'t> Lexer<'t, '_> {
    fn next(&mut self) {
        let rest = &self.text[self.at..];
        if let Some(skipped) = markup(rest) {
            self.at += skipped;
            return;
        }
        if let Some((inner, before)) = marked(rest)
            && self.is_one_name(inner)
        {
            let length = before * 2 + inner.len();
            let start = self.at + before;
            let kind = match inner.parse() {
                Ok(number) => Kind::Number(number),
                Err(_) => Kind::Name(&self.text[start..start + inner.len()]),
            };
            return self.push(kind, length);
        }
        let Some(first) = rest.chars().next() else { return };
        let width = first.len_utf8();
        if first.is_whitespace()
            || matches!(
                first,
                '*' | '`' | '"' | '“' | '”' | '\'' | '.' | '。' | ';' | '；' | '!' | '！' | '\\'
            )
        {
            self.at += width;
            return;
        }
        let sign = match first {
            ',' | '，' => Some(Kind::Comma),
            '、' | '/' | '|' => Some(Kind::Pause),
            ':' | '：' => Some(Kind::Colon),
            '(' | '（' | '[' | '【' => Some(Kind::Open),
            ')' | '）' | ']' | '】' => Some(Kind::Close),
            _ => None,
        };
        if let Some(sign) = sign {
            return self.push(sign, width);
        }
        if let Some((property, length)) = self.names.property(rest) {
            let (fact, value) = (property.fact.clone(), property.value.clone());
            return self.push(Kind::Property(fact, value), length);
        }
        if let Some(length) = self.names.spaced(rest) {
            return self.push(Kind::Name(&rest[..length]), length);
        }
        if first.is_ascii_digit()
            || first == '-' && rest[1..].starts_with(|it: char| it.is_ascii_digit())
        {
            return self.number(rest);
        }
        if first.is_ascii_alphabetic() || first == '_' {
            return self.ascii(rest);
        }
        match words::phrase(rest) {
            Some((Word::Plain, length)) => self.text(length),
            Some((word, length)) => self.push(Kind::Word(word), length),
            None => self.text(width),
        }
    }

    /// Whether marked text is one name, value or number.
    fn is_one_name(&self, inner: &str) -> bool {
        let is_part = |it: char| it.is_ascii_alphanumeric() || "_-.+/:#@%&*$\\".contains(it);
        let is_field = self.names.field(inner).is_some();
        let is_number = inner.parse::<i64>().is_ok();
        let is_range = inner.starts_with(|it: char| it.is_ascii_digit())
            && inner.split(['-', '~', '～']).filter(|it| it.parse::<i64>().is_ok()).count() == 2;
        let spaced = self.names.spaced(inner) == Some(inner.len());
        is_field
            || spaced
            || is_number
            || !is_range && !inner.is_empty() && inner.chars().all(is_part)
    }

    fn number(&mut self, rest: &'t str) {
        let after_number = matches!(self.found.last(), Some(Token { kind: Kind::Number(_), .. }));
        if after_number && rest.starts_with('-') {
            return self.push(Kind::Word(Word::To), 1);
        }
        let sign = usize::from(rest.starts_with('-'));
        let digits = rest[sign..].bytes().take_while(u8::is_ascii_digit).count() + sign;
        let behind = &rest[digits..];
        let is_range = behind.strip_prefix('-').is_some_and(|it| {
            let after = it.trim_start_matches(|it: char| it.is_ascii_digit());
            after.len() < it.len()
                && !after.starts_with(|it: char| it.is_ascii_alphanumeric() || "-:.".contains(it))
        });
        let goes_on = behind
            .starts_with(|it: char| it.is_ascii_alphabetic() || matches!(it, '.' | '_' | ':'))
            && !behind.starts_with(". ")
            && behind != ".";
        let is_unit =
            ["GB", "MB", "KB", "TB", "s ", "h "].iter().any(|unit| behind.starts_with(unit));
        match rest[..digits].parse() {
            Ok(number) if is_range || !goes_on && !behind.starts_with('-') || is_unit => {
                self.push(Kind::Number(number), digits);
            }
            _ => self.ascii(rest),
        }
    }

    /// A run of ASCII: a phrase of English, or a name.
    fn ascii(&mut self, rest: &'t str) {
        let is_part = |it: &char| it.is_ascii_alphanumeric() || "_-.".contains(*it);
        let length = rest.chars().take_while(is_part).count();
        let name = rest[..length].trim_end_matches(['.', '-']);
        let phrase = words::phrase(rest);
        let is_cased = name.chars().any(|it| it.is_ascii_uppercase());
        let is_field = self
            .names
            .field(name)
            .is_some_and(|field| is_cased || self.is_chinese || field.name.contains('_'));
        match phrase {
            Some((word, length)) if !is_field && word != Word::Plain => {
                return self.push(Kind::Word(word), length);
            }
            _ => {}
        }
        let length = name.len().max(1);
        let is_name = self.is_chinese
            || is_field
            || name.bytes().any(|it| it.is_ascii_digit() || it == b'_')
            || name.bytes().skip(1).any(|it| it.is_ascii_uppercase())
            || self.names.meaning(name, "").is_some();
        if is_name { self.push(Kind::Name(&rest[..length]), length) } else { self.text(length) }
    }

    fn push(&mut self, kind: Kind<'t>, length: usize) {
        self.found.push(Token { kind, span: self.at..self.at + length });
        self.at += length;
    }

    /// Text that is none of the grammar; one token with the text before it.
    fn text(&mut self, length: usize) {
        let end = self.at + length;
        if let Some(Token { kind: Kind::Text(text), span }) = self.found.last_mut()
            && (span.end == self.at || self.text[span.end..self.at].trim().is_empty())
        {
            *text = &self.text[span.start..end];
            span.end = end;
        } else {
            self.found
                .push(Token { kind: Kind::Text(&self.text[self.at..end]), span: self.at..end });
        }
        self.at = end;
    }
}

/// The length of markup that says nothing.
fn markup(rest: &str) -> Option<usize> {
    if rest.starts_with('<') {
        let end = rest.find('>')?;
        let tag = &rest[1..end];
        let is_tag = tag.starts_with(|it: char| it == '/' || it.is_ascii_lowercase());
        return (is_tag && !tag.contains(char::is_whitespace) || tag.starts_with("props"))
            .then_some(end + 1);
    }
    // The address of a link.
    rest.starts_with("](").then(|| rest.find(')').map(|end| end + 1))?
}

/// Text between stars, backticks or quotes, and the length of the mark before it.
fn marked(rest: &str) -> Option<(&str, usize)> {
    let marks = [("**", "**"), ("`", "`"), ("\"", "\"")];
    let (open, close) = marks.into_iter().find(|(open, _)| rest.starts_with(open))?;
    let inner = &rest[open.len()..];
    let end = inner.find(close)?;
    Some((&inner[..end], open.len()))
}

pub(super) fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}
