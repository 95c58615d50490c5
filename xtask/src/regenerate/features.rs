//! Listing → features: the generated block in the manifest of the generated crate.

use std::fmt;

use apispec_codegen::Listing;

const BEGIN: &str = "# features of services: written by `cargo xtask regenerate` from here …";
const END: &str = "# … to here";

/// The manifest has no generated block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoBlock;

impl fmt::Display for NoBlock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the lines `{BEGIN}` and `{END}` are missing under `[features]`")
    }
}

impl std::error::Error for NoBlock {}

/// The text of a manifest with one feature for each service, all of them default, in its generated block.
///
/// Returns an error if the manifest has no such block.
pub(super) fn manifest(listing: &Listing, text: &str) -> Result<String, NoBlock> {
    let (before, rest) = text.split_once(BEGIN).ok_or(NoBlock)?;
    let (_, after) = rest.split_once(END).ok_or(NoBlock)?;
    Ok(format!("{before}{BEGIN}\n{}{END}{after}", block(listing)))
}

fn block(listing: &Listing) -> String {
    let services = || listing.services().map(|(_, service)| service);
    let names = services().map(|it| format!("\"{}\"", it.feature));
    // XML responses need a parser, which programs that only use JSON do not need.
    let default = names.chain(["\"xml\"".into()]).collect::<Vec<_>>();
    let lines = services().map(|service| format!("{} = []\n", service.feature));
    let default = default.join(", ");
    format!("default = [{default}]\n{}", lines.collect::<String>())
}
