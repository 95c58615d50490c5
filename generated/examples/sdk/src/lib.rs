//! Two SDKs to copy from: [`aliyun`] with a blocking client, [`huaweicloud`] with an asynchronous one.
//!
//! Each is one function, `call`, for every operation of its provider: it validates the request, sets the
//! idempotency token, signs, sends, decodes, and retries what can succeed and can't be done twice.
//! What both share is in the other modules.

pub mod aliyun;
pub mod huaweicloud;

pub mod call_error;
pub mod endpoint;
pub mod environment;
pub mod retries;
pub mod signature;
