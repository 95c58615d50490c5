//! To the end of a task: when to ask for its state, and how the waiting may end.

use std::error::Error;
use std::fmt;
use std::time::{Duration, Instant};

use cloud_backup_api::{Operation, Polled, Progress, ServiceErrorCode};

use crate::call_error::CallError;

/// How long to wait for the end of a task, and how often to ask for its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The wait before the second question; each later one is twice as long.
    pub first: Duration,
    /// The longest wait between two questions.
    pub longest: Duration,
    /// The time after which the task is given up. It goes on in the service.
    pub timeout: Duration,
}

impl Default for Waiting {
    /// After 5 seconds, 10, 20, 40, and then each minute, for at most 6 hours.
    fn default() -> Self {
        Self {
            first: Duration::from_secs(5),
            longest: Duration::from_secs(60),
            timeout: Duration::from_secs(6 * 60 * 60),
        }
    }
}

impl Waiting {
    /// The watch for one task, which starts here.
    pub fn start(self) -> Watch {
        Watch { next: self.first, waited: Duration::ZERO, started: Instant::now(), waiting: self }
    }
}

/// The time that has gone since somebody began to wait for a task.
#[derive(Clone, Copy, Debug)]
pub struct Watch {
    waiting: Waiting,
    next: Duration,
    waited: Duration,
    started: Instant,
}

impl Watch {
    /// What comes after a response to the question: another question, after this time, or the end if there is none.
    ///
    /// A state that is not documented, and a task that is not listed, may be another one later.
    pub fn after<O: Polled>(
        &mut self,
        request: &O,
        begun: &O::Response,
        polled: &<O::Poll as Operation>::Response,
    ) -> Result<Option<Duration>, WaitError<O::ErrorCode>> {
        let state = || request.state(begun, polled).unwrap_or_default().to_owned();
        match request.progress(begun, polled) {
            Progress::Done => Ok(None),
            Progress::Failed => Err(WaitError::Failed { state: state() }),
            _ => match self.pause() {
                Some(pause) => Ok(Some(pause)),
                None => Err(WaitError::TimedOut { state: state() }),
            },
        }
    }

    /// How long to wait before the next question; none if the time is over.
    fn pause(&mut self) -> Option<Duration> {
        // Calls take time too; where a test's pauses take none, they count as if they did.
        let gone = self.waited.max(self.started.elapsed());
        // The last question is at the end of the time, however long the wait before it would be.
        let left = self.waiting.timeout.checked_sub(gone).filter(|left| !left.is_zero())?;
        let pause = self.next.min(self.waiting.longest).min(left);
        self.next = self.next.saturating_mul(2);
        self.waited += pause;
        Some(pause)
    }
}

/// Why a task is not known to have succeeded.
#[derive(Debug)]
pub enum WaitError<C> {
    /// The response to the request that began it does not identify it.
    Unidentified,
    /// It failed.
    Failed {
        /// The state as the service writes it.
        state: String,
    },
    /// It had not ended when the time was over.
    TimedOut {
        /// The last state as the service writes it; empty if there was none.
        state: String,
    },
    /// The state can't be asked for.
    Call(CallError<C>),
}

impl<C: ServiceErrorCode> fmt::Display for WaitError<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WaitError::Unidentified => formatter.write_str("the response does not name the task"),
            WaitError::Failed { state } => {
                write!(formatter, "the task failed: its state is `{state}`")
            }
            WaitError::TimedOut { state } if state.is_empty() => {
                formatter.write_str("the task has no state yet, and the time is over")
            }
            WaitError::TimedOut { state } => {
                write!(
                    formatter,
                    "the task has not ended, and the time is over: its state is `{state}`"
                )
            }
            WaitError::Call(error) => error.fmt(formatter),
        }
    }
}

/// Without a source: `Display` already shows the error inside.
impl<C: ServiceErrorCode> Error for WaitError<C> {}

impl<C> From<CallError<C>> for WaitError<C> {
    fn from(error: CallError<C>) -> Self {
        WaitError::Call(error)
    }
}

#[cfg(test)]
mod tests {
    use super::{Duration, Waiting};

    #[test]
    fn waits_double_to_the_longest_and_end_with_the_time() {
        let seconds = Duration::from_secs;
        let waiting = Waiting { first: seconds(5), longest: seconds(20), timeout: seconds(60) };
        let mut watch = waiting.start();
        let pauses = std::iter::from_fn(|| watch.pause()).collect::<Vec<_>>();
        assert_eq!(pauses, [5, 10, 20, 20, 5].map(seconds));
    }
}
