//! Alibaba Cloud: a blocking client.

use std::iter;
use std::thread;
use std::time::{Duration, SystemTime};

use cloud_backup_api::{
    EncodeOptions, Format, HttpBody, HttpRequest, HttpResponse, Operation, Paged, Placement,
    Polled, Secret,
};
use tracing::{info, info_span, warn};
use uuid::Uuid;

use crate::call_error::{CallError, TransportError};
use crate::endpoint::{Destination, Endpoint};
use crate::environment::{self, MissingVariable};
use crate::retries::{Attempt, FailedAttempt, Repetition, Retries};
use crate::signature::{self, AccessKey};
use crate::waiting::{WaitError, Waiting};

/// A client for every operation of Alibaba Cloud.
#[derive(Clone, Debug)]
pub struct Client {
    agent: ureq::Agent,
    credentials: Credentials,
    destination: Destination,
    algorithm: Algorithm,
    format: Format,
    retries: Retries,
    pause: fn(Duration),
}

/// Who calls.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The key.
    pub key: AccessKey,
    /// The token of temporary credentials.
    pub security_token: Option<Secret>,
}

/// How requests are signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Algorithm {
    /// `ACS3-HMAC-SHA256`: in headers, and covers headers and body too.
    #[default]
    V3,
    /// `HMAC-SHA1`: in parameters.
    V1,
}

/// The most bytes of a body that are read, which is what the crate decodes.
const BODY: u64 = 16 * 1024 * 1024;

impl Credentials {
    /// The credentials in `ALIBABA_CLOUD_ACCESS_KEY_ID`, `ALIBABA_CLOUD_ACCESS_KEY_SECRET` and, if it is
    /// set, `ALIBABA_CLOUD_SECURITY_TOKEN`.
    pub fn from_environment() -> Result<Self, MissingVariable> {
        let (id, secret) = ("ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET");
        let security_token = environment::variable("ALIBABA_CLOUD_SECURITY_TOKEN");
        Ok(Self {
            key: environment::access_key(id, secret, environment::variable)?,
            security_token: security_token.map(Secret::from),
        })
    }
}

impl Client {
    /// A client that signs with version 3 and makes at most four attempts.
    pub fn new(credentials: Credentials, destination: Destination) -> Self {
        Self {
            agent: agent(Duration::from_secs(60)),
            credentials,
            destination,
            algorithm: Algorithm::default(),
            format: Format::Json,
            retries: Retries::default(),
            pause: thread::sleep,
        }
    }

    /// Gives up an attempt after this time, which is a minute unless it is said.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.agent = agent(timeout);
        self
    }

    /// Signs in this way.
    pub fn with_algorithm(mut self, algorithm: Algorithm) -> Self {
        self.algorithm = algorithm;
        self
    }

    /// Asks for responses in this format, which is JSON unless it is said.
    pub fn with_format(mut self, format: Format) -> Self {
        self.format = format;
        self
    }

    /// Tries calls so often.
    pub fn with_retries(mut self, retries: Retries) -> Self {
        self.retries = retries;
        self
    }

    /// Waits with this function, such as one that only notes the time down.
    pub fn with_pause(mut self, pause: fn(Duration)) -> Self {
        self.pause = pause;
        self
    }

    /// Calls an operation, more than once if that can succeed and does nothing twice.
    pub fn call<O: Operation>(
        &self,
        mut request: O,
    ) -> Result<O::Response, CallError<O::ErrorCode>> {
        let token = request.ensure_idempotency_token(|| Uuid::new_v4().to_string());
        let repetition = Repetition::of::<O>(token);
        self.repeat(&request, repetition)
    }

    /// Asks for the state of the task that `begun`, the response to `request`, reports, until it has ended,
    /// and returns the last response.
    pub fn wait<O: Polled>(
        &self,
        request: &O,
        begun: &O::Response,
        waiting: Waiting,
    ) -> Result<<O::Poll as Operation>::Response, WaitError<O::ErrorCode>> {
        let mut watch = waiting.start();
        loop {
            let poll = request.poll(begun).ok_or(WaitError::Unidentified)?;
            let polled = self.repeat(&poll, Repetition::Harmless)?;
            match watch.after(request, begun, &polled)? {
                Some(pause) => (self.pause)(pause),
                None => return Ok(polled),
            }
        }
    }

    /// The pages of a list. Each is requested when the iterator is asked for it, and a failure is the last item.
    pub fn pages<O: Paged>(
        &self,
        first: O,
    ) -> impl Iterator<Item = Result<O::Response, CallError<O::ErrorCode>>> {
        let mut next = Some(first);
        iter::from_fn(move || {
            let request = next.take()?;
            let page = self.repeat(&request, Repetition::Harmless);
            next = page.as_ref().ok().and_then(|page| request.next_page(page));
            Some(page)
        })
    }

    fn repeat<O: Operation>(
        &self,
        request: &O,
        repetition: Repetition,
    ) -> Result<O::Response, CallError<O::ErrorCode>> {
        request.validate().into_result()?;
        // A secret in the query would be in the access log of each proxy.
        let options = EncodeOptions::default().with_placement(Placement::FormForSecrets);
        let options = options.with_format(self.format);
        let unsigned = request.encode_with(&options)?;
        let endpoint = self.destination.endpoint(O::INFO.service)?;

        let service = O::INFO.service.module;
        let span = info_span!("call", service, operation = O::NAME, host = endpoint.host);
        let _entered = span.enter();
        let mut number = 1;
        loop {
            info!(number, url = unsigned.redacted_path_and_query(), "attempt");
            // Signed again: a service accepts each nonce once.
            let signed = self.signed(unsigned.clone(), &unsigned.host(&endpoint.host));
            let received = self.send(signed, &endpoint);
            let attempt = Attempt { number, repetition };
            match self.retries.outcome(request, attempt, received) {
                Ok(response) => return Ok(response),
                Err(FailedAttempt { error, wait: None }) => {
                    warn!(%error, "failed");
                    return Err(error);
                }
                Err(FailedAttempt { error, wait: Some(wait) }) => {
                    warn!(%error, ?wait, "failed, will be repeated");
                    (self.pause)(wait);
                }
            }
            number += 1;
        }
    }

    fn signed(&self, request: HttpRequest, host: &str) -> HttpRequest {
        let now = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
        let once = Once { now, nonce: Uuid::new_v4().to_string() };
        match self.algorithm {
            Algorithm::V3 => signed_v3(request, host, &self.credentials, once),
            Algorithm::V1 => signed_v1(request, &self.credentials, once),
        }
    }

    fn send(
        &self,
        request: HttpRequest,
        endpoint: &Endpoint,
    ) -> Result<HttpResponse, TransportError> {
        let request = request.to_http(endpoint.scheme.clone(), &endpoint.host)?;
        let response = self.agent.run(request)?;
        let (parts, mut body) = response.into_parts();
        let bytes = body.with_config().limit(BODY).read_to_vec()?;
        let response = HttpResponse::from(http::Response::from_parts(parts, bytes));
        info!(status = response.status, id = response.header("x-acs-request-id"), "response");
        Ok(response)
    }
}

