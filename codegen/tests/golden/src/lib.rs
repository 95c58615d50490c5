//! What the accept cases become: modules that the generator's tests compare, and that this crate compiles.

#[rustfmt::skip]
mod providers;
#[cfg(test)]
#[rustfmt::skip]
mod vectors;

pub use providers::*;

/// What callers write, and what the compiler refuses so that a spec can grow.
///
/// A request is made by its constructor, never by a literal, since parameters are added.
///
/// ```
/// use golden::acme::queue::PutScalarsRequest;
/// let request = PutScalarsRequest::new("a").with_flag(true);
/// let PutScalarsRequest { text, flag, .. } = request;
/// assert_eq!((text.as_str(), flag), ("a", Some(true)));
/// ```
/// ```compile_fail,E0639
/// use golden::acme::queue::PutScalarsRequest;
/// let whole = PutScalarsRequest::new("a");
/// let request = PutScalarsRequest { flag: Some(true), ..whole };
/// ```
/// ```compile_fail,E0638
/// use golden::acme::queue::PutScalarsRequest;
/// let PutScalarsRequest { text, flag, small, large, single, exact } = PutScalarsRequest::new("a");
/// ```
///
/// What is always required can't be forgotten, and can't be swapped.
///
/// ```
/// use golden::acme::queue::{Person, PersonRequired};
/// let person = Person::new(PersonRequired { name: "Ada".into(), role: "lead".into() });
/// assert_eq!(person.role.as_str(), "lead");
/// ```
/// ```compile_fail,E0063
/// use golden::acme::queue::{Person, PersonRequired};
/// let person = Person::new(PersonRequired { name: "Ada".into() });
/// ```
/// ```compile_fail,E0061
/// let request = golden::acme::queue::PutScalarsRequest::new();
/// ```
/// ```compile_fail,E0308
/// let request = golden::acme::queue::PutScalarsRequest::new("a").with_flag("true");
/// ```
///
/// A response is made in tests, by its constructor or from its default, since fields are added.
///
/// ```
/// let mut response = golden::acme::queue::PutScalarsResponse::new("a");
/// response.flag = Some(true);
/// ```
///
/// A `match` leaves room for values and codes that are added, and nobody makes one that is unrecognized.
///
/// ```
/// use golden::acme::queue::{Engine, ErrorCode};
/// let runs = match Engine::from("Safe") {
///     Engine::Fast => 1,
///     Engine::Safe => 2,
///     _ => 0,
/// };
/// assert_eq!(runs, 2);
/// assert!(!ErrorCode::from("New").is_documented());
/// ```
/// ```compile_fail,E0004
/// use golden::acme::queue::Engine;
/// let runs = match Engine::from("Safe") {
///     Engine::Fast => 1,
///     Engine::Safe => 2,
///     Engine::Unrecognized(_) => 0,
/// };
/// ```
/// ```compile_fail,E0308
/// let engine = golden::acme::queue::Engine::Unrecognized("new".into());
/// let engine = golden::acme::queue::Engine::Unrecognized("new");
/// ```
///
/// A secret is neither shown nor compared.
///
/// ```
/// use cloud_backup_api::Secret;
/// assert_eq!(Secret::from("a").expose(), "a");
/// ```
/// ```compile_fail,E0277
/// println!("{}", cloud_backup_api::Secret::from("a"));
/// ```
/// ```compile_fail,E0369
/// use cloud_backup_api::Secret;
/// let same = Secret::from("a") == Secret::from("a");
/// ```
/// ```compile_fail,E0369
/// use golden::acme::queue::PutSecretsRequest;
/// let same = PutSecretsRequest::new("a") == PutSecretsRequest::new("a");
/// ```
pub mod what_compiles {}
