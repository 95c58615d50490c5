//! Two outlines → the changes of public items and the version that they require.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

/// The changes of public items of the generated crate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Api {
    /// Items that were removed or changed.
    pub removed: Vec<String>,
    /// New items that break programs, since callers have to provide them.
    pub demanded: Vec<String>,
    /// Other new items.
    pub added: Vec<String>,
}

/// The required part of a version bump.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bump {
    /// No bump.
    None,
    /// A bump for additions.
    Compatible,
    /// A bump for breaking changes.
    Breaking,
}

/// The differences of two outlines.
pub(super) fn api(base: &str, head: &str) -> Api {
    // A trailing comma before a bracket is not a change.
    let lines = |text: &str| {
        let lines = text.lines().map(|line| line.replace(",)", ")"));
        lines.collect::<BTreeSet<_>>()
    };
    let (base, head) = (lines(base), lines(head));
    let (old_derives, new_derives) = (derives(&base), derives(&head));
    let mut api = Api::default();
    for gone in base.difference(&head) {
        // Additional derives are compatible.
        let is_kept = || {
            let (item, old) = derives_of(gone)?;
            Some(new_derives.get(item)?.is_superset(&old))
        };
        if is_kept() != Some(true) {
            api.removed.push(gone.clone());
        }
    }
    for new in head.difference(&base) {
        if is_demanded(new, &old_derives) {
            api.demanded.push(new.clone());
        } else {
            api.added.push(new.clone());
        }
    }
    api
}

/// A new field of a known struct literal, which callers have to provide.
fn is_demanded(line: &str, known: &BTreeMap<&str, BTreeSet<&str>>) -> bool {
    let literal = line.split_once('.').map(|(literal, _)| literal);
    literal.is_some_and(|it| it.ends_with("Required") && known.contains_key(it))
}

/// The derives of each struct and enumeration.
fn derives(lines: &BTreeSet<String>) -> BTreeMap<&str, BTreeSet<&str>> {
    lines.iter().filter_map(|line| derives_of(line)).collect()
}

/// `struct a::B (Clone, Debug)`: the item and its derives.
fn derives_of(line: &str) -> Option<(&str, BTreeSet<&str>)> {
    let (item, derives) = line.strip_suffix(')')?.split_once(" (")?;
    Some((item, derives.split(", ").collect()))
}

impl Api {
    /// The combination of two comparisons: of generated outlines and of committed ones.
    pub(super) fn joined(self, other: Self) -> Self {
        let join = |one: Vec<String>, other: Vec<String>| {
            let lines = one.into_iter().chain(other).collect::<BTreeSet<_>>();
            lines.into_iter().collect()
        };
        Self {
            removed: join(self.removed, other.removed),
            demanded: join(self.demanded, other.demanded),
            added: join(self.added, other.added),
        }
    }

    /// The items that were removed, changed or are newly required: each breaks programs.
    pub(super) fn breaking(&self) -> impl Iterator<Item = &String> {
        self.removed.iter().chain(&self.demanded)
    }

    /// The required bump.
    pub fn bump(&self) -> Bump {
        match (self.removed.is_empty() && self.demanded.is_empty(), self.added.is_empty()) {
            (false, _) => Bump::Breaking,
            (true, false) => Bump::Compatible,
            (true, true) => Bump::None,
        }
    }
}

/// The lowest allowed version after a released one; `None` if the tag is not a version.
///
/// Before 1.0, the second part is for breaking changes.
pub fn least_version(released: &str, bump: Bump) -> Option<[u64; 3]> {
    let [major, minor, patch] = version(released)?;
    Some(match (bump, major) {
        (Bump::None, _) => [major, minor, patch],
        (Bump::Compatible, 0) => [0, minor, patch + 1],
        (Bump::Compatible, _) => [major, minor + 1, 0],
        (Bump::Breaking, 0) => [0, minor + 1, 0],
        (Bump::Breaking, _) => [major + 1, 0, 0],
    })
}

/// The three parts of a version; a pre-release counts as the release.
pub fn version(text: &str) -> Option<[u64; 3]> {
    let text = text.trim_start_matches('v');
    let numbers = text.split(['-', '+']).next()?.split('.');
    let numbers = numbers.map(|part| part.parse().ok());
    let numbers = numbers.collect::<Option<Vec<_>>>()?;
    numbers.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "\
struct a::Make (Clone, Debug)
struct a::Make.name: String
struct a::MakeRequired (Clone)
struct a::MakeRequired.name: String
enum a::Color::Red
fn a::Make::new(name: impl Into<String>) -> Self
";

    fn bump(edit: impl Fn(String) -> String) -> Bump {
        api(BASE, &edit(BASE.to_owned())).bump()
    }

    #[test]
    fn what_becomes_of_items_asks_for_a_version() {
        assert_eq!(bump(|base| base), Bump::None);
        let more = |line: &'static str| move |base: String| base + line;
        assert_eq!(bump(more("enum a::Color::Blue\n")), Bump::Compatible);
        assert_eq!(bump(more("struct a::Make.size: Option<i32>\n")), Bump::Compatible);
        assert_eq!(bump(more("struct a::Other (Clone)\n")), Bump::Compatible);
        assert_eq!(bump(more("struct a::MakeRequired.size: i32\n")), Bump::Breaking);
        let other = |from: &'static str, to: &'static str| move |it: String| it.replace(from, to);
        assert_eq!(bump(other("(Clone, Debug)", "(Clone, Debug, Eq)")), Bump::Compatible);
        assert_eq!(bump(other("(Clone, Debug)", "(Clone)")), Bump::Breaking);
        assert_eq!(bump(other(".name: String", ".name: Option<String>")), Bump::Breaking);
        assert_eq!(bump(other("name: impl", "title: impl")), Bump::Breaking);
        assert_eq!(bump(other("enum a::Color::Red\n", "")), Bump::Breaking);
    }

    #[test]
    fn versions_move_by_the_part_that_counts() {
        let least = |tag, bump| {
            least_version(tag, bump).map(|it| it.map(|part| part.to_string()).join("."))
        };
        for (tag, bump, expected) in [
            ("v0.1.3", Bump::None, "0.1.3"),
            ("v0.1.3", Bump::Compatible, "0.1.4"),
            ("v0.1.3", Bump::Breaking, "0.2.0"),
            ("v1.2.3", Bump::Compatible, "1.3.0"),
            ("1.2.3", Bump::Breaking, "2.0.0"),
            ("v2.0.0-beta.1", Bump::None, "2.0.0"),
        ] {
            assert_eq!(least(tag, bump).as_deref(), Some(expected), "{tag}");
        }
        assert_eq!(least_version("nightly", Bump::None), None);
    }
}
