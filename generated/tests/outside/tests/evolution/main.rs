//! A program that was written before a spec grew compiles and does the same after it.
//!
//! One thing that grows is not here: the first secret of a model, which can't be compared from then on.

#![allow(clippy::duplicate_mod, reason = "one program, two providers")]

mod after;
mod before;

/// What the program does not know is there, and was not.
#[test]
fn the_spec_grew() {
    use cloud_backup_api::Operation;
    use outside::{after, before};

    let rules = after::tide::harbor::DockShipRequest::RULES.len();
    assert!(rules > before::tide::harbor::DockShipRequest::RULES.len());
    assert!(after::tide::harbor::Tide::VALUES.len() > before::tide::harbor::Tide::VALUES.len());
    assert!(after::tide::harbor::ErrorCode::from("Storm").is_documented());
    assert!(!before::tide::harbor::ErrorCode::from("Storm").is_documented());
}
