//! Whether to try a call again, and how long to wait before: as the failure advises, and only if nothing
//! is done twice.

use std::time::{Duration, SystemTime};

use cloud_backup_api::description::Access;
use cloud_backup_api::{Advice, Failure, HttpResponse, Operation, Repeat, ServiceErrorCode, Wait};

use crate::call_error::{CallError, TransportError};

/// How often a call is tried, and how long it waits at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retries {
    /// The largest number of attempts, including the first.
    pub attempts: u32,
    /// The longest wait. If a failure asks for a longer one, it is returned to the caller.
    pub longest_wait: Duration,
}

impl Default for Retries {
    fn default() -> Self {
        Self { attempts: 4, longest_wait: Duration::from_secs(30) }
    }
}

/// What happens if a request is carried out twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repetition {
    /// Nothing: it has an idempotency token, or only reads.
    Harmless,
    /// Everything, twice.
    Harmful,
}

impl Repetition {
    /// What happens for an operation, given the token of its request.
    pub fn of<O: Operation>(token: Option<&str>) -> Self {
        let authorization = O::INFO.authorization.as_ref();
        let reads =
            authorization.is_some_and(|it| matches!(it.access, Access::Read | Access::List));
        if reads || token.is_some() { Repetition::Harmless } else { Repetition::Harmful }
    }
}

/// An attempt of a call.
#[derive(Clone, Copy, Debug)]
pub struct Attempt {
    /// Its number, from 1.
    pub number: u32,
    /// What happens if its request is carried out twice.
    pub repetition: Repetition,
}

/// An attempt that failed.
#[derive(Debug)]
pub struct FailedAttempt<C> {
    /// Why.
    pub error: CallError<C>,
    /// How long to wait before the next attempt; none if there is to be no other.
    pub wait: Option<Duration>,
}

impl Retries {
    /// What came of an attempt.
    pub fn outcome<O: Operation>(
        &self,
        request: &O,
        attempt: Attempt,
        received: Result<HttpResponse, TransportError>,
    ) -> Result<O::Response, FailedAttempt<O::ErrorCode>> {
        let (error, wait) = match received.map(|response| request.decode_for(&response)) {
            Ok(Ok(response)) => return Ok(response),
            Ok(Err(failure)) => {
                let wait = self.after_failure(&failure, attempt);
                (CallError::Failed(failure), wait)
            }
            Err(error) => (CallError::NoResponse(error), self.after_no_response(attempt)),
        };
        Err(FailedAttempt { error, wait: wait.filter(|_| attempt.number < self.attempts) })
    }

    fn after_failure<C: ServiceErrorCode>(
        &self,
        failure: &Failure<C>,
        attempt: Attempt,
    ) -> Option<Duration> {
        let retry = failure.retry().filter(|retry| retry.advice == Advice::Later)?;
        if retry.repeat != Repeat::Safe && attempt.repetition == Repetition::Harmful {
            return None;
        }
        let wait = match retry.wait? {
            Wait::For(time) => time,
            Wait::UntilDate => until(failure.retry_after_date()?)?,
            Wait::Seconds => backoff(attempt.number),
            // Minutes and hours: no caller expects a call to take so long.
            _ => return None,
        };
        (wait <= self.longest_wait).then_some(wait)
    }

    /// Nobody knows how far a request got whose response did not come.
    fn after_no_response(&self, attempt: Attempt) -> Option<Duration> {
        match attempt.repetition {
            Repetition::Harmless => Some(backoff(attempt.number).min(self.longest_wait)),
            Repetition::Harmful => None,
        }
    }
}

/// One second, two, four and so on, less a random part, so that clients don't come back all at once.
fn backoff(attempt: u32) -> Duration {
    let longest = Duration::from_secs(1 << attempt.saturating_sub(1).min(10));
    longest.mul_f64(0.5 + fastrand::f64() / 2.0)
}

/// The time until a date such as `Wed, 21 Oct 2026 07:28:00 GMT`.
fn until(date: &str) -> Option<Duration> {
    let date = httpdate::parse_http_date(date).ok()?;
    Some(date.duration_since(SystemTime::now()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{Duration, backoff, until};

    #[test]
    fn waits_grow_to_a_bound() {
        for (attempt, longest) in [(1, 1), (2, 2), (3, 4), (11, 1024), (u32::MAX, 1024)] {
            let longest = Duration::from_secs(longest);
            let wait = backoff(attempt);
            assert!(longest / 2 <= wait && wait <= longest, "{attempt}: {wait:?}");
        }
    }

    #[test]
    fn a_date_that_has_passed_is_no_wait() {
        assert_eq!(until("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO));
        assert_eq!(until("tomorrow"), None);
    }
}
