//! Polling and paging: each way in which a spec can say it, as a program uses it.

use cloud_backup_api::{HttpResponse, Operation, Paged, Polled, Progress};
use golden::follow_up::yard::{
    ListCratesRequest, ListCratesRequired, ListShipsRequest, ListTasksRequest, OpenGateRequest,
    StartTaskRequest,
};

/// What a response with this body is.
fn decoded<O: Operation>(_request: &O, body: &str) -> O::Response {
    let response = HttpResponse { status: 200, headers: Vec::new(), body: body.into() };
    O::decode(&response).expect(body)
}

#[test]
fn a_poll_has_the_values_of_request_and_response() {
    let request = StartTaskRequest::new("y").with_language("en");
    let begun = decoded(&request, r#"{"Task": {"Id": "t", "Number": 7}}"#);
    let poll = request.poll(&begun).expect("the task is known");
    assert_eq!(poll, ListTasksRequest::new("y").with_language("en").with_number(7));
    let unknown = decoded(&request, r#"{"Task": {"Id": "t"}}"#);
    assert_eq!(request.poll(&unknown), None, "a value of the response is missing");
}

#[test]
fn progress_is_that_of_the_task_itself() {
    let request = StartTaskRequest::new("y");
    let begun = decoded(&request, r#"{"Task": {"Id": "t", "Number": 7}}"#);
    for (tasks, expected) in [
        (r#"{"Id": "t", "State": "waiting"}"#, Progress::Running),
        (r#"{"Id": "t", "State": "WORKING"}"#, Progress::Running),
        (r#"{"Id": "u", "State": "broken"}, {"Id": "t", "State": "finished"}"#, Progress::Done),
        (r#"{"Id": "t", "State": "broken"}"#, Progress::Failed),
        (r#"{"Id": "t", "State": "melted"}"#, Progress::Unknown),
        (r#"{"Id": "t"}"#, Progress::Unknown),
        (r#"{"Id": "u", "State": "finished"}"#, Progress::Unknown),
        ("", Progress::Unknown),
    ] {
        let poll = request.poll(&begun).expect("the task is known");
        let polled = decoded(&poll, &format!(r#"{{"Page": {{"Tasks": [{tasks}]}}}}"#));
        assert_eq!(request.progress(&begun, &polled), expected, "{tasks}");
    }
}

#[test]
fn a_state_may_be_in_the_response_itself() {
    let request = OpenGateRequest::new("y");
    let poll = request.poll(&()).expect("nothing of the response is needed");
    for (state, expected) in
        [("moving", Progress::Running), ("open", Progress::Done), ("stuck", Progress::Unknown)]
    {
        let polled = decoded(&poll, &format!(r#"{{"Gate": {{"State": "{state}"}}}}"#));
        assert_eq!(request.state(&(), &polled), Some(state));
        assert_eq!(request.progress(&(), &polled), expected);
    }
}

#[test]
fn numbered_pages_end_with_the_total_or_with_an_empty_page() {
    let request = ListTasksRequest::new("y").with_size(2).with_note("n");
    let page = |tasks: &str, total: &str| {
        decoded(&request, &format!(r#"{{"Page": {{"Tasks": [{tasks}] {total}}}}}"#))
    };
    let two = r#"{"Id": "a"}, {"Id": "b"}"#;
    let next = request.next_page(&page(two, r#", "Total": "3""#)).expect("a second page");
    assert_eq!(next, request.clone().with_page(1), "the first page is 0");
    assert_eq!(next.next_page(&page(r#"{"Id": "c"}"#, r#", "Total": "3""#)), None);
    assert_eq!(request.next_page(&page(two, r#", "Total": "2""#)), None);
    assert_eq!(request.next_page(&page(two, "")), Some(request.clone().with_page(1)));
    assert_eq!(request.next_page(&page("", "")), None);
    let last = request.clone().with_page(i32::MAX);
    assert_eq!(last.next_page(&page(two, "")), None, "there is no such number");
}

#[test]
fn items_are_skipped_that_were_read() {
    let mut request = ListCratesRequest::new(ListCratesRequired { yard: "y".into(), offset: 0 });
    let mut seen = Vec::new();
    for body in [r#"{"Crates": ["a", "b"], "Count": 3}"#, r#"{"Crates": ["c"], "Count": 3}"#] {
        let page = decoded(&request, body);
        seen.push(request.offset);
        match request.next_page(&page) {
            Some(next) => request = next,
            None => seen.push(-1),
        }
    }
    assert_eq!(seen, [0, 2, -1]);
}

#[test]
fn markers_lead_to_the_next_page() {
    let request = ListShipsRequest::new("y");
    let next = request.next_page(&decoded(&request, r#"{"Ships": ["a"], "Next": "m"}"#));
    assert_eq!(next, Some(request.clone().with_marker("m")));
    for last in [r#"{"Ships": []}"#, r#"{"Ships": ["b"], "Next": ""}"#] {
        assert_eq!(request.next_page(&decoded(&request, last)), None, "{last}");
    }
}
