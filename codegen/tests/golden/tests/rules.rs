//! Every kind of rule: the emitted validators agree with the interpreted rules.

mod validators {
    pub(crate) mod understood;
}

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use apispec_codegen::{Model, Source, disk, model};
use cloud_backup_api::description::Language;
use cloud_backup_api::remedies::{Edit, FittingValues, Remedy};
use cloud_backup_api::{Operation, Policy, Report, Severity, UnknownRule};
use golden::acme::queue::{
    Context, RequireOnceRequest, RuleEverythingRequest, RuleEverythingRequired,
};
use serde_json::Value;

use validators::understood::{Given, Judged, Understood, Values};

#[test]
fn every_kind_of_rule_agrees_with_its_interpretation() {
    let operation = rule_everything();
    let mut judged = Vec::new();
    let mut random = fastrand::Rng::with_seed(7);
    let mut counts = BTreeMap::<String, [u64; 3]>::new();
    for _ in 0..6_000 {
        let given = operation.random(&mut random);
        let (request, facts) = operation.named(&given);
        let report = report(&request, &facts);
        for (id, verdict) in operation.compared(&given, &report) {
            counts.entry(id).or_default()[verdict as usize] += 1;
        }
        judged.push(Judged { given, report });
    }
    operation.agrees_in_python(judged.into_iter());
    for (id, [kept, broken, skipped]) in counts {
        let is_open = ["undecidable", "uncounted"].contains(&id.as_str());
        assert_eq!(is_open, kept == 0, "`{id}` is kept by {kept}");
        assert_eq!(is_open, broken == 0, "`{id}` is broken by {broken}");
        assert!(!is_open || skipped > 0, "`{id}` is not skipped");
    }
}

#[test]
fn a_missing_field_is_told_once_and_by_the_gravest() -> Result<(), UnknownRule> {
    let request =
        RequireOnceRequest::new().with_wish("a").with_need("b").with_must("c").with_phone("d");
    let told = |policy: Policy| {
        let report = request.validate().under(&policy);
        let violations = report.violations().iter();
        let told = violations.map(|it| (it.rule().id, it.severity(), it.path()));
        told.collect::<Vec<_>>()
    };
    let owner = |id, severity| vec![(id, severity, "Owner".to_owned())];
    let (error, warning) = (Severity::Error, Severity::Warning);
    let all = Policy::new(RequireOnceRequest::RULES);
    assert_eq!(told(all.clone()), owner("needed_twice", error));
    let one_silent = all.clone().without("needed_twice")?.without("needed")?;
    assert_eq!(told(one_silent.clone()), owner("needed_too", error));
    // A wish is no reason to hide an error.
    let needs_silent = one_silent.without("needed*")?.without("never_told")?;
    let both = [owner("wished", warning), owner("both", error)].concat();
    assert_eq!(told(needs_silent.clone()), both);
    let raised = needs_silent.clone().with_severity("wished", error)?;
    assert_eq!(told(raised), owner("wished", error));
    let all_warnings = all.with_severity("ne*", warning)?.with_severity("both", warning)?;
    assert_eq!(told(all_warnings), owner("wished", warning));
    let without_group = needs_silent.without("both")?;
    assert_eq!(told(without_group), owner("wished", warning));
    Ok(())
}

#[test]
fn a_policy_refuses_what_names_no_rule() {
    let policy = Policy::new(RequireOnceRequest::RULES);
    for rule in ["neded", "neded*", "Needed", ""] {
        let error = policy.clone().without(rule).expect_err("it names none");
        assert_eq!(error.to_string(), format!("no rule of the operation matches {rule:?}"));
    }
}

