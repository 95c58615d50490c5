//! The wire in both directions: what requests look like, what answers mean, and what nobody gets to see.

mod answers;
mod any_body;
mod any_request;
mod attacks;
mod both_formats;
mod failures;
mod lenient;
mod lists;
mod malformed;
mod model;
mod numbers;
mod paths;
mod places;
mod secrets;
mod signatures;
mod signer;
