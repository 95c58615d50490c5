//! Request → response, without a socket.

use std::sync::atomic::{AtomicU64, Ordering};

use cloud_backup_api::description::OperationInfo;
use cloud_backup_api::{HttpRequest, HttpResponse, Operation, Paged};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::follow_up::{self, FollowUp};
use crate::pages::PageRequest;
use crate::parameters;
use crate::provider::{self, Provider};
use crate::refusal::Refusal;
use crate::served::{self, Served};
use crate::tasks::{Begun, Tasks};

/// A cloud that has every operation of Alibaba Cloud and Huawei Cloud in the crate.
#[derive(Debug)]
pub struct Cloud {
    operations: Vec<Served>,
    follow_ups: Vec<FollowUp>,
    tasks: Tasks,
    begun: Begun,
    lists: Vec<List>,
    requests: AtomicU64,
}

/// The items of a list.
#[derive(Debug)]
struct List {
    operation: &'static OperationInfo,
    items: Vec<Value>,
}

/// A response that means success.
struct Success {
    status: u16,
    body: String,
}

impl Cloud {
    /// A cloud in which nothing is known outside of requests: no precondition fails.
    pub fn new() -> Self {
        Self {
            operations: served::all(),
            follow_ups: follow_up::all(),
            tasks: Tasks::default(),
            begun: Begun::default(),
            lists: Vec::new(),
            requests: AtomicU64::new(0),
        }
    }

    /// The cloud in which tasks, such as backups, take so long and end so.
    pub fn with_tasks(mut self, tasks: Tasks) -> Self {
        self.tasks = tasks;
        self
    }

    /// The cloud with these items, by wire names, in the list that an operation returns: page by page, each
    /// as long as a request asks for.
    ///
    /// Lists whose pages have markers keep their documented example.
    pub fn with_items<O: Paged>(mut self, items: impl IntoIterator<Item = Value>) -> Self {
        self.lists.push(List { operation: O::INFO, items: items.into_iter().collect() });
        self
    }

    /// The cloud with these facts for an operation, such as that a backup is running.
    pub fn with_facts<O: Operation + DeserializeOwned>(self, facts: O::Context) -> Self {
        self.with_facts_in_turn::<O>([facts])
    }

    /// The cloud with other facts for each request of an operation, of which the last ones stay: a backup
    /// that runs for two requests and is done at the third.
    pub fn with_facts_in_turn<O: Operation + DeserializeOwned>(
        mut self,
        facts: impl IntoIterator<Item = O::Context>,
    ) -> Self {
        let mut operations = self.operations.iter_mut();
        let served = operations.find(|served| std::ptr::eq(served.operation, O::INFO));
        if let Some(served) = served {
            served.set_facts::<O>(facts);
        }
        self
    }

    /// The response to a request, whoever sent it.
    pub fn answer(&self, request: &HttpRequest) -> HttpResponse {
        let provider = Provider::of(request);
        match self.outcome(request, provider) {
            Ok(Success { status, body }) => provider.response(status, body, &self.request_id()),
            Err(refusal) => self.refuse(request, &refusal),
        }
    }

    /// The response that refuses a request.
    pub(crate) fn refuse(&self, request: &HttpRequest, refusal: &Refusal) -> HttpResponse {
        let provider = Provider::of(request);
        let id = self.request_id();
        let body = provider.failure(refusal, provider.format(request), &id);
        provider.response(refusal.status, body, &id)
    }

    fn outcome(&self, request: &HttpRequest, provider: Provider) -> Result<Success, Refusal> {
        let codes = provider.codes();
        let refusal = |code| Refusal::of_code(code, provider.module(), "");
        let mut operations = self.operations.iter();
        let served = operations.find(|served| provider.calls(request, served.operation));
        let served = served.ok_or_else(|| refusal(codes.unknown_operation))?;
        let members = parameters::members(request, served.operation).map_err(|wrong| {
            let detail = format!("the value of `{}` is of another type", wrong.0);
            Refusal::of_code(codes.wrong_value, provider.module(), &detail)
        })?;
        if let Some(refusal) = served.refusal(&members, provider) {
            return Err(refusal);
        }
        let format = provider.format(request);
        let operation = served.operation;
        let body = |value| provider::success(operation.name, &value, format);
        if let Some(value) = self.scripted(served, &members, provider) {
            return Ok(Success { status: 200, body: body(value) });
        }
        let in_format = served.examples.iter().find(|example| example.is_in(format));
        // Not every document has an example in each format, or any.
        let success = match in_format.or(served.examples.first()) {
            Some(example) => Success { status: example.status, body: example.body.to_owned() },
            None => Success { status: 200, body: body(served.response()) },
        };
        if let Some(poll) = self.follow_up(operation).and_then(|it| it.poll.as_ref()) {
            self.begun.add(operation, poll, &members, &success.body);
        }
        Ok(success)
    }

    /// The state of the task or the page of the list that a request asks for.
    fn scripted(
        &self,
        served: &Served,
        members: &Map<String, Value>,
        provider: Provider,
    ) -> Option<Value> {
        let operation = served.operation;
        let mut response = served.response();
        if let Some((poll, task)) = self.begun.asked(operation, members, &self.follow_ups) {
            let state = self.tasks.state(poll, task.asked);
            poll.write(&mut response, &task, state);
            return Some(response);
        }
        let list = self.lists.iter().find(|list| std::ptr::eq(list.operation, operation))?;
        let paging = self.follow_up(operation)?.paging.as_ref()?;
        let request = PageRequest { operation, members, provider };
        paging.write(&mut response, request, &list.items);
        Some(response)
    }

    fn follow_up(&self, operation: &OperationInfo) -> Option<&FollowUp> {
        self.follow_ups.iter().find(|it| it.is_of(operation))
    }

    /// A request's id, different for each.
    fn request_id(&self) -> String {
        let number = self.requests.fetch_add(1, Ordering::Relaxed) + 1;
        format!("00000000-0000-4000-8000-{number:012}")
    }
}

impl Default for Cloud {
    fn default() -> Self {
        Self::new()
    }
}
