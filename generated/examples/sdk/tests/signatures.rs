//! Published signatures come out of the signers, wherever the parameters are.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloud_backup_api::{HttpBody, HttpRequest, Secret};
use example_sdk::signature::{self, AccessKey};
use serde_json::Value;

type Pairs = Vec<(String, String)>;

/// The vectors of one kind.
fn vectors(kind: &str) -> Vec<Value> {
    let all = serde_json::from_str::<Value>(include_str!("signature_vectors.json"));
    let all = all.expect("the vectors are JSON");
    let vectors = all[kind].as_array().expect("the kind is there").clone();
    assert!(!vectors.is_empty());
    vectors
}

fn text<'v>(vector: &'v Value, name: &str) -> &'v str {
    vector[name].as_str().unwrap_or_else(|| panic!("`{name}` is a text in {vector}"))
}

fn pairs(value: &Value) -> Pairs {
    serde_json::from_value(value.clone()).expect("pairs of texts")
}

fn request(vector: &Value, path: &str) -> HttpRequest {
    // Some vectors have no method at all.
    let method = ["GET", "POST", ""].into_iter().find(|it| *it == text(vector, "method"));
    HttpRequest::new(method.expect("the method is one of these"), path)
}

fn key(vector: &Value, secret: &str) -> AccessKey {
    AccessKey { id: text(vector, "ak").to_owned(), secret: text(vector, secret).into() }
}

/// The request with the parameters in the query, in the form, or in both.
fn with_each_placement(request: &HttpRequest, parameters: &Pairs) -> Vec<HttpRequest> {
    let splits = (0..=parameters.len()).map(|split| {
        let (query, form) = parameters.split_at(split);
        let mut request = request.clone();
        request.query = query.to_vec();
        request.body = HttpBody::Form(form.to_vec());
        request
    });
    splits.collect()
}

#[test]
fn version_1_of_alibaba_cloud() {
    for vector in vectors("v1") {
        for request in with_each_placement(&request(&vector, "/"), &pairs(&vector["params"])) {
            let signature = signature::v1(&request, &Secret::from(text(&vector, "secret")));
            assert_eq!(signature, text(&vector, "signature"), "{vector}");
            if let Some(expected) = vector["string_to_sign"].as_str() {
                assert_eq!(signature::v1_string_to_sign(&request), expected);
            }
        }
    }
    for vector in vectors("v1_string_to_sign") {
        for request in with_each_placement(&request(&vector, "/"), &pairs(&vector["params"])) {
            assert_eq!(signature::v1_string_to_sign(&request), text(&vector, "string_to_sign"));
        }
    }
    for vector in vectors("hmac_sha1") {
        let mac = signature::hmac_sha1(&Secret::from(text(&vector, "key")), text(&vector, "msg"));
        assert_eq!(STANDARD.encode(mac), text(&vector, "out"), "{vector}");
    }
}

#[test]
fn version_3_of_alibaba_cloud() {
    for vector in vectors("v3") {
        let mut request = request(&vector, text(&vector, "uri"));
        request.query = pairs(&vector["query"]);
        request.headers = pairs(&vector["headers"]);
        let hash = text(&vector, "payload_hash");
        if let Some(expected) = vector["hashed_canonical_request"].as_str() {
            let canonical = signature::v3_canonical_request(&request, hash);
            assert_eq!(signature::sha256_hex(canonical.as_bytes()), expected);
        }
        let authorization = signature::v3(&request, hash, &key(&vector, "secret"));
        assert_eq!(authorization, text(&vector, "authorization"), "{vector}");
    }
}

#[test]
fn huawei_cloud() {
    for vector in vectors("sdk") {
        let mut request = request(&vector, text(&vector, "path"));
        request.query = pairs(&vector["query"]);
        request.headers = pairs(&vector["headers"]);
        let hash = signature::sha256_hex(text(&vector, "body").as_bytes());
        if let Some(expected) = vector["canonical_request"].as_str() {
            assert_eq!(signature::sdk_canonical_request(&request, &hash), expected);
        }
        let authorization = signature::sdk(&request, &hash, &key(&vector, "sk"));
        assert_eq!(authorization, text(&vector, "authorization"), "{vector}");
    }
}

#[test]
fn canonical_queries() {
    for vector in vectors("canonical_query") {
        let mut request = HttpRequest::new("GET", "/");
        request.query = pairs(&vector["in"]);
        assert_eq!(request.sorted_query_string(), text(&vector, "out"));
    }
}
