//! Two SDKs to copy from: [`aliyun`] with a blocking client, [`huaweicloud`] with an asynchronous one.
//!
//! Each has one function, `call`, for every operation of its provider: it validates the request, sets the
//! idempotency token, signs, sends, decodes, and retries what can succeed and can't be done twice.
//! `wait` asks for the state of a backup until it has ended, and `pages` reads a list page by page.
//! What both share is in the other modules.

pub mod aliyun;
pub mod huaweicloud;

pub mod call_error;
pub mod endpoint;
pub mod environment;
pub mod retries;
pub mod signature;
pub mod waiting;

// The programs in it are compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
