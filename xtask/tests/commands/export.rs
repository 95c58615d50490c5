//! `cargo xtask export` on the made-up operations of the cases.

use serde_json::{Value, json};

use crate::workspace::Workspace;

/// The document of OpenAPI of a service, whose specs have these operations, too.
fn openapi(service: &str, cases: &[&str], more: &[&str]) -> Value {
    let workspace = Workspace::new();
    for case in cases {
        workspace.copy(
            &format!("codegen/tests/cases/accept/{case}/acme/{service}"),
            &format!("specs/acme/{service}"),
        );
    }
    let file = format!("acme/{service}.openapi.json");
    let export = ["export", "--root", ".", "--to", "openapi", "out"];
    workspace.tells(&[&export, more].concat(), 0, &[&file]);
    serde_json::from_str(&workspace.read(&format!("out/{file}"))).expect("it is JSON")
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
