//! Tasks and lists of the fake cloud, without a socket.

use cloud_backup_api::aliyun::rds;
use cloud_backup_api::{EncodeOptions, Format, HttpResponse, Operation, Paged, Polled, Progress};
use fake_cloud::{Cloud, End, Tasks};
use serde_json::{Value, json};

fn answer(cloud: &Cloud, request: &impl Operation, format: Format) -> HttpResponse {
    let options = EncodeOptions::default().with_format(format);
    cloud.answer(&request.encode_with(&options).expect("it can be written"))
}

/// The states of a backup that is begun and asked for so often.
fn states(cloud: &Cloud, format: Format, times: usize) -> Vec<(String, Progress)> {
    let request = rds::CreateBackupRequest::new("rm-1");
    let begun = answer(cloud, &request, format);
    let begun = request.decode_for(&begun).expect("a success");
    let poll = request.poll(&begun).expect("it names the backup");
    let asked = (0..times).map(|_| {
        let polled = poll.decode_for(&answer(cloud, &poll, format)).expect("a success");
        let state = request.state(&begun, &polled).expect("a state").to_owned();
        (state, request.progress(&begun, &polled))
    });
    asked.collect()
}

#[test]
fn a_backup_runs_until_it_was_asked_for_so_often() {
    for format in [Format::Json, Format::Xml] {
        let cloud = Cloud::new().with_tasks(Tasks { running: 6, end: End::Failed });
        let states = states(&cloud, format, 8);
        let names = states.iter().map(|(state, _)| state.as_str()).collect::<Vec<_>>();
        let expected = [
            "NoStart",
            "Checking",
            "Preparing",
            "Waiting",
            "Uploading",
            "Uploading",
            "Failed",
            "Failed",
        ];
        assert_eq!(names, expected);
        assert!(states[..6].iter().all(|(_, progress)| *progress == Progress::Running));
        assert_eq!(states[7].1, Progress::Failed);
    }
}

#[test]
fn another_backup_begins_anew() {
    let cloud = Cloud::new().with_tasks(Tasks { running: 1, end: End::Done });
    for _ in 0..2 {
        let states = states(&cloud, Format::Json, 2);
        assert_eq!(states[0].1, Progress::Running);
        assert_eq!(states[1].1, Progress::Done);
    }
}

#[test]
fn before_any_backup_the_documented_response_is_given() {
    let poll = rds::DescribeBackupTasksRequest::new("rm-1");
    let response = answer(&Cloud::new(), &poll, Format::Json);
    let body = serde_json::from_slice::<Value>(&response.body).expect("it is JSON");
    assert_eq!(body["Items"]["BackupJob"][0]["BackupJobId"], "476****");
}

#[test]
fn a_page_has_the_items_that_a_request_asks_for() {
    let items = ["a", "<b>", "c"].map(|id| json!({ "BackupId": id }));
    let cloud = Cloud::new().with_items::<rds::DescribeBackupsRequest>(items);
    for format in [Format::Json, Format::Xml] {
        let mut next = Some(rds::DescribeBackupsRequest::new("rm-1").with_page_size(2));
        let mut pages = Vec::new();
        while let Some(request) = next {
            let response = answer(&cloud, &request, format);
            let page = request.decode_for(&response).expect("a success");
            next = request.next_page(&page);
            // The documents write this number as a text.
            assert_eq!(page.total_record_count.as_deref(), Some("3"));
            let backups = page.items.and_then(|items| items.backup).expect("backups");
            pages.push(backups.into_iter().filter_map(|it| it.backup_id).collect::<Vec<_>>());
        }
        assert_eq!(pages, [vec!["a", "<b>"], vec!["c"]]);
    }
}
