//! The fake cloud through a socket, without any client library.

mod bodies;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use cloud_backup_api::aliyun::rds;
use cloud_backup_api::huaweicloud::rds::{CreateManualBackupRequest, CreateManualBackupRequired};
use cloud_backup_api::{Failure, HttpRequest, HttpResponse, Operation};
use fake_cloud::signature::{self, AccessKey};
use fake_cloud::{Account, Cloud, Fault, Server};

/// The bytes of a request as a client sends them.
fn bytes(request: &HttpRequest) -> Vec<u8> {
    let body = request.body.to_bytes();
    let mut head = format!("{} {} HTTP/1.1\r\n", request.method, request.path_and_query());
    for (name, value) in &request.headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!("content-length: {}\r\n\r\n", body.len());
    [head.into_bytes(), body].concat()
}

/// What comes back for these bytes, until the connection ends.
fn exchange(server: &Server, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(server.address()).expect("the server listens");
    // A server that has refused the head reads no further.
    let _ = stream.write_all(bytes);
    let mut received = Vec::new();
    let _ = stream.read_to_end(&mut received);
    received
}

fn response(server: &Server, bytes: &[u8]) -> HttpResponse {
    let received = exchange(server, bytes);
    let end = received.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8_lossy(&received[..end]);
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1));
    let headers = lines.filter_map(|line| line.split_once(": "));
    HttpResponse {
        status: status.and_then(|status| status.parse().ok()).expect("a status"),
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        body: received[end + 4..].to_vec(),
    }
}

fn open() -> Server {
    Server::start(Cloud::new()).expect("a free port")
}

fn manual_backup() -> CreateManualBackupRequest {
    CreateManualBackupRequest::new(CreateManualBackupRequired {
        project_id: "project".to_owned(),
        instance_id: "instance".to_owned(),
        name: "nightly".to_owned(),
    })
}

/// The request as `ACS3-HMAC-SHA256` signs it.
fn signed_v3() -> HttpRequest {
    let request = rds::CreateBackupRequest::new("rm-1");
    let mut http = request.encode().expect("it can be written");
    http.take_protocol_parameters();
    let hash = signature::sha256_hex(&http.body.to_bytes());
    let headers = [
        ("host", "rds.aliyuncs.com"),
        ("x-acs-action", "CreateBackup"),
        ("x-acs-version", "2014-08-15"),
        ("x-acs-date", "2026-11-30T07:28:00Z"),
        ("x-acs-signature-nonce", "nonce"),
        ("x-acs-content-sha256", hash.as_str()),
    ];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
    http.headers.extend(headers);
    let authorization = signature::v3(&http, &hash, &key());
    http.headers.push(("authorization".to_owned(), authorization));
    http
}

/// The request as `HMAC-SHA1` signs it.
fn signed_v1() -> HttpRequest {
    let request = rds::CreateBackupRequest::new("rm-1");
    let mut http = request.encode().expect("it can be written");
    http.query.push(("AccessKeyId".to_owned(), "key".to_owned()));
    let signature = signature::v1(&http, &key().secret);
    http.query.push(("Signature".to_owned(), signature));
    http
}

/// The request as `SDK-HMAC-SHA256` signs it.
fn signed_sdk() -> HttpRequest {
    let mut http = manual_backup().encode().expect("it can be written");
    http.headers.push(("X-Sdk-Date".to_owned(), "20261130T072800Z".to_owned()));
    let hash = signature::sha256_hex(&http.body.to_bytes());
    let authorization = signature::sdk(&http, &hash, &key());
    http.headers.push(("Authorization".to_owned(), authorization));
    http
}

fn key() -> AccessKey {
    AccessKey { id: "key".to_owned(), secret: "secret".into() }
}

#[test]
fn a_signature_covers_every_byte_that_means_something() {
    let account = Account { key: key(), token: None };
    let server = Server::start_for(account, Cloud::new()).expect("a free port");
    let changes = [
        (
            signed_v3(),
            ["rm-1", "2014-08-15", "nonce", "07:28", "POST", "CreateBackup", "key,"].as_slice(),
        ),
        (signed_v1(), &["rm-1", "2014-08-15", "POST", "CreateBackup", "key"]),
        (signed_sdk(), &["project", "nightly", "072800", "POST", "key,"]),
    ];
    for (request, changed) in changes {
        let sent = bytes(&request);
        assert_eq!(response(&server, &sent).status, 200);
        let text = String::from_utf8(sent).expect("it is text");
        for part in changed {
            let other = match *part {
                "POST" => "GET".to_owned(),
                part => format!("~{}", &part[1..]),
            };
            let received = response(&server, text.replacen(part, &other, 1).as_bytes());
            assert!(received.status >= 400, "{part} became {other}, which is accepted");
        }
    }
    let unsigned = rds::CreateBackupRequest::new("rm-1").encode().expect("it can be written");
    assert!(response(&server, &bytes(&unsigned)).status >= 400);
}

