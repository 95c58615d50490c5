//! Code for any operation: it logs, spawns and boxes errors with no bound but `Operation`.

use std::error::Error;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

use cloud_backup_api::aliyun::{polardb, rds};
use cloud_backup_api::{
    Advice, Category, Failure, HttpRequest, HttpResponse, Operation, Repeat, Wait,
};

/// A client that knows its responses.
#[derive(Clone)]
struct Client {
    response: HttpResponse,
    log: Arc<Mutex<Vec<String>>>,
}

impl Client {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, std::io::Error> {
        self.log.lock().expect("no panic before").push(request.redacted_path_and_query());
        Ok(self.response.clone())
    }

    async fn call<O: Operation>(
        &self,
        request: O,
    ) -> Result<O::Response, Box<dyn Error + Send + Sync>> {
        let log = |line: String| self.log.lock().expect("no panic before").push(line);
        log(format!("{} {request:?}", O::NAME));
        request.validate().into_result()?;
        let response = self.send(request.encode()?).await?;
        let response = request.decode_for(&response)?;
        log(format!("{response:?}"));
        Ok(response)
    }

    fn spawn<O: Operation>(self, request: O) -> Task<O::Response> {
        spawn(async move { self.call(request).await })
    }
}

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;
type Task<T> = Pin<Box<dyn Future<Output = Outcome<T>> + Send>>;

/// What runtimes ask of a task.
fn spawn<T: Send + 'static>(task: impl Future<Output = Outcome<T>> + Send + 'static) -> Task<T> {
    Box::pin(task)
}

/// The output of a task that never waits.
fn output<T>(mut task: Task<T>) -> Outcome<T> {
    match task.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("nothing here waits"),
    }
}

fn client(status: u16, body: &str) -> Client {
    let response = HttpResponse { status, headers: Vec::new(), body: body.into() };
    Client { response, log: Arc::default() }
}

#[test]
fn any_operation_is_called_logged_and_spawned() {
    let client = client(200, r#"{"BackupJobId": "7"}"#);
    let task = client.clone().spawn(rds::CreateBackupRequest::new("rm-1"));
    assert_eq!(output(task).expect("a success").backup_job_id.as_deref(), Some("7"));
    let log = client.log.lock().expect("no panic before");
    assert!(log[0].starts_with("CreateBackup CreateBackupRequest {"), "{log:?}");
    assert_eq!(log.len(), 3);
}

#[test]
fn a_boxed_error_is_one_of_the_service() {
    let client = client(403, r#"{"Code": "BackupJobExists", "Message": "m"}"#);
    let error = output(client.spawn(rds::CreateBackupRequest::new("rm-1"))).expect_err("a failure");
    let failure = error.downcast::<Failure<rds::ErrorCode>>().expect("the service's");
    assert_eq!(failure.status(), 403);
}

/// A token makes a repeat safe where nobody knows how far the first request got.
#[test]
fn both_kinds_of_failure_say_whether_to_retry() {
    fn failure<O: Operation>(status: u16, body: &str) -> Failure<O::ErrorCode> {
        let headers =
            vec![("Retry-After".into(), "2".into()), ("x-acs-request-id".into(), "r".into())];
        let response = HttpResponse { status, headers, body: body.into() };
        O::decode(&response).expect_err("a failure")
    }
    let page = "<html>502 Bad Gateway</html>";
    let error = r#"{"Code": "New.Code", "Message": "m"}"#;
    for body in [page, error] {
        let failure = failure::<polardb::CreateBackupRequest>(502, body);
        assert_eq!((failure.status(), failure.request_id()), (502, Some("r")));
        assert_eq!(failure.category(), Some(Category::Service));
        let retry = failure.retry().expect("the status tells");
        assert_eq!(retry.advice, Advice::Later);
        assert_eq!(retry.wait, failure.retry_after().map(Wait::For));
        assert_eq!(retry.repeat, Repeat::WithToken("ClientToken"));
    }
    let without_token = failure::<rds::CreateBackupRequest>(502, page);
    assert_eq!(without_token.retry().map(|retry| retry.repeat), Some(Repeat::Unsafe));
    let refused = failure::<rds::CreateBackupRequest>(429, page);
    assert_eq!(refused.retry().map(|retry| retry.repeat), Some(Repeat::Safe));
    assert_eq!(refused.category(), Some(Category::Throttling));
}
