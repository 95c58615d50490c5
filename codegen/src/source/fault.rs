//! Why a text is not JSON, by its cause where the cause has a name.

use super::Span;

/// Why a text is not JSON, and where.
#[derive(Debug)]
pub struct SyntaxError {
    /// A stable name in kebab-case.
    pub code: &'static str,
    /// What is wrong.
    pub what: String,
    /// Where, and what to see there; the guilty place first.
    pub marks: Vec<(Span, String)>,
    /// The way out.
    pub help: &'static str,
}

/// The largest text that is read, in bytes.
const LARGEST: usize = 16 << 20;

/// How deep the reader of JSON goes.
const DEEPEST: usize = 127;

/// What keeps a text from being read at all, whatever its JSON is like.
pub(super) fn before_reading(text: &str) -> Vec<SyntaxError> {
    let fault = too_large(text)
        .or_else(|| wide_encoding(text))
        .or_else(|| lost_byte(text))
        .or_else(|| nul(text))
        .or_else(|| empty(text));
    match fault {
        Some(fault) => vec![fault],
        None => conflicts(text),
    }
}

fn too_large(text: &str) -> Option<SyntaxError> {
    (text.len() > LARGEST).then(|| SyntaxError {
        code: "too-large",
        what: format!(
            "the file has {} bytes, more than the {} MiB that are read",
            text.len(),
            LARGEST >> 20
        ),
        marks: vec![(0..0, "this file".into())],
        help: "split it, or shorten its texts: a spec holds one operation, one service or a few shared types",
    })
}

/// Text in two or four bytes for each character, which begins with a letter and a zero in some order.
fn wide_encoding(text: &str) -> Option<SyntaxError> {
    // A mark of the byte order is not UTF-8, and was read as lost characters.
    let rest = text.trim_start_matches(LOST);
    let is_marked = text.len() - rest.len() == 2 * LOST.len_utf8();
    let mut characters = rest.chars();
    let (first, second) = (characters.next()?, characters.next()?);
    let is_wide = (first == '\0') != (second == '\0') || is_marked && rest.starts_with('\0');
    (is_wide && (is_marked || rest.len() == text.len())).then(|| SyntaxError {
        code: "encoding",
        what: "the file is UTF-16 or UTF-32, not UTF-8".into(),
        marks: vec![(0..0, "two or four bytes for each character".into())],
        help: "save the file as UTF-8",
    })
}

/// The replacement for bytes that are not UTF-8.
const LOST: char = '\u{fffd}';

fn lost_byte(text: &str) -> Option<SyntaxError> {
    let at = text.find(LOST)?;
    Some(SyntaxError {
        code: "encoding",
        // All bytes before it are as they are in the file.
        what: format!("byte {} of the file is not UTF-8", at + 1),
        marks: vec![(at..at + LOST.len_utf8(), "can't be read".into())],
        help: "save the file as UTF-8; if it is, replace the character U+FFFD with the one that was lost",
    })
}

fn nul(text: &str) -> Option<SyntaxError> {
    let at = text.find('\0')?;
    Some(SyntaxError {
        code: "encoding",
        what: format!("byte {} of the file is zero", at + 1),
        marks: vec![(at..at + 1, "a zero byte".into())],
        help: "restore the file, or save it as text in UTF-8: a spec has no zero bytes",
    })
}

fn empty(text: &str) -> Option<SyntaxError> {
    text.trim().is_empty().then(|| SyntaxError {
        code: "empty-file",
        what: "the file is empty".into(),
        marks: vec![(0..0, "nothing here".into())],
        help: "write the spec, or delete the file",
    })
}

/// One error for each conflict that a merge left behind.
fn conflicts(text: &str) -> Vec<SyntaxError> {
    let mut conflicts = Vec::new();
    let mut marks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some((length, label)) = conflict_marker(line) {
            // No string of JSON goes over several lines, so this is outside of all of them.
            if label == OURS && !marks.is_empty() {
                conflicts.push(conflict(std::mem::take(&mut marks)));
            }
            marks.push((start..start + length, label.to_owned()));
            if label == END {
                conflicts.push(conflict(std::mem::take(&mut marks)));
            }
        }
        start += line.len();
    }
    if !marks.is_empty() {
        conflicts.push(conflict(marks));
    }
    conflicts
}

