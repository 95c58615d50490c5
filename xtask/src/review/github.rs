//! Review → annotations of a pull request.

use super::Review;
use super::finding_kind::Level;
use super::not_reviewed::NotReviewed;
use super::position::{Position, Side};

/// The number of annotations of each kind that a run shows.
const MOST: usize = 10;

impl Review<'_> {
    /// One line for each finding: breaking ones as errors, risky ones as warnings, at most ten each.
    ///
    /// `prefix` is the path of the workspace in the repository, since annotations use paths from the root.
    pub fn github(&self, prefix: &str) -> String {
        let mut out = String::new();
        for (level, command) in [(Level::Breaking, "error"), (Level::Risky, "warning")] {
            let open = self.open(level);
            let lines =
                open.map(|it| annotation(command, it.id, &it.title, Some(&it.place), prefix));
            let what = format!("{} findings", level.word());
            out.push_str(&first(lines.collect(), &what));
        }
        out
    }
}

impl NotReviewed {
    /// Annotations of a pull request, at most ten.
    pub fn github(&self) -> String {
        let errors = self.errors.iter();
        let lines =
            errors.map(|it| annotation("error", &it.code, &it.title, it.place.as_ref(), ""));
        first(lines.collect(), "errors")
    }
}

/// The first lines, and the number of omitted ones.
fn first(lines: Vec<String>, what: &str) -> String {
    let rest = lines.len().saturating_sub(MOST);
    let rest = (rest > 0).then(|| format!("::notice title=review::{rest} more {what}\n"));
    lines.into_iter().take(MOST).chain(rest).collect()
}

/// `::error file=…,line=…,col=…,title=…::message`
fn annotation(
    command: &str,
    title: &str,
    message: &str,
    place: Option<&Position>,
    prefix: &str,
) -> String {
    let at = place.map(|place| {
        let file = format!("{prefix}{}", property(&place.path));
        match place.side {
            // Removed elements have no line in the new file.
            Side::Base => format!("file={file},"),
            Side::Head => format!("file={file},line={},col={},", place.line, place.column),
        }
    });
    let (at, title) = (at.unwrap_or_default(), property(title));
    format!("::{command} {at}title={title}::{}\n", data(message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
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
