//! The protocol: styles, envelopes, credentials, hosts, and how operations are called.

use apispec_codegen::markdown::code;
use apispec_codegen::model::{
    Call, Constant, Endpoints, InBandFailure, Location, OtherCodes, Provider, Style, View,
};

use super::sheet::{Sheet, head, row};

/// How an operation is called, and how it reports failures in responses with a success status.
pub(super) fn call<'a>(sheet: &Sheet<'a>, view: View<'a>) -> Vec<String> {
    let mut parts = Vec::new();
    let called = match &view.operation.call {
        Call::Http(http) => Some((http.method.name(), http.target(), &http.source)),
        // What all operations have in common is on the page of the service.
        Call::Rpc(rpc) => {
            rpc.own_method.map(|method| (method.name(), rpc.style.path.clone(), &rpc.source))
        }
    };
    parts.extend(called.map(|(method, path, source)| {
        let source = sheet.places(source.as_deref());
        format!("- {method} {}\n  - Source: {source}\n", code(&path))
    }));
    // What the service says for all of its operations is on the page of the service.
    let own = view.operation.in_band_failure.as_ref();
    let own = own.filter(|own| view.service.in_band_failure.as_ref() != Some(own));
    parts.extend(own.map(|own| in_band(sheet, own)));
    parts
}

/// How failures are reported in responses with a success status.
pub(super) fn in_band(sheet: &Sheet<'_>, failure: &InBandFailure) -> String {
    let failed = failure.failed.iter().map(|text| code(text)).collect::<Vec<_>>();
    let when = match failed.as_slice() {
        [] => "is present".to_owned(),
        texts => format!("is {}", texts.join(" or ")),
    };
    let status = failure.status.as_ref().map(|it| format!(", status in {}", code(it)));
    format!(
        "- A response with a success status reports a failure if {} {when}: code in {}, message in {}{}\n  - Source: {}\n",
        code(&failure.field),
        code(&failure.code),
        code(&failure.message),
        status.unwrap_or_default(),
        sheet.places(failure.source.as_deref())
    )
}

/// How requests are encoded.
pub(super) fn style(sheet: &Sheet<'_>, style: &Style) -> String {
    let (says, source) = match style {
        Style::Rpc(rpc) => {
            let format = rpc.format.as_ref().map(|format| {
                format!(
                    "; {} chooses the format, {} or {}",
                    code(&format.parameter),
                    code(&format.json),
                    code(&format.xml)
                )
            });
            let location = match rpc.own_location() {
                Location::Form => " in the form",
                Location::Header => " in headers",
                _ => "",
            };
            let bodies = rpc.content_type.as_ref().map(|it| format!("; bodies are {}", code(it)));
            let says = format!(
                "RPC style: {} {}; {} names the operation, {} the version{}{location}{}",
                rpc.method.name(),
                code(&rpc.path),
                code(&rpc.action),
                code(&rpc.version),
                format.unwrap_or_default(),
                bodies.unwrap_or_default()
            );
            (says, &rpc.source)
        }
        Style::Rest(rest) => {
            let says = format!("REST style: bodies are {}", code(&rest.content_type));
            (says, &rest.source)
        }
    };
    let constants = style.constants().iter().map(|it| {
        let Constant { name, location, value, source } = it;
        let source = sheet.places(source.as_deref());
        let location = match location {
            Location::Header => "header",
            _ => "query parameter",
        };
        format!(
            "- Every request has the {location} {}: {}\n  - Source: {source}\n",
            code(name),
            code(value)
        )
    });
    let constants = constants.collect::<String>();
    format!("- {says}\n  - Source: {}\n{constants}", sheet.places(source.as_deref()))
}

/// How success and failure are told apart, and where the parts of an error are.
pub(super) fn envelope(sheet: &Sheet<'_>, provider: &Provider) -> Vec<String> {
    let envelope = &provider.envelope;
    let statuses = provider.success_statuses.iter().map(u16::to_string);
    let mut parts = vec![
        (!provider.success_statuses.is_empty())
            .then(|| format!("- Success statuses: {}\n", statuses.collect::<Vec<_>>().join(", "))),
    ];
    let success_codes = envelope.success_codes.iter().flatten().cloned().collect::<Vec<_>>();
    for (what, names) in [
        ("Code", &envelope.code),
        ("Success codes", &success_codes),
        ("Message", &envelope.message),
        ("Request id", &envelope.request_id),
        ("Host id", &envelope.host_id),
        ("Recommendation", &envelope.recommendation),
        ("Details of a denied access", &envelope.access_denied_detail),
        ("Further parts", &envelope.details),
        ("Headers with the request id", &envelope.request_id_headers),
        ("Headers with milliseconds to wait", &envelope.retry_after_milliseconds_headers),
        ("Headers with seconds to wait", &envelope.retry_after_seconds_headers),
        ("Codes whose message repeats the signed request", &envelope.echoing_codes),
    ] {
        let names = names.iter().map(|name| code(name)).collect::<Vec<_>>();
        parts.push((!names.is_empty()).then(|| format!("- {what}: {}\n", names.join(", "))));
    }
    let other = match envelope.other_codes {
        OtherCodes::Failure => "- Any other code is a failure\n",
        OtherCodes::Undecided => {
            "- Any other code is a failure if there is a message and nothing of a successful response\n"
        }
    };
    parts.push(Some(other.to_owned()));
    parts.push(Some(format!("- Source: {}\n", sheet.places(envelope.source.as_deref()))));
    parts.into_iter().flatten().collect()
}

/// What signers add.
pub(super) fn credentials(sheet: &Sheet<'_>, provider: &Provider) -> Vec<String> {
    let credentials = provider.credentials.iter();
    let credentials =
        credentials.map(|it| row([code(&it.name), sheet.places(it.source.as_deref())]));
    credentials.collect()
}

/// Where requests go.
pub(super) fn endpoints(sheet: &Sheet<'_>, endpoints: &Endpoints) -> String {
    let what = if endpoints.pattern.contains("{region}") {
        "A region that is not listed"
    } else {
        "The central host, for each region that is not listed"
    };
    let mut text = format!(
        "{what}: {}. Source: {}.\n\n",
        code(&endpoints.pattern),
        sheet.places(endpoints.source.as_deref())
    );
    if !endpoints.regions.is_empty() {
        text.push_str(&head(["region", "host", "source"]));
    }
    for region in &endpoints.regions {
        text.push_str(&row([
            code(&region.region),
            code(&region.host),
            sheet.places(region.source.as_deref()),
        ]));
    }
    text
}
