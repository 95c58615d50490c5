//! Requests of the made-up provider, byte for byte.

use std::collections::BTreeMap;

use cloud_backup_api::values::Json;
use cloud_backup_api::{EncodeOptions, Format, HttpBody, Operation, Placement};
use outside::orbit::depot::{
    Fuel, Leg, LegRequired, ScheduleJobContact, ScheduleJobRequest, ScheduleJobRequired, Stop,
    Vehicle,
};
use outside::orbit::yard::{
    DropCrateRequest, DropCrateRequired, ListCratesRequest, PutCrateContents, PutCrateContentsKind,
    PutCrateRequest, PutCrateRequired,
};

fn job() -> ScheduleJobRequest {
    ScheduleJobRequest::new(ScheduleJobRequired { depot: "Mare Imbrium".into(), fuel: Fuel::Ion })
}

fn leg(from: &str, to: &str) -> Leg {
    Leg::new(LegRequired { from: from.into(), to: to.into() })
}

/// What the query has beside the action, the version and what is always required.
fn query(request: ScheduleJobRequest) -> Vec<(String, String)> {
    let http = request.encode().expect("it can be written");
    http.query[5..].to_vec()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let pairs = expected.iter();
    pairs.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn an_rpc_request_names_operation_version_and_format() {
    let http = job().encode().expect("it can be written");
    assert_eq!((http.method, http.path.as_str()), ("GET", "/api"));
    let expected = [
        ("Verb", "ScheduleJob"),
        ("Edition", "2031-05-01"),
        ("Reply", "json"),
        ("Depot", "Mare Imbrium"),
        ("Fuel", "ion"),
    ];
    assert_eq!(http.query, pairs(&expected));
    assert_eq!(http.body, HttpBody::Empty);
    let options = EncodeOptions::default().with_format(Format::Xml);
    let http = job().encode_with(&options).expect("it can be written");
    assert_eq!(http.query[2], ("Reply".to_owned(), "xml".to_owned()));
}

#[test]
fn scalars_are_written_as_they_are() {
    let request = job()
        .with_priority(-3)
        .with_weight(0.5)
        .with_urgent(false)
        .with_token("t&1")
        .with_begins("08:30");
    let expected = [
        ("Priority", "-3"),
        ("Weight", "0.5"),
        ("Urgent", "false"),
        ("Token", "t&1"),
        ("Begins", "08:30"),
    ];
    assert_eq!(query(request), pairs(&expected));
}

#[test]
fn each_list_has_its_encoding() {
    let request = job()
        .with_indexed(["a", "b"])
        .with_comma([Fuel::Ion, "Steam".into(), "coal".into()])
        .with_space([1, 9_000_000_000_i64])
        .with_pipe(["a", "b"])
        .with_json([leg("A", "B").with_stop(Stop::new(leg("B", "C")).with_minutes(5))])
        .with_repeated(["a", "b"])
        .with_flat([BTreeMap::from([("pad".into(), "7".into())])]);
    let json = r#"[{"From":"A","To":"B","Stop":{"Minutes":5,"Onward":{"From":"B","To":"C"}}}]"#;
    let expected = [
        ("Indexed.1", "a"),
        ("Indexed.2", "b"),
        ("Comma", "ion,steam,coal"),
        ("Space", "1 9000000000"),
        ("Pipe", "a|b"),
        ("Json", json),
        ("Repeated", "a"),
        ("Repeated", "b"),
        ("Flat.1.#3#pad", "7"),
    ];
    assert_eq!(query(request), pairs(&expected));
}

#[test]
fn objects_maps_and_recursion_become_names_with_dots() {
    let towed = Vehicle::new("T-2").with_axles([2_i64, 3]);
    let request = job()
        .with_vehicle(
            Vehicle::new("T-1")
                .with_fuel(Fuel::Steam)
                .with_tows(towed)
                .with_drones([Vehicle::new("D-1"), Vehicle::new("D-2")])
                .with_manual(Vehicle::new("M")),
        )
        .with_route([leg("A", "B"), leg("B", "C")])
        .with_tags(BTreeMap::from([("b".into(), "2".into()), ("a".into(), "1".into())]))
        .with_marks(BTreeMap::from([("a.b".into(), 1)]))
        .with_plan(Vehicle::new("P").with_tows(Vehicle::new("Q")))
        .with_extra(r#"{"deep": [1, null]}"#.parse::<Json>().expect("it is JSON"))
        .with_contact(ScheduleJobContact::new("Ada").with_phone("1"));
    let expected = [
        ("Vehicle.Plate", "T-1"),
        ("Vehicle.Fuel", "steam"),
        ("Vehicle.Tows.Plate", "T-2"),
        ("Vehicle.Tows.Axles", "2,3"),
        ("Vehicle.Drones.1.Plate", "D-1"),
        ("Vehicle.Drones.2.Plate", "D-2"),
        ("Vehicle.Manual", r#"{"Plate":"M"}"#),
        ("Route.1.From", "A"),
        ("Route.1.To", "B"),
        ("Route.2.From", "B"),
        ("Route.2.To", "C"),
        ("Tags.a", "1"),
        ("Tags.b", "2"),
        ("Marks.#3#a.b", "1"),
        ("Plan", r#"{"Plate":"P","Tows":{"Plate":"Q"}}"#),
        ("Extra", r#"{"deep":[1,null]}"#),
        ("Contact.Name", "Ada"),
        ("Contact.Phone", "1"),
    ];
    assert_eq!(query(request), pairs(&expected));
}

#[test]
fn form_and_headers_stand_where_they_belong() {
    let request =
        job().with_memo("handle with care").with_copies(["x", "y"]).with_x_orbit_desk("7");
    let http = request.encode().expect("it can be written");
    let form = [("Memo", "handle with care"), ("Copies.1", "x"), ("Copies.2", "y")];
    assert_eq!(http.body, HttpBody::Form(pairs(&form)));
    assert!(http.headers.contains(&("x-orbit-desk".into(), "7".into())));
    assert_eq!(http.query.len(), 5);
}

#[test]
fn secrets_are_sent_and_not_shown() {
    let request = job().with_password("hunter2");
    let http = request.encode().expect("it can be written");
    assert!(http.query.contains(&("Password".into(), "hunter2".into())));
    for shown in [format!("{request:?}"), format!("{http:?}")] {
        assert!(!shown.contains("hunter2"), "{shown}");
    }
    let options = EncodeOptions::default().with_placement(Placement::Form);
    let http = request.encode_with(&options).expect("it can be written");
    assert!(http.query.is_empty());
}

#[test]
fn a_rest_request_has_path_query_headers_and_body() {
    let request = PutCrateRequest::new(PutCrateRequired {
        yard: "north/1".into(),
        labels: vec!["a b".into(), "c".into()],
        weight: 2.1,
    })
    .with_dry_run(true)
    .with_x_orbit_keys(["k", "l"])
    .with_contents(
        PutCrateContents::new()
            .with_kind(PutCrateContentsKind::PieceGoods)
            .with_sizes([vec![1, 2], vec![3]])
            .with_prices(BTreeMap::from([("b".into(), vec![0.5]), ("a".into(), vec![])]))
            .with_codes(["x", "y"]),
    )
    .with_manifest(BTreeMap::from([("k".into(), "\"v\"".into())]))
    .with_seal("s3cret")
    .with_type("wooden");
    let http = request.encode().expect("it can be written");
    assert_eq!(http.method, "PUT");
    assert_eq!(http.path, "/v3/yards/north%2F1/crates/a%20b%2Cc");
    assert_eq!(http.query, pairs(&[("dry_run", "true")]));
    assert!(http.headers.contains(&("x-orbit-keys".into(), "k|l".into())));
    let body = concat!(
        r#"{"weight":2.1,"contents":{"kind":"piece-goods","sizes":[[1,2],[3]],"#,
        r#""prices":{"a":[],"b":[0.5]},"codes":"x y"},"manifest":"{\"k\":\"\\\"v\\\"\"}","#,
        r#""seal":"s3cret","type":"wooden"}"#
    );
    assert_eq!(http.body, HttpBody::Json(body.into()));
    assert!(!format!("{http:?}{request:?}").contains("s3cret"));
}

#[test]
fn rest_requests_without_a_body_have_none() {
    let http = ListCratesRequest::new("n").with_page(2).encode();
    let http = http.expect("it can be written");
    assert_eq!(http.path_and_query(), "/v3/yards/n/crates?page=2");
    assert_eq!((http.method, http.body), ("GET", HttpBody::Empty));
    let request = DropCrateRequest::new(DropCrateRequired { yard: "n".into(), crate_id: 7 });
    let http = request.encode().expect("it can be written");
    assert_eq!(http.path, "/v3/yards/n/crates/7");
    assert_eq!((http.method, http.body), ("DELETE", HttpBody::Empty));
    let nowhere = ListCratesRequest::new("").encode();
    assert_eq!(nowhere.expect_err("it names another path").parameter(), "yard");
}
