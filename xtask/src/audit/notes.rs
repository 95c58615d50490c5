//! Compares notes with specs: every code and value in the lists that rows and values cite.
//!
//! Notes are prose. The following is recognized: a code next to a status, as in `400 InvalidParam, MissingParam` or `Throttling (429)`, a code in a JSON text, a compound word after such a code, and a name with its values, as in `Language (en/de)`.

use super::Audit;
use super::document::Document;
use super::page::Cell;
use crate::audit::facts::{Kind, Need};
use apispec_codegen::spec::DocumentKind;

impl<'a> Audit<'a> {
    /// Reports what the notes list on cited lines and the specs do not contain.
    pub(super) fn notes(&mut self) {
        for document in self.documents_of(DocumentKind::Notes) {
            for (line, text) in document.lines() {
                let cites = |kind| self.citing(document, line).any(|fact| fact.kind == kind);
                let (errors, values) = (cites(Kind::Error), cites(Kind::Value));
                if errors {
                    self.noted_errors(document, line, text);
                }
                if values {
                    self.noted_values(document, line, text);
                }
            }
        }
    }

    fn noted_errors(&mut self, document: &Document<'a>, line: usize, text: &str) {
        for (status, code) in codes(text) {
            if !self.has_error(document, line, status, &code, Cell::Own) {
                let status = status.map_or(String::new(), |status| format!("`{status}` "));
                let title = format!("the error {status}`{code}` is not in the specs");
                self.unlisted("unlisted-error", document, line, title);
            }
        }
    }

    fn noted_values(&mut self, document: &Document<'a>, line: usize, text: &str) {
        let text = text.replace('`', "");
        for (at, opening) in text.match_indices(" (") {
            let (before, rest) = (&text[..at], &text[at + opening.len()..]);
            let name = before.rsplit(' ').next().unwrap_or(before);
            let values = rest.split(')').next().unwrap_or(rest);
            let mut facts = self.facts.iter().map(|it| &it.fact);
            let is_field =
                facts.any(|fact| fact.kind == Kind::Name && fact.need == Need::Name(name));
            if !is_field || !values.contains('/') || values.contains([' ', ',']) {
                continue;
            }
            for value in values.split('/') {
                let mut facts = self.citing(document, line);
                if !facts.any(|fact| fact.need == Need::Value(value)) {
                    self.unlisted_value(document, line, value);
                }
            }
        }
    }
}

/// A word of a note, and the text between it and the previous word.
struct Word<'a> {
    gap: &'a str,
    text: &'a str,
}

/// The codes of a line with their statuses.
fn codes(text: &str) -> Vec<(Option<u16>, String)> {
    let text = text.replace('`', "").replace(" (sic)", "");
    let words = words(&text);
    let mut codes = Vec::<(Option<u16>, String)>::new();
    let mut before: Option<String> = None;
    let mut listed: Option<u16> = None;
    for (index, word) in words.iter().enumerate() {
        let previous = index.checked_sub(1).map(|index| &words[index]);
        let led = previous.filter(|_| word.gap == " ").and_then(|word| status(word.text));
        let goes_on = matches!(word.gap, ", " | " / " | "/");
        let Some(code) = code(word.text, before.as_deref().filter(|_| goes_on)) else {
            listed = None;
            before = None;
            continue;
        };
        listed = led.or(listed.filter(|_| goes_on));
        let key = previous.is_some_and(|word| word.text.to_ascii_lowercase().ends_with("code"));
        let own = following(&words[index + 1..]);
        let goes_with_codes = word.gap == "), " && is_compound(&code) && own.is_empty();
        if let Some(status) = listed {
            codes.push((Some(status), code.clone()));
        } else if key && word.gap == "\":\"" || goes_with_codes {
            codes.push((None, code.clone()));
        }
        codes.extend(own.into_iter().map(|status| (Some(status), code.clone())));
        before = Some(code);
    }
    codes
}