/// One violation of each rule, in both languages: `BLESS=1` writes them, to be read from top to bottom.
#[test]
fn each_kind_of_rule_says_what_is_wrong() {
    let operation = rule_everything();
    let mut random = fastrand::Rng::with_seed(7);
    let mut messages = BTreeMap::new();
    for _ in 0..6_000 {
        let (request, facts) = operation.named(&operation.random(&mut random));
        for violation in report(&request, &facts).violations() {
            let rule = violation.rule();
            messages.entry(rule.id).or_insert_with(|| {
                let chinese = violation.message(Language::Chinese);
                format!("{violation}\n  {chinese}\n")
            });
        }
    }
    let rules = RuleEverythingRequest::RULES.iter();
    let text = rules.filter_map(|rule| messages.remove(rule.id)).collect::<String>();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("violations.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &text).expect("it can be written");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), text);
}

/// Whichever demand is fulfilled, and by whichever remedy, there are fewer changes or fewer gaps left.
#[test]
fn following_what_is_owed_ends_without_errors() {
    let operation = rule_everything();
    let count = std::env::var("FOLLOWED").map_or(60, |it| it.parse().expect("a number"));
    for seed in 0..count {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut given = operation.random(&mut random);
        // Numbers of 32 bits are never equal to longer ones, which a request's description does not show.
        for value in given.iter_mut().flatten() {
            if let Some(number) = value.as_i64() {
                *value = number.clamp(i32::MIN.into(), i32::MAX.into()).into();
            }
        }
        let owed = |given: &Given| {
            let (request, facts) = operation.named(given);
            let (request, context) = made(&request, &facts);
            request.owed(&context)
        };
        operation.follow(given, owed, &mut random);
    }
}

/// Compared with a number of 64 bits, one of 32 bits is offered nothing that it has no room for.
#[test]
fn a_parameter_of_32_bits_is_offered_numbers_of_32_bits() {
    let wide = i64::from(i32::MAX) + 7;
    let request = |middle| {
        let required = RuleEverythingRequired { name: "abcd".into(), middle };
        RuleEverythingRequest::new(required).with_level(2)
    };
    let owed = request(0).with_low(5).with_grade(wide).owed(&Context::new());
    let narrow = ["Low", "Level", "Last"];
    let mut offered = 0;
    for remedy in owed.demands().iter().flat_map(|demand| demand.remedies()) {
        let FittingValues::Numbers(ranges) = &remedy.values else { continue };
        if narrow.contains(&remedy.parameter) {
            let fits = |number: &i64| i32::try_from(*number).is_ok();
            let all_fit = ranges.iter().all(|it| fits(it.start()) && fits(it.end()));
            assert!(all_fit, "{owed}");
            offered += 1;
        }
    }
    assert!(offered > 0, "{owed}");
    let level = owed.demands().iter().find(|demand| demand.violation().rule().id == "equal");
    let level = level.expect("it is broken").remedies();
    let sets_level = |remedy: &Remedy| remedy.parameter == "Level" && remedy.edit != Edit::Remove;
    assert!(!level.is_empty() && !level.iter().any(sets_level), "{owed}");
}

/// The operation of the language's own case that has a rule of each kind.
fn rule_everything() -> Understood {
    static MODEL: LazyLock<Model> = LazyLock::new(|| {
        let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases");
        let mut sources = BTreeMap::<String, Source>::new();
        for folder in ["base", "accept/language/rules"] {
            let specs = disk::specs(&cases.join(folder), "specs").expect("the specs can be read");
            sources.extend(specs.into_iter().map(|it| (it.name.clone(), it)));
        }
        let sources = sources.into_values().collect::<Vec<_>>();
        model(&sources).expect("the specs are right")
    });
    let mut operations = MODEL.operations();
    let operation =
        operations.find(|it| it.service.module == "queue" && it.operation.wire == "RuleEverything");
    Understood::new(operation.expect("the operation"))
}

fn report(request: &Values, facts: &Values) -> Report {
    let (request, context) = made(request, facts);
    request.validate_in(&context)
}

fn made(request: &Values, facts: &Values) -> (RuleEverythingRequest, Context) {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let texts = |value: &Value| {
        let items = value.as_array().expect("a list").iter();
        items.map(text).collect::<Vec<_>>()
    };
    let number = |value: &Value| value.as_i64().expect("a number");
    let short = |value: &Value| i32::try_from(number(value)).expect("a short number");
    let shorts = |value: &Value| {
        let items = value.as_array().expect("a list").iter();
        items.map(short).collect::<Vec<_>>()
    };
    let mut made = RuleEverythingRequest::new(RuleEverythingRequired {
        name: text(&request["Name"]),
        middle: number(&request["Middle"]),
    });
    for (name, value) in request {
        made = match name.as_str() {
            "Name" | "Middle" => made,
            "Note" => made.with_note(text(value)),
            "Engine" => made.with_engine(text(value)),
            "Days" => made.with_days(texts(value)),
            "Names" => made.with_names(texts(value)),
            "Sizes" => made.with_sizes(shorts(value)),
            "Low" => made.with_low(short(value)),
            "High" => made.with_high(number(value)),
            "Last" => made.with_last(short(value)),
            "Starts" => made.with_starts(text(value)),
            "Ends" => made.with_ends(text(value)),
            "Flag" => made.with_flag(value == true),
            "Level" => made.with_level(short(value)),
            "Grade" => made.with_grade(number(value)),
            "Opens" => made.with_opens(text(value)),
            "Closes" => made.with_closes(text(value)),
            "Password" => made.with_password(text(value)),
            "Old" => made.with_old(text(value)),
            other => panic!("{other} is no parameter"),
        };
    }
    let mut context = Context::new();
    for (name, value) in facts {
        context = match name.as_str() {
            "engine" => context.with_engine(text(value)),
            "queues" => context.with_queues(number(value)),
            other => panic!("{other} is no fact"),
        };
    }
    (made, context)
}
