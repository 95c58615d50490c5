//! Every operation that is compiled in, as functions from JSON.

use cloud_backup_api::description::OperationInfo;
use cloud_backup_api::remedies::{Explanation, Owed};
use cloud_backup_api::{
    EncodeError, EncodeOptions, HttpRequest, OperationVisitor, Placement, Report, SerdeOperation,
    ServiceErrorCode, each_operation,
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use serde_path_to_error::{Deserializer, Track};

use crate::problem::Problem;

/// An operation whose requests can be checked.
pub(crate) struct Checkable {
    pub(crate) info: &'static OperationInfo,
    /// What becomes of a request.
    pub(crate) examine: fn(Question) -> Result<Examined, Vec<Problem>>,
}

/// A request, and what is known beside it.
pub(crate) struct Question {
    /// The parameters, by wire name.
    pub(crate) members: Map<String, Value>,
    /// The parameters with other texts for secrets.
    pub(crate) redacted: Map<String, Value>,
    /// The facts, by name.
    pub(crate) facts: Map<String, Value>,
    /// The code with which the service refused the request.
    pub(crate) code: Option<String>,
}

/// What there is to say about a request.
pub(crate) struct Examined {
    pub(crate) report: Report,
    pub(crate) owed: Owed,
    /// Why the service refused it, if it did.
    pub(crate) explanation: Option<Explanation>,
    /// The call, without secrets.
    pub(crate) call: Result<HttpRequest, EncodeError>,
}

/// Every operation that is compiled in.
pub(crate) fn all() -> Vec<Checkable> {
    let mut all = All(Vec::new());
    each_operation(&mut all);
    all.0
}

struct All(Vec<Checkable>);

impl OperationVisitor for All {
    fn visit<O: SerdeOperation>(&mut self) {
        self.0.push(Checkable { info: O::INFO, examine: examine::<O> });
    }
}

fn examine<O: SerdeOperation>(question: Question) -> Result<Examined, Vec<Problem>> {
    let request = read::<O>(question.members)?;
    let context = read::<O::Context>(question.facts)?;
    let explanation = question.code.map(|code| {
        let code = O::ErrorCode::parse(&code);
        request.explain(&code, &context)
    });
    // In the query, a secret would be in the log of each proxy.
    let options = EncodeOptions::default().with_placement(Placement::FormForSecrets);
    Ok(Examined {
        report: request.validate_in(&context),
        owed: request.owed(&context),
        explanation,
        call: read::<O>(question.redacted)?.encode_with(&options),
    })
}

/// A value; what nothing reads would be left out of the call, and is a problem too.
fn read<T: DeserializeOwned>(members: Map<String, Value>) -> Result<T, Vec<Problem>> {
    let mut track = Track::new();
    let deserializer = Deserializer::new(Value::Object(members), &mut track);
    let mut problems = Vec::new();
    let read = serde_ignored::deserialize(deserializer, |path| {
        problems.push(Problem::Ignored { path: with_indexes(&path.to_string()) });
    });
    match read {
        Ok(value) if problems.is_empty() => Ok(value),
        Ok(_) => Err(problems),
        Err(error) => {
            let path = track.path().to_string();
            problems.push(Problem::Unreadable { path, why: error.to_string() });
            Err(problems)
        }
    }
}

/// `databases[0].name`, for `databases.?.0.name`, in which `?` is an option.
fn with_indexes(path: &str) -> String {
    let mut text = String::new();
    for part in path.split('.').filter(|part| *part != "?") {
        match part.parse::<usize>() {
            Ok(index) => text += &format!("[{index}]"),
            Err(_) if text.is_empty() => text += part,
            Err(_) => text += &format!(".{part}"),
        }
    }
    text
}
