//! Answers of the made-up provider, in JSON and XML, good and bad.

use std::time::Duration;

use cloud_backup_api::{Failure, HttpResponse, Operation, ServiceError};
use outside::orbit::depot::{self, DescribeFleetRequest, Fuel, ScheduleJobRequest};
use outside::orbit::yard::{self, DropCrateRequest, ListCratesRequest, PutCrateRequest};

fn answer(status: u16, body: &str) -> HttpResponse {
    HttpResponse { status, headers: Vec::new(), body: body.into() }
}

/// What the service said about a failure.
fn refusal<O: Operation>(response: &HttpResponse) -> ServiceError<O::ErrorCode> {
    match O::decode(response) {
        Err(Failure::Service(error)) => *error,
        other => panic!("expected a failure, found {other:?}"),
    }
}

const FLEET_JSON: &str = r#"{
    "Done": true,
    "Total": "2",
    "Vehicles": [
        {
            "Plate": "T-1", "Fuel": "Steam", "Axles": "2,3", "Labels": { "a": "1" },
            "Tows": { "Plate": "T-2", "Tows": { "Plate": "T-3" } },
            "Drones": [{ "Plate": "D-1" }],
            "Manual": "{\"Plate\":\"M\"}"
        },
        { "Plate": "T-9", "Fuel": "coal" }
    ],
    "Plates": ["T-1", "T-9"],
    "Zones": "n|s",
    "Stock": { "bolts": 7 },
    "Route": { "From": "A", "To": "B", "Stop": { "Minutes": 5, "Onward": { "From": "B", "To": "C" } } },
    "Load": 0.5,
    "Notes": { "free": [1] },
    "Novelty": 1
}"#;

