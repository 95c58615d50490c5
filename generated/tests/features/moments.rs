//! Times as the documents write them.

use cloud_backup_api::huaweicloud::rds::CreateManualBackupRequest;
use cloud_backup_api::{HttpResponse, Operation};

#[test]
fn the_time_of_an_answer_is_text_and_can_be_parsed() {
    for (text, seconds) in [
        ("2022-08-23T07:41:50Z", Some(1_661_240_510)),
        ("2022-08-23T15:41:50+0800", Some(1_661_240_510)),
        ("2016-09-12T01:17:05", None),
    ] {
        let backup = backup(text);
        assert_eq!(backup.begin_time, text);
        let time = backup.parse_begin_time().expect(text);
        assert_eq!(time.unix_seconds(), seconds, "{text}");
    }
    let error = backup("soon").parse_begin_time().expect_err("no time");
    assert_eq!(error.to_string(), "the text is not a date and time such as `2022-08-23T07:41:50Z`");
}

fn backup(begin_time: &str) -> cloud_backup_api::huaweicloud::rds::BackupInfo {
    let body = format!(
        r#"{{"backup": {{"id": "b", "name": "n", "begin_time": "{begin_time}", "status": "BUILDING", "type": "manual", "instance_id": "i"}}}}"#
    );
    let response = HttpResponse { status: 200, headers: Vec::new(), body: body.into() };
    let answer = CreateManualBackupRequest::decode(&response).expect("it can be read");
    answer.backup
}
