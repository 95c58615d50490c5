//! Whatever the format, the order and the habits of a service: the same value.

use cloud_backup_api::values::UnknownFields;

use crate::model::{Backup, backup, part, reason};

fn same(bodies: &[&str], expected: Backup) {
    for body in bodies {
        let mut found = backup(*body).unwrap_or_else(|failure| panic!("{body}: {failure}"));
        found.unknown = UnknownFields::default();
        assert_eq!(found, expected, "{body}");
    }
}

#[test]
fn scalars() {
    same(
        &[
            r#"{"Id":"b-1","Size":730,"Port":3306,"Ratio":0.5,"Done":true}"#,
            r#"{"Done":"True","Ratio":"0.5","Port":"3306","Size":"730 ","Id":"b-1"}"#,
            r#"{"Id":"b-1","Size":730.0,"Port":3.306e3,"Ratio":5e-1,"Done":true,"New":[{}]}"#,
            "\u{feff}{\"Id\":\"b-1\",\r\n\"Size\":\"730\",\"Port\":3306,\"Ratio\":0.50,\"Done\":\"TRUE\"}\r\n",
            "<R><Id>b-1</Id><Size>730</Size><Port>3306</Port><Ratio>0.5</Ratio><Done>true</Done></R>",
            "<?xml version='1.0' encoding='UTF-8'?>\r\n<!-- made by hand -->\r\n<R xmlns='urn:x' kind=\"a\">\r\n  <Done a='1'>true</Done>\r\n  <Ratio>\r\n5e-1\r\n</Ratio>\r\n  <Port> 3306 </Port>\r\n  <Size>7<![CDATA[3]]>0</Size>\r\n  <Id><![CDATA[b-]]>&#49;</Id>\r\n</R>\r\n<!-- end -->",
            "\u{feff}<n:R xmlns:n='urn:x'><n:Id>b&#x2D;1</n:Id><n:Size>730</n:Size><n:Port>3306</n:Port><n:Ratio>0.5</n:Ratio><n:Done>true</n:Done><n:New><a/><a/></n:New></n:R>",
        ],
        Backup {
            id: Some("b-1".into()),
            size: Some(730),
            port: Some(3306),
            ratio: Some(0.5),
            done: Some(true),
            ..Backup::default()
        },
    );
}

