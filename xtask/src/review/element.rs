//! Elements of the specs in both revisions: their names in findings and their locations.

use std::fmt::Display;

use super::finding_kind::FindingKind;
use super::position::Side;
use apispec_codegen::place::Place;

/// The same thing in both revisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Both<T> {
    pub(super) base: T,
    pub(super) head: T,
}

impl<T> Both<T> {
    /// What each of the two has or gives.
    pub(super) fn map<U>(self, each: impl Fn(T) -> U) -> Both<U> {
        Both { base: each(self.base), head: each(self.head) }
    }

    /// Each of the two with something else of its revision.
    pub(super) fn zip<U>(self, other: Both<U>) -> Both<(T, U)> {
        Both { base: (self.base, other.base), head: (self.head, other.head) }
    }

    pub(super) fn as_ref(&self) -> Both<&T> {
        Both { base: &self.base, head: &self.head }
    }

    pub(super) fn side(&self, side: Side) -> &T {
        match side {
            Side::Base => &self.base,
            Side::Head => &self.head,
        }
    }
}

impl<T: Display> Both<T> {
    /// The end of a sentence such as "the status changed from 400 to 403".
    pub(super) fn from_to(&self) -> String {
        format!("from {} to {}", self.base, self.head)
    }

    /// The same with both in backticks.
    pub(super) fn quoted_from_to(&self) -> String {
        format!("from `{}` to `{}`", self.base, self.head)
    }
}

impl<T> Both<Vec<T>> {
    pub(super) fn slices(&self) -> Both<&[T]> {
        self.as_ref().map(|list| list.as_slice())
    }
}

impl<T: PartialEq> Both<T> {
    pub(super) fn differ(&self) -> bool {
        self.base != self.head
    }
}

impl<T> Both<Option<T>> {
    /// The two, if both are there.
    pub(super) fn transpose(self) -> Option<Both<T>> {
        Some(Both { base: self.base?, head: self.head? })
    }
}

/// An entry of a list that one revision or both have.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry<T> {
    /// In the base alone.
    Removed(T),
    /// In the head alone.
    Added(T),
    /// In both.
    Kept(Both<T>),
}

impl<T: Copy> Entry<T> {
    /// The entry in the head, or in the base if it is removed.
    pub(super) fn latest(&self) -> T {
        match *self {
            Entry::Removed(entry) | Entry::Added(entry) => entry,
            Entry::Kept(both) => both.head,
        }
    }

    /// A property of the entry in each revision; if only one has the entry, that of the other revision is the same.
    pub(super) fn both<U>(&self, each: impl Fn(T) -> U) -> Both<U> {
        match *self {
            Entry::Removed(entry) | Entry::Added(entry) => {
                Both { base: each(entry), head: each(entry) }
            }
            Entry::Kept(both) => both.map(each),
        }
    }

    /// A property of the entry in each revision; the default where the entry is missing.
    pub(super) fn values<U: Default>(&self, each: impl Fn(T) -> U) -> Both<U> {
        match *self {
            Entry::Removed(entry) => Both { base: each(entry), head: U::default() },
            Entry::Added(entry) => Both { base: U::default(), head: each(entry) },
            Entry::Kept(both) => both.map(each),
        }
    }

    /// The only revision that has it.
    pub(super) fn side(&self) -> Option<Side> {
        match self {
            Entry::Removed(_) => Some(Side::Base),
            Entry::Added(_) => Some(Side::Head),
            Entry::Kept(_) => None,
        }
    }
}

/// The entries of two lists: what is removed, then the head's order.
pub(super) fn entries<T>(lists: Both<&[T]>, are_one: impl Fn(&T, &T) -> bool) -> Vec<Entry<&T>> {
    let gone = lists.base.iter();
    let gone = gone.filter(|old| !lists.head.iter().any(|new| are_one(old, new)));
    let kept = lists.head.iter().map(|head| {
        let base = lists.base.iter().find(|old| are_one(old, head));
        base.map_or(Entry::Added(head), |base| Entry::Kept(Both { base, head }))
    });
    gone.map(Entry::Removed).chain(kept).collect()
}

/// The subject of findings.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// The path from the provider down, independent of wording.
    pub(super) path: String,
    /// Its name in titles.
    pub(super) label: String,
    pub(super) place: Both<Place>,
    /// The only revision in which findings show it; either one if `None`.
    pub(super) side: Option<Side>,
    /// The operations that contain it.
    pub(super) affects: Vec<String>,
    pub(super) used_in: UsedIn,
    /// The type that its fields belong to.
    pub(super) owner: Option<String>,
}

/// Where an element is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UsedIn {
    Requests,
    Responses,
    Both,
}

impl Element {
    /// A top-level element.
    pub(super) fn new(path: String, label: String, place: Both<Place>) -> Self {
        Self {
            path,
            label,
            place,
            side: None,
            affects: Vec::new(),
            used_in: UsedIn::Both,
            owner: None,
        }
    }

    /// A part of it without its own location.
    pub(super) fn within(&self, step: &str) -> Self {
        Self { path: format!("{}/{step}", self.path), ..self.clone() }
    }

    /// The value of a member.
    pub(super) fn member(&self, key: &str) -> Self {
        Self { place: self.place.as_ref().map(|place| place.at(key)), ..self.within(key) }
    }

    /// An entry of a list in it, with its own location.
    pub(super) fn entry<T: Copy>(
        &self,
        entry: &Entry<T>,
        step: &str,
        place: impl Fn(T) -> Place,
    ) -> Self {
        Self {
            place: entry.both(place),
            side: entry.side(),
            label: format!("`{step}`"),
            ..self.within(step)
        }
    }

    /// The entries of a list that is a member of it, matched by key.
    pub(super) fn entries<'a, T>(
        &self,
        member: &str,
        lists: Both<&'a [T]>,
        key: impl Fn(&T) -> &str,
    ) -> Vec<(Self, Entry<&'a T>)> {
        let element = |entry: Entry<&'a T>| {
            let name = key(entry.latest());
            let place = self.place.as_ref().zip(lists).map(|(place, list)| {
                let index = list.iter().position(|it| key(it) == name);
                place.nth(member, index.unwrap_or_default())
            });
            let element = Self { place, ..self.entry(&entry, name, |_| Place::file(0)) };
            (element, entry)
        };
        let entries = entries(lists, |old, new| key(old) == key(new));
        entries.into_iter().map(element).collect()
    }

    /// The element with another name in titles.
    pub(super) fn labelled(self, label: impl Into<String>) -> Self {
        Self { label: label.into(), ..self }
    }

    /// The element, shown in the head even if only the base has it.
    pub(super) fn in_head(&self) -> Self {
        Self { side: Some(Side::Head), ..self.clone() }
    }

    /// The name of one of its fields, with the type that contains it.
    pub(super) fn field_name(&self, wire: &str) -> String {
        match &self.owner {
            Some(owner) => format!("{owner}.{wire}"),
            None => wire.to_owned(),
        }
    }

    /// The kind for requests or the one for responses; the more severe one if it is used in both.
    pub(super) fn kind(
        &self,
        request: &'static FindingKind,
        response: &'static FindingKind,
    ) -> &'static FindingKind {
        match self.used_in {
            UsedIn::Requests => request,
            UsedIn::Responses => response,
            UsedIn::Both if response.level() < request.level() => response,
            UsedIn::Both => request,
        }
    }
}
