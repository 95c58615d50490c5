//! Item → where its evidence is: the page, as a file and as a module of the docs, and the anchor on it. Can't fail.
//!
//! The pages themselves are written by `cargo xtask regenerate`; crates of other specs have none.

mod anchor;
mod page;

use std::collections::BTreeMap;

pub use anchor::Item;
pub use page::{Page, Target, of_code, of_demand, of_type};

/// A link from a page to another one. The docs of the crate give it another address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// The address from this page.
    pub address: String,
    /// The module of the docs, with the anchor.
    pub module: String,
    /// The feature without which the module is not there.
    pub feature: Option<&'a str>,
}

/// The links of all pages, by their files; on each page in the order of their labels, which count from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links<'a>(pub BTreeMap<String, Vec<Link<'a>>>);

impl<'a> Links<'a> {
    /// The links of a page.
    pub(crate) fn of(&self, page: Page<'_>) -> &[Link<'a>] {
        self.0.get(&page.file()).map_or(&[], Vec::as_slice)
    }
}
