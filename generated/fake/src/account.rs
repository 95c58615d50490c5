//! Who may call the fake cloud: signatures and tokens of requests, verified.

use cloud_backup_api::{HttpBody, HttpRequest, Secret};

use crate::provider::{Provider, header, parameter};
use crate::refusal::Refusal;
use crate::signature::{self, AccessKey};
use crate::wire::Received;

/// The only account of a fake cloud.
#[derive(Clone, Debug)]
pub struct Account {
    /// The key that signs.
    pub key: AccessKey,
    /// What `X-Auth-Token` of Huawei Cloud has to be; no token is accepted if there is none.
    pub token: Option<Secret>,
}

impl Account {
    /// An account with a key and without a token.
    pub fn new(id: impl Into<String>, secret: impl Into<Secret>) -> Self {
        let key = AccessKey { id: id.into(), secret: secret.into() };
        Self { key, token: None }
    }

    /// The account with a token.
    pub fn with_token(mut self, token: impl Into<Secret>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// Refuses a request that this account did not send.
    pub(crate) fn authenticate(&self, received: &Received) -> Result<(), Refusal> {
        match Provider::of(&received.request) {
            Provider::Aliyun => self.authenticate_aliyun(received),
            Provider::HuaweiCloud => self.authenticate_huaweicloud(received),
        }
    }

    fn authenticate_aliyun(&self, received: &Received) -> Result<(), Refusal> {
        let request = &received.request;
        let (id, is_signed, signed) = match Claim::of(request, "ACS3-HMAC-SHA256", "Credential=") {
            Some(claim) => {
                let (request, hash) = (claim.signed_part(request), &received.body_hash);
                let sent_hash = header(&request, "x-acs-content-sha256");
                let is_signed = claim.covers(&REQUIRED_BY_V3)
                    && sent_hash == Some(hash)
                    && signature_in(&signature::v3(&request, hash, &self.key)) == claim.signature;
                (claim.id, is_signed, signature::v3_canonical_request(&request, hash))
            }
            None => {
                let request = without_parameter(request.clone(), "Signature");
                let sent = parameter(&received.request, "Signature");
                let is_signed = sent == Some(signature::v1(&request, &self.key.secret).as_str());
                let id = parameter(&received.request, "AccessKeyId").unwrap_or_default().to_owned();
                (id, is_signed, signature::v1_string_to_sign(&request))
            }
        };
        let codes = Provider::Aliyun.codes();
        if id != self.key.id {
            return Err(Refusal::of_code(codes.unknown_key, "aliyun", ""));
        }
        if is_signed {
            return Ok(());
        }
        // As the real service does: it shows every parameter to whoever logs the message.
        let mut refusal = Refusal::of_code(codes.wrong_signature, "aliyun", &signed);
        if !refusal.message.contains(&signed) {
            refusal.message = format!("{} server string to sign is:{signed}", refusal.message);
        }
        Err(refusal)
    }

    fn authenticate_huaweicloud(&self, received: &Received) -> Result<(), Refusal> {
        let request = &received.request;
        let is_known = match header(request, "x-auth-token") {
            Some(sent) => self.token.as_ref().is_some_and(|token| token.expose() == sent),
            None => Claim::of(request, "SDK-HMAC-SHA256", "Access=").is_some_and(|claim| {
                let request = claim.signed_part(request);
                let expected = signature::sdk(&request, &received.body_hash, &self.key);
                claim.id == self.key.id
                    && claim.covers(&["x-sdk-date"])
                    && signature_in(&expected) == claim.signature
            }),
        };
        if is_known {
            return Ok(());
        }
        let code = Provider::HuaweiCloud.codes().wrong_signature;
        Err(Refusal::of_code(code, "huaweicloud", ""))
    }
}

const REQUIRED_BY_V3: [&str; 6] = [
    "host",
    "x-acs-action",
    "x-acs-version",
    "x-acs-date",
    "x-acs-signature-nonce",
    "x-acs-content-sha256",
];

/// What a header `Authorization` claims.
struct Claim {
    id: String,
    names: Vec<String>,
    signature: String,
}

impl Claim {
    /// The claim of a request, if it is of this algorithm.
    fn of(request: &HttpRequest, algorithm: &str, id: &str) -> Option<Self> {
        let text = header(request, "authorization")?.strip_prefix(algorithm)?;
        let part = |name: &str| {
            let mut parts = text.split(',').map(str::trim);
            parts.find_map(|part| part.strip_prefix(name)).map(str::to_owned)
        };
        let names = part("SignedHeaders=")?.split(';').map(str::to_owned).collect();
        Some(Self { id: part(id)?, names, signature: part("Signature=")? })
    }

    fn covers(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.names.iter().any(|signed| signed == name))
    }

    /// The request with no headers but the signed ones.
    fn signed_part(&self, request: &HttpRequest) -> HttpRequest {
        let mut request = request.clone();
        request.headers.retain(|(name, _)| self.covers(&[name.to_ascii_lowercase().as_str()]));
        request
    }
}

/// The signature in a header that a signer made.
fn signature_in(authorization: &str) -> &str {
    authorization.rsplit('=').next().unwrap_or_default()
}

fn without_parameter(mut request: HttpRequest, name: &str) -> HttpRequest {
    request.query.retain(|(key, _)| key != name);
    if let HttpBody::Form(pairs) = &mut request.body {
        pairs.retain(|(key, _)| key != name);
    }
    request
}
