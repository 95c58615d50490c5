//! Rules → what they mean together: a request that breaks one or satisfies all, and requests that prove each.
//!
//! A [`Subject`] is an operation, or two versions of one, whose parameters and facts have finitely many cases.
//! A [`Problem`] states constraints on a request, and finds one or proves that there is none.
//! Independent parts are searched separately, so that cases are not enumerated one by one.
//! Touches no files, and does not run when requests are validated.

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
mod violations;

pub use obligation::{Condition, Obligation, Origin, Verdict};
pub use problem::Problem;
pub use proof::{Besides, Proof, Proofs};
pub use replay::Seen;
pub use sample::Sample;
pub use subject::Subject;
pub use variable::{About, Variable};
pub use violations::Violation;
