//! Answers that are no object in a body: fields in headers, lists, nothing.

use cloud_backup_api::aliyun::rds::ErrorCode;
use cloud_backup_api::support::{self, Fields, FromNode, Mismatch, Node};

use crate::model::{RESPONSES, WITH_HEADERS, response};

struct Job(Option<String>, Option<i32>);

impl FromNode for Job {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        let mut fields = Fields::of(node, Self::FORM)?;
        Ok(Job(fields.optional("X-Job")?, fields.optional("Size")?))
    }
}

#[test]
fn fields_in_headers() {
    let job = |status, body: &str| {
        let mut response = response(status, body);
        response.headers = vec![("x-job".into(), "7".into())];
        support::decode::<Job, ErrorCode>(&response, &WITH_HEADERS)
    };
    for body in ["", "\n", "{}", r#"{"X-Job":"of the body"}"#, "<R/>", "<R><X-Job>b</X-Job></R>"] {
        let Job(id, size) = job(202, body).expect("a job");
        assert_eq!((id.as_deref(), size), (Some("7"), None), "{body}");
    }
    assert_eq!(job(200, r#"{"Size":1}"#).expect("a job").1, Some(1));
    assert!(job(204, "").is_err());
    assert!(job(500, "").is_err());
}

#[test]
fn answers_without_an_object() {
    let list = |body: &str| {
        support::decode_list::<String, ErrorCode>(&response(200, body), &RESPONSES, Some("Item"))
    };
    for body in [r#"["a","b"]"#, r#"{"Item":["a","b"]}"#, "<L><Item>a</Item><Item>b</Item></L>"] {
        assert_eq!(list(body).expect("a list"), ["a", "b"]);
    }
    for body in ["[]", "{}", "<L/>", r#"{"Item":[]}"#] {
        assert!(list(body).expect("a list").is_empty());
    }
    for body in ["", "null", "\"\"", "7", r#"{"Other":1}"#, "<L>a</L>", "[{}]"] {
        assert!(list(body).is_err(), "{body}");
    }
    let empty = |status, body: &str| {
        support::decode_empty::<ErrorCode>(&response(status, body), &RESPONSES)
    };
    assert!(empty(204, "").is_ok() && empty(200, "\r\n").is_ok() && empty(200, "{}").is_ok());
    assert!(empty(500, "").is_err() && empty(200, "OK").is_err());
}

struct Ports(Option<Vec<i32>>);

impl FromNode for Ports {
    fn from_node(node: &Node) -> Result<Self, Mismatch> {
        Ok(Ports(Fields::of(node, Self::FORM)?.optional_repeated("Port")?))
    }
}

#[test]
fn one_empty_element_is_an_item_if_it_can_be_one() {
    let ports = |body: &str| {
        let answer = support::decode::<Ports, ErrorCode>(&response(200, body), &RESPONSES);
        answer.expect("ports").0
    };
    for body in ["<R><Port/></R>", r#"{"Port":""}"#, r#"{"Port":[]}"#] {
        assert_eq!(ports(body), Some(Vec::new()), "{body}");
        let hosts = crate::model::backup(body.replace("Port", "Host")).expect("hosts");
        let expected = if body.contains("[]") { Vec::new() } else { vec![String::new()] };
        assert_eq!(hosts.hosts, Some(expected), "{body}");
    }
    for body in ["<R/>", r#"{"Port":null}"#] {
        assert_eq!(ports(body), None, "{body}");
    }
    for body in ["<R><Port>1</Port></R>", r#"{"Port":"1"}"#, r#"{"Port":[1]}"#] {
        assert_eq!(ports(body), Some(vec![1]), "{body}");
    }
}
