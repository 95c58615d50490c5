//! How the requests of a service are sent, as far as its metadata says: drafts of `style`, `envelope` and `credentials`.

use apispec_codegen::spec::Style;

use crate::json::Json;

/// The protocol of a service.
#[derive(Clone, Debug)]
pub(super) struct Protocol {
    /// The style that the metadata states.
    pub(super) style: Json,
    /// The structure of error responses, for a provider that has no spec.
    pub(super) envelope: Json,
    /// The parameters and headers with credentials.
    pub(super) credentials: Vec<String>,
}

impl Protocol {
    /// The protocol of services that answer failures with these members.
    pub(super) fn new(style: Json, code: &[&str], message: &[&str], request_id: &[&str]) -> Self {
        let mut envelope = Json::Object(Vec::new());
        for (key, names) in [("code", code), ("message", message), ("request_id", request_id)] {
            if !names.is_empty() {
                envelope.set(key, texts(names));
            }
        }
        Self { style, envelope, credentials: Vec::new() }
    }

    /// The style that is in force: that of the service or of its provider, if there is one that fits.
    pub(super) fn fits(&self, known: &Style) -> bool {
        let drafted = Sending::of_draft(&self.style);
        let known = Sending::of(known);
        drafted.kind == known.kind
            && (drafted.kind == Kind::Rpc && known.usual == drafted.usual
                || drafted.kind == Kind::Rest
                    && drafted.constants.iter().all(|it| known.constants.contains(it)))
    }
}

/// The two styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Rpc,
    Rest,
}

impl Kind {
    /// As the documentation of vendors calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Rpc => "RPC",
            Self::Rest => "REST",
        }
    }
}

/// What the drafts of operations need to know of a style.
#[derive(Clone, Debug)]
pub(super) struct Sending {
    pub(super) kind: Kind,
    /// The method of requests, in the RPC style.
    pub(super) method: Option<String>,
    /// Where parameters are that do not say it.
    pub(super) usual: &'static str,
    /// The names of what every request has.
    pub(super) constants: Vec<String>,
}

impl Sending {
    /// That of a style.
    pub(super) fn of(style: &Style) -> Self {
        let constants = style.constants().iter().map(|constant| constant.name.clone()).collect();
        match style {
            Style::Rpc(rpc) => Self {
                kind: Kind::Rpc,
                method: Some(rpc.method.name().to_owned()),
                usual: match &rpc.content_type {
                    Some(_) => "body",
                    None if rpc.own_location().name() == "form" => "form",
                    None => "query",
                },
                constants,
            },
            Style::Rest(_) => Self { kind: Kind::Rest, method: None, usual: "body", constants },
        }
    }

    /// That of the draft of a style.
    pub(super) fn of_draft(style: &Json) -> Self {
        let inner = style.member("rpc").or_else(|| style.member("rest"));
        let constants = match inner.and_then(|inner| inner.member("constants")) {
            Some(Json::List(constants)) => constants.as_slice(),
            _ => &[],
        };
        let constants = constants.iter().filter_map(|it| it.member_text("name"));
        let constants = constants.map(str::to_owned).collect();
        match style.member("rpc") {
            Some(rpc) => Self {
                kind: Kind::Rpc,
                method: rpc.member_text("method").map(str::to_owned),
                usual: if rpc.member_text("in") == Some("form") { "form" } else { "query" },
                constants,
            },
            None => Self { kind: Kind::Rest, method: None, usual: "body", constants },
        }
    }
}

/// A style of this kind with these members.
pub(super) fn style(kind: Kind, members: &[(&str, &str)]) -> Json {
    let members = members.iter().map(|(key, text)| ((*key).to_owned(), Json::text(*text)));
    let key = match kind {
        Kind::Rpc => "rpc",
        Kind::Rest => "rest",
    };
    Json::only(key, Json::Object(members.collect()))
}

/// The REST style with what every request has beside its parameters.
pub(super) fn rest(content_type: &str, constants: Vec<Json>) -> Json {
    let mut inner = Json::only("content_type", Json::text(content_type));
    if !constants.is_empty() {
        inner.set("constants", Json::List(constants));
    }
    Json::only("rest", inner)
}

/// A header or query parameter that every request has.
pub(super) fn constant(name: &str, location: &str, value: &str) -> Json {
    let parts = [("name", name), ("in", location), ("value", value)];
    Json::Object(parts.iter().map(|(key, text)| ((*key).into(), Json::text(*text))).collect())
}

fn texts(texts: &[&str]) -> Json {
    Json::List(texts.iter().map(|text| Json::text(*text)).collect())
}
