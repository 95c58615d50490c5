//! Lists, objects and texts where the wire has only names and values.

use std::collections::BTreeMap;

use cloud_backup_api::support::{Call, Node, ObjectWriter, Style, ToNode};
use cloud_backup_api::values::Json;
use cloud_backup_api::{HttpBody, Secret};

use crate::model::part;

fn query(call: impl FnOnce(Call) -> Call) -> Vec<(String, String)> {
    let request = call(Call::rest("GET", "/", "application/json")).finish();
    request.expect("it can be written").query
}

fn error(call: impl FnOnce(Call) -> Call) -> String {
    let request = call(Call::rest("GET", "/", "application/json")).finish();
    request.expect_err("it can't be written").to_string()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().copied().map(str::to_owned).collect()
}

#[track_caller]
fn assert_pairs(found: Vec<(String, String)>, expected: &[(&str, &str)]) {
    let found = found.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn each_style_has_its_form() {
    let list = texts(&["a b", "c&d"]);
    for (style, expected) in [
        (Style::Indexed, vec![("L.1", "a b"), ("L.2", "c&d")]),
        (Style::Comma, vec![("L", "a b,c&d")]),
        (Style::Pipe, vec![("L", "a b|c&d")]),
        (Style::Json, vec![("L", r#"["a b","c&d"]"#)]),
        (Style::Repeated, vec![("L", "a b"), ("L", "c&d")]),
        (Style::Flat, vec![("L.1", "a b"), ("L.2", "c&d")]),
    ] {
        assert_pairs(query(|call| call.query_styled("L", &list, style)), &expected);
    }
    let spaced = query(|call| call.query_styled("L", &texts(&["a", "b"]), Style::Space));
    assert_pairs(spaced, &[("L", "a b")]);
}

#[test]
fn an_item_with_the_separator_in_it_would_be_two() {
    for (style, item) in [(Style::Comma, "a,b"), (Style::Space, "a b"), (Style::Pipe, "a|b")] {
        let expected = "`L` has an item that contains the separator, so it would become two items";
        let list = texts(&["x", item]);
        assert_eq!(error(|call| call.query_styled("L", &list, style)), expected);
        assert_eq!(error(|call| call.form_styled("L", &list, style)), expected);
        assert_eq!(error(|call| call.body_styled("L", &list, style)), expected);
        assert_eq!(error(|call| call.header_styled("L", &list, style)), expected);
    }
}

#[test]
fn absent_is_left_out_and_empty_is_sent() {
    let none = None::<String>;
    let empty = Some(String::new());
    assert_pairs(query(|call| call.query("A", &none).query("B", &empty)), &[("B", "")]);
    let none = None::<Vec<String>>;
    let empty = Some(Vec::<String>::new());
    for (style, expected) in [
        (Style::Indexed, vec![]),
        (Style::Comma, vec![("B", "")]),
        (Style::Json, vec![("B", "[]")]),
        (Style::Repeated, vec![]),
        (Style::Flat, vec![]),
    ] {
        let pairs =
            query(|call| call.query_styled("A", &none, style).query_styled("B", &empty, style));
        assert_pairs(pairs, &expected);
    }
    assert_pairs(query(|call| call.query_json("A", &none).query_json("B", &empty)), &[("B", "[]")]);
}

struct Group {
    parts: Vec<Option<crate::model::Part>>,
    days: Vec<String>,
    labels: BTreeMap<String, bool>,
}

impl ToNode for Group {
    fn to_node(&self) -> Node {
        ObjectWriter::new()
            .member("Part", &self.parts)
            .member_styled("Days", &self.days, Style::Comma)
            .member_json("Plan", &self.days)
            .member("Label", &self.labels)
            .finish()
    }
}

#[test]
fn nested_lists_and_objects() {
    let group = || Group {
        parts: vec![Some(part("a", 1)), None, Some(part("b", 2))],
        days: texts(&["x", "y"]),
        labels: [("k".into(), true)].into(),
    };
    let pairs = query(|call| call.query_styled("Group", &vec![group()], Style::Indexed));
    // What is left out of a list keeps its index.
    assert_pairs(
        pairs,
        &[
            ("Group.1.Part.1.Name", "a"),
            ("Group.1.Part.1.Bytes", "1"),
            ("Group.1.Part.3.Name", "b"),
            ("Group.1.Part.3.Bytes", "2"),
            ("Group.1.Days", "x,y"),
            ("Group.1.Plan", r#"["x","y"]"#),
            ("Group.1.Label.k", "true"),
        ],
    );
    let json = "{\"Part\":[{\"Name\":\"a\",\"Bytes\":1},null,{\"Name\":\"b\",\"Bytes\":2}],\"Days\":\"x,y\",\"Plan\":\"[\\\"x\\\",\\\"y\\\"]\",\"Label\":{\"k\":true}}";
    assert_pairs(query(|call| call.query_json("G", &group())), &[("G", json)]);
    let request = Call::rest("POST", "/", "application/json").body("G", &group()).finish();
    let body = request.expect("it can be written").body;
    assert_eq!(body, HttpBody::Json(format!("{{\"G\":{json}}}")));
}

#[test]
fn a_flat_map_counts_its_keys() {
    let group = || Group {
        parts: vec![Some(part("a", 1))],
        days: texts(&["x", "y"]),
        labels: [("k.l".into(), true)].into(),
    };
    let groups = BTreeMap::from([("one".to_owned(), vec![group()])]);
    // Fields keep their names, and what is one text stays so.
    let expected = [
        ("G.#3#one.1.Part.1.Name", "a"),
        ("G.#3#one.1.Part.1.Bytes", "1"),
        ("G.#3#one.1.Days", "x,y"),
        ("G.#3#one.1.Plan", r#"["x","y"]"#),
        ("G.#3#one.1.Label.#3#k.l", "true"),
    ];
    assert_pairs(query(|call| call.query_styled("G", &groups, Style::Flat)), &expected);
    let request =
        Call::rest("POST", "/", "application/json").body_styled("G", &groups, Style::Flat).finish();
    let HttpBody::Json(json) = request.expect("it can be written").body else {
        panic!("a JSON body");
    };
    assert!(json.starts_with(r#"{"G":{"one":[{"Part":["#), "{json}");
}

#[test]
fn a_flat_key_outside_of_ascii_has_no_length() {
    let map = BTreeMap::from([("größe".to_owned(), 1)]);
    let nested = vec![BTreeMap::from([("a".to_owned(), map.clone())])];
    let expected =
        "`M` has a key with non-ASCII characters, whose length the style `flat` does not define";
    assert_eq!(error(|call| call.query_styled("M", &map, Style::Flat)), expected);
    assert_eq!(error(|call| call.form_styled("M", &nested, Style::Flat)), expected);
    assert_pairs(query(|call| call.query("M", &map)), &[("M.größe", "1")]);
}

#[test]
fn json_goes_through_unchanged() {
    let text = r#"{"b":1.10,"a":[null,true,"\u0000\"\\é"],"n":123456789012345678901234567890}"#;
    let json = text.parse::<Json>().expect("JSON");
    assert_pairs(query(|call| call.query_json("J", &json)), &[("J", text)]);
    for text in ["", "{", "[1,]", "nul", "{} {}", "01", "'a'"] {
        let error = text.parse::<Json>().expect_err("no JSON").to_string();
        assert!(error.starts_with("the text is not JSON: "), "{error}");
    }
}

#[test]
fn a_header_carries_visible_ascii() {
    let headers = |value: &str| {
        let call = Call::rest("GET", "/", "").header("X-A", &value.to_owned());
        call.finish().map(|request| request.headers)
    };
    assert_eq!(headers("a b\t").expect("a header"), [("X-A".into(), "a b\t".into())]);
    assert_eq!(headers("").expect("a header"), [("X-A".into(), String::new())]);
    for value in ["a\r\nX-B: c", "\0", "\x7f", "é"] {
        assert!(headers(value).is_err(), "{value:?}");
    }
}

#[test]
fn a_secret_stays_one_in_a_joined_list() {
    let secrets = vec![Secret::from("hunter1"), Secret::from("hunter2")];
    for style in [
        Style::Indexed,
        Style::Comma,
        Style::Json,
        Style::Repeated,
        Style::Flat,
        Style::Wrapped("Item"),
    ] {
        let call = Call::rest("GET", "/", "").query_styled("S", &secrets, style);
        let request = call.finish().expect("it can be written");
        assert!(request.query_string().contains("hunter2"));
        assert!(!format!("{request:?}").contains("hunter"), "{style:?}");
    }
}
