//! Small made-up operations: what the search decides is what trying every request decides.

mod made_up;

use std::collections::BTreeSet;

use apispec_codegen::Model;
use apispec_codegen::decide::{About, Besides, Origin, Problem, Sample, Subject, Verdict};
use apispec_codegen::model::{Severity, View};
use serde_json::Value;
use xtask::lint::{self, decided};
use xtask::review::difference;

use made_up::{changed, specs};

const OPERATIONS: u64 = 60;

#[test]
fn the_search_agrees_with_trying_every_request() {
    let mut seen = BTreeSet::new();
    for seed in 0..OPERATIONS {
        let model = specs(seed);
        let Some(force) = Force::of(&model) else {
            continue;
        };
        seen.insert(force.accepts());
        force.check_minimal_requests(seed);
        force.check_findings(seed, &model);
        force.check_proofs(seed);
    }
    assert_eq!(seen.len(), 2, "some can be satisfied, and some can't");
}

#[test]
fn a_difference_is_found_if_and_only_if_there_is_one() {
    let mut equal = 0;
    for seed in 0..OPERATIONS {
        let (base, head) = (specs(seed), changed(seed));
        let (Some(old), Some(new)) = (Force::of(&base), Force::of(&head)) else {
            continue;
        };
        let flips = difference(of(&base), of(&head));
        let mut differs = false;
        // Both have the same fields; the values that matter to either are tried on both.
        for values in old.tried.iter().chain(&new.tried) {
            differs |= old.refuses(values) != new.refuses(values);
        }
        equal += usize::from(!differs);
        assert_eq!(flips.is_empty(), !differs, "{seed}: {flips:?}");
        for flip in flips {
            let values = old.values(&flip.request, &flip.context);
            assert_eq!(old.refuses(&values), !flip.before.is_empty(), "{seed}");
            assert_eq!(new.refuses(&values), !flip.after.is_empty(), "{seed}");
            assert_ne!(flip.before.is_empty(), flip.after.is_empty(), "{seed}");
        }
    }
    assert!(equal > 0, "some changes change nothing");
}

/// Every request of an operation.
struct Force {
    subject: Subject,
    tried: Vec<Vec<Option<Value>>>,
    verdicts: Vec<Vec<Verdict>>,
}

impl Force {
    /// Nothing if there are too many requests.
    fn of(model: &Model) -> Option<Self> {
        let subject = Subject::new(of(model));
        let mut tried = vec![Vec::new()];
        for variable in subject.variables() {
            if tried.len() * variable.cases.len() > 6_000 {
                return None;
            }
            let longer = tried.iter().flat_map(|values: &Vec<Option<Value>>| {
                variable.cases.iter().map(move |case| {
                    let mut values = values.clone();
                    values.push(case.clone());
                    values
                })
            });
            tried = longer.collect();
        }
        let verdicts = tried.iter().map(|it| subject.verdicts(it)).collect();
        Some(Self { subject, tried, verdicts })
    }

    fn check_minimal_requests(&self, seed: u64) {
        let count = self.subject.obligations().len();
        for index in 0..count {
            for verdict in [Verdict::Holds, Verdict::Violated, Verdict::Skipped] {
                let others = (0..count).filter(|other| *other != index && self.is_error(*other));
                let others = others.map(|other| (other, Verdict::Holds));
                for wanted in [vec![(index, verdict)], others.chain([(index, verdict)]).collect()] {
                    let mut problem = Problem::new(&self.subject);
                    for (index, verdict) in &wanted {
                        let obligation = &self.subject.obligations()[*index];
                        problem = problem.with_verdict(obligation, *verdict);
                    }
                    let found = problem.cheapest();
                    let fits = |verdicts: &Vec<Verdict>| {
                        wanted.iter().all(|(index, verdict)| verdicts[*index] == *verdict)
                    };
                    let least = self.least(|at| fits(&self.verdicts[at]));
                    let count = found.as_ref().map(|values| self.present(values));
                    assert_eq!(count, least, "{seed}");
                    if let Some(values) = found {
                        assert!(fits(&self.subject.verdicts(&values)), "{seed}");
                    }
                }
            }
        }
        let errors = self.subject.obligations().iter();
        let errors = errors.filter(|it| it.is_error());
        let accepted = Problem::new(&self.subject).without_unknowns().keeping(errors);
        let found = accepted.cheapest().map(|values| self.present(&values));
        let least = self.least(|at| self.is_clear(at) && !self.refused(at));
        assert_eq!(found, least, "{seed}");
    }

    fn check_findings(&self, seed: u64, model: &Model) {
        let view = of(model);
        let findings = decided(view);
        let with = |code: &str| {
            let found = findings.iter().filter(|(of, _)| *of == code);
            found.map(|(_, found)| found).collect::<Vec<_>>()
        };
        let accepts = self.accepts();
        assert_eq!(with("unsatisfiable").is_empty(), accepts, "{seed}");
        for (index, field) in view.operation.request.fields.iter().enumerate() {
            let can_be = |present: bool| {
                (0..self.tried.len()).any(|at| {
                    let value = &self.tried[at][index];
                    self.is_clear(at) && !self.refused(at) && value.is_some() == present
                })
            };
            let told = |code: &str| {
                let place = field.place.at("name");
                with(code).iter().any(|it| it.place == place)
            };
            let is_required = field.presence == apispec_codegen::model::Presence::Required;
            let asked = accepts && !is_required;
            assert_eq!(told("dead-parameter"), asked && !can_be(true), "{seed}");
            assert_eq!(told("always-required"), asked && !can_be(false), "{seed}");
        }
        self.check_idle(seed, &findings);
    }

