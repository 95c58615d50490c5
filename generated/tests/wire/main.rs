//! The wire in both directions: what requests look like, what responses mean, and what nobody gets to see.

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
mod protocol;
mod responses;
mod secrets;
mod signatures;
mod signer;
