//! A path segment names what it should, or the request is an error.

use cloud_backup_api::huaweicloud::rds::{CreateManualBackupRequest, CreateManualBackupRequired};
use cloud_backup_api::support::{Call, Style};
use cloud_backup_api::{EncodeError, Operation, Secret};

fn path(project_id: &str) -> Result<String, EncodeError> {
    let request = CreateManualBackupRequest::new(CreateManualBackupRequired {
        project_id: project_id.into(),
        instance_id: "i".into(),
        name: "n".into(),
    });
    Ok(request.encode()?.path)
}

#[test]
fn a_segment_stays_one_segment() {
    for (project_id, segment) in [
        ("a/b", "a%2Fb"),
        ("a\\b", "a%5Cb"),
        ("...", "..."),
        ("a..", "a.."),
        ("%2e%2e", "%252e%252e"),
        ("项目", "%E9%A1%B9%E7%9B%AE"),
        (" ", "%20"),
        ("a?b=c#d;e", "a%3Fb%3Dc%23d%3Be"),
        ("~*+'\0\n", "~%2A%2B%27%00%0A"),
        ("{project_id}", "%7Bproject_id%7D"),
    ] {
        let expected = format!("/v3/{segment}/backups");
        assert_eq!(path(project_id).as_deref(), Ok(expected.as_str()));
    }
}

#[test]
fn a_segment_that_would_change_the_path_is_an_error() {
    for (project_id, expected) in [
        ("", "`project_id` is empty, which would change the path"),
        (".", "`project_id` would change the path"),
        ("..", "`project_id` would change the path"),
    ] {
        let error = path(project_id).expect_err("another path");
        assert_eq!((error.parameter(), error.to_string().as_str()), ("project_id", expected));
    }
}

#[test]
fn placeholders_are_filled_one_by_one() {
    let call = Call::rest("GET", "/{a}/{b}/{c}", "")
        .path("a", &"{b}".to_owned())
        .path_styled("b", &vec!["x".to_owned(), "y".to_owned()], Style::Comma)
        .path("c", &7);
    assert_eq!(call.finish().expect("three segments").path, "/%7Bb%7D/x%2Cy/7");
    let empty = Call::rest("GET", "/{a}", "").path_styled("a", &Vec::<String>::new(), Style::Comma);
    assert!(empty.finish().is_err());
    let secret = Call::rest("GET", "/{a}", "").path("a", &Secret::from("hunter2"));
    let error = secret.finish().expect_err("a secret").to_string();
    assert_eq!(error, "`a` is a secret, which must not appear in the path");
}
