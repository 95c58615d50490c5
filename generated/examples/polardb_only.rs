//! A program that speaks to one service, and looks which services' error texts are in it.
//!
//! `cargo run --release --package cloud-backup-api --example polardb_only`

use std::error::Error;
use std::fs;
use std::io::{self, Write};

use cloud_backup_api::aliyun::polardb::CreateBackupRequest;
use cloud_backup_api::description::Language;
use cloud_backup_api::{HttpResponse, Operation};

/// How a message of each service begins, backwards, so that this program has it only from the crate.
const MESSAGES: [(&str, &str); 4] = [
    ("aliyun::polardb", "pukcab fo rebmun mumixam ehT"),
    ("aliyun::rds", "etelpmocni si noitamrofni ruoY"),
    ("aliyun::dbs", "snoissimreP on evaH"),
    ("huaweicloud::rds", "demrofrep gnieb si noitarepo rehtonA"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", answer())?;
    let program = fs::read(std::env::current_exe()?)?;
    writeln!(out, "{} bytes", program.len())?;
    for (service, is_linked) in linked(&program) {
        let has = if is_linked { "has" } else { "has not" };
        writeln!(out, "{has} the error texts of {service}")?;
    }
    Ok(())
}

/// What the service says about a failure, as a program would log it.
fn answer() -> String {
    let response = HttpResponse {
        status: 403,
        headers: Vec::new(),
        body: br#"{"Code":"BackupTimesExceeded","Message":"Enough for today."}"#.to_vec(),
    };
    match CreateBackupRequest::decode(&response) {
        Ok(answer) => format!("job {}", answer.backup_job_id.unwrap_or_default()),
        Err(cloud_backup_api::Failure::Service(error)) => {
            let chinese = error.describe(Language::Chinese).unwrap_or_default();
            format!("{error}\n{chinese}")
        }
        Err(failure) => failure.to_string(),
    }
}

/// Whether a program has the error texts of each service.
fn linked(program: &[u8]) -> Vec<(&'static str, bool)> {
    let messages = MESSAGES.iter();
    let found = messages.map(|(service, backwards)| {
        let message = backwards.bytes().rev().collect::<Vec<_>>();
        let mut windows = program.windows(message.len());
        (*service, windows.any(|window| window == message))
    });
    found.collect()
}

/// The test is a program of its own that uses as little of the crate.
#[test]
fn only_the_texts_of_the_service_in_use_are_linked() {
    assert!(answer().starts_with("BackupTimesExceeded (HTTP 403): Enough for today. ("));
    let path = std::env::current_exe().expect("this program has a path");
    let program = fs::read(path).expect("this program can be read");
    let linked = linked(&program);
    assert_eq!(linked, MESSAGES.map(|(service, _)| (service, service == "aliyun::polardb")));
}
