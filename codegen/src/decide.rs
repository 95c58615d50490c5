//! Rules → what they say together: whether they can be met, which are idle, what proves them, what changes.
//!
//! The finite cases of an operation are searched by independent parts, never one by one.
//! Touches no files, and nothing here runs where requests are validated.

mod compile;
mod condition;
mod difference;
mod finding;
mod formula;
mod limit;
mod misfit;
mod obligation;
mod pattern;
mod problem;
mod proof;
mod question;
mod reported;
mod sample;
mod search;
mod subject;
mod test;
mod text;
mod time;
mod truth;
mod value;
mod variable;

pub use difference::{Change, Flip, difference, warnings};
pub use finding::{Finding, Related, findings};
pub use misfit::{Misfit, misfits};
pub use obligation::{Obligation, Origin};
pub use proof::{Besides, Proof, Proofs, cases};
pub use sample::Sample;
pub use subject::{Subject, Verdict};
pub use variable::{About, Variable};
