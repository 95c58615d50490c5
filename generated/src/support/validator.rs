//! Rules held against a request, one call for each rule and field.

use std::collections::BTreeMap;

use super::limits::Limit;
use super::report::{Report, Step, Violation};
use super::rule::Rule;
use super::secret::Secret;
use super::truth::{Facts, Truth, When};

/// A report in the making. Allocates only for violations.
pub struct Validator {
    report: Report,
}

impl Validator {
    /// No rule looked at.
    pub fn new(rules: &'static [Rule]) -> Self {
        Self {
            report: Report::new(rules),
        }
    }

    /// The report.
    pub fn finish(self) -> Report {
        self.report
    }

    /// A value, or each item of a list, keeps a limit.
    pub fn limit<T: ?Sized>(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        value: &impl Leaves<T>,
        limit: &impl Limit<T>,
    ) {
        self.limit_in(&Path::ROOT, rule, name, value, limit);
    }

    /// The same, for a member of an object.
    pub fn limit_in<T: ?Sized>(
        &mut self,
        path: &Path<'_>,
        rule: &'static Rule,
        name: &'static str,
        value: &impl Leaves<T>,
        limit: &impl Limit<T>,
    ) {
        value.each(None, &mut |leaf, index| {
            if !limit.holds(leaf) {
                self.violate(rule, path.child(name, index).steps(), Facts::default());
            }
        });
    }

    /// A value, or each item of a list, keeps a limit when a condition holds.
    pub fn limit_if<T: ?Sized>(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        value: &impl Leaves<T>,
        limit: &impl Limit<T>,
        when: &When<impl Fn(&mut Facts)>,
    ) {
        value.each(None, &mut |leaf, index| {
            if !limit.holds(leaf) {
                self.decide(rule, when.truth, when, Path::ROOT.child(name, index));
            }
        });
    }

    /// A value, or each item of a list, is one of a few when a condition holds.
    pub fn values_if(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        is_one: Truth,
        when: &When<impl Fn(&mut Facts)>,
    ) {
        match is_one {
            Truth::True => {}
            Truth::False => self.decide(rule, when.truth, when, Path::ROOT.child(name, None)),
            // Nobody documented the value, so nobody knows whether it is one of them.
            Truth::Unknown if when.truth != Truth::False => self.report.skip(rule),
            Truth::Unknown => {}
        }
    }

    /// A list of an object has this many items.
    pub fn items_in(
        &mut self,
        path: &Path<'_>,
        rule: &'static Rule,
        name: &'static str,
        count: Option<usize>,
        limit: &super::limits::Range,
    ) {
        let count = count.and_then(|count| i64::try_from(count).ok());
        if count.is_some_and(|count| !limit.holds(&count)) {
            self.violate(rule, path.child(name, None).steps(), Facts::default());
        }
    }

    /// A list has this many items.
    pub fn items(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        count: Option<usize>,
        limit: &super::limits::Range,
    ) {
        self.items_in(&Path::ROOT, rule, name, count, limit);
    }

    /// A field is there when a condition holds.
    pub fn required_if(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        field: &impl Presence,
        when: &When<impl Fn(&mut Facts)>,
    ) {
        if !field.is_present() {
            self.decide(rule, when.truth, when, Path::ROOT.child(name, None));
        }
    }

    /// A field is there only when a condition holds; it has no effect or is refused otherwise.
    pub fn only_if(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        field: &impl Presence,
        when: &When<impl Fn(&mut Facts)>,
    ) {
        if field.is_present() {
            self.decide(rule, when.truth.not(), when, Path::ROOT.child(name, None));
        }
    }

    /// A field is not there when a condition holds.
    pub fn forbidden_if(
        &mut self,
        rule: &'static Rule,
        name: &'static str,
        field: &impl Presence,
        when: &When<impl Fn(&mut Facts)>,
    ) {
        if field.is_present() {
            self.decide(rule, when.truth, when, Path::ROOT.child(name, None));
        }
    }

    /// A field is not there.
    pub fn unset(&mut self, rule: &'static Rule, name: &'static str, field: &impl Presence) {
        self.unset_in(&Path::ROOT, rule, name, field);
    }

    /// A field of an object is not there.
    pub fn unset_in(
        &mut self,
        path: &Path<'_>,
        rule: &'static Rule,
        name: &'static str,
        field: &impl Presence,
    ) {
        if field.is_present() {
            self.violate(rule, path.child(name, None).steps(), Facts::default());
        }
    }

    /// How many of the rule's fields are there.
    pub fn group<const N: usize>(
        &mut self,
        rule: &'static Rule,
        present: [bool; N],
        allowed: Group,
    ) {
        let count = present.into_iter().filter(|present| *present).count();
        let holds = match allowed {
            Group::AllOrNone => count == 0 || count == N,
            Group::ExactlyOne => count == 1,
            Group::AtMostOne => count <= 1,
            Group::AtLeastOne => count >= 1,
        };
        if !holds {
            // What is to blame: a missing field if too few are there, else the last that is too many.
            let too_few = count == 0 || allowed == Group::AllOrNone;
            let blamed = present.iter().rposition(|present| *present != too_few);
            let name = blamed
                .and_then(|index| rule.fields.get(index))
                .copied()
                .unwrap_or("");
            self.violate(rule, Path::ROOT.child(name, None).steps(), Facts::default());
        }
    }

