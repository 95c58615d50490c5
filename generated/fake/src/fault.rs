//! What goes wrong with a request, instead of the usual response.

use std::error::Error;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use cloud_backup_api::description::DocumentedError;
use cloud_backup_api::documented_errors;

/// What a server does with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Refuses it with this documented error.
    Row(&'static DocumentedError),
    /// Refuses it as one of too many, and asks to wait for so long.
    Throttle(Duration),
    /// Responds as usual, but only after this time.
    Delay(Duration),
    /// Responds with this, such as a body that a service was seen to send.
    Body {
        /// The HTTP status.
        status: u16,
        /// The body, in JSON or XML.
        body: &'static str,
    },
    /// Never responds: the client has to give up.
    Hang,
    /// Resets the connection before the request is read.
    Reset,
    /// Closes the connection without a response.
    Cut,
    /// Closes the connection in the middle of the usual response's body.
    CutBody,
    /// Responds with a body of which half the bytes are others.
    Corrupt,
}

/// `row=BackupJobExists`, `throttle=500`, `delay=500`, `hang`, `reset`, `cut`, `cut-body` or `corrupt`,
/// with times in milliseconds.
impl FromStr for Fault {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || FaultError(text.to_owned());
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        let time = || value.parse::<u64>().map(Duration::from_millis).map_err(|_| error());
        match (name, value) {
            ("row", code) => documented_errors(code).next().map(Fault::Row).ok_or_else(error),
            ("throttle", _) => time().map(Fault::Throttle),
            ("delay", _) => time().map(Fault::Delay),
            ("hang", "") => Ok(Fault::Hang),
            ("reset", "") => Ok(Fault::Reset),
            ("cut", "") => Ok(Fault::Cut),
            ("cut-body", "") => Ok(Fault::CutBody),
            ("corrupt", "") => Ok(Fault::Corrupt),
            _ => Err(error()),
        }
    }
}

/// A text that names no fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultError(String);

impl fmt::Display for FaultError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "`{}` is no fault: use `row=CODE` with a documented code, `throttle=MILLISECONDS`, \
             `delay=MILLISECONDS`, `hang`, `reset`, `cut`, `cut-body` or `corrupt`",
            self.0
        )
    }
}

impl Error for FaultError {}
