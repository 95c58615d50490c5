//! Tasks that outlast their request: whom to ask for the state, and what the state means.

use super::operation::Operation;

/// A request that begins a task, whose state another operation reports.
///
/// Nothing is sent: a program sends what [`poll`](Self::poll) makes, at intervals of its own, until
/// [`progress`](Self::progress) says that the task has ended.
///
/// ```
/// # #[cfg(feature = "aliyun-rds")] {
/// use cloud_backup_api::aliyun::rds::CreateBackupRequest;
/// use cloud_backup_api::{HttpRequest, HttpResponse, Operation, Polled, Progress};
///
/// fn send(_request: HttpRequest) -> HttpResponse {
///     // … sign the request and send it with any client …
/// #   let body = r#"{"BackupJobId":"507","Items":{"BackupJob":[{"BackupJobId":"507","BackupStatus":"Finished"}]}}"#;
/// #   HttpResponse { status: 200, headers: Vec::new(), body: body.into() }
/// }
///
/// fn back_up<O: Polled>(request: &O) -> Option<Progress> {
///     let begun = request.decode_for(&send(request.encode().ok()?)).ok()?;
///     let poll = request.poll(&begun)?;
///     loop {
///         let polled = poll.decode_for(&send(poll.encode().ok()?)).ok()?;
///         match request.progress(&begun, &polled) {
///             Progress::Running => {} // … wait …
///             ended => return Some(ended),
///         }
///     }
/// }
///
/// assert_eq!(back_up(&CreateBackupRequest::new("rm-1")), Some(Progress::Done));
/// # }
/// ```
pub trait Polled: Operation {
    /// The request that asks for the state.
    type Poll: Operation<ErrorCode = Self::ErrorCode, Context = Self::Context>;

    /// The documented states.
    const STATES: &'static States;

    /// The request that asks for the state of the task that `response` reports; none if `response` does not identify
    /// the task.
    fn poll(&self, response: &Self::Response) -> Option<Self::Poll>;

    /// How far the task is that `response` reported, according to the response to [`poll`](Self::poll).
    fn progress(
        &self,
        response: &Self::Response,
        polled: &<Self::Poll as Operation>::Response,
    ) -> Progress {
        let state = self.state(response, polled);
        state.map_or(Progress::Unknown, |state| Self::STATES.progress(state))
    }

    /// The state of the task in the response to [`poll`](Self::poll), as on the wire; none if that has no state or no
    /// such task.
    fn state<'p>(
        &self,
        response: &Self::Response,
        polled: &'p <Self::Poll as Operation>::Response,
    ) -> Option<&'p str>;
}

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Progress {
    /// It has not ended: ask again later.
    Running,
    /// It has succeeded.
    Done,
    /// It has failed.
    Failed,
    /// The response has no state, not this task, or a state that is not documented. A task may not be listed yet, or no
    /// longer: ask again, but not for ever.
    Unknown,
}

/// The documented states of a task, by what they mean.
#[derive(Clone, Copy, Debug)]
pub struct States {
    /// The task has not ended.
    pub running: &'static [&'static str],
    /// It has succeeded.
    pub done: &'static [&'static str],
    /// It has failed; empty if no such state is documented.
    pub failed: &'static [&'static str],
}

impl States {
    /// What a state means.
    pub fn progress(&self, state: &str) -> Progress {
        let is_among = |states: &[&str]| states.contains(&state);
        if is_among(self.running) {
            Progress::Running
        } else if is_among(self.done) {
            Progress::Done
        } else if is_among(self.failed) {
            Progress::Failed
        } else {
            Progress::Unknown
        }
    }
}
