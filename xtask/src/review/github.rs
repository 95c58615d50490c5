//! Review → annotations of a pull request.

use super::Review;
use super::finding::{Finding, Which};
use super::kind::Level;
use super::stopped::SpecError;

/// How many annotations of a kind a run shows.
const MOST: usize = 10;

impl Review<'_> {
    /// One line for each finding: what breaks as errors, what is risky as warnings, each at most ten.
    pub fn github(&self) -> String {
        let mut out = String::new();
        for (level, command) in [(Level::Breaking, "error"), (Level::Risky, "warning")] {
            let open = self.findings.iter();
            let open = open.filter(|it| it.level == level && it.accepted.is_none());
            for finding in open.clone().take(MOST) {
                out.push_str(&annotation(command, finding));
            }
            let rest = open.count().saturating_sub(MOST);
            if rest > 0 {
                let word = level.word();
                out.push_str(&format!(
                    "::notice title=review::{rest} more {word} findings\n"
                ));
            }
        }
        out
    }
}

/// One line for each error of the specs, at most ten.
pub(super) fn stopped(errors: &[SpecError]) -> String {
    let mut out = String::new();
    for error in errors.iter().take(MOST) {
        let place = error.place.as_ref();
        let at = place.map(|place| {
            let file = property(&place.path);
            format!("file={file},line={},col={},", place.line, place.column)
        });
        let (at, title) = (at.unwrap_or_default(), property(&error.code));
        out.push_str(&format!(
            "::error {at}title={title}::{}\n",
            data(&error.title)
        ));
    }
    let rest = errors.len().saturating_sub(MOST);
    if rest > 0 {
        out.push_str(&format!("::notice title=review::{rest} more errors\n"));
    }
    out
}

/// `::error file=…,line=…,col=…,title=…::message`
fn annotation(command: &str, finding: &Finding) -> String {
    let place = &finding.place;
    let file = property(&place.path);
    // What is gone stands in no line of the new file.
    let at = match place.side {
        Which::Head => format!("file={file},line={},col={},", place.line, place.column),
        Which::Base => format!("file={file},"),
    };
    let title = property(finding.id);
    let message = data(&finding.title);
    format!("::{command} {at}title={title}::{message}\n")
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_not_cut_by_what_they_carry() {
        assert_eq!(data("100%\r\n::error::"), "100%25%0D%0A::error::");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
