//! The specs that use the whole language become code that works.

use cloud_backup_api::{Category, Failure, HttpResponse, Operation};
use golden::acme::queue::{CreateEverythingRequest, ErrorCode, RefuseSparselyRequest, Tree};
use golden::acme::store::{ListObjectsRequest, ListObjectsRequired};

#[test]
fn a_request_is_written_and_its_answer_is_read() {
    let tree = Tree::new("root").with_children([Tree::new("leaf")]).with_next(Tree::new("last"));
    let request = CreateEverythingRequest::new("a")
        .with_type("t")
        .with_gen(true)
        .with_ratio(0.1)
        .with_tree(tree)
        .with_spaced([1, 2]);
    let http = request.encode().expect("it can be written");
    let value = |name: &str| {
        let found = http.query.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    };
    let json = r#"{"Name":"root","Children":[{"Name":"leaf"}],"Next":{"Name":"last"}}"#;
    assert_eq!(value("Tree"), Some(json));
    assert_eq!((value("Ratio"), value("Spaced")), (Some("0.1"), Some("1 2")));
    let answer = CreateEverythingRequest::decode(&HttpResponse {
        status: 200,
        headers: vec![("x-trace".into(), "t".into())],
        body: br#"{"Items": {"Item": [{"Name": "a", "Children": [{"Name": "b"}]}]}}"#.into(),
    });
    let answer = answer.expect("it can be read");
    assert_eq!(answer.items[0].children.as_ref().map(Vec::len), Some(1));
    assert_eq!(answer.x_trace.as_deref(), Some("t"));
    assert_eq!(ErrorCode::Lost.documented()[0].http_status, Some(404));
}

#[test]
fn a_row_without_a_status_fits_any_but_one_with_it_fits_better() {
    let category = |status, message| {
        let body = format!(r#"{{"Code": "Partly", "Message": "{message}"}}"#);
        let response = HttpResponse { status, headers: Vec::new(), body: body.into() };
        let Err(Failure::Service(error)) = RefuseSparselyRequest::decode(&response) else {
            panic!("{status} is a failure");
        };
        error.category()
    };
    assert_eq!(category(400, "Busy."), Some(Category::State));
    assert_eq!(category(409, "Busy."), Some(Category::Conflict));
    assert_eq!(category(409, "Full."), Some(Category::Quota));
}

#[test]
fn a_path_can_carry_a_list() {
    let request = ListObjectsRequest::new(ListObjectsRequired {
        bucket: "b".into(),
        keys: vec!["k".into(), "l".into()],
    });
    let http = request.encode().expect("it can be written");
    assert_eq!(http.path, "/v1/b/objects/k%2Cl");
}
