//! How long it takes to encode a request and to decode a response, beside serde's derives of the same shapes.
//!
//! Both sides make the same text of the same values, or the same values of the same text, which is asserted. What a
//! derive does not do counts as well, such as telling failures from successes.

mod derived;

use cloud_backup_api::aliyun::rds::CreateBackupRequest;
use cloud_backup_api::huaweicloud::rds::{
    BackupDatabase, CreateManualBackupRequest, CreateManualBackupRequired,
};
use cloud_backup_api::{HttpBody, HttpResponse, Operation};
use divan::{AllocProfiler, Bencher, black_box};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const JSON: &str =
    r#"{"BackupJobId":"507****","RequestId":"2C125605-266F-41CA-8AC5-3A643D4F42C5"}"#;
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<CreateBackupResponse>\n<RequestId>2C125605-266F-41CA-8AC5-3A643D4F42C5</RequestId>\n<BackupJobId>5073731</BackupJobId>\n</CreateBackupResponse>";
const NESTED: &str = r#"{"backup":{"id":"cb211c0075104151a748a854bc8bd87dbr01","name":"mybackup","description":"manual backup","begin_time":"2022-08-23T07:41:50Z","status":"BUILDING","type":"manual","instance_id":"d8e6ca5a624745bcb546a227aa3ae1cfin01"}}"#;

fn main() {
    divan::Divan::default().sample_count(200).sample_size(1000).config_with_args().main();
}

fn response(body: &str) -> HttpResponse {
    HttpResponse { status: 200, headers: Vec::new(), body: body.into() }
}

/// Decodes a body again and again; the value is made and dropped.
fn ours<O: Operation>(bencher: Bencher<'_, '_>, body: &str) {
    let response = response(body);
    bencher.bench_local(|| _ = black_box(O::decode(black_box(&response))));
}

mod encode_query {
    use super::{Bencher, CreateBackupRequest, Operation, black_box, derived};

    fn ours() -> CreateBackupRequest {
        CreateBackupRequest::new("rm-uf6wjk5xxxxxxxxxx")
            .with_db_name(["orders", "customers"])
            .with_backup_strategy("db")
            .with_backup_method("Logical")
            .with_backup_type("FullBackup")
    }

    fn theirs() -> derived::CreateBackup {
        derived::CreateBackup {
            action: "CreateBackup",
            version: "2014-08-15",
            format: "JSON",
            db_instance_id: "rm-uf6wjk5xxxxxxxxxx".to_owned(),
            db_name: Some("orders,customers".to_owned()),
            backup_strategy: Some(derived::BackupStrategy::Db),
            backup_method: Some(derived::BackupMethod::Logical),
            backup_type: Some(derived::BackupType::FullBackup),
        }
    }

    fn encoded(request: &CreateBackupRequest) -> Option<String> {
        Some(request.encode().ok()?.path_and_query())
    }

    #[divan::bench]
    fn cloud_backup_api(bencher: Bencher<'_, '_>) {
        let request = ours();
        bencher.bench_local(|| _ = black_box(encoded(black_box(&request))));
    }

    #[divan::bench]
    fn serde_urlencoded(bencher: Bencher<'_, '_>) {
        let request = theirs();
        let query = serde_urlencoded::to_string(&request).ok();
        assert_eq!(query.map(|query| format!("/?{query}")), encoded(&ours()));
        bencher.bench_local(|| _ = black_box(serde_urlencoded::to_string(black_box(&request))));
    }
}

mod encode_json {
    use super::{
        BackupDatabase, Bencher, CreateManualBackupRequest, CreateManualBackupRequired, HttpBody,
        Operation, black_box, derived,
    };

    fn ours() -> CreateManualBackupRequest {
        CreateManualBackupRequest::new(CreateManualBackupRequired {
            project_id: "619d3e78f61b4be68bc5aa0b59edcf7b".into(),
            instance_id: "d8e6ca5a624745bcb546a227aa3ae1cfin01".into(),
            name: "mybackup".into(),
        })
        .with_description("manual backup")
        .with_databases([BackupDatabase::new("db1"), BackupDatabase::new("db2")])
    }

    fn theirs() -> derived::CreateManualBackup {
        let databases = ["db1", "db2"].map(|name| derived::BackupDatabase { name: name.into() });
        derived::CreateManualBackup {
            instance_id: "d8e6ca5a624745bcb546a227aa3ae1cfin01".into(),
            name: "mybackup".into(),
            description: Some("manual backup".into()),
            databases: Some(databases.into()),
        }
    }

    /// The path and the headers count too.
    #[divan::bench]
    fn cloud_backup_api(bencher: Bencher<'_, '_>) {
        let request = ours();
        bencher.bench_local(|| _ = black_box(black_box(&request).encode()));
    }

    #[divan::bench]
    fn serde_json(bencher: Bencher<'_, '_>) {
        let request = theirs();
        let body = serde_json::to_string(&request).ok();
        assert_eq!(body.map(HttpBody::Json), ours().encode().ok().map(|http| http.body));
        bencher.bench_local(|| _ = black_box(serde_json::to_string(black_box(&request))));
    }
}

mod decode_json {
    use super::{Bencher, CreateBackupRequest, JSON, Operation, black_box, derived, response};

    #[divan::bench]
    fn cloud_backup_api(bencher: Bencher<'_, '_>) {
        super::ours::<CreateBackupRequest>(bencher, JSON);
    }

    #[divan::bench]
    fn serde_json(bencher: Bencher<'_, '_>) {
        let read = |text| serde_json::from_str::<derived::CreateBackupResponse>(text);
        let theirs = read(JSON).ok().map(|it| (it.backup_job_id, it.request_id));
        let ours = CreateBackupRequest::decode(&response(JSON));
        assert_eq!(theirs, ours.ok().map(|it| (it.backup_job_id, it.request_id)));
        bencher.bench_local(|| _ = black_box(read(black_box(JSON))));
    }
}

mod decode_nested_json {
    use super::{Bencher, CreateManualBackupRequest, NESTED, Operation, black_box, derived};

    #[divan::bench]
    fn cloud_backup_api(bencher: Bencher<'_, '_>) {
        super::ours::<CreateManualBackupRequest>(bencher, NESTED);
    }

    #[divan::bench]
    fn serde_json(bencher: Bencher<'_, '_>) {
        let read = |text| serde_json::from_str::<derived::CreateManualBackupResponse>(text);
        let theirs = read(NESTED).ok().map(|it| (it.backup.id, it.backup.description));
        let ours = CreateManualBackupRequest::decode(&super::response(NESTED));
        assert_eq!(theirs, ours.ok().map(|it| (it.backup.id, it.backup.description)));
        bencher.bench_local(|| _ = black_box(read(black_box(NESTED))));
    }
}

mod decode_xml {
    use super::{Bencher, CreateBackupRequest, Operation, XML, black_box, derived, response};

    #[divan::bench]
    fn cloud_backup_api(bencher: Bencher<'_, '_>) {
        super::ours::<CreateBackupRequest>(bencher, XML);
    }

    #[divan::bench]
    fn quick_xml(bencher: Bencher<'_, '_>) {
        let read = |text| quick_xml::de::from_str::<derived::CreateBackupResponse>(text);
        let theirs = read(XML).ok().map(|it| (it.backup_job_id, it.request_id));
        let ours = CreateBackupRequest::decode(&response(XML));
        assert_eq!(theirs, ours.ok().map(|it| (it.backup_job_id, it.request_id)));
        bencher.bench_local(|| _ = black_box(read(black_box(XML))));
    }
}