    /// Without the rules that follow from others everything stays as it is, and no more can go.
    fn check_idle(&self, seed: u64, findings: &[(&str, lint::Finding)]) {
        let named = |code: &str| {
            let places = findings.iter().filter(|(of, _)| *of == code);
            let places = places.map(|(_, found)| &found.place).collect::<Vec<_>>();
            let obligations = self.subject.obligations().iter().enumerate();
            let named = obligations.filter(|(_, it)| places.contains(&&it.mark));
            named.map(|(index, _)| index).collect::<Vec<_>>()
        };
        let idle = |index: &usize| self.verdicts.iter().all(|it| it[*index] != Verdict::Violated);
        let all = 0..self.subject.obligations().len();
        assert!(named("rule-cannot-fire").iter().all(idle), "{seed}");
        let removed = named("rule-implied");
        let rest = all.filter(|it| !removed.contains(it)).collect::<Vec<_>>();
        let says = |rules: &[usize], verdicts: &[Verdict], errors_only: bool| {
            rules.iter().any(|index| {
                verdicts[*index] == Verdict::Violated && (self.is_error(*index) || !errors_only)
            })
        };
        for index in &removed {
            let errors_only = self.is_error(*index);
            let is_covered = |verdicts: &Vec<Verdict>| {
                verdicts[*index] != Verdict::Violated || says(&rest, verdicts, errors_only)
            };
            assert!(!idle(index) && self.verdicts.iter().all(is_covered), "{seed}");
        }
        for index in rest.iter().filter(|index| !idle(index)) {
            let others = rest.iter().copied().filter(|other| other != index);
            let others = others.collect::<Vec<_>>();
            let errors_only = self.is_error(*index);
            let is_alone = |verdicts: &Vec<Verdict>| {
                verdicts[*index] == Verdict::Violated && !says(&others, verdicts, errors_only)
            };
            assert!(self.verdicts.iter().any(is_alone), "{seed}: {index}");
        }
    }

    fn check_proofs(&self, seed: u64) {
        let proofs = self.subject.proofs();
        for (index, obligation) in self.subject.obligations().iter().enumerate() {
            let can_be = |verdict| self.verdicts.iter().any(|it| it[index] == verdict);
            let can_both = can_be(Verdict::Violated) && can_be(Verdict::Holds);
            let is_proved = proofs.proofs.iter().any(|it| it.id == obligation.id);
            let is_unproved = proofs.unproved.contains(&obligation.id);
            assert_eq!(is_proved, !is_unproved, "{seed}");
            // Where both verdicts exist, some step between them is a single one.
            if obligation.origin != Origin::Limit {
                assert_eq!(is_proved, can_both, "{seed}: {}", obligation.id);
            }
        }
        for proof in &proofs.proofs {
            for sample in [&proof.accepted, &proof.refused].into_iter().chain(&proof.others) {
                self.check_sample(seed, sample);
            }
            let errors = |sample: &Sample| {
                let obligations = self.subject.obligations().iter().zip(&sample.verdicts);
                let violated = obligations.filter(|(it, (_, verdict))| {
                    it.severity == Severity::Error && *verdict == Verdict::Violated
                });
                violated.filter(|(it, _)| it.id != proof.id).count()
            };
            if proof.besides <= Besides::Warnings {
                assert_eq!(errors(&proof.accepted) + errors(&proof.refused), 0, "{seed}");
            }
        }
    }

    fn check_sample(&self, seed: u64, sample: &Sample) {
        let verdicts = self.subject.verdicts(&self.values(&sample.request, &sample.context));
        let told = sample.verdicts.iter().map(|(_, verdict)| *verdict);
        assert_eq!(verdicts, told.collect::<Vec<_>>(), "{seed}");
    }

    fn least(&self, fits: impl Fn(usize) -> bool) -> Option<usize> {
        let fitting = (0..self.tried.len()).filter(|at| fits(*at));
        fitting.map(|at| self.present(&self.tried[at])).min()
    }

    fn present(&self, values: &[Option<Value>]) -> usize {
        let variables = self.subject.variables().iter().zip(values);
        let present = variables.filter(|(it, value)| it.about == About::Field && value.is_some());
        present.count()
    }

    fn accepts(&self) -> bool {
        (0..self.tried.len()).any(|at| self.is_clear(at) && !self.refused(at))
    }

    fn is_error(&self, index: usize) -> bool {
        self.subject.obligations()[index].severity == Severity::Error
    }

    fn refused(&self, at: usize) -> bool {
        (0..self.subject.obligations().len())
            .any(|index| self.is_error(index) && self.verdicts[at][index] == Verdict::Violated)
    }

    fn refuses(&self, values: &[Option<Value>]) -> bool {
        let verdicts = self.subject.verdicts(values).into_iter().enumerate();
        let mut violated = verdicts.filter(|(_, verdict)| *verdict == Verdict::Violated);
        violated.any(|(index, _)| self.is_error(index))
    }

    fn is_clear(&self, at: usize) -> bool {
        let variables = self.subject.variables().iter().zip(&self.tried[at]);
        let mut unclear = variables.filter(|(variable, value)| match value {
            None => variable.about == About::Fact,
            Some(value) => value == "unlisted",
        });
        unclear.next().is_none()
    }

    fn values(
        &self,
        request: &[(String, Value)],
        context: &[(String, Value)],
    ) -> Vec<Option<Value>> {
        let variables = self.subject.variables().iter();
        let values = variables.map(|variable| {
            let named = match variable.about {
                About::Field => request,
                About::Fact => context,
            };
            let found = named.iter().find(|(name, _)| *name == variable.name);
            found.map(|(_, value)| value.clone())
        });
        values.collect()
    }
}

fn of(model: &Model) -> View<'_> {
    model.operations().next().expect("an operation")
}
