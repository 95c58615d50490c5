//! Syntax errors: why a text is not JSON, with common causes recognized.

use super::Span;

/// A syntax error.
#[derive(Debug)]
pub struct SyntaxError {
    /// A stable name in kebab-case.
    pub code: &'static str,
    /// What is wrong.
    pub what: String,
    /// The locations with labels, the primary one first.
    pub marks: Vec<(Span, String)>,
    /// What to do.
    pub help: &'static str,
}

/// The largest text that is read, in bytes.
const LARGEST: usize = 16 << 20;

/// The nesting depth that serde_json allows.
const DEEPEST: usize = 127;

/// Errors that are found before parsing.
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
            "the file has {} bytes, more than the limit of {} MiB",
            text.len(),
            LARGEST >> 20
        ),
        marks: vec![(0..0, "this file".into())],
        help: "split it, or shorten its texts; a spec file contains one operation, one service or a few shared types",
    })
}

/// Text with two or four bytes for each character, which starts with a letter and a zero in some order.
fn wide_encoding(text: &str) -> Option<SyntaxError> {
    // The byte order mark is not UTF-8, and was read as replacement characters.
    let rest = text.trim_start_matches(LOST);
    let is_marked = text.len() - rest.len() == 2 * LOST.len_utf8();
    let mut characters = rest.chars();
    let (first, second) = (characters.next()?, characters.next()?);
    let is_wide = (first == '\0') != (second == '\0') || is_marked && rest.starts_with('\0');
    (is_wide && (is_marked || rest.len() == text.len())).then(|| SyntaxError {
        code: "encoding",
        what: "the file is UTF-16 or UTF-32, not UTF-8".into(),
        marks: vec![(0..0, "not UTF-8".into())],
        help: "save the file as UTF-8",
    })
}

/// The replacement for bytes that are not UTF-8.
const LOST: char = '\u{fffd}';

fn lost_byte(text: &str) -> Option<SyntaxError> {
    let at = text.find(LOST)?;
    Some(SyntaxError {
        code: "encoding",
        // All bytes before it are unchanged.
        what: format!("byte {} of the file is not UTF-8", at + 1),
        marks: vec![(at..at + LOST.len_utf8(), "not UTF-8".into())],
        help: "save the file as UTF-8; if it already is, replace the character U+FFFD with the original one",
    })
}

fn nul(text: &str) -> Option<SyntaxError> {
    let at = text.find('\0')?;
    Some(SyntaxError {
        code: "encoding",
        what: format!("byte {} of the file is zero", at + 1),
        marks: vec![(at..at + 1, "a zero byte".into())],
        help: "restore the file, or save it as UTF-8 text",
    })
}

fn empty(text: &str) -> Option<SyntaxError> {
    text.trim().is_empty().then(|| SyntaxError {
        code: "empty-file",
        what: "the file is empty".into(),
        marks: vec![(0..0, "empty file".into())],
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
            // JSON strings do not span several lines, so this is never inside a string.
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

const OURS: &str = "one version starts here";
const END: &str = "the conflict ends here";

/// The length of a conflict marker at the start of a line, and its label.
fn conflict_marker(line: &str) -> Option<(usize, &'static str)> {
    let marker = line.chars().next()?;
    let label = match marker {
        '<' => OURS,
        '|' => "the common ancestor starts here",
        '=' => "the other version starts here",
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
        what: "the file contains merge conflict markers".into(),
        marks,
        help: "resolve the conflict and delete the marker lines",
    }
}

/// An error of serde_json.
pub(super) fn of_json(text: &str, error: &serde_json::Error) -> SyntaxError {
    let message = error.to_string();
    let what = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
    let span = span(text, error);
    if what == "recursion limit exceeded" {
        return SyntaxError {
            code: "too-deep",
            what: format!("the nesting is deeper than {DEEPEST} levels"),
            marks: vec![(span, "one level too deep".into())],
            help: "define inner objects as shared types in `types/*.json` and refer to them with `{ \"ref\": … }`, or shorten the example",
        };
    }
    let found = text[span.start..].chars().next();
    let label = match found {
        Some(character) if !character.is_ascii() => {
            format!("the character U+{:04X}", u32::from(character))
        }
        Some('\n') => "the line ends here".into(),
        Some(_) => "unexpected here".into(),
        None => "the file ends here".into(),
    };
    let help = match what {
        what if what.starts_with("control character") => {
            "escape it: `\\n` for a line break, `\\t` for a tab"
        }
        what if what.starts_with("EOF") => {
            "complete the file; a bracket, a quote or a value is missing"
        }
        _ => STRICT,
    };
    SyntaxError { code: "syntax", what: plain(what).to_owned(), marks: vec![(span, label)], help }
}

/// An error that only the parser with locations finds.
pub(super) fn of_parser(what: String, span: Span) -> SyntaxError {
    SyntaxError {
        code: "syntax",
        what,
        marks: vec![(span, "unexpected here".into())],
        help: STRICT,
    }
}

const STRICT: &str = "spec files are strict JSON: double quotes, no comments, no trailing commas";

/// The message of serde_json in plain words.
fn plain(what: &str) -> &str {
    match what {
        "EOF while parsing an object" => "the file ends within an object",
        "EOF while parsing a list" => "the file ends within an array",
        "EOF while parsing a string" => "the file ends within a string",
        "EOF while parsing a value" => "the file ends where a value is expected",
        what if what.starts_with("control character") => {
            "a string contains a line break, a tab or another control character"
        }
        what => what,
    }
}

fn span(text: &str, error: &serde_json::Error) -> Span {
    let lines = text.split_inclusive('\n');
    let before = lines.take(error.line().saturating_sub(1));
    let line_start = before.map(str::len).sum::<usize>();
    // An unexpected line break is column 0 of the next line.
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
