//! Questions about requests and responses as JSON → answers as JSON, for a page that has no other program.
//!
//! The page writes a question to where [`question`] says, calls [`answer`], and reads as many bytes as
//! [`answer_length`] says from where `answer` said.

mod operations;
mod pasted;

use std::cell::RefCell;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use operations::Asked;

thread_local! {
    static QUESTION: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static ANSWER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Where to write a question of this many bytes.
#[allow(unsafe_code, reason = "the name is exported")]
#[unsafe(no_mangle)]
pub extern "C" fn question(length: usize) -> *mut u8 {
    QUESTION.with_borrow_mut(|question| {
        question.clear();
        question.resize(length, 0);
        question.as_mut_ptr()
    })
}

/// Answers the question that was written, and says where the answer is.
#[allow(unsafe_code, reason = "the name is exported")]
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    let answered = QUESTION.with_borrow(|question| answered(question).to_string());
    ANSWER.with_borrow_mut(|answer| {
        *answer = answered.into_bytes();
        answer.as_ptr()
    })
}

/// How many bytes the last answer has.
#[allow(unsafe_code, reason = "the name is exported")]
#[unsafe(no_mangle)]
pub extern "C" fn answer_length() -> usize {
    ANSWER.with_borrow(Vec::len)
}

/// A question about an operation.
#[derive(Deserialize)]
struct Question {
    /// The module of the service, such as `aliyun::rds`.
    service: String,
    /// The name on the wire.
    operation: String,
    about: About,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum About {
    /// Which facts its rules ask for.
    Facts,
    /// What is wrong with a request, as it was pasted.
    Request { text: String, facts: Map<String, Value> },
    /// What a response to a request means.
    Response { status: u16, body: String, request: String, facts: Map<String, Value> },
}

/// The answer to a question; `{"problem": …}` if it can't be answered.
pub fn answered(question: &[u8]) -> Value {
    let answered = serde_json::from_slice::<Question>(question).map_err(|error| error.to_string());
    let answered = answered.and_then(|question| {
        let Question { service, operation, about } = question;
        let operation = operations::all()
            .into_iter()
            .find(|it| it.info.service.module == service && it.info.name == operation);
        let operation = operation.ok_or("no such operation is compiled in")?;
        match about {
            About::Facts => Ok(operations::facts(operation.info)),
            About::Request { text, facts } => {
                let members = pasted::members(&text, operation.info)?;
                (operation.answer)(Asked { members, facts, response: None })
            }
            About::Response { status, body, request, facts } => {
                let members = pasted::members(&request, operation.info)?;
                (operation.answer)(Asked { members, facts, response: Some((status, body)) })
            }
        }
    });
    answered.unwrap_or_else(|problem| json!({ "problem": problem }))
}
