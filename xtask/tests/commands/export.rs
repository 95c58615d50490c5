//! `cargo xtask export` on the made-up operations of the cases.
//!
//! `BLESS=1 cargo test` rewrites the expected model of Smithy in `tests/export`.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::workspace::Workspace;

/// The document of OpenAPI of a service, whose specs have these operations, too.
fn openapi(service: &str, cases: &[&str], more: &[&str]) -> Value {
    serde_json::from_str(&exported("openapi", service, cases, more)).expect("it is JSON")
}

/// The model of Smithy of a service, whose specs have these operations, too.
fn smithy(service: &str, cases: &[&str]) -> Value {
    serde_json::from_str(&exported("smithy", service, cases, &[])).expect("it is JSON")
}

/// The export of a service, whose specs have these operations, too.
fn exported(format: &str, service: &str, cases: &[&str], more: &[&str]) -> String {
    let workspace = Workspace::new();
    for case in cases {
        workspace.copy(
            &format!("codegen/tests/cases/accept/{case}/acme/{service}"),
            &format!("specs/acme/{service}"),
        );
    }
    let file = format!("acme/{service}.{format}.json");
    let export = ["export", "--root", ".", "--to", format, "out"];
    workspace.tells(&[&export, more].concat(), 0, &[&file]);
    workspace.read(&format!("out/{file}"))
}

/// The parameters of an operation by name, without their schemas.
fn encodings(operation: &Value) -> Value {
    let parameters = operation["parameters"].as_array().expect("a list").iter();
    let encodings = parameters.map(|parameter| {
        let name = parameter["name"].as_str().expect("a name").to_owned();
        let style = ["in", "style", "explode", "x-encoding"].map(|key| parameter[key].clone());
        let style = style.into_iter().filter(|it| !it.is_null());
        let json = parameter.get("content").map(|_| "JSON".into());
        (name, style.chain(json).collect())
    });
    Value::Object(encodings.collect())
}

/// The reasons why something is not expressed, by what they are about.
fn reasons<'a>(stated: &'a Value, about: &str) -> Vec<(&'a str, &'a str)> {
    let entries = stated["x-not-expressed"].as_array().expect("a list").iter();
    let reasons = entries.filter_map(|it| Some((it[about].as_str()?, it["why"].as_str()?)));
    reasons.collect()
}

#[test]
fn openapi_has_each_operation_under_a_key() {
    let document = openapi("queue", &["language/deprecated_operation"], &[]);
    let paths = document["paths"].as_object().expect("an object");
    let keys = paths.keys().collect::<Vec<_>>();
    assert_eq!(keys, ["/#Action=CreateQueue", "/#Action=DropQueue"]);
    assert_eq!(paths["/#Action=DropQueue"]["post"]["deprecated"], true);
    let operation = &paths["/#Action=CreateQueue"]["post"];
    assert_eq!(operation["parameters"][0]["schema"]["const"], "CreateQueue");
    let request = &document["components"]["schemas"]["CreateQueue-parameters"];
    assert_eq!(operation["x-request"], "#/components/schemas/CreateQueue-parameters");
    assert_eq!(request["allOf"][0]["then"]["required"], json!(["Size"]));
    let statuses = operation["responses"].as_object().expect("an object");
    let statuses = statuses.keys().collect::<Vec<_>>();
    assert_eq!(statuses, ["2XX", "409", "429", "default"]);
    let error = |status: &str| {
        operation["responses"][status]["content"]["application/json"]["examples"].clone()
    };
    let taken = json!({ "Code": "QueueExists", "Message": "There is such a queue." });
    assert_eq!(error("409")["QueueExists"]["value"], taken);
    assert_eq!(error("409")["QueueExists"]["summary"], "The name is taken.");
    assert_eq!(error("429")["Throttled"]["$ref"], "#/components/examples/Throttled");
    assert_eq!(reasons(&document, "fact").len(), 2);
}

#[test]
fn openapi_describes_in_chinese() {
    let document = openapi("queue", &[], &["--language", "zh"]);
    assert_eq!(document["info"]["description"], "队列服务。");
    let operation = &document["paths"]["/#Action=CreateQueue"]["post"];
    assert_eq!(operation["description"], "创建队列。");
}

#[test]
fn openapi_says_how_lists_are_encoded() {
    let document = openapi("store", &["lists/in_rest"], &[]);
    let operation = &document["paths"]["/v1/{commas}/{spaces}/{pipes}"]["post"];
    let expected = json!({
        "commas": ["path", "simple", false],
        "spaces": ["path", "spaces: a b"],
        "pipes": ["path", "pipes: a|b"],
        "indexed": ["query", "indexed.1=a&indexed.2=b"],
        "comma": ["query", "form", false],
        "json": ["query", "JSON"],
        "repeated": ["query", "form", true],
        "x-comma": ["header", "simple", false],
        "x-space": ["header", "x-space: a b"],
        "x-pipe": ["header", "x-pipe: a|b"],
    });
    assert_eq!(encodings(operation), expected);
    let unsaid = reasons(operation, "parameter").into_iter().map(|(name, _)| name);
    let unsaid = unsaid.collect::<Vec<_>>();
    assert_eq!(unsaid, ["spaces", "pipes", "indexed", "x-space", "x-pipe"]);
    let body = &document["components"]["schemas"]["PutLists-body"]["properties"];
    assert_eq!(body["joined"], json!({ "type": "string", "x-separator": "," }));
    assert_eq!(body["text"]["contentSchema"]["type"], "array");
    let content = &operation["requestBody"]["content"]["application/json"];
    let example = content["examples"].as_object().and_then(|it| it.values().next());
    let value = &example.expect("an example")["value"];
    assert_eq!([&value["joined"], &value["text"]], [&json!("a,b"), &json!("[\"a\",\"b\"]")]);
}

