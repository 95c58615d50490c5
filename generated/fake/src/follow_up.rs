//! What follows a response, as the specs say: tasks that take time, and lists that come in pages.

use cloud_backup_api::description::OperationInfo;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::tasks::Task;

/// What the spec of an operation says of polling and paging.
#[derive(Debug, Deserialize)]
pub(crate) struct FollowUp {
    service: String,
    operation: String,
    pub(crate) poll: Option<Poll>,
    pub(crate) paging: Option<Paging>,
}

/// How the task that an operation begins is polled.
#[derive(Debug, Deserialize)]
pub(crate) struct Poll {
    pub(crate) operation: String,
    with: Vec<PollParameter>,
    item: Option<PolledItem>,
    state: String,
    pub(crate) running: Vec<String>,
    pub(crate) done: Vec<String>,
    #[serde(default)]
    pub(crate) failed: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct PollParameter {
    parameter: String,
    from: Origin,
}

/// Where a value is from that is known once a task has begun.
#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Origin {
    Request(String),
    Response(String),
}

#[derive(Debug, Deserialize)]
struct PolledItem {
    list: String,
    key: String,
    is: Origin,
}

/// How a list is read page by page.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Paging {
    PageNumber { page: String, size: String, total: Option<String>, items: String },
    Offset { offset: String, total: Option<String>, items: String },
    Marker {},
}

/// What every spec says; the build script has collected it.
pub(crate) fn all() -> Vec<FollowUp> {
    let collected = include_str!(concat!(env!("OUT_DIR"), "/follow_up.json"));
    serde_json::from_str(collected).expect("the generator has accepted the specs")
}

impl FollowUp {
    /// Whether it is about this operation.
    pub(crate) fn is_of(&self, operation: &OperationInfo) -> bool {
        self.service == operation.service.module && self.operation == operation.name
    }

    /// The polling, if this operation reports the state.
    pub(crate) fn polled_by(&self, operation: &OperationInfo) -> Option<&Poll> {
        let poll = self.poll.as_ref().filter(|poll| poll.operation == operation.name);
        poll.filter(|_| self.service == operation.service.module)
    }
}

impl Poll {
    /// What tells a task from others.
    pub(crate) fn identity(&self) -> Option<&Origin> {
        let given = self.with.iter().map(|given| &given.from);
        let mut of_response = given.filter(|from| matches!(from, Origin::Response(_)));
        self.item.as_ref().map(|item| &item.is).or_else(|| of_response.next())
    }

    /// Whether a request may ask for the state of the task with this identity.
    pub(crate) fn may_ask_for(&self, members: &Map<String, Value>, identity: &Value) -> bool {
        let mut given = self.with.iter().filter(|given| Some(&given.from) == self.identity());
        given.all(|given| members.get(&given.parameter).is_none_or(|value| value == identity))
    }

    /// Writes the state of a task into a response, with what the response that began it said of it.
    pub(crate) fn write(&self, response: &mut Value, task: &Task, state: &str) {
        let Some(PolledItem { list, key, .. }) = &self.item else {
            *at(response, &self.state) = state.into();
            return;
        };
        let list = at(response, list);
        // The documented example shows what else an item has.
        let mut item = list.get(0).cloned().unwrap_or_default();
        for (name, value) in &task.about {
            *at(&mut item, name) = value.clone();
        }
        *at(&mut item, key) = task.identity.clone();
        *at(&mut item, &self.state) = state.into();
        *list = Value::from(vec![item]);
    }
}

/// The value at a path such as `Items/BackupJob`; objects on the way are made.
pub(crate) fn at<'v>(value: &'v mut Value, path: &str) -> &'v mut Value {
    path.split('/').fold(value, |value, step| {
        if !value.is_object() {
            *value = Value::Object(Map::new());
        }
        &mut value[step]
    })
}
