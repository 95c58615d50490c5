//! Code for every operation at once: it is called back with the type of each.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::operation::Operation;

/// An operation whose request, facts and response have a form in any format, by their wire names.
///
/// Every generated operation is one.
pub trait SerdeOperation:
    Operation<Context: DeserializeOwned, Response: Serialize> + Serialize + DeserializeOwned
{
}

impl<O> SerdeOperation for O where
    O: Operation<Context: DeserializeOwned, Response: Serialize> + Serialize + DeserializeOwned
{
}

/// What is done with the type of each operation: a command line, a proxy or a table of functions without a
/// line for each operation.
///
/// ```
/// # #[cfg(feature = "aliyun-rds")] {
/// use cloud_backup_api::{OperationVisitor, SerdeOperation, each_operation};
///
/// /// Validates JSON by the name of an operation.
/// #[derive(Default)]
/// struct Validators(Vec<(&'static str, fn(&str) -> Result<String, serde_json::Error>)>);
///
/// impl OperationVisitor for Validators {
///     fn visit<O: SerdeOperation>(&mut self) {
///         self.0.push((O::NAME, |json| {
///             Ok(serde_json::from_str::<O>(json)?.validate().to_string())
///         }));
///     }
/// }
///
/// let mut validators = Validators::default();
/// each_operation(&mut validators);
/// assert!(validators.0.iter().any(|(name, _)| *name == "CreateBackup"));
/// # }
/// ```
pub trait OperationVisitor {
    /// Called once for each operation.
    fn visit<O: SerdeOperation>(&mut self);
}
