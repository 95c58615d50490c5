//! Request → response, without a socket.

use std::sync::atomic::{AtomicU64, Ordering};

use cloud_backup_api::{HttpRequest, HttpResponse, Operation};
use serde::de::DeserializeOwned;

use crate::example::Example;
use crate::parameters;
use crate::provider::Provider;
use crate::refusal::Refusal;
use crate::served::{self, Served};

/// A cloud that has every operation of Alibaba Cloud and Huawei Cloud in the crate.
#[derive(Debug)]
pub struct Cloud {
    operations: Vec<Served>,
    requests: AtomicU64,
}

impl Cloud {
    /// A cloud in which nothing is known outside of requests: no precondition fails.
    pub fn new() -> Self {
        Self { operations: served::all(), requests: AtomicU64::new(0) }
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
            Ok(example) => {
                provider.response(example.status, example.body.to_owned(), &self.request_id())
            }
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

    fn outcome(&self, request: &HttpRequest, provider: Provider) -> Result<&Example, Refusal> {
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
        let in_format = served.examples.iter().find(|example| example.is_in(format));
        // Not every document has an example in each format.
        let example = in_format.or(served.examples.first());
        example.ok_or_else(|| refusal(codes.unknown_operation))
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
