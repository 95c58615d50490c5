//! Signatures that the vendors published come out of requests, wherever the parameters stand.

use cloud_backup_api::support::Call;
use cloud_backup_api::{EncodeOptions, HttpRequest, Operation, Placement, percent_encode};

use crate::signer;

type Pairs<'a> = &'a [(&'a str, &'a str)];

fn request(method: &'static str, query: Pairs<'_>, form: Pairs<'_>) -> HttpRequest {
    let mut call = Call::rest(method, "/", "");
    for (name, value) in query {
        call = call.query(name, &(*value).to_owned());
    }
    for (name, value) in form {
        call = call.form(name, &(*value).to_owned());
    }
    let mut request = call.finish().expect("it can be written");
    // A signer takes any method, also for a form.
    request.method = method;
    request
}

fn with_headers(mut request: HttpRequest, headers: Pairs<'_>) -> HttpRequest {
    let headers = headers.iter();
    let headers = headers.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    request.headers.extend(headers);
    request
}

const DESCRIBE_REGIONS: Pairs<'_> = &[
    ("Timestamp", "2016-02-23T12:46:24Z"),
    ("Format", "XML"),
    ("AccessKeyId", "testid"),
    ("Action", "DescribeRegions"),
    ("SignatureMethod", "HMAC-SHA1"),
    ("SignatureNonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"),
    ("Version", "2014-05-26"),
    ("SignatureVersion", "1.0"),
];

const COMPOSER: Pairs<'_> = &[
    ("Version", ""),
    ("Action", ""),
    ("Format", "JSON"),
    ("Timestamp", "mock date"),
    ("SignatureMethod", "HMAC-SHA1"),
    ("SignatureVersion", "1.0"),
    ("SignatureType", ""),
    ("SignatureNonce", "MOCK_UUID"),
    ("AccessKeyId", "accessKeyId"),
    ("RegionId", "regionId"),
];

#[test]
fn alibaba_rpc() {
    let session: Vec<_> =
        COMPOSER.iter().copied().chain([("SecurityToken", "accessKeyStsToken")]).collect();
    for (method, parameters, secret, signature) in [
        (
            "GET",
            [("query", "test"), ("body", "test")].as_slice(),
            "secret",
            "XlUyV4sXjOuX5FnjUz9IF9tm5rU=",
        ),
        ("GET", DESCRIBE_REGIONS, "testsecret", "OLeaidS1JvxuMvnyHOwuJ+uX5qY="),
        ("POST", DESCRIBE_REGIONS, "testsecret", "MxbnVAM4w6sft9xjVpe/GCKueuk="),
        ("GET", COMPOSER, "accessKeySecret", "7loPmFjvDnzOVnQeQNj85S6nFGY="),
        ("GET", &session, "accessKeySecret", "5Nxdcler+ihqWqv0Hr2On4PsBf4="),
        ("", [("test", "ok")].as_slice(), "accessKeySecret", "jHx/oHoHNrbVfhncHEvPdHXZwHU="),
    ] {
        for split in 0..=parameters.len() {
            let (query, form) = parameters.split_at(split);
            assert_eq!(signer::rpc(&request(method, query, form), secret).1, signature);
        }
    }
}

#[test]
fn alibaba_rpc_signed_strings() {
    for (parameters, expected) in [
        ([].as_slice(), "GET&%2F&"),
        (&[("key", "value")], "GET&%2F&key%3Dvalue"),
        (&[("query", "test"), ("body", "test")], "GET&%2F&body%3Dtest%26query%3Dtest"),
        (
            &[("key", "value"), ("q", "http://domain/?q=value&q2=value2")],
            "GET&%2F&key%3Dvalue%26q%3Dhttp%253A%252F%252Fdomain%252F%253Fq%253Dvalue%2526q2%253Dvalue2",
        ),
        (
            DESCRIBE_REGIONS,
            "GET&%2F&AccessKeyId%3Dtestid%26Action%3DDescribeRegions%26Format%3DXML%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3D3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf%26SignatureVersion%3D1.0%26Timestamp%3D2016-02-23T12%253A46%253A24Z%26Version%3D2014-05-26",
        ),
    ] {
        assert_eq!(signer::rpc(&request("GET", parameters, &[]), "").0, expected);
    }
}

