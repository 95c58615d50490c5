//! Huawei Cloud: an asynchronous client.

use std::time::{Duration, SystemTime};

use cloud_backup_api::{HttpRequest, HttpResponse, Operation, Paged, Polled, Secret};
use reqwest::redirect;
use rustls::crypto::ring;
use tokio::time::Sleep;
use tracing::{Instrument, info, info_span, warn};
use uuid::Uuid;

use crate::call_error::{CallError, TransportError};
use crate::endpoint::{Destination, Endpoint};
use crate::environment::{self, MissingVariable};
use crate::retries::{Attempt, FailedAttempt, Repetition, Retries};
use crate::signature::{self, AccessKey};
use crate::waiting::{WaitError, Waiting};

/// A client for every operation of Huawei Cloud.
#[derive(Clone, Debug)]
pub struct Client {
    client: reqwest::Client,
    credentials: Credentials,
    destination: Destination,
    timeout: Duration,
    retries: Retries,
    pause: fn(Duration) -> Sleep,
}

/// Who calls.
#[derive(Clone, Debug)]
pub enum Credentials {
    /// A key, with which each request is signed: `SDK-HMAC-SHA256`.
    Key(AccessKey),
    /// The token of a session, which is sent as it is: `X-Auth-Token`.
    Token(Secret),
}

/// The most bytes of a body that are read, which is what the crate decodes.
const BODY: usize = 16 * 1024 * 1024;

impl Credentials {
    /// The token in `HUAWEICLOUD_SDK_AUTH_TOKEN` or, if it is not set, the key in `HUAWEICLOUD_SDK_AK`
    /// and `HUAWEICLOUD_SDK_SK`.
    pub fn from_environment() -> Result<Self, MissingVariable> {
        if let Some(token) = environment::variable("HUAWEICLOUD_SDK_AUTH_TOKEN") {
            return Ok(Credentials::Token(Secret::from(token)));
        }
        let (id, secret) = ("HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK");
        environment::access_key(id, secret, environment::variable).map(Credentials::Key)
    }
}

impl Client {
    /// A client that makes at most four attempts.
    ///
    /// Fails if the machine's certificates can't be read.
    pub fn new(credentials: Credentials, destination: Destination) -> Result<Self, TransportError> {
        // An error means that the process already has a provider, which is just as good.
        let _ = ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            // A signature is for one host.
            .redirect(redirect::Policy::none())
            .build()?;
        let (timeout, retries) = (Duration::from_secs(60), Retries::default());
        Ok(Self { client, credentials, destination, timeout, retries, pause: tokio::time::sleep })
    }

    /// Gives up an attempt after this time, which is a minute unless it is said.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Tries calls so often.
    pub fn with_retries(mut self, retries: Retries) -> Self {
        self.retries = retries;
        self
    }

    /// Waits with this function, such as one that only notes the time down.
    pub fn with_pause(mut self, pause: fn(Duration) -> Sleep) -> Self {
        self.pause = pause;
        self
    }

    /// Calls an operation, more than once if that can succeed and does nothing twice.
    pub async fn call<O: Operation>(
        &self,
        mut request: O,
    ) -> Result<O::Response, CallError<O::ErrorCode>> {
        let token = request.ensure_idempotency_token(|| Uuid::new_v4().to_string());
        let repetition = Repetition::of::<O>(token);
        self.repeat(&request, repetition).await
    }

    /// Asks for the state of the task that `begun`, the response to `request`, reports, until it has ended,
    /// and returns the last response.
    pub async fn wait<O: Polled>(
        &self,
        request: &O,
        begun: &O::Response,
        waiting: Waiting,
    ) -> Result<<O::Poll as Operation>::Response, WaitError<O::ErrorCode>> {
        let mut watch = waiting.start();
        loop {
            let poll = request.poll(begun).ok_or(WaitError::Unidentified)?;
            let polled = self.repeat(&poll, Repetition::Harmless).await?;
            match watch.after(request, begun, &polled)? {
                Some(pause) => (self.pause)(pause).await,
                None => return Ok(polled),
            }
        }
    }

