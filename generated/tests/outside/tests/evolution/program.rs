//! All that a caller may do with requests, answers, values and errors, without a warning.

#![deny(warnings)]

use cloud_backup_api::description::Language;
use cloud_backup_api::{EncodeOptions, Failure, HttpBody, HttpResponse, Operation, Severity};

use super::tide::harbor::*;

/// A name that a spec may give to a type of its own later.
#[derive(Debug, PartialEq)]
struct Mooring(&'static str);

fn ship() -> Ship {
    Ship::new(ShipRequired { name: "Ada".into(), length: 12 })
}

fn request() -> DockShipRequest {
    DockShipRequest::new(DockShipRequired { harbor: "north".into(), ship: ship() })
}

fn answer(status: u16, body: &str) -> HttpResponse {
    HttpResponse { status, headers: Vec::new(), body: body.into() }
}

fn water(tide: &Tide) -> &str {
    match tide {
        Tide::High => "up",
        Tide::Low => "down",
        other => other.as_str(),
    }
}

#[test]
fn requests_are_made_changed_and_taken_apart() {
    let mut request =
        request().with_tide(Tide::High).with_cargo(Cargo::default()).with_notes(["a", "b"]);
    request.cargo = Some(Cargo::new().with_tons(7));
    request.ship.length += 1;
    let copy = request.clone();
    assert_eq!(copy, request);
    let DockShipRequest { harbor, ship, tide, .. } = copy;
    let Ship { name, length, .. } = ship;
    assert_eq!((harbor.as_str(), name.as_str(), length), ("north", "Ada", 13));
    assert_eq!(tide.as_ref().map(water), Some("up"));
    let http = request.encode_with(&EncodeOptions::default());
    let http = http.expect("it can be written");
    assert_eq!(http.path_and_query(), "/v1/north/ships");
    let body =
        r#"{"ship":{"name":"Ada","length":13},"tide":"high","cargo":{"tons":7},"notes":["a","b"]}"#;
    assert_eq!(http.body, HttpBody::Json(body.into()));
    assert_eq!(Mooring("mine"), Mooring("mine"));
}

#[test]
fn values_are_matched_with_room_for_more() {
    let seen = ["high", "low", "spring", "ebb"].map(|text| water(&Tide::from(text)).to_owned());
    assert_eq!(seen, ["up", "down", "spring", "ebb"]);
    let all = Tide::VALUES.iter().map(water).collect::<Vec<_>>();
    assert_eq!(all[..2], ["up", "down"]);
    let given: Vec<Tide> = vec!["low".into(), String::from("high").into()];
    assert_eq!(given, [Tide::Low, Tide::High]);
}

#[test]
fn rules_are_checked_with_and_without_facts() {
    let report = request().with_tide("high").validate();
    let broken = report.violations().iter().map(|violation| violation.rule().id);
    assert_eq!(broken.collect::<Vec<_>>(), ["notes_if_high"]);
    let context = Context::new().with_tide(Tide::Low);
    let report = request().validate_in(&context);
    let broken = report.violations().iter();
    let broken = broken.filter(|violation| violation.severity() == Severity::Error);
    assert_eq!(broken.count(), 1);
    assert!(DockShipRequest::RULES.iter().any(|rule| rule.id == "notes_if_high"));
}

#[test]
fn answers_are_read_and_kept() {
    let body =
        r#"{"berth": "7", "ship": {"name": "Ada", "length": 12}, "tide": "spring", "pilot": 1}"#;
    let found = DockShipRequest::decode(&answer(200, body)).expect("it can be read");
    assert_eq!(found.tide.as_ref().map(water), Some("spring"));
    assert!(found.unknown_fields().get("pilot").is_some());
    assert_eq!(found.clone(), found);
    let DockShipResponse { berth, ship, .. } = found;
    assert_eq!((berth, ship.map(|ship| ship.length)), ("7".into(), Some(12)));
}

fn told<O>(response: &HttpResponse) -> String
where
    O: Operation<ErrorCode = ErrorCode>,
    O::Response: Send + Sync + 'static,
{
    match O::decode(response) {
        Ok(_) => "fine".into(),
        Err(Failure::Service(error)) => match &error.code {
            ErrorCode::NoBerth => "wait".into(),
            ErrorCode::NoHarbor => error.describe(Language::English).unwrap_or("-").into(),
            code => code.to_string(),
        },
        Err(Failure::Malformed(error)) => error.reason.clone(),
    }
}

#[test]
fn failures_are_told_apart() {
    let told = |status, code| {
        let body = format!(r#"{{"code": "{code}", "message": "There is no harbor."}}"#);
        told::<DockShipRequest>(&answer(status, &body))
    };
    assert_eq!(told(409, "NoBerth"), "wait");
    assert_eq!(told(404, "NoHarbor"), "The harbor does not exist.");
    assert_eq!(told(400, "TooLong"), "TooLong");
    assert_eq!(told(503, "Storm"), "Storm");
}
