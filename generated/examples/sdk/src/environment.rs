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