const FLEET_XML: &str = "<?xml version='1.0'?><DescribeFleetResponse>
    <Done>true</Done>
    <Total>2</Total>
    <Vehicles>
        <Vehicle>
            <Plate>T-1</Plate><Fuel>Steam</Fuel><Axles>2,3</Axles><Labels><a>1</a></Labels>
            <Tows><Plate>T-2</Plate><Tows><Plate>T-3</Plate></Tows></Tows>
            <Drones><Drone><Plate>D-1</Plate></Drone></Drones>
            <Manual>{\"Plate\":\"M\"}</Manual>
        </Vehicle>
        <Vehicle><Plate>T-9</Plate><Fuel>coal</Fuel></Vehicle>
    </Vehicles>
    <Plates>T-1</Plates><Plates>T-9</Plates>
    <Zones>n|s</Zones>
    <Stock><bolts>7</bolts></Stock>
    <Route><From>A</From><To>B</To>
        <Stop><Minutes>5</Minutes><Onward><From>B</From><To>C</To></Onward></Stop>
    </Route>
    <Load>0.5</Load>
    <Notes><free>1</free></Notes>
    <Novelty>1</Novelty>
</DescribeFleetResponse>";

#[test]
fn both_formats_say_the_same() {
    for body in [FLEET_JSON, FLEET_XML] {
        let fleet = DescribeFleetRequest::decode(&answer(200, body)).expect("it can be read");
        assert_eq!((fleet.done, fleet.total), (Some(true), 2));
        let vehicles = fleet.vehicles.as_deref().unwrap_or_default();
        let [first, second] = vehicles else {
            panic!("{} vehicles", vehicles.len());
        };
        assert_eq!((first.plate.as_str(), &first.fuel), ("T-1", &Some(Fuel::Steam)));
        assert_eq!(first.axles.as_deref(), Some(&[2, 3][..]));
        let labels = first.labels.as_ref().expect("they are there");
        assert_eq!(labels.get("a").map(String::as_str), Some("1"));
        let towed = first.tows.as_ref().expect("it is there");
        let last = towed.tows.as_ref().expect("it is there");
        assert_eq!((towed.plate.as_str(), last.plate.as_str()), ("T-2", "T-3"));
        let drones = first.drones.as_ref().expect("they are there");
        assert_eq!(drones[0].plate, "D-1");
        let manual = first.manual.as_ref().expect("it is there");
        assert_eq!(manual.plate, "M");
        let coal = second.fuel.as_ref().expect("it is there");
        assert_eq!(coal.as_str(), "coal");
        assert!(!Fuel::VALUES.contains(coal));
        assert_eq!(fleet.plates, Some(vec!["T-1".into(), "T-9".into()]));
        assert_eq!(fleet.zones, Some(vec!["n".into(), "s".into()]));
        let stock = fleet.stock.as_ref().expect("it is there");
        assert_eq!(stock.get("bolts"), Some(&7));
        let route = fleet.route.as_ref().expect("it is there");
        let stop = route.stop.as_ref().expect("it is there");
        assert_eq!((stop.minutes, stop.onward.to.as_str()), (Some(5), "C"));
        assert_eq!(fleet.load, Some(0.5));
        assert!(fleet.notes.is_some());
        let unknown = fleet.unknown_fields();
        assert_eq!(unknown.names().collect::<Vec<_>>(), ["Novelty"]);
    }
}

#[test]
fn what_is_missing_or_of_another_type_is_told_with_its_place() {
    for (body, place) in [
        (r#"{"Done": true}"#, "`Total`"),
        (r#"{"Total": "many"}"#, "`Total`"),
        (r#"{"Total": 1, "Vehicles": [{"Plate": "a"}, {}]}"#, "`Vehicles.1.Plate`"),
    ] {
        let failure = DescribeFleetRequest::decode(&answer(200, body)).expect_err("it is wrong");
        let Failure::Malformed(malformed) = failure else {
            panic!("{failure:?}");
        };
        assert!(malformed.reason.contains(place), "{}", malformed.reason);
        assert_eq!(malformed.body, body.as_bytes());
    }
}

#[test]
fn a_failure_inside_success_is_a_failure() {
    let json = r#"{"Done": "No", "Problem": "NoSuchDepot", "ProblemText": "There is no depot X."}"#;
    let xml = "<R><Done>false</Done><Problem>NoSuchDepot</Problem>\
        <ProblemText>There is no depot X.</ProblemText></R>";
    for body in [json, xml] {
        for status in [200, 202] {
            let error = refusal::<ScheduleJobRequest>(&answer(status, body));
            assert_eq!((error.code, error.http_status), (depot::ErrorCode::NoSuchDepot, status));
            assert_eq!(error.message, "There is no depot X.");
        }
    }
    let response = ScheduleJobRequest::decode(&HttpResponse {
        headers: vec![("X-Orbit-Queue".into(), "3".into())],
        ..answer(202, r#"{"Done": true, "JobId": "j"}"#)
    });
    let job = response.expect("it is a success");
    assert_eq!((job.job_id.as_deref(), job.x_orbit_queue), (Some("j"), Some(3)));
}

#[test]
fn the_provider_has_an_envelope_of_its_own() {
    let json = r#"{"fault": {"kind": "TooHeavy", "text": "The load is too heavy.", "trace": "t-1", "node": "n", "see": "s"}}"#;
    let xml = "<failure><fault><kind>TooHeavy</kind><text>The load is too heavy.</text>\
        <trace>t-1</trace><node>n</node><see>s</see></fault></failure>";
    for body in [json, xml] {
        let error = refusal::<ScheduleJobRequest>(&answer(400, body));
        assert_eq!(error.code, depot::ErrorCode::TooHeavy);
        assert_eq!(error.message, "The load is too heavy.");
        assert_eq!(error.request_id.as_deref(), Some("t-1"));
        assert_eq!(error.host_id.as_deref(), Some("n"));
        assert_eq!(error.recommendation.as_deref(), Some("s"));
        assert_eq!(error.documented()[0].http_status, Some(400));
    }
    let error = refusal::<DropCrateRequest>(&HttpResponse {
        headers: vec![("Retry-After".into(), "2".into()), ("X-Orbit-Trace".into(), "h".into())],
        ..answer(429, r#"{"fault": {"kind": "TooFast"}}"#)
    });
    assert_eq!(error.code, yard::ErrorCode::TooFast);
    assert_eq!(error.retry_after, Some(Duration::from_secs(2)));
    assert_eq!(error.request_id.as_deref(), Some("h"));
    let error = refusal::<DropCrateRequest>(&answer(400, r#"{"fault": {"kind": "tooFast"}}"#));
    assert!(!error.code.is_documented());
    assert_eq!(error.code.as_str(), "tooFast");
}

/// The provider lists its statuses of success, and 201 is none of them.
#[test]
fn only_documented_statuses_mean_success() {
    let error = refusal::<PutCrateRequest>(&answer(201, r#"{"fault": {"kind": "TooFast"}}"#));
    assert_eq!(error.http_status, 201);
}

#[test]
fn a_list_without_a_name_is_read() {
    let json = r#"[{"crate_id": "1", "parts": ["a", "b"]}, {"crate_id": "2"}]"#;
    let wrapped =
        r#"{"crate": [{"crate_id": "1", "parts": {"part": ["a", "b"]}}, {"crate_id": "2"}]}"#;
    let xml = "<crates><crate><crate_id>1</crate_id><parts><part>a</part><part>b</part></parts></crate>\
        <crate><crate_id>2</crate_id></crate></crates>";
    for body in [json, wrapped, xml] {
        let crates = ListCratesRequest::decode(&answer(200, body)).expect("it can be read");
        let ids = crates.iter().map(|one| one.crate_id.as_str());
        assert_eq!(ids.collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(crates[0].parts, Some(vec!["a".into(), "b".into()]));
    }
}

#[test]
fn an_empty_answer_is_read() {
    assert!(DropCrateRequest::decode(&answer(200, "")).is_ok());
    assert!(DropCrateRequest::decode(&answer(200, "{}")).is_ok());
}

#[test]
fn a_service_without_operations_has_no_codes() {
    use outside::bare::plain::ErrorCode;
    let code = ErrorCode::parse("Any");
    assert!(!code.is_documented() && code.documented().is_empty());
    assert_eq!(code.as_str(), "Any");
}