    /// The pages of a list, each of which is requested when it is asked for.
    pub fn pages<O: Paged>(&self, first: O) -> Pages<'_, O> {
        Pages { client: self, next: Some(first) }
    }

    async fn repeat<O: Operation>(
        &self,
        request: &O,
        repetition: Repetition,
    ) -> Result<O::Response, CallError<O::ErrorCode>> {
        request.validate().into_result()?;
        let unsigned = request.encode()?;
        let endpoint = self.destination.endpoint(O::INFO.service)?;

        let service = O::INFO.service.module;
        let span = info_span!("call", service, operation = O::NAME, host = endpoint.host);
        // Not entered: a span that is entered while a task waits would be that of other tasks too.
        self.attempts(request, repetition, &unsigned, &endpoint).instrument(span).await
    }

    async fn attempts<O: Operation>(
        &self,
        request: &O,
        repetition: Repetition,
        unsigned: &HttpRequest,
        endpoint: &Endpoint,
    ) -> Result<O::Response, CallError<O::ErrorCode>> {
        let mut number = 1;
        loop {
            info!(number, url = unsigned.redacted_path_and_query(), "attempt");
            let now = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
            let host = unsigned.host(&endpoint.host);
            let signed = signed(unsigned.clone(), &host, &self.credentials, &now);
            let received = self.send(signed, endpoint).await;
            let attempt = Attempt { number, repetition };
            match self.retries.outcome(request, attempt, received) {
                Ok(response) => return Ok(response),
                Err(FailedAttempt { error, wait: None }) => {
                    warn!(%error, "failed");
                    return Err(error);
                }
                Err(FailedAttempt { error, wait: Some(wait) }) => {
                    warn!(%error, ?wait, "failed, will be repeated");
                    (self.pause)(wait).await;
                }
            }
            number += 1;
        }
    }

    async fn send(
        &self,
        request: HttpRequest,
        endpoint: &Endpoint,
    ) -> Result<HttpResponse, TransportError> {
        let request = request.to_http(endpoint.scheme.clone(), &endpoint.host)?;
        let request = reqwest::Request::try_from(request);
        let mut request = request.map_err(reqwest::Error::without_url)?;
        *request.timeout_mut() = Some(self.timeout);
        let response = self.client.execute(request).await;
        let mut response = response.map_err(reqwest::Error::without_url)?;
        let mut built = http::Response::builder().status(response.status());
        if let Some(headers) = built.headers_mut() {
            headers.extend(response.headers_mut().drain());
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(reqwest::Error::without_url)? {
            if body.len() + chunk.len() > BODY {
                return Err("the body is too large".into());
            }
            body.extend_from_slice(&chunk);
        }
        let response = HttpResponse::from(built.body(body)?);
        info!(status = response.status, id = response.header("x-request-id"), "response");
        Ok(response)
    }
}

/// The pages of a list.
#[derive(Clone, Debug)]
pub struct Pages<'c, O> {
    client: &'c Client,
    next: Option<O>,
}

impl<O: Paged> Pages<'_, O> {
    /// The next page; none behind the last one, and none behind a failure.
    pub async fn next(&mut self) -> Option<Result<O::Response, CallError<O::ErrorCode>>> {
        let request = self.next.take()?;
        let page = self.client.repeat(&request, Repetition::Harmless).await;
        self.next = page.as_ref().ok().and_then(|page| request.next_page(page));
        Some(page)
    }
}

/// The request with a signature or a token.
fn signed(
    mut request: HttpRequest,
    host: &str,
    credentials: &Credentials,
    now: &str,
) -> HttpRequest {
    let mut add = |name: &str, value: String| request.headers.push((name.to_owned(), value));
    match credentials {
        Credentials::Token(token) => add("X-Auth-Token", token.expose().to_owned()),
        Credentials::Key(key) => {
            add("host", host.to_owned());
            // `2026-11-30T07:28:00Z` without signs: `20261130T072800Z`.
            add("X-Sdk-Date", now.replace(['-', ':'], ""));
            let body_hash = signature::sha256_hex(&request.body.to_bytes());
            let authorization = signature::sdk(&request, &body_hash, key);
            request.headers.push(("Authorization".to_owned(), authorization));
        }
    }
    request
}
