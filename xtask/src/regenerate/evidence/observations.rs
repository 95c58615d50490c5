//! Observations: the requests that a service was seen to accept or refuse.

use apispec_codegen::evidence::Item;
use apispec_codegen::markdown::{code, prose};
use apispec_codegen::model::{Observation, Outcome};

use super::sheet::Sheet;

/// An observed request, with all that is known of it.
pub(super) fn observation(sheet: &Sheet<'_>, observation: &Observation) -> String {
    let says = &observation.says;
    let outcome = match &says.outcome {
        Outcome::Accepted => "Accepted".to_owned(),
        Outcome::Sent => "Sent; the outcome is not known".to_owned(),
        Outcome::Refused(refusal) => {
            let status = refusal.status.map(|status| format!("HTTP {status} "));
            format!("Refused with {}{}", status.unwrap_or_default(), code(&refusal.code))
        }
    };
    let evidence = says.evidence.title();
    let evidence = match &says.address {
        Some(address) => format!("[{evidence}](<{address}>)"),
        None => evidence.to_owned(),
    };
    let date = says.date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
    let mut items = vec![format!("{outcome} ({evidence}{date})")];
    items.push(format!("Request: {}", code(&says.request.to_string())));
    items.extend(says.partial.then(|| "Other parameters were sent that are not known".to_owned()));
    items.extend(says.facts.as_ref().map(|facts| format!("Facts: {}", code(&facts.to_string()))));
    let broken = sheet.observed.broken_by(&says.name).iter();
    let broken = broken.map(|id| format!("[{}](#{})", code(id), Item::Rule(id).id()));
    let broken = broken.collect::<Vec<_>>();
    items.extend((!broken.is_empty()).then(|| format!("Breaks {}", broken.join(", "))));
    items.extend(says.note.as_ref().map(|note| prose(note)));
    items.extend(says.unexplained.as_ref().map(|it| format!("No rule explains it: {}", prose(it))));
    items.extend(says.source.as_ref().map(|it| format!("Source: {}", sheet.places(Some(it)))));
    let items = items.iter().map(|item| format!("- {item}\n")).collect::<String>();
    format!("### {}{}\n\n{items}\n", Item::Observation(&says.name).tag(), code(&says.name))
}
