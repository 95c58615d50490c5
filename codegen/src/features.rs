//! Model → features: the marked block of the generated crate's manifest.

use std::fmt;

use crate::model::Model;

const BEGIN: &str = "# features of services: written by `cargo xtask regenerate` from here …";
const END: &str = "# … to here";

/// A manifest without the marked block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoBlock;

impl fmt::Display for NoBlock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "there is no block between the lines `{BEGIN}` and `{END}` under `[features]`"
        )
    }
}

impl std::error::Error for NoBlock {}

/// The text of a manifest with one feature for each service, all of them default, in its marked block.
///
/// Fails if the manifest has no such block.
pub fn manifest(model: &Model, text: &str) -> Result<String, NoBlock> {
    let (before, rest) = text.split_once(BEGIN).ok_or(NoBlock)?;
    let (_, after) = rest.split_once(END).ok_or(NoBlock)?;
    Ok(format!("{before}{BEGIN}\n{}{END}{after}", block(model)))
}

fn block(model: &Model) -> String {
    let services = model.providers.iter().flat_map(|it| &it.services);
    let names = services.clone().map(|it| format!("\"{}\"", it.feature));
    // Answers in XML need a parser, which a crate that reads JSON alone can do without.
    let default = names.chain(["\"xml\"".into()]).collect::<Vec<_>>();
    let lines = services.map(|service| format!("{} = []\n", service.feature));
    let default = default.join(", ");
    format!("default = [{default}]\n{}", lines.collect::<String>())
}
