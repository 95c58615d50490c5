//! The vendors' signatures, made of nothing but what a request offers.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloud_backup_api::{HttpRequest, percent_encode};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};

/// Alibaba Cloud's signature of RPC requests, version 1: the signed string and its signature.
pub(crate) fn rpc(request: &HttpRequest, secret: &str) -> (String, String) {
    let parameters = request
        .sorted_parameters()
        .into_iter()
        .map(|(name, value)| format!("{}={}", percent_encode(name), percent_encode(value)))
        .collect::<Vec<_>>()
        .join("&");
    let signed = format!("{}&%2F&{}", request.method, percent_encode(&parameters));
    let mut mac =
        Hmac::<Sha1>::new_from_slice(format!("{secret}&").as_bytes()).expect("any key fits");
    mac.update(signed.as_bytes());
    (signed, STANDARD.encode(mac.finalize().into_bytes()))
}

/// Alibaba Cloud's signature version 3: the hash of the canonical request and the header.
pub(crate) fn acs3(
    request: &HttpRequest,
    payload: &str,
    key: &str,
    secret: &str,
) -> (String, String) {
    let (headers, names) = canonical_headers(request);
    let canonical = format!(
        "{}\n{}\n{}\n{headers}\n{names}\n{payload}",
        request.method,
        request.path,
        request.sorted_query_string()
    );
    let hash = sha256(canonical.as_bytes());
    let signature = hmac_sha256(secret, &format!("ACS3-HMAC-SHA256\n{hash}"));
    let header =
        format!("ACS3-HMAC-SHA256 Credential={key},SignedHeaders={names},Signature={signature}");
    (hash, header)
}

/// Huawei Cloud's signature: the canonical request and the header.
pub(crate) fn huawei(request: &HttpRequest, key: &str, secret: &str) -> (String, String) {
    let mut signed = request.clone();
    signed
        .headers
        .retain(|(name, _)| !name.contains('_') && !name.eq_ignore_ascii_case("content-type"));
    let (headers, names) = canonical_headers(&signed);
    let date = request.headers.iter().find(|(name, _)| name == "X-Sdk-Date");
    let date = date.map(|(_, value)| value.as_str()).unwrap_or_default();
    let canonical = format!(
        "{}\n{}/\n{}\n{headers}\n{names}\n{}",
        request.method,
        request.path.trim_end_matches('/'),
        request.sorted_query_string(),
        sha256(&request.body.to_bytes())
    );
    let hash = sha256(canonical.as_bytes());
    let signature = hmac_sha256(secret, &format!("SDK-HMAC-SHA256\n{date}\n{hash}"));
    let header =
        format!("SDK-HMAC-SHA256 Access={key}, SignedHeaders={names}, Signature={signature}");
    (canonical, header)
}

/// `name:value\n` of each header, those with one name together, and the names.
fn canonical_headers(request: &HttpRequest) -> (String, String) {
    let mut by_name = std::collections::BTreeMap::<String, Vec<&str>>::new();
    for (name, value) in &request.headers {
        let values = by_name.entry(name.to_ascii_lowercase()).or_default();
        values.push(value.trim());
        values.sort_unstable();
    }
    let lines = by_name.iter().map(|(name, values)| format!("{name}:{}\n", values.join(",")));
    (lines.collect(), by_name.keys().cloned().collect::<Vec<_>>().join(";"))
}

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hmac_sha256(key: &str, text: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("any key fits");
    mac.update(text.as_bytes());
    hex(&mac.finalize().into_bytes())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