fn agent(timeout: Duration) -> ureq::Agent {
    let config = ureq::Agent::config_builder()
        .timeout_global(Some(timeout))
        // A failure has a body that says what is wrong.
        .http_status_as_error(false)
        // A signature is for one host.
        .max_redirects(0)
        .build();
    config.into()
}

/// What is new in each attempt.
struct Once {
    /// `2026-11-30T07:28:00Z`
    now: String,
    nonce: String,
}

/// `ACS3-HMAC-SHA256`: operation and version are in headers, where the other parameters stay where they are.
fn signed_v3(
    mut request: HttpRequest,
    host: &str,
    credentials: &Credentials,
    once: Once,
) -> HttpRequest {
    let own = request.take_protocol_parameters();
    let body_hash = signature::sha256_hex(&request.body.to_bytes());
    let mut add = |name: &str, value: String| request.headers.push((name.to_owned(), value));
    let mut accepted = "application/json";
    for (name, value) in own {
        match name.as_str() {
            "Action" => add("x-acs-action", value),
            "Version" => add("x-acs-version", value),
            // The other format is the default of this client.
            "Format" if value == "XML" => accepted = "application/xml",
            _ => {}
        }
    }
    add("host", host.to_owned());
    add("x-acs-date", once.now);
    add("x-acs-signature-nonce", once.nonce);
    add("x-acs-content-sha256", body_hash.clone());
    if let Some(token) = &credentials.security_token {
        add("x-acs-accesskey-id", credentials.key.id.clone());
        add("x-acs-security-token", token.expose().to_owned());
    }
    let authorization = signature::v3(&request, &body_hash, &credentials.key);
    request.headers.push(("authorization".to_owned(), authorization));
    // Not signed: proxies may change it.
    request.headers.push(("accept".to_owned(), accepted.to_owned()));
    request
}

/// `HMAC-SHA1`: everything is in parameters.
fn signed_v1(mut request: HttpRequest, credentials: &Credentials, once: Once) -> HttpRequest {
    add_parameter(&mut request, "AccessKeyId", credentials.key.id.clone());
    add_parameter(&mut request, "SignatureMethod", "HMAC-SHA1".to_owned());
    add_parameter(&mut request, "SignatureVersion", "1.0".to_owned());
    add_parameter(&mut request, "SignatureNonce", once.nonce);
    add_parameter(&mut request, "Timestamp", once.now);
    if let Some(token) = &credentials.security_token {
        add_parameter(&mut request, "SecurityToken", token.expose().to_owned());
    }
    let signature = signature::v1(&request, &credentials.key.secret);
    add_parameter(&mut request, "Signature", signature);
    request
}

/// Adds a parameter where the others are: in the form, if there is one.
fn add_parameter(request: &mut HttpRequest, name: &str, value: String) {
    let pairs = match &mut request.body {
        HttpBody::Form(pairs) => pairs,
        _ => &mut request.query,
    };
    pairs.push((name.to_owned(), value));
}
