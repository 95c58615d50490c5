//! Requests about what no page says: from the vendors' metadata and the notes at second hand.
//!
//! `further_requests.json` has the form of `requests.json`. Each request breaks exactly what it
//! expects, whatever document states it.

use super::expectations::difference;
use super::reports::{list, report, requests};

#[test]
fn every_request_breaks_what_a_document_says() {
    let mut wrong = Vec::new();
    for request in requests(include_str!("further_requests.json")) {
        let report = report(&request);
        let violations = report.violations().iter().collect();
        wrong.extend(difference(&request, violations, list(&request["expect"])));
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
