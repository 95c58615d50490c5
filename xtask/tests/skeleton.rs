//! A new operation: its spec is accepted, and every finding in it says what to do.

use std::env;
use std::path::Path;

use apispec_codegen::spec::read;
use apispec_codegen::{Source, disk};
use xtask::lint::Findings;
use xtask::new::skeleton;

#[test]
fn a_new_operation_is_accepted_and_says_what_is_left_to_do() {
    for (service, name) in [
        ("aliyun/rds", "DescribeThingsV2"),
        ("aliyun/dbs", "describe.things.v2"),
        ("huaweicloud/rds", "Describe_things-v2"),
    ] {
        let mut sources = sources();
        let before = xtask::lint::lint(&sources).unwrap_or_else(|report| panic!("{report}"));
        let before = codes(&before);
        let specs = read::read(&sources).expect("the specs can be read");
        let file = skeleton::operation(&specs, service, name).expect("there is a place");
        assert_eq!(file.path, format!("specs/{service}/describe_things_v2.json"));
        sources.push(Source {
            name: file.path.trim_start_matches("specs/").into(),
            path: file.path,
            text: file.text,
        });
        xtask::regenerate::generate(&sources).unwrap_or_else(|report| panic!("{report}"));
        let findings = xtask::lint::lint(&sources).unwrap_or_else(|report| panic!("{report}"));
        let mut codes = codes(&findings);
        for known in &before {
            let at = codes.iter().position(|code| code == known);
            codes.remove(at.expect("what was found before is found still"));
        }
        assert!(codes.iter().filter(|code| **code == "todo").count() > 7, "{findings}");
        let is_expected = |code: &&str| ["todo", "missing-source"].contains(code);
        assert!(codes.iter().all(is_expected), "{findings}");
    }
}

fn codes(findings: &Findings) -> Vec<&'static str> {
    let findings = findings.findings().iter();
    findings.map(|(_, finding)| finding.code).collect()
}

#[test]
fn an_unknown_service_is_reported_with_help() {
    let services = ["aliyun/dbs", "aliyun/polardb", "aliyun/rds", "huaweicloud/rds"];
    let sources = sources().into_iter().filter(|source| {
        let service = source.name.splitn(3, '/').take(2).collect::<Vec<_>>().join("/");
        // Specs may have other services and providers.
        source.name.ends_with("provider.json") || services.contains(&service.as_str())
    });
    let specs = read::read(&sources.collect::<Vec<_>>()).expect("the specs can be read");
    let refused = |service, name| match skeleton::operation(&specs, service, name) {
        Ok(file) => panic!("{} has a place", file.path),
        Err(error) => error.to_string(),
    };
    assert_eq!(
        refused("aliyun/rdx", "DescribeBackups"),
        "unknown service `aliyun/rdx`: did you mean `aliyun/rds`?\nto add the service, create `specs/aliyun/rdx/service.json`; see specs/README.md"
    );
    assert_eq!(
        refused("nobody", "DescribeBackups"),
        "unknown service `nobody`: use one of `aliyun/dbs`, `aliyun/polardb`, `aliyun/rds`, `huaweicloud/rds`\nwrite services as `<provider>/<service>`"
    );
    assert_eq!(
        refused("gcloud/sql", "DescribeBackups"),
        "unknown service `gcloud/sql`: use one of `aliyun/dbs`, `aliyun/polardb`, `aliyun/rds`, `huaweicloud/rds`\nto add the provider and the service, create `specs/gcloud/provider.json` and `specs/gcloud/sql/service.json`; see specs/README.md"
    );
    assert_eq!(
        refused("aliyun/rds", "Describe/Backups"),
        "`Describe/Backups` is not the name of an operation: use letters and digits, as in `DescribeBackups`"
    );
    assert_eq!(
        refused("aliyun/rds", "CreateBackup"),
        "`CreateBackup` already has the spec specs/aliyun/rds/create_backup.json: edit that one, or choose another name"
    );
}

fn sources() -> Vec<Source> {
    let package = env::var_os("CARGO_MANIFEST_DIR").expect("Cargo tells where the package is");
    let specs = Path::new(&package).join("../specs");
    disk::specs(&specs, "specs").expect("the specs can be read")
}
