//! Credentials from environment variables, where programs and their logs don't show them.

use std::env;
use std::error::Error;
use std::fmt;

use cloud_backup_api::Secret;

use crate::signature::AccessKey;

/// The value of an environment variable; none if it is empty.
pub fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// The access key in two variables, looked up with a function such as [`variable`].
pub fn access_key(
    id: &'static str,
    secret: &'static str,
    lookup: impl Fn(&str) -> Option<String>,
) -> Result<AccessKey, MissingVariable> {
    let required = |name| lookup(name).ok_or(MissingVariable(name));
    Ok(AccessKey { id: required(id)?, secret: Secret::from(required(secret)?) })
}

/// A variable that has to be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingVariable(pub &'static str);

impl fmt::Display for MissingVariable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the environment variable `{}` is not set", self.0)
    }
}

impl Error for MissingVariable {}

#[cfg(test)]
mod tests {
    use super::{MissingVariable, access_key};

    #[test]
    fn a_missing_variable_is_named_and_a_secret_is_not_shown() {
        let key = access_key("ID", "SECRET", |name| Some(format!("value of {name}")));
        let shown = format!("{:?}", key.expect("both are set"));
        assert_eq!(shown, "AccessKey { id: \"value of ID\", secret: <redacted> }");
        for (missing, set) in [("ID", "SECRET"), ("SECRET", "ID")] {
            let lookup = |name: &str| (name == set).then(|| "value".to_owned());
            let error = access_key("ID", "SECRET", lookup).expect_err("one is missing");
            assert_eq!(error, MissingVariable(missing));
            let message = format!("the environment variable `{missing}` is not set");
            assert_eq!(error.to_string(), message);
        }
    }
}