#[test]
fn what_is_no_request_of_a_service_is_refused() {
    let server = open();
    let long = format!("GET /?{} HTTP/1.1\r\n", "a".repeat(100_000));
    for bytes in [
        "BREW / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\ncontent-length: 99999999999\r\n\r\n",
        "POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n",
        "POST /v9/nothing HTTP/1.1\r\n\r\n",
        "POST /?Action=NoSuchAction&Version=2014-08-15 HTTP/1.1\r\n\r\n",
        "POST /?Action=CreateBackup&Version=2014-08-15 HTTP/1.1\r\n\r\n",
    ] {
        let status = response(&server, bytes.as_bytes()).status;
        assert!((400..500).contains(&status), "{bytes}: {status}");
    }
    for bytes in ["\0\0\0\0", long.as_str(), "GET / HTTP/1.1\r\nhalf"] {
        let mut stream = TcpStream::connect(server.address()).expect("the server listens");
        let _ = stream.write_all(bytes.as_bytes());
    }
    let request = rds::CreateBackupRequest::new("rm-1").encode().expect("it can be written");
    assert_eq!(response(&server, &bytes(&request)).status, 200, "it still serves");
}

#[test]
fn a_wrong_type_is_refused_before_any_rule() {
    let server = open();
    let query =
        "Action=CreateBackup&Version=2014-08-15&DBInstanceId=rm-1&BackupRetentionPeriod=week";
    let received = response(&server, format!("POST /?{query} HTTP/1.1\r\n\r\n").as_bytes());
    let failure = rds::CreateBackupRequest::decode(&received).expect_err("a failure");
    let Failure::Service(error) = failure else { panic!("an error of the service") };
    assert_eq!(error.code, rds::ErrorCode::InvalidParameter);
    assert_eq!(error.message, "the value of `BackupRetentionPeriod` is of another type");
}

#[test]
fn a_fault_is_for_one_request() {
    let server = open();
    let request = rds::CreateBackupRequest::new("rm-1").encode().expect("it can be written");
    let request = bytes(&request);
    let delay = Duration::from_millis(30);
    server.on_next(Fault::Delay(delay));
    server.on_next(Fault::Cut);
    let before = Instant::now();
    assert_eq!(response(&server, &request).status, 200);
    assert!(before.elapsed() >= delay);
    assert_eq!(exchange(&server, &request), b"");
    assert_eq!(response(&server, &request).status, 200);
    assert_eq!(server.requests().len(), 3);
}

/// Waits for as long as a client does.
#[test]
fn a_server_that_hangs_stops_with_its_client() {
    let server = open();
    let request = rds::CreateBackupRequest::new("rm-1").encode().expect("it can be written");
    server.on_next(Fault::Hang);
    let mut stream = TcpStream::connect(server.address()).expect("the server listens");
    stream.write_all(&bytes(&request)).expect("it reads");
    stream.shutdown(std::net::Shutdown::Write).expect("it is connected");
    let mut received = Vec::new();
    stream.read_to_end(&mut received).expect("it closes the connection too");
    assert_eq!(received, b"");
    server.on_next(Fault::Reset);
    assert_eq!(exchange(&server, &bytes(&request)), b"");
    assert_eq!(response(&server, &bytes(&request)).status, 200);
    assert_eq!(server.requests().len(), 2, "what was reset was not read");
}

#[test]
fn facts_come_in_turn_and_the_last_ones_stay() {
    let facts = [true, true, false].map(|runs| rds::Context::new().with_backup_in_progress(runs));
    let cloud = Cloud::new().with_facts_in_turn::<rds::CreateBackupRequest>(facts);
    let request = rds::CreateBackupRequest::new("rm-1");
    let http = request.encode().expect("it can be written");
    let codes = [1, 2, 3, 4].map(|_| match request.decode_for(&cloud.answer(&http)) {
        Err(Failure::Service(error)) => Some(error.code),
        Ok(_) => None,
        Err(failure) => panic!("{failure}"),
    });
    let running = Some(rds::ErrorCode::BackupJobExists);
    assert_eq!(codes, [running.clone(), running, None, None]);
}

#[test]
fn faults_are_read_from_texts() {
    let row = "row=BackupJobExists".parse::<Fault>();
    assert!(matches!(row, Ok(Fault::Row(row)) if row.code == "BackupJobExists"));
    assert_eq!("throttle=500".parse(), Ok(Fault::Throttle(Duration::from_millis(500))));
    for text in ["", "row=No.Such.Code", "throttle", "delay=soon", "cut=1"] {
        let error = text.parse::<Fault>().expect_err("no fault");
        assert!(error.to_string().starts_with(&format!("`{text}` is no fault: use `row=CODE`")));
    }
}

#[test]
fn a_dropped_server_listens_no_more() {
    let server = open();
    let address = server.address();
    drop(server);
    assert!(TcpStream::connect(address).is_err());
}
