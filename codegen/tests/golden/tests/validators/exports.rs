//! What exports say of a request is what the emitted validators say, but for what they list as not expressed.

mod expressions;
mod schemas;
mod smithy;

use serde_json::Value;

use crate::operations::Tested;
use crate::understood::Given;

impl Tested {
    /// A random request without facts, which schemas do not know.
    fn without_facts(&self, random: &mut fastrand::Rng) -> Given {
        let mut given = self.understood.random(random);
        given[self.understood.operation.request.fields.len()..].fill(None);
        given
    }
}

/// What an export says of a rule that it lists.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Listed {
    /// Nothing.
    Whole,
    /// Nothing, or not all.
    WholeOrPartly,
}

/// The rules that an export lists.
fn listed(export: &Value, which: Listed) -> Vec<&str> {
    let entries = export["x-not-expressed"].as_array().expect("a list").iter();
    let entries = entries.filter(|it| which == Listed::WholeOrPartly || it["partly"] != true);
    entries.filter_map(|it| it["rule"].as_str()).collect()
}
