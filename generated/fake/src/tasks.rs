//! Tasks that take time: begun by a request, and running until their state has been asked for so often.

use std::sync::{Mutex, MutexGuard, PoisonError};

use cloud_backup_api::description::OperationInfo;
use quick_xml::escape::unescape;
use serde_json::{Map, Value};

use crate::follow_up::{FollowUp, Origin, Poll};

/// How long the tasks of a cloud take, and how they end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tasks {
    /// How many questions for its state find a task running.
    pub running: usize,
    /// What the next question finds.
    pub end: End,
}

/// How a task ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It succeeds.
    Done,
    /// It fails. Where the documents name no failed state, it runs for ever instead.
    Failed,
}

impl Default for Tasks {
    /// Two questions find a task running, the third one finds that it has succeeded.
    fn default() -> Self {
        Self { running: 2, end: End::Done }
    }
}

impl Tasks {
    /// The state of a task at this question for it, which count from 1.
    pub(crate) fn state(self, poll: &Poll, asked: usize) -> &str {
        let ends = match self.end {
            End::Done => &poll.done,
            End::Failed => &poll.failed,
        };
        let end = ends.first().filter(|_| asked > self.running);
        // One state after the other, of which the last stays.
        let running = poll.running.get(asked.saturating_sub(1)).or(poll.running.last());
        end.or(running).map_or("", String::as_str)
    }
}

/// A task that a request has begun.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    /// What tells it from others.
    pub(crate) identity: Value,
    /// What the response to that request said of it.
    pub(crate) about: Map<String, Value>,
    /// The operation of that request.
    operation: &'static OperationInfo,
    /// How often its state was asked for.
    pub(crate) asked: usize,
}

/// The tasks that were begun in a cloud.
#[derive(Debug, Default)]
pub(crate) struct Begun(Mutex<Vec<Task>>);

impl Begun {
    /// Remembers the task that a request has begun with this response, from its beginning.
    pub(crate) fn add(
        &self,
        operation: &'static OperationInfo,
        poll: &Poll,
        members: &Map<String, Value>,
        body: &str,
    ) {
        let found = match poll.identity() {
            Some(Origin::Response(path)) => in_body(body, path),
            Some(Origin::Request(name)) => members.get(name).cloned().map(|it| (it, Map::new())),
            None => None,
        };
        let Some((identity, about)) = found else { return };
        let mut tasks = self.tasks();
        // The documented response has the same identity each time.
        let is_other =
            |it: &Task| !std::ptr::eq(it.operation, operation) || it.identity != identity;
        tasks.retain(is_other);
        tasks.push(Task { identity, about, operation, asked: 0 });
    }

    /// The task whose state a request asks for, which is one question older then; none if there is no such task.
    pub(crate) fn asked<'f>(
        &self,
        operation: &OperationInfo,
        members: &Map<String, Value>,
        follow_ups: &'f [FollowUp],
    ) -> Option<(&'f Poll, Task)> {
        let mut begun = self.tasks();
        // The newest first, for requests that ask for several.
        let (task, poll) = begun.iter_mut().rev().find_map(|task| {
            let mut polls = follow_ups.iter().filter(|it| it.is_of(task.operation));
            let poll = polls.find_map(|it| it.polled_by(operation))?;
            poll.may_ask_for(members, &task.identity).then_some((task, poll))
        })?;
        task.asked += 1;
        Some((poll, task.clone()))
    }

    fn tasks(&self) -> MutexGuard<'_, Vec<Task>> {
        // A thread that panicked leaves nothing half done behind this lock.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The value at a path of a body, and the members of the object around it, unless that is the whole body.
fn in_body(body: &str, path: &str) -> Option<(Value, Map<String, Value>)> {
    let (around, name) = path.rsplit_once('/').unwrap_or(("", path));
    if body.starts_with('<') {
        let (_, rest) = body.split_once(&format!("<{name}>"))?;
        let (text, _) = rest.split_once("</")?;
        return Some((unescape(text).ok()?.into_owned().into(), Map::new()));
    }
    let body = serde_json::from_str::<Value>(body).ok()?;
    if around.is_empty() {
        return Some((body.get(name)?.clone(), Map::new()));
    }
    let about = body.pointer(&format!("/{around}"))?.as_object()?.clone();
    Some((about.get(name)?.clone(), about))
}
