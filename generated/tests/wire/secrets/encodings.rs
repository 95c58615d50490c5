//! Ways to write a secret down.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use cloud_backup_api::percent_encode;

/// The name of a way to write a text down, and how it does.
pub(super) type Encoding = (&'static str, fn(&str) -> String);

/// Ways to write a text down.
pub(super) const ENCODINGS: [Encoding; 17] = [
    ("plain", str::to_owned),
    ("percent", percent_encode),
    ("percent in lower case", |text| lower(&percent_encode(text))),
    ("percent twice", |text| percent_encode(&percent_encode(text))),
    ("form", |text| percent_encode(text).replace("%20", "+")),
    ("every byte", |text| text.bytes().map(|it| format!("%{it:02x}")).collect()),
    ("JSON", json),
    ("JSON twice", |text| json(&json(text))),
    ("JSON in ASCII", |text| units(text, |it| format!("\\u{it:04x}"))),
    ("XML", |text| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")),
    ("HTML", |text| text.replace('&', "&amp;").replace('<', "&lt;").replace('é', "&eacute;")),
    ("decimal references", |text| units(text, |it| format!("&#{it};"))),
    ("references", |text| units(text, |it| format!("&#x{it:X};"))),
    ("JSON, percent", |text| percent_encode(&json(text))),
    ("base64", |text| STANDARD.encode(text)),
    ("base64 for URLs", |text| URL_SAFE_NO_PAD.encode(text)),
    ("base64 of a pair", |text| STANDARD.encode(format!("user:{text}"))),
];

/// The encodings in which a name can still be read.
pub(super) const READABLE: &[Encoding] = ENCODINGS.split_at(14).0;

fn json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

fn units(text: &str, write: impl Fn(u16) -> String) -> String {
    text.encode_utf16().map(write).collect()
}

/// Percent-encoding with its digits in lower case.
fn lower(text: &str) -> String {
    let mut parts = text.split('%');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + "%" + &part[..2].to_lowercase() + &part[2..])
}