const OURS: &str = "one version begins here";
const END: &str = "the conflict ends here";

/// The length of a conflict marker that begins a line, and what it marks.
fn conflict_marker(line: &str) -> Option<(usize, &'static str)> {
    let marker = line.chars().next()?;
    let label = match marker {
        '<' => OURS,
        '|' => "what both versions come from begins here",
        '=' => "the other version begins here",
        '>' => END,
        _ => return None,
    };
    let rest = line.trim_start_matches(marker);
    let length = line.len() - rest.len();
    let is_marker = length >= 7 && (rest.is_empty() || rest.starts_with(char::is_whitespace));
    is_marker.then_some((length, label))
}

fn conflict(marks: Vec<(Span, String)>) -> SyntaxError {
    SyntaxError {
        code: "conflict-markers",
        what: "the file has the conflict markers of a merge".into(),
        marks,
        help: "resolve the merge: keep what is right of both versions, and delete the marker lines",
    }
}

/// What the reader of JSON found wrong.
pub(super) fn of_json(text: &str, error: &serde_json::Error) -> SyntaxError {
    let message = error.to_string();
    let what = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
    let span = span(text, error);
    if what == "recursion limit exceeded" {
        return SyntaxError {
            code: "too-deep",
            what: format!("the file is nested more than {DEEPEST} levels deep"),
            marks: vec![(span, "one level too deep".into())],
            help: "define the inner objects as shared types in `types/*.json` and name them with `{ \"ref\": … }`; shorten an example",
        };
    }
    let found = text[span.start..].chars().next();
    let label = match found {
        Some(character) if !character.is_ascii() => {
            format!("the character U+{:04X}", u32::from(character))
        }
        Some('\n') => "the line ends here".into(),
        Some(_) => "not JSON from here".into(),
        None => "the file ends here".into(),
    };
    let help = match what {
        what if what.starts_with("control character") => {
            "write it as an escape: `\\n` for a line end, `\\t` for a tab"
        }
        what if what.starts_with("EOF") => {
            "complete the file: a bracket, a quote or a value is missing"
        }
        _ => STRICT,
    };
    SyntaxError { code: "syntax", what: plain(what).to_owned(), marks: vec![(span, label)], help }
}

/// What only the reader of places found wrong.
pub(super) fn of_parser(what: String, span: Span) -> SyntaxError {
    SyntaxError {
        code: "syntax",
        what,
        marks: vec![(span, "not JSON from here".into())],
        help: STRICT,
    }
}

const STRICT: &str =
    "spec files are strict JSON: double quotes, no comments, no comma before a closing bracket";

/// The words of the reader of JSON, as a person would say them.
fn plain(what: &str) -> &str {
    match what {
        "EOF while parsing an object" => "the file ends within an object",
        "EOF while parsing a list" => "the file ends within an array",
        "EOF while parsing a string" => "the file ends within a string",
        "EOF while parsing a value" => "the file ends where a value is expected",
        what if what.starts_with("control character") => {
            "a string has a line end, a tab or another control character in it"
        }
        what => what,
    }
}

fn span(text: &str, error: &serde_json::Error) -> Span {
    let lines = text.split_inclusive('\n');
    let before = lines.take(error.line().saturating_sub(1));
    let line_start = before.map(str::len).sum::<usize>();
    // A line end that is wrong itself is column 0 of the next line.
    let mut start = match error.column() {
        0 => line_start.saturating_sub(1),
        column => (line_start + column - 1).min(text.len()),
    };
    if error.is_eof() {
        start = text.trim_end().len();
    }
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let character = text[start..].chars().next();
    let character = character.filter(|character| *character != '\n');
    start..start + character.map_or(0, char::len_utf8)
}
