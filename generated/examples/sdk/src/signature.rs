//! The vendors' signatures: what a request needs so that the service knows who sends it.
//!
//! Nothing here has a clock or makes a random number, so published signatures can be computed again.
//! Each function signs what is in the request at that time: add headers and parameters first.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloud_backup_api::{HttpRequest, Secret, percent_encode};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};

/// An access key: who sends a request, and what proves it.
#[derive(Clone, Debug)]
pub struct AccessKey {
    /// The id, which is sent.
    pub id: String,
    /// The secret, which is never sent.
    pub secret: Secret,
}

/// What `HMAC-SHA1`, Alibaba Cloud's version 1, signs: the method, and query and form together.
pub fn v1_string_to_sign(request: &HttpRequest) -> String {
    let parameters = request.sorted_parameters().into_iter();
    let pairs = parameters
        .map(|(name, value)| format!("{}={}", percent_encode(name), percent_encode(value)));
    let parameters = pairs.collect::<Vec<_>>().join("&");
    // Encoded twice: each parameter, and all of them as one text.
    format!("{}&{}&{}", request.method, percent_encode("/"), percent_encode(&parameters))
}

/// The parameter `Signature` of `HMAC-SHA1`, Alibaba Cloud's version 1.
pub fn v1(request: &HttpRequest, secret: &Secret) -> String {
    let key = Secret::from(format!("{}&", secret.expose()));
    STANDARD.encode(hmac_sha1(&key, &v1_string_to_sign(request)))
}

/// HMAC with SHA-1.
pub fn hmac_sha1(key: &Secret, text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha1>::new_from_slice(key.expose().as_bytes()).expect("any length fits");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// What `ACS3-HMAC-SHA256`, Alibaba Cloud's version 3, signs the hash of.
pub fn v3_canonical_request(request: &HttpRequest, body_hash: &str) -> String {
    let headers = CanonicalHeaders::of(request, |_| true);
    canonical_request(request, &request.path, &headers, body_hash)
}

/// The header `Authorization` of `ACS3-HMAC-SHA256`, Alibaba Cloud's version 3.
pub fn v3(request: &HttpRequest, body_hash: &str, key: &AccessKey) -> String {
    let hash = sha256_hex(v3_canonical_request(request, body_hash).as_bytes());
    let signature = hmac_sha256_hex(&key.secret, &format!("ACS3-HMAC-SHA256\n{hash}"));
    let names = CanonicalHeaders::of(request, |_| true).names;
    format!("ACS3-HMAC-SHA256 Credential={},SignedHeaders={names},Signature={signature}", key.id)
}

/// What `SDK-HMAC-SHA256` of Huawei Cloud signs the hash of.
pub fn sdk_canonical_request(request: &HttpRequest, body_hash: &str) -> String {
    // Signed with a slash at the end, whether it is sent with one or not.
    let path = format!("{}/", request.path.trim_end_matches('/'));
    let headers = CanonicalHeaders::of(request, is_signed_by_sdk);
    canonical_request(request, &path, &headers, body_hash)
}

/// The header `Authorization` of `SDK-HMAC-SHA256`, Huawei Cloud's signature.
///
/// The request needs the header `X-Sdk-Date`.
pub fn sdk(request: &HttpRequest, body_hash: &str, key: &AccessKey) -> String {
    let hash = sha256_hex(sdk_canonical_request(request, body_hash).as_bytes());
    let date = request.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("x-sdk-date"));
    let date = date.map(|(_, value)| value.as_str()).unwrap_or_default();
    let signature = hmac_sha256_hex(&key.secret, &format!("SDK-HMAC-SHA256\n{date}\n{hash}"));
    let names = CanonicalHeaders::of(request, is_signed_by_sdk).names;
    format!("SDK-HMAC-SHA256 Access={}, SignedHeaders={names}, Signature={signature}", key.id)
}

/// Gateways rewrite the content type and drop names with underscores, so neither is signed.
fn is_signed_by_sdk(name: &str) -> bool {
    !name.contains('_') && !name.starts_with("content-type")
}

/// SHA-256, as hexadecimal digits: of a body, what signatures call the hash of the payload.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hmac_sha256_hex(key: &Secret, text: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.expose().as_bytes()).expect("any length fits");
    mac.update(text.as_bytes());
    hex(&mac.finalize().into_bytes())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn canonical_request(
    request: &HttpRequest,
    path: &str,
    headers: &CanonicalHeaders,
    body_hash: &str,
) -> String {
    let CanonicalHeaders { lines, names } = headers;
    let (method, query) = (request.method, request.sorted_query_string());
    format!("{method}\n{path}\n{query}\n{lines}\n{names}\n{body_hash}")
}

/// The headers that a signature covers.
struct CanonicalHeaders {
    /// `name:value\n` for each name, in lower case, sorted.
    lines: String,
    /// `name;name`
    names: String,
}

impl CanonicalHeaders {
    fn of(request: &HttpRequest, is_signed: impl Fn(&str) -> bool) -> Self {
        let mut by_name = BTreeMap::<String, Vec<&str>>::new();
        for (name, value) in &request.headers {
            let name = name.to_ascii_lowercase();
            if is_signed(&name) {
                by_name.entry(name).or_default().push(value.trim());
            }
        }
        let lines = by_name.iter_mut().map(|(name, values)| {
            values.sort_unstable();
            format!("{name}:{}\n", values.join(","))
        });
        let lines = lines.collect();
        Self { lines, names: by_name.into_keys().collect::<Vec<_>>().join(";") }
    }
}