/// The statuses after a code: ` 400`, ` (429 and 400)`, ` as 403 (or 400)`; after `A/.B (429)`, it applies to both.
fn following(words: &[Word<'_>]) -> Vec<u16> {
    let mut rest = words;
    while let Some(word) = rest.first().filter(|word| word.gap == "/") {
        if code(word.text, Some("")).is_none() {
            break;
        }
        rest = &rest[1..];
    }
    let statuses = |words: &[Word<'_>]| {
        let first = words.first().and_then(|word| status(word.text));
        let inside = words.iter().skip(1).scan(first.is_some(), |open, word| {
            *open &= !word.gap.contains([')', ';']);
            open.then(|| status(word.text).filter(|_| word.gap.starts_with(' ')))
        });
        first.into_iter().chain(inside.flatten()).collect::<Vec<_>>()
    };
    match rest {
        [word, ..] if word.gap == " " && status(word.text).is_some() => {
            status(word.text).into_iter().collect()
        }
        [word, ..] if word.gap == " (" => statuses(rest),
        [word, second, third, ..] if word.text == "as" && third.gap == " (" => {
            let mut all = statuses(std::slice::from_ref(second));
            let inside = rest[2..]
                .iter()
                .enumerate()
                .take_while(|(index, word)| *index == 0 || !word.gap.contains(')'));
            all.extend(inside.filter_map(|(_, word)| status(word.text)));
            all
        }
        [word, second, ..] if word.text == "as" => statuses(std::slice::from_ref(second)),
        _ => Vec::new(),
    }
}

/// A code: it starts with a capital letter and continues with small letters, a dot or digits after one; `.B` continues the `A` of `A.C`.
fn code(word: &str, before: Option<&str>) -> Option<String> {
    if let Some(rest) = word.strip_prefix('.') {
        let head = before?.split('.').next().unwrap_or_default();
        return (!rest.is_empty()).then(|| format!("{head}.{rest}"));
    }
    let is_code = word.starts_with(|first: char| first.is_ascii_uppercase())
        && word.len() > 2
        && (word.contains('.') || word.contains(|letter: char| letter.is_ascii_lowercase()));
    is_code.then(|| word.to_owned())
}

/// Whether a word is a compound, as `BadKey` is and `Others` is not.
fn is_compound(word: &str) -> bool {
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    capitals > 1 && word.chars().any(|letter| letter.is_ascii_lowercase())
}

fn status(word: &str) -> Option<u16> {
    let status = word.parse().ok()?;
    (400..600).contains(&status).then_some(status)
}

fn words(text: &str) -> Vec<Word<'_>> {
    let is_word =
        |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '_' | '-');
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_word) {
        let (gap, tail) = rest.split_at(start);
        let end = tail.find(|character| !is_word(character)).unwrap_or(tail.len());
        let word = tail[..end].trim_end_matches('.');
        words.push(Word { gap, text: word });
        rest = &tail[word.len().max(1)..];
    }
    words
}

#[cfg(test)]
mod tests {
    use super::codes;

    fn shown(text: &str) -> Vec<String> {
        let each = codes(text).into_iter();
        each.map(|(status, code)| format!("{} {code}", status.unwrap_or_default())).collect()
    }

    #[test]
    fn codes_stand_beside_their_status() {
        assert_eq!(
            shown(
                "Codes: 400 MissingParam, `InvalidParam` (sic); 404 Bad.NotFound / .Gone. Others give Wrong.Key as 403 (tests show 400)."
            ),
            [
                "400 MissingParam",
                "400 InvalidParam",
                "404 Bad.NotFound",
                "404 Bad.Gone",
                "403 Wrong.Key",
                "400 Wrong.Key"
            ]
        );
        assert_eq!(
            shown(
                "Throttling (400), Throttling.User (429 and 400), Throttling.Api/.System (429), BadThrottle, Others."
            ),
            [
                "400 Throttling",
                "429 Throttling.User",
                "400 Throttling.User",
                "429 Throttling.Api",
                "429 Throttling.System",
                "0 BadThrottle"
            ]
        );
        assert_eq!(
            shown("401 `{\"error_code\":\"APIGW.0301\"}`, 404 APIGW.0101; ABC.3003 413"),
            ["0 APIGW.0301", "404 APIGW.0101", "413 ABC.3003"]
        );
    }
}
