//! What exports say of a request is what the emitted validators say, but for what they list as not expressed.

use std::collections::BTreeMap;

use apispec_codegen::rules;
use xtask::export::json_schema;

use crate::agreement::count;
use crate::operations::operations;

/// Without facts, a schema refuses exactly the requests that have an error of a rule that it expresses.
#[test]
fn schemas_refuse_what_is_an_error() {
    for tested in operations() {
        let understood = &tested.understood;
        let schema = json_schema::schema(&rules::document(understood.view, "made for a test"));
        let validator = jsonschema::draft202012::new(&schema).expect("it is a schema");
        let missing = schema["x-not-expressed"].as_array().expect("a list").iter();
        let missing = missing.filter(|it| it["partly"] != true);
        let missing = missing.filter_map(|it| it["rule"].as_str()).collect::<Vec<_>>();
        let facts = understood.operation.request.fields.len()..;
        let mut random = fastrand::Rng::with_seed(20_201_210);
        let mut refused = BTreeMap::<&str, u64>::new();
        for _ in 0..count() {
            let mut given = understood.random(&mut random);
            given[facts.clone()].fill(None);
            let report = tested.report(&given);
            let errors = report.errors().map(|it| it.rule().id);
            let errors = errors.filter(|id| !missing.contains(id)).collect::<Vec<_>>();
            let request = serde_json::Value::Object(understood.named(&given).0);
            assert_eq!(validator.is_valid(&request), errors.is_empty(), "{request}: {errors:?}");
            errors.into_iter().for_each(|id| *refused.entry(id).or_default() += 1);
        }
        // Each rule that is expressed, and needs no fact, was broken.
        let unbroken = tested.rules.iter().filter(|rule| {
            let is_error = rule.severity == cloud_backup_api::Severity::Error;
            let mut partly = schema["x-not-expressed"].as_array().into_iter().flatten();
            is_error && !refused.contains_key(rule.id) && partly.all(|it| it["rule"] != rule.id)
        });
        assert_eq!(unbroken.map(|it| it.id).collect::<Vec<_>>(), [""; 0]);
    }
}
