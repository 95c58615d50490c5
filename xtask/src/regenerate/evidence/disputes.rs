//! Disputes: what is claimed and where, what was decided, and why; said once, and linked from all that it is about.

use apispec_codegen::evidence::Item;
use apispec_codegen::markdown::code;
use apispec_codegen::model::{About, Dispute};

use super::sheet::{Sheet, head, lines, row};
use super::targets::{Around, of_about, of_dispute};

/// `- Disputed: [`used_time_years`](#dispute-used_time_years)`; nothing without disputes.
pub(super) fn disputed<'a>(
    sheet: &Sheet<'a>,
    around: Around<'a>,
    disputes: impl IntoIterator<Item = &'a Dispute>,
) -> String {
    let links = disputes.into_iter().map(|dispute| {
        sheet.link(&code(&dispute.id), of_dispute(around.provider, around.service, dispute))
    });
    let links = links.collect::<Vec<_>>();
    if links.is_empty() { String::new() } else { format!("- Disputed: {}\n", links.join(", ")) }
}

/// The disputes that are about this.
pub(super) fn about<'a>(
    disputes: &'a [Dispute],
    about: &About,
) -> impl Iterator<Item = &'a Dispute> {
    disputes.iter().filter(|dispute| dispute.about.contains(about))
}

/// A dispute as a whole.
pub(super) fn dispute<'a>(sheet: &Sheet<'a>, around: Around<'a>, dispute: &'a Dispute) -> String {
    let about = dispute.about.iter().map(|about| {
        let target = of_about(around.provider, around.service, sheet.here, about);
        let (what, name) = match about {
            About::Operation => ("all of it", None),
            About::Endpoints => ("the hosts", None),
            About::Parameter(name) => ("parameter", Some(name)),
            About::ResponseField(path) => ("response field", Some(path)),
            About::Type(name) => ("type", Some(name)),
            About::Error(code) => ("error", Some(code)),
            About::Rule(id) => ("rule", Some(id)),
            About::Precondition(id) => ("precondition", Some(id)),
            About::Quota(id) => ("quota", Some(id)),
            About::Example(name) => ("example", Some(name)),
        };
        match name {
            Some(name) => format!("{what} {}", sheet.link(&code(name), target)),
            None => sheet.link(what, target),
        }
    });
    let about = about.collect::<Vec<_>>().join(", ");
    let mut claims = head(["claim", "source"]);
    for claim in &dispute.claims {
        claims.push_str(&row([code(&claim.says), sheet.places(Some(&claim.source))]));
    }
    format!(
        "### {}{}\n\nAbout {about}.\n\n{claims}\n**Decision:** {}\n\n**Reason:** {}\n\n",
        Item::Dispute(&dispute.id).tag(),
        code(&dispute.id),
        lines(&dispute.decision),
        lines(&dispute.reason)
    )
}
