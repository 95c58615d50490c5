//! What the crate makes of the vendors' pages: their samples, their error tables, and what no page tells.
#![cfg(all(
    feature = "aliyun-dbs",
    feature = "aliyun-polardb",
    feature = "aliyun-rds",
    feature = "huaweicloud-rds",
    feature = "xml",
))]

mod coverage;
mod error_answers;
mod error_rows;
mod evidence;
mod example_columns;
mod examples_alone;
mod expectations;
mod failures;
mod further_requests;
mod further_rows;
mod observed_requests;
mod parameters;
mod plan_parameters;
mod policy_parameters;
mod real_answers;
mod reports;
mod requests;
mod sample_answers;
mod sample_requests;
mod undocumented;

use cloud_backup_api::{Failure, HttpRequest, HttpResponse, Operation, ServiceError};

/// A response with a status and a body, without headers.
fn response(status: u16, body: impl Into<Vec<u8>>) -> HttpResponse {
    HttpResponse { status, headers: Vec::new(), body: body.into() }
}

/// What the service said about its failure.
fn service_error<O: Operation>(response: &HttpResponse) -> ServiceError<O::ErrorCode> {
    match O::decode(response) {
        Err(Failure::Service(error)) => *error,
        Err(Failure::Malformed(error)) => panic!("{error}"),
        Ok(_) => panic!("a failure was read as success: {response:?}"),
    }
}

/// The query's names and values.
fn query(request: &HttpRequest) -> Vec<(&str, &str)> {
    let pairs = request.query.iter();
    pairs.map(|(name, value)| (name.as_str(), value.as_str())).collect()
}
