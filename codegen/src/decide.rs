//! Rules → what they say together: the request that breaks one or meets all, and the requests that prove each.
//!
//! A [`Subject`] is an operation, or two versions of one, whose parameters and facts have finitely many cases.
//! A [`Problem`] says what a request of it has to be like, and finds one or shows that there is none.
//! The cases are searched by independent parts, never one by one.
//! Touches no files, and nothing here runs where requests are validated.

mod candidate;
mod choices;
mod compile;
mod constraint;
mod formula;
mod limit;
mod obligation;
mod pattern;
mod problem;
mod proof;
mod questions;
mod replay;
mod reported;
mod sample;
mod search;
mod solution;
mod subject;
mod test;
mod text;
mod time;
mod truth;
mod value;
mod variable;

pub use obligation::{Condition, Obligation, Origin, Verdict};
pub use problem::Problem;
pub use proof::{Besides, Proof, Proofs, cases};
pub use replay::Seen;
pub use sample::Sample;
pub use subject::Subject;
pub use variable::{About, Variable};