    /// One value stands to another as the rule says, if both are there.
    pub fn compare<T: PartialOrd + ?Sized>(
        &mut self,
        rule: &'static Rule,
        (name, left): (&'static str, Option<&T>),
        right: Option<&T>,
        allowed: &[std::cmp::Ordering],
    ) {
        if let (Some(left), Some(right)) = (left, right)
            && !left
                .partial_cmp(right)
                .is_some_and(|order| allowed.contains(&order))
        {
            self.violate(rule, Path::ROOT.child(name, None).steps(), Facts::default());
        }
    }

    /// Something holds outside the request.
    pub fn precondition(&mut self, rule: &'static Rule, when: &When<impl Fn(&mut Facts)>) {
        self.decide(rule, when.truth.not(), when, Path::ROOT);
    }

    /// Something was done less often than it may be.
    pub fn quota(&mut self, rule: &'static Rule, count: Option<i64>, limit: i64) {
        match count {
            None => self.report.skip(rule),
            Some(count) if count >= limit => self.violate(rule, Vec::new(), Facts::default()),
            Some(_) => {}
        }
    }

    /// A rule that can't be decided from what the caller can tell.
    pub fn undecidable(&mut self, rule: &'static Rule) {
        self.report.skip(rule);
    }

    /// The limits within objects.
    pub fn members(&mut self, name: &'static str, value: &impl Members) {
        value.check(self, &Path::ROOT.child(name, None));
    }

    /// The limits within objects of an object.
    pub fn members_in(&mut self, path: &Path<'_>, name: &'static str, value: &impl Members) {
        value.check(self, &path.child(name, None));
    }

    fn decide(
        &mut self,
        rule: &'static Rule,
        violated: Truth,
        when: &When<impl Fn(&mut Facts)>,
        path: Path<'_>,
    ) {
        match violated {
            Truth::False => {}
            Truth::Unknown => self.report.skip(rule),
            Truth::True => {
                let mut facts = Facts::default();
                (when.facts)(&mut facts);
                self.violate(rule, path.steps(), facts);
            }
        }
    }

    #[cold]
    fn violate(&mut self, rule: &'static Rule, path: Vec<Step>, facts: Facts) {
        self.report.add(Violation::new(rule, path, facts));
    }
}

/// How many fields of a group are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// All or none.
    AllOrNone,
    /// One.
    ExactlyOne,
    /// None or one.
    AtMostOne,
    /// One or more.
    AtLeastOne,
}

/// Where a value stands, from the inside outwards; lives on the stack.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    name: &'a str,
    index: Option<usize>,
}

impl<'a> Path<'a> {
    /// The request.
    pub(super) const ROOT: Path<'static> = Path {
        parent: None,
        name: "",
        index: None,
    };

    /// A member, or an item of it.
    pub fn child(&'a self, name: &'a str, index: Option<usize>) -> Path<'a> {
        Path {
            parent: Some(self),
            name,
            index,
        }
    }

    fn steps(&self) -> Vec<Step> {
        let mut steps = self.parent.map(Path::steps).unwrap_or_default();
        if !self.name.is_empty() {
            steps.push(Step::Member(self.name.to_owned()));
        }
        steps.extend(self.index.map(Step::Item));
        steps
    }
}

/// Something that may be left out.
pub trait Presence {
    /// Whether it is there.
    fn is_present(&self) -> bool;
}

impl<T> Presence for Option<T> {
    fn is_present(&self) -> bool {
        self.is_some()
    }
}

/// A value, or the values of a list.
pub trait Leaves<T: ?Sized> {
    /// Calls back with each value and its index.
    fn each(&self, index: Option<usize>, found: &mut impl FnMut(&T, Option<usize>));
}

impl<T: ?Sized, V: Leaves<T>> Leaves<T> for Option<V> {
    fn each(&self, index: Option<usize>, found: &mut impl FnMut(&T, Option<usize>)) {
        if let Some(value) = self {
            value.each(index, found);
        }
    }
}

impl<T: ?Sized, V: Leaves<T>> Leaves<T> for Vec<V> {
    fn each(&self, _: Option<usize>, found: &mut impl FnMut(&T, Option<usize>)) {
        for (index, value) in self.iter().enumerate() {
            value.each(Some(index), found);
        }
    }
}

impl Leaves<str> for String {
    fn each(&self, index: Option<usize>, found: &mut impl FnMut(&str, Option<usize>)) {
        found(self, index);
    }
}

impl Leaves<str> for Secret {
    fn each(&self, index: Option<usize>, found: &mut impl FnMut(&str, Option<usize>)) {
        found(self.expose(), index);
    }
}

impl Leaves<i64> for i32 {
    fn each(&self, index: Option<usize>, found: &mut impl FnMut(&i64, Option<usize>)) {
        found(&i64::from(*self), index);
    }
}

impl Leaves<i64> for i64 {
    fn each(&self, index: Option<usize>, found: &mut impl FnMut(&i64, Option<usize>)) {
        found(self, index);
    }
}

/// An object with limits within, or a list or a map of such objects.
pub trait Members {
    /// Holds the limits within against it.
    fn check(&self, rules: &mut Validator, path: &Path<'_>);
}

impl<T: Members> Members for Option<T> {
    fn check(&self, rules: &mut Validator, path: &Path<'_>) {
        if let Some(value) = self {
            value.check(rules, path);
        }
    }
}

impl<T: Members> Members for Box<T> {
    fn check(&self, rules: &mut Validator, path: &Path<'_>) {
        T::check(self, rules, path);
    }
}

impl<T: Members> Members for Vec<T> {
    fn check(&self, rules: &mut Validator, path: &Path<'_>) {
        for (index, value) in self.iter().enumerate() {
            value.check(rules, &path.child("", Some(index)));
        }
    }
}

impl<T: Members> Members for BTreeMap<String, T> {
    fn check(&self, rules: &mut Validator, path: &Path<'_>) {
        for (key, value) in self {
            value.check(rules, &path.child(key, None));
        }
    }
}