#[test]
fn alibaba_version_3() {
    const PAYLOAD: &str = "55e12e91650d2fec56ec74e1d3e4ddbfce2ef3a65890c2a19ecf88a307e76a23";
    const NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let query = [("test", "ok"), ("empty", "")];
    for (method, signature) in [
        ("GET", "d16b30a7699ae9e43875b13195b2f81bcc3ed10c14a9b5eb780e51619aa50be1"),
        ("", "4ab59fffe3c5738ff8a2729f90cc04fe18b02a4b15b2102cbaf92f9ff3df2ea3"),
    ] {
        let headers = [("x-acs-test", "http"), ("x-acs-TEST", "https")];
        let request = with_headers(request(method, &query, &[]), &headers);
        let (_, header) = signer::acs3(&request, PAYLOAD, "acesskey", "secret");
        let expected = format!(
            "ACS3-HMAC-SHA256 Credential=acesskey,SignedHeaders=x-acs-test,Signature={signature}"
        );
        assert_eq!(header, expected);
    }
    let query = [
        ("ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"),
        ("RegionId", "cn-shanghai"),
    ];
    let headers = [
        ("host", "ecs.cn-shanghai.aliyuncs.com"),
        ("x-acs-action", "RunInstances"),
        ("x-acs-content-sha256", NOTHING),
        ("x-acs-date", "2023-10-26T10:22:32Z"),
        ("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"),
        ("x-acs-version", "2014-05-26"),
    ];
    let request = with_headers(request("POST", &query, &[]), &headers);
    let (hash, header) = signer::acs3(&request, NOTHING, "YourAccessKeyId", "YourAccessKeySecret");
    assert_eq!(hash, "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259");
    assert!(
        header.ends_with(
            "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"
        )
    );
}

#[test]
fn huawei() {
    let common = [("X-Sdk-Date", "20060102T150405Z"), ("TEST_UNDERSCORE", "TEST_VALUE")];
    let call = Call::rest("GET", "/path", "").query("limit", &1).finish();
    let request = with_headers(call.expect("it can be written"), &common);
    let (canonical, header) = signer::huawei(&request, "AccessKey", "SecretKey");
    assert_eq!(
        canonical,
        "GET\n/path/\nlimit=1\nx-sdk-date:20060102T150405Z\n\nx-sdk-date\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
    assert_eq!(
        header,
        "SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=x-sdk-date, Signature=5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624"
    );
    let call = Call::rest("POST", "/path", "application/json")
        .query("key", &"value".to_owned())
        .body("Name", &"test".to_owned())
        .body("Id", &1);
    let mut request = with_headers(call.finish().expect("it can be written"), &common);
    // The published body ends with a line break, as that language's encoder writes it.
    request.body = match request.body {
        cloud_backup_api::HttpBody::Json(text) => cloud_backup_api::HttpBody::Json(text + "\n"),
        other => other,
    };
    let (_, header) = signer::huawei(&request, "AccessKey", "SecretKey");
    assert!(
        header.ends_with(
            "Signature=cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59"
        )
    );
}

#[test]
fn canonical_queries() {
    let query = request("GET", &[("test", " ~/*-+")], &[]).sorted_query_string();
    assert_eq!(query, "test=%20~%2F%2A-%2B");
    let query = [
        ("limit", "1"),
        ("enable", "true"),
        ("test", "一 (&=?!#%.*)"),
        ("path", "/tmp/123"),
        ("multi", "2"),
        ("multi", "1"),
        ("multi", "3"),
    ];
    assert_eq!(
        request("GET", &query, &[]).sorted_query_string(),
        "enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Ftmp%2F123&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29"
    );
    assert_eq!(percent_encode("AZaz09-_.~ '!()*%"), "AZaz09-_.~%20%27%21%28%29%2A%25");
}

#[test]
fn the_form_is_signed_as_the_query_is() {
    use cloud_backup_api::aliyun::rds::CreateBackupRequest;
    let request = CreateBackupRequest::new("rm-1").with_db_name(["b c", "*"]);
    let documented = request.encode().expect("it can be written");
    let options = EncodeOptions::default().with_placement(Placement::Form);
    let moved = request.encode_with(&options).expect("it can be written");
    assert_eq!(signer::rpc(&documented, "s"), signer::rpc(&moved, "s"));
    assert!(signer::rpc(&moved, "s").0.contains("DBName%3Db%2520c%252C%252A"));
}
