//! Whether a failed request can be repeated, when, and how safely.

use std::time::Duration;

use super::documented::{Advice, Category, DocumentedError, Grounds};

/// Whether to repeat a request that failed, when, and how safely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Retry {
    /// Whether a repeat can succeed.
    pub advice: Advice,
    /// What the advice is based on.
    pub grounds: Grounds,
    /// How long to wait; `None` where time alone does not help.
    pub wait: Option<Wait>,
    /// Whether a repeat could carry out the operation twice.
    pub repeat: Repeat,
}

/// How long to wait before a repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Wait {
    /// As long as the service asks.
    For(Duration),
    /// Until the date that the service gives, which
    /// [`Failure::retry_after_date`](super::Failure::retry_after_date) has as text.
    UntilDate,
    /// A few seconds, more after each attempt: the service is busy or has a fault.
    Seconds,
    /// Minutes, such as until a running task ends.
    Minutes,
    /// Hours, such as until a quota is reset.
    Hours,
}

/// Whether a repeat could carry out the operation twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Repeat {
    /// It can't: the service refused the request, or the operation only reads.
    Safe,
    /// It can't if both requests have the same idempotency token, in the parameter of this wire name.
    WithToken(&'static str),
    /// It could: the first request may have been carried out, and the operation takes no idempotency
    /// token. Look before you repeat.
    Unsafe,
}

/// What is known about a failure.
pub(super) struct Circumstances {
    /// The documented row that fits best.
    pub(super) row: Option<&'static DocumentedError>,
    /// The most specific status.
    pub(super) status: u16,
    /// What the service asks for.
    pub(super) asked: Option<Wait>,
    /// How safe a repeat is, if the request may have been carried out.
    pub(super) repeat: Repeat,
}

impl Circumstances {
    pub(super) fn category(&self) -> Option<Category> {
        let documented = self.row.and_then(|row| row.category);
        documented.or_else(|| by_status(self.status).map(|(category, _)| category))
    }

    pub(super) fn retry(&self) -> Option<Retry> {
        let documented = self.row.and_then(|row| row.retry);
        let documented = documented.map(|retry| (retry.advice, retry.grounds));
        let (advice, grounds) = documented.or_else(|| Some((self.advice()?, Grounds::Status)))?;
        let wait = match advice {
            // Even if a gateway asks to wait: waiting does not correct a wrong request.
            Advice::Never => None,
            Advice::AfterChange => self.asked,
            Advice::Later => Some(self.asked.unwrap_or_else(|| usual(self.category()))),
        };
        Some(Retry { advice, grounds, wait, repeat: self.repeat() })
    }

    /// What the response says about a code that nobody documented.
    fn advice(&self) -> Option<Advice> {
        match self.asked {
            Some(_) => Some(Advice::Later),
            None => by_status(self.status).map(|(_, advice)| advice),
        }
    }

    fn repeat(&self) -> Repeat {
        let is_refused = match self.category() {
            // After a fault of the service, nobody knows how far it got.
            Some(Category::Service) => false,
            Some(_) => true,
            None => (400..500).contains(&self.status),
        };
        if is_refused { Repeat::Safe } else { self.repeat }
    }
}

/// What a service asks for.
pub(super) fn asked(retry_after: Option<Duration>, date: Option<&str>) -> Option<Wait> {
    retry_after.map(Wait::For).or_else(|| date.map(|_| Wait::UntilDate))
}

/// What a status means by itself. Of most refusals it says nothing: services use 400 and 403 for states
/// that pass, too.
fn by_status(status: u16) -> Option<(Category, Advice)> {
    Some(match status {
        401 => (Category::Permission, Advice::AfterChange),
        408 | 425 | 429 => (Category::Throttling, Advice::Later),
        // Waiting does not add a method or a version of HTTP that a server lacks.
        501 | 505 => (Category::Service, Advice::Never),
        500..=599 => (Category::Service, Advice::Later),
        _ => return None,
    })
}

fn usual(category: Option<Category>) -> Wait {
    match category {
        None | Some(Category::Service | Category::Throttling) => Wait::Seconds,
        Some(Category::Quota) => Wait::Hours,
        Some(_) => Wait::Minutes,
    }
}

#[cfg(test)]
mod tests {
    use super::{Advice, Circumstances, Duration, Grounds, Repeat, Retry, Wait};

    #[test]
    fn a_status_advises_where_no_document_does() {
        let retry = |status, asked| {
            Circumstances { row: None, status, asked, repeat: Repeat::Unsafe }.retry()
        };
        let advised =
            |advice, wait, repeat| Some(Retry { advice, grounds: Grounds::Status, wait, repeat });
        for (status, expected) in [
            (200, None),
            (302, None),
            (400, None),
            (401, advised(Advice::AfterChange, None, Repeat::Safe)),
            (429, advised(Advice::Later, Some(Wait::Seconds), Repeat::Safe)),
            (501, advised(Advice::Never, None, Repeat::Unsafe)),
            (503, advised(Advice::Later, Some(Wait::Seconds), Repeat::Unsafe)),
        ] {
            assert_eq!(retry(status, None), expected, "{status}");
        }
        let asked = Some(Wait::For(Duration::from_secs(5)));
        assert_eq!(retry(503, asked), advised(Advice::Later, asked, Repeat::Unsafe));
        assert_eq!(retry(400, asked), advised(Advice::Later, asked, Repeat::Safe));
    }
}