#[test]
fn openapi_has_forms_and_headers() {
    let cases = ["locations/rpc", "lists/space", "lists/flat", "types/json_in_a_text"];
    let document = openapi("queue", &cases, &[]);
    let operation = |name: &str| &document["paths"][format!("/#Action={name}")]["post"];
    let place = operation("Place");
    let form = &document["components"]["schemas"]["Place-body"]["properties"];
    let names = form.as_object().expect("an object").keys().collect::<Vec<_>>();
    assert_eq!(names, ["Form", "Same"]);
    let headers = &place["responses"]["2XX"]["headers"];
    assert_eq!(headers["x-header"]["schema"]["format"], "int32");
    let form = |name: &str| {
        let body = &operation(name)["requestBody"]["content"];
        body["application/x-www-form-urlencoded"]["encoding"].clone()
    };
    let spaces = json!({ "Form": { "style": "spaceDelimited", "explode": false } });
    assert_eq!(form("PutSpaceLists"), spaces);
    assert_eq!(form("PutJson"), json!({ "Count": { "contentType": "application/json" } }));
    let numbered = json!({ "Tags": { "x-encoding": "Tags.1.Member=a&Tags.2.Member=b" } });
    assert_eq!(form("PutFlatLists"), numbered);
    let texts = reasons(&document, "member").into_iter().map(|(name, _)| name);
    assert_eq!(texts.collect::<Vec<_>>(), ["Plan", "Texts"]);
}

#[test]
fn smithy_says_each_form_of_a_rule() {
    let text = exported("smithy", "queue", &["language/rules"], &["RuleEverything"]);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export/rules.smithy.json");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &text).expect("the expectation can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(text == expected, "BLESS=1 rewrites {}", path.display());
}

#[test]
fn smithy_binds_what_it_can_to_http() {
    let model = smithy("store", &["lists/in_rest", "locations/host"]);
    let shapes = &model["shapes"];
    let of = |shape: &str| &shapes[format!("acme.store#{shape}")];
    let http = &of("PutLists")["traits"]["smithy.api#http"];
    assert_eq!(http["uri"], "/v1/{commas}/{spaces}/{pipes}");
    let members = &of("PutListsInput")["members"];
    assert_eq!(members["repeated"]["traits"]["smithy.api#httpQuery"], "repeated");
    assert_eq!(members["x_comma"]["traits"]["smithy.api#httpHeader"], "x-comma");
    assert_eq!(members["indexed"]["traits"]["smithy.api#httpQuery"], Value::Null);
    let unbound = model["metadata"]["x-not-expressed"].as_array().expect("a list").iter();
    let unbound = unbound.filter(|it| it["shape"] == "acme.store#PutLists");
    let unbound = unbound.filter_map(|it| it["parameter"].as_str()).collect::<Vec<_>>();
    let encoded = ["commas", "spaces", "pipes", "indexed", "comma", "json", "x-space", "x-pipe"];
    assert_eq!(unbound, [encoded.as_slice(), &["joined", "text"]].concat());
    let host = &of("OpenBucket")["traits"]["smithy.api#endpoint"]["hostPrefix"];
    assert_eq!(host, "{bucket}.");
    assert_eq!(of("OpenBucketInput")["members"]["zone"]["traits"], json!({}));
}

#[test]
fn smithy_has_an_operation_for_each_action() {
    let model = smithy("queue", &["language/deprecated_operation"]);
    let shapes = &model["shapes"];
    let drop = &shapes["acme.queue#DropQueue"]["traits"];
    assert_eq!(drop["smithy.api#deprecated"], json!({}));
    let uri = drop["smithy.api#http"]["uri"].as_str().expect("a URI");
    assert!(uri.starts_with("/?Action=DropQueue&"), "{uri}");
    let taken = &shapes["acme.queue#QueueExistsError"]["traits"];
    assert_eq!(taken["smithy.api#httpError"], 409);
    assert_eq!(taken["smithy.api#error"], "client");
    let shared = &shapes["acme.queue#QueueService"]["errors"];
    assert_eq!(*shared, json!([{ "target": "acme.queue#ThrottledError" }]));
}

#[test]
fn files_of_chosen_operations_are_written_and_replaced() {
    let workspace = Workspace::new();
    let schema = "acme/queue/create_queue.schema.json";
    let export = ["export", "--root", ".", "--to", "json-schema", "out", "acme/queue/CreateQueue"];
    workspace.tells(&export, 0, &[schema]);
    let written = workspace.read(&format!("out/{schema}"));
    assert!(written.contains("\"title\": \"CreateQueueRequest\""), "{written}");
    workspace.write(&format!("out/{schema}"), "something else");
    workspace.tells(&export, 0, &[schema]);
    assert_eq!(workspace.read(&format!("out/{schema}")), written);
    workspace.tells(&["export", "--root", ".", "--to", "cel", "out"], 0, &[".cel.json"]);
}

#[test]
fn an_unknown_operation_is_refused() {
    let export = ["export", "--root", ".", "--to", "cel", "out", "CreateQeue"];
    let told = ["unknown operation `CreateQeue`", "`CreateQueue`"];
    Workspace::new().tells(&export, 2, &told);
}
