//! A request that follows what it owes, step by step, until nothing is owed.

use apispec_codegen::decide::Verdict;
use apispec_codegen::model::{Kind, Presence};
use cloud_backup_api::description::RuleKind;
use cloud_backup_api::remedies::{Edit, FittingValues, Owed, Remedy};
use fastrand::Rng;
use serde_json::Value;

use super::{Given, Understood};

impl Understood {
    /// Follows any remedy of any demand until none has a remedy. Within as many steps as there are parameters, all that
    /// is left is outside the request.
    pub(crate) fn follow(
        &self,
        mut given: Given,
        owed: impl Fn(&Given) -> Owed,
        random: &mut Rng,
    ) -> Given {
        let mut history = Vec::new();
        for _ in 0..=self.operation.request.fields.len() {
            let owed = owed(&given);
            let remedies = owed.demands().iter().flat_map(|demand| demand.remedies());
            let mut remedies = remedies.collect::<Vec<_>>();
            if remedies.is_empty() {
                for demand in owed.demands() {
                    let rule = demand.violation().rule();
                    let is_outside = rule.kind != RuleKind::Parameters;
                    assert!(is_outside, "no way out of {given:?}:\n{demand}\n{history:#?}");
                }
                return given;
            }
            random.shuffle(&mut remedies);
            let mut ways = remedies.iter().filter_map(|remedy| {
                let index = self.index(remedy.parameter);
                assert_eq!(remedy.edit == Edit::Set, given[index].is_none(), "{owed}");
                let is_optional = self.kind(index).1 == Presence::Optional;
                match remedy.edit {
                    Edit::Set | Edit::Change => {
                        Some((index, Some(self.fitting(&given, index, remedy, random)?)))
                    }
                    Edit::Remove => {
                        assert!(is_optional, "{owed}");
                        Some((index, None))
                    }
                }
            });
            let (index, value) = ways.next().unwrap_or_else(|| panic!("no value fits:\n{owed}"));
            given[index] = value;
            let name = &self.operation.request.fields[index].wire;
            history.push(format!("{name} := {:?}\n{owed}", given[index]));
        }
        panic!("{given:?} still owes after\n{history:#?}")
    }

    fn index(&self, name: &str) -> usize {
        let mut fields = self.operation.request.fields.iter();
        fields.position(|field| field.wire == name).expect("a parameter")
    }

    /// A value that a remedy offers and that the parameter can have; if possible, one keeps its limits.
    fn fitting(
        &self,
        given: &Given,
        index: usize,
        remedy: &Remedy,
        random: &mut Rng,
    ) -> Option<Value> {
        let kind = self.kind(index).0;
        let cases = self.subject.variables()[index].cases.iter().flatten().cloned();
        let mut values = match &remedy.values {
            FittingValues::Texts(texts) => {
                let text = |text: &&str| match kind {
                    Kind::Boolean => Value::Bool(*text == "true"),
                    Kind::List { .. } => vec![*text].into(),
                    _ => (*text).into(),
                };
                // A list may need more than one item.
                let all = matches!(kind, Kind::List { .. }).then(|| Value::from(texts.to_vec()));
                texts.iter().map(text).chain(all).collect::<Vec<_>>()
            }
            FittingValues::Numbers(ranges) => {
                let ranges = ranges.iter();
                // What is compared with a longer number may have no fitting value itself.
                let (shortest, longest) = match kind {
                    Kind::Int64 => (i64::MIN, i64::MAX),
                    _ => (i32::MIN.into(), i32::MAX.into()),
                };
                let numbers = ranges.flat_map(|range| {
                    let least = (*range.start()).max(shortest);
                    let most = (*range.end()).min(longest);
                    let any = (least <= most).then(|| [least, most, random.i64(least..=most)]);
                    any.into_iter().flatten()
                });
                let value = |number: i64| match kind {
                    Kind::List { .. } => vec![number].into(),
                    _ => number.into(),
                };
                numbers.map(value).collect()
            }
            FittingValues::Any => {
                let arbitrary = (0..100).map(|_| self.arbitrary(kind, random));
                cases.chain(arbitrary).collect()
            }
            other => panic!("{other:?}"),
        };
        random.shuffle(&mut values);
        let keeps_limits = |value: &&Value| {
            let mut changed = given.clone();
            changed[index] = Some((*value).clone());
            let verdicts = self.subject.verdicts(&changed);
            let broken = self.subject.obligations().iter().zip(verdicts);
            let mut broken = broken.filter(|(_, verdict)| *verdict == Verdict::Violated);
            !broken.any(|(obligation, _)| remedy.limits.iter().any(|it| it.id == obligation.id))
        };
        let fitting = values.iter().find(keeps_limits);
        fitting.or(values.first()).cloned()
    }
}
