//! Whether a body reports a failure though the HTTP status means success.

use super::node::Node;
use super::responses::{InBand, OtherCodes, Responses};
use super::scalar::truth;

/// What a body says about the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The service says that it succeeded.
    Success,
    /// The service says that it failed.
    Failure,
    /// Nothing says that it failed.
    Undecided,
}

/// What a body says, by what is most certain first: the field that services have for it, the status
/// in the body, the code.
pub(super) fn of(body: &Node, responses: &Responses) -> Outcome {
    let in_band = responses.in_band.as_ref();
    let decided = in_band.and_then(|in_band| by_field(body, in_band));
    if let Some(outcome) = decided {
        return outcome;
    }
    let status = in_band.and_then(|in_band| status(body, in_band));
    if status.is_some_and(|status| !responses.means_success(status)) {
        return Outcome::Failure;
    }
    let envelope = responses.envelope;
    let is_error = |code: String| !succeeded(&code, responses);
    let tells = |path: &&str| body.at(path).is_some_and(|node| *node != Node::Null);
    let is_failure = match envelope.other_codes {
        OtherCodes::Failure => parts(body, responses).0.is_some_and(is_error),
        // Pages show an error's code in the fields of a success, so that only the envelope's count.
        OtherCodes::Undecided => {
            first(body, envelope.code).is_some_and(is_error)
                && first(body, envelope.message).is_some()
                && !responses.content.iter().any(tells)
        }
    };
    if is_failure { Outcome::Failure } else { Outcome::Undecided }
}

/// Whether a body names an error, by a code that does not mean success and a message.
pub(super) fn names_error(body: &Node, responses: &Responses) -> bool {
    let (code, message) = parts(body, responses);
    code.is_some_and(|code| !succeeded(&code, responses)) && message.is_some()
}

/// The code and the message of an error, if there are any.
fn parts(body: &Node, responses: &Responses) -> (Option<String>, Option<String>) {
    let code = responses.in_band_code().iter().chain(responses.envelope.code);
    let message = responses.in_band_message().iter().chain(responses.envelope.message);
    (first(body, code), first(body, message))
}

/// The status that a body reports.
pub(super) fn status(body: &Node, in_band: &InBand) -> Option<u16> {
    body.at(in_band.status?)?.text()?.trim().parse().ok()
}

/// The first of the paths that leads to a text that is not blank.
pub(super) fn first<'p>(
    body: &Node,
    paths: impl IntoIterator<Item = &'p &'static str>,
) -> Option<String> {
    let mut texts = paths.into_iter().filter_map(|path| body.at(path)?.text());
    let found = texts.find(|text| !text.trim().is_empty());
    found.map(str::to_owned)
}

/// What the field says that distinguishes success from failure; nothing if it is absent or can't be read.
fn by_field(body: &Node, in_band: &InBand) -> Option<Outcome> {
    if in_band.failed.is_empty() {
        return is_present(body, in_band.field).then_some(Outcome::Failure);
    }
    let text = body.at(in_band.field)?.text()?.trim();
    let means = |failed: &&str| match (truth(failed), truth(text)) {
        // `0` is `false`, as for fields of that type.
        (Some(failed), Some(found)) => failed == found,
        _ => failed.eq_ignore_ascii_case(text),
    };
    // A text that should be a boolean and is none decides nothing: success would hide a failure.
    let is_boolean = in_band.failed.iter().all(|failed| truth(failed).is_some());
    if in_band.failed.iter().any(means) {
        Some(Outcome::Failure)
    } else if text.is_empty() || (is_boolean && truth(text).is_none()) {
        None
    } else {
        Some(Outcome::Success)
    }
}

/// Whether a code means success: by name, or as a status.
fn succeeded(code: &str, responses: &Responses) -> bool {
    let code = code.trim();
    let mut names = responses.envelope.success_codes.iter();
    let status = code.parse::<u16>();
    // Services write the code of a success as `OK`, `success`, `0` or the status itself.
    names.any(|name| name.eq_ignore_ascii_case(code))
        || status.is_ok_and(|status| responses.means_success(status))
}

/// Whether a path leads to anything but `null`, `false` and what is empty.
fn is_present(body: &Node, path: &str) -> bool {
    // Services have many ways of writing that there is no error.
    match body.at(path) {
        None | Some(Node::Null | Node::Absent | Node::Boolean(false)) => false,
        Some(Node::List(items)) => !items.is_empty(),
        Some(Node::Object(members)) => !members.is_empty(),
        Some(node) => !node.is_blank(),
    }
}
