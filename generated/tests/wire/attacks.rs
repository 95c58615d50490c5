//! Answers that are made to hurt: an error or a value, soon, and never a full stack or memory.

use cloud_backup_api::values::Json;

use crate::model::{backup, reason};

const MEBIBYTE: usize = 1 << 20;

#[test]
fn depth() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        for body in [deep.as_str(), &open.repeat(100_000)] {
            assert!(reason(body).ends_with("values are nested more than 128 levels deep"));
        }
        assert!(deep.parse::<Json>().is_err());
        let inside = format!("{{\"Plan\":{:?}}}", "[".repeat(100_000));
        assert!(reason(inside).starts_with("`Plan`"));
    }
    for deep in
        ["<a>".repeat(100_000), format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000))]
    {
        assert!(reason(deep).ends_with("elements are nested more than 128 levels deep"));
    }
    let allowed = format!("{}{}", "<a>".repeat(128), "</a>".repeat(128));
    assert!(backup(allowed).is_ok());
    let allowed = format!("{{\"a\":{}{}}}", "[".repeat(127), "]".repeat(127));
    assert!(backup(allowed).is_ok());
}

#[test]
fn size() {
    let text = "x".repeat(50 * MEBIBYTE);
    for body in [
        format!("{{\"Id\":\"{text}\"}}"),
        format!("<R><Id>{text}</Id></R>"),
        text,
        "[".repeat(50 * MEBIBYTE),
    ] {
        assert_eq!(reason(body), "the body is larger than 16777216 bytes");
    }
    let text = "x".repeat(15 * MEBIBYTE);
    for body in [format!("{{\"Id\":\"{text}\"}}"), format!("<R><Id>{text}</Id></R>")] {
        assert_eq!(backup(body).expect("a long text").id, Some(text.clone()));
    }
}

#[test]
fn many_values() {
    let many = 2 * MEBIBYTE;
    for body in [
        format!("[{}1]", "1,".repeat(many)),
        format!("{{{}\"a\":1}}", "\"a\":1,".repeat(many)),
        format!("<R>{}</R>", "<a/>".repeat(many)),
    ] {
        assert!(reason(body).ends_with("more than 1048576 values"));
    }
    let many = 200_000;
    let found = backup(format!("<R>{}</R>", "<a/>".repeat(many))).expect("many fields");
    assert_eq!(found.unknown.names().count(), many);
    let hosts =
        backup(format!("{{\"Host\":[{}\"h\"]}}", "\"h\",".repeat(many))).expect("many hosts");
    assert_eq!(hosts.hosts.map(|hosts| hosts.len()), Some(many + 1));
    let digits = "9".repeat(MEBIBYTE);
    assert!(reason(format!("{{\"Size\":{digits}}}")).starts_with("`Size`"));
    assert!(reason(format!("{{\"Ratio\":{digits}}}")).starts_with("`Ratio`"));
    assert!(reason(format!("{{\"Size\":1e{digits}}}")).starts_with("`Size`"));
}

#[test]
fn entities() {
    let laughs = "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><R><Id>&lol2;</Id></R>";
    assert_eq!(reason(laughs), "the body is not XML: document type declarations are not accepted");
    let file = "<?xml version=\"1.0\"?><!DOCTYPE R SYSTEM \"file:///etc/passwd\"><R/>";
    assert_eq!(reason(file), "the body is not XML: document type declarations are not accepted");
    let id =
        backup(format!("<R><Id>{}</Id></R>", "&#x41;&amp;".repeat(100_000))).expect("a text").id;
    assert_eq!(id.map(|id| id.len()), Some(200_000));
    let comments = format!("<R>{}<Id>a</Id></R>", "<!---->".repeat(100_000));
    assert!(backup(comments).is_ok());
    let attributes = format!("<R {}><Id>a</Id></R>", "a='1' ".repeat(100_000));
    assert!(backup(attributes).is_ok());
}