#[test]
fn absent_null_and_empty() {
    same(
        &[
            "{}",
            r#"{"Id":null,"Size":null,"Done":null,"Parts":null,"Host":null,"Days":null,"Plan":null,"Extra":null,"Labels":null}"#,
            r#"{"Size":"","Port":" ","Ratio":"","Done":"","Plan":""}"#,
            "<R/>",
            "<R></R>",
            "<R>\n  \n</R>",
            "<R><Size/><Port></Port><Ratio> </Ratio><Done>\n</Done><Plan/></R>",
            "<R xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><Id i:nil='true'/><Tags i:nil=\"1\"></Tags></R>",
        ],
        Backup::default(),
    );
    same(
        &[r#"{"Id":""}"#, "<R><Id/></R>", "<R><Id></Id></R>", "<R><Id><![CDATA[]]></Id></R>"],
        Backup { id: Some(String::new()), ..Backup::default() },
    );
}

#[test]
fn text_is_kept_to_the_letter() {
    for (text, json, xml) in [
        (" ", " ", " "),
        ("\n a \n", "\\n a \\n", "\n a \n"),
        ("\n a", "\\n a", "\r\n a"),
        ("\r\n", "\\r\\n", "&#13;\n"),
        ("<b> & 'c'", "<b> & 'c'", "&lt;b&gt; &amp; &apos;c&apos;"),
        ("<b>", "<b>", "<![CDATA[<b>]]>"),
        ("a\nb", "a\\nb", "<![CDATA[a\r\nb]]>"),
        ("备份 😀", "备份 \\ud83d\\ude00", "备份 &#128512;"),
        ("a b", "a b", "a<!-- c --> b"),
        ("1.10", "1.10", "1.10"),
    ] {
        same(
            &[&format!("{{\"Id\":\"{json}\"}}"), &format!("<R><Id>{xml}</Id></R>")],
            Backup { id: Some(text.into()), ..Backup::default() },
        );
    }
}

#[test]
fn lists_of_objects() {
    let two = Some(vec![part("a", 1), part("b", 2)]);
    same(
        &[
            r#"{"Parts":[{"Name":"a","Bytes":1},{"Bytes":"2","Name":"b"}]}"#,
            r#"{"Parts":{"Part":[{"Name":"a","Bytes":1},{"Name":"b","Bytes":2}]}}"#,
            r#"{"Parts":{"Total":2,"Part":[{"Name":"a","Bytes":1},{"Name":"b","Bytes":2}]}}"#,
            "<R><Parts><Part><Name>a</Name><Bytes>1</Bytes></Part><Part><Name>b</Name><Bytes>2</Bytes></Part></Parts></R>",
            "<R><Parts>\n<Part>\n<Name>a</Name>\n<Bytes>1</Bytes>\n</Part>\n<Total>2</Total>\n<Part>\n<Bytes>2</Bytes>\n<Name>b</Name>\n</Part>\n</Parts></R>",
            "<R><Parts><member><Name>a</Name><Bytes>1</Bytes></member><member><Name>b</Name><Bytes>2</Bytes></member></Parts></R>",
        ],
        Backup { parts: two, ..Backup::default() },
    );
    same(
        &[
            r#"{"Parts":[{"Name":"a","Bytes":1}]}"#,
            r#"{"Parts":{"Part":[{"Name":"a","Bytes":1}]}}"#,
            r#"{"Parts":{"Part":{"Name":"a","Bytes":1}}}"#,
            "<R><Parts><Part><Name>a</Name><Bytes>1</Bytes></Part></Parts></R>",
        ],
        Backup { parts: Some(vec![part("a", 1)]), ..Backup::default() },
    );
    same(
        &[
            r#"{"Parts":[]}"#,
            r#"{"Parts":{}}"#,
            r#"{"Parts":""}"#,
            r#"{"Parts":{"Part":[]}}"#,
            r#"{"Parts":{"Part":null}}"#,
            "<R><Parts/></R>",
            "<R><Parts></Parts></R>",
            "<R><Parts>\r\n  </Parts></R>",
            "<R><Parts><!-- none --></Parts></R>",
        ],
        Backup { parts: Some(Vec::new()), ..Backup::default() },
    );
}

#[test]
fn lists_of_texts() {
    same(
        &[
            r#"{"Tags":["x"],"Host":["h"],"Days":"Monday"}"#,
            r#"{"Tags":{"Tag":["x"]},"Host":"h","Days":["Monday"]}"#,
            r#"{"Tags":{"Tag":"x"},"Host":["h"],"Days":"Monday"}"#,
            "<R><Tags><Tag>x</Tag></Tags><Host>h</Host><Days>Monday</Days></R>",
            "<R><Host>h</Host><Days><Day>Monday</Day></Days><Tags><Tag>x</Tag></Tags></R>",
        ],
        Backup {
            tags: Some(vec!["x".into()]),
            hosts: Some(vec!["h".into()]),
            days: Some(vec!["Monday".into()]),
            ..Backup::default()
        },
    );
    same(
        &[
            r#"{"Host":["g","h"],"Days":"Monday,Friday"}"#,
            "<R><Host>g</Host><Days>Monday,Friday</Days><Host>h</Host></R>",
            "<R><Days><Day>Monday</Day><Day>Friday</Day></Days><Host>g</Host><Host>h</Host></R>",
        ],
        Backup {
            hosts: Some(vec!["g".into(), "h".into()]),
            days: Some(vec!["Monday".into(), "Friday".into()]),
            ..Backup::default()
        },
    );
}

#[test]
fn maps_and_json_in_a_text() {
    same(
        &[
            r#"{"Labels":{"b":"2","a":"1"},"Plan":"[{\"Name\":\"p\",\"Bytes\":9}]"}"#,
            r#"{"Labels":{"a":1,"b":2},"Plan":[{"Name":"p","Bytes":9}]}"#,
            "<R><Labels><a>1</a><b>2</b></Labels><Plan>[{\"Name\":\"p\",\"Bytes\":\"9\"}]</Plan></R>",
        ],
        Backup {
            labels: Some([("a".into(), "1".into()), ("b".into(), "2".into())].into()),
            plan: Some(vec![part("p", 9)]),
            ..Backup::default()
        },
    );
}

#[test]
fn a_name_that_stands_twice_has_one_value_or_none() {
    same(
        &[r#"{"Id":"a","Id":"a"}"#, "<R><Id>a</Id><Id>a</Id></R>"],
        Backup { id: Some("a".into()), ..Backup::default() },
    );
    for body in [r#"{"Id":"a","Id":"b"}"#, "<R><Id>a</Id><Id>b</Id></R>"] {
        let expected = "`Id`: the field occurs more than once, with different values";
        assert_eq!(reason(body), expected);
    }
}

#[test]
fn unknown_fields_are_readable_by_name() {
    for (body, more, twice) in [
        (
            r#"{"Id":"b","More":{"Deep":1.10},"Twice":["1","2"]}"#,
            r#"{"Deep":1.10}"#,
            r#"["1","2"]"#,
        ),
        (
            "<R><Twice>1</Twice><More><Deep>1.10</Deep></More><Id>b</Id><Twice>2</Twice></R>",
            r#"{"Deep":"1.10"}"#,
            r#"["1","2"]"#,
        ),
    ] {
        let unknown = backup(body).expect("readable").unknown;
        assert_eq!(unknown.get("More").map(|json| json.to_string()).as_deref(), Some(more));
        assert_eq!(unknown.get("Twice").map(|json| json.to_string()).as_deref(), Some(twice));
        let deep = unknown.get("More").and_then(|json| json.get("Deep")?.text());
        assert_eq!(deep.as_deref(), Some("1.10"));
        assert!(unknown.get("Id").is_none());
        assert!(!format!("{unknown:?}").contains("1.10"));
    }
    let grouped = backup("<R><X><A>1</A><B/><A>2</A></X></R>").expect("readable").unknown;
    let text = grouped.get("X").map(|json| json.to_string());
    assert_eq!(text.as_deref(), Some(r#"{"A":["1","2"],"B":""}"#));
}

#[test]
fn what_can_be_no_value_is_told_with_its_place() {
    for (body, expected) in [
        ("null", "the body: expected an object, found null"),
        ("[]", "the body: expected an object, found a list"),
        ("\"\"", "the body: expected an object, found a string"),
        ("7", "the body: expected an object, found a number"),
        ("<R>text</R>", "the body: expected an object, found a string"),
        (r#"{"Id":{}}"#, "`Id`: expected a string, found an object"),
        (r#"{"Id":["a"]}"#, "`Id`: expected a string, found a list"),
        ("<R><Id>a<b/></Id></R>", "`Id`: expected a string, found an element with children"),
        (r#"{"Port":true}"#, "`Port`: expected a 32-bit integer, found a boolean"),
        (r#"{"Done":2}"#, "`Done`: expected `true` or `false`, found a number"),
        (r#"{"Parts":7}"#, "`Parts`: expected a list, found a number"),
        (r#"{"Parts":{"Other":[]}}"#, "`Parts`: expected a list, found an object"),
        ("<R><Parts>none</Parts></R>", "`Parts`: expected a list, found a string"),
        (
            "<R><Parts><Name>a</Name><Bytes>x</Bytes></Parts></R>",
            "`Parts.0.Bytes`: expected a 64-bit integer, found a string",
        ),
        (
            r#"{"Parts":[{},{"Bytes":"x"}]}"#,
            "`Parts.1.Bytes`: expected a 64-bit integer, found a string",
        ),
        (r#"{"Tags":["a",null,{}]}"#, "`Tags.2`: expected a string, found an object"),
        (r#"{"Labels":{"k":[]}}"#, "`Labels.k`: expected a string, found a list"),
        (r#"{"Labels":["k"]}"#, "`Labels`: expected an object, found a list"),
        (r#"{"Plan":"{"}"#, "`Plan`: expected JSON in a string, found a string"),
        (
            r#"{"Plan":"[{\"Bytes\":[]}]"}"#,
            "`Plan.0.Bytes`: expected a 64-bit integer, found a list",
        ),
    ] {
        assert_eq!(reason(body), expected, "{body}");
    }
    let long = format!("{{\"Labels\":{{\"{}\\n\":[]}}}}", "k".repeat(1000));
    assert!(reason(long).len() < 200);
}
