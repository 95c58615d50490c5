//! Requests that a service was seen to accept or refuse.
//!
//! `observed_requests.json` has the requests of the record of observations, transcribed by hand apart
//! from the specs, and those that were found later, as the specs have them. A parameter that the crate
//! does not have is left out.

use serde_json::Value;

use super::reports::{self, report, text};

#[test]
fn nothing_that_a_service_accepted_is_refused() {
    let requests = requests();
    let accepted = requests.iter().filter(|it| it["outcome"] == "accepted").collect::<Vec<_>>();
    assert_eq!(accepted.len(), ACCEPTED);
    for request in accepted {
        let report = report(request);
        let errors = report.errors().map(|error| error.to_string()).collect::<Vec<_>>();
        assert!(errors.is_empty(), "{}: {errors:?}", text(&request["id"]));
    }
}

/// What a service refused is an error before the call, with the code of the service.
#[test]
fn what_a_service_refused_is_refused_with_its_code() {
    let requests = requests();
    let refused = requests.iter().filter(|it| it["outcome"]["refused"].is_string());
    let refused = refused.collect::<Vec<_>>();
    assert_eq!(refused.len(), 1);
    for request in refused {
        let code = text(&request["outcome"]["refused"]);
        let report = report(request);
        let answers = report.errors().any(|error| error.rule().codes.contains(&code));
        assert!(answers, "{}: no error names `{code}`", text(&request["id"]));
    }
}

/// How many requests were seen to be accepted.
const ACCEPTED: usize = 43;

fn requests() -> Vec<Value> {
    reports::requests(include_str!("observed_requests.json"))
}
