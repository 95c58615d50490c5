//! Operations with rules that look random and are the same each time.

use apispec_codegen::{Model, Source, model};
use serde_json::{Value, json};

/// An operation with some rules.
pub(crate) fn specs(seed: u64) -> Model {
    let random = &mut Random(seed);
    let rules = rules(random);
    built(random, rules, 0)
}

/// The same operation with one rule changed, left out, or moved.
pub(crate) fn changed(seed: u64) -> Model {
    let random = &mut Random(seed);
    let mut rules = rules(random);
    let mut other = Random(seed + 1_000);
    match other.below(4) {
        0 => rules[0] = check(&mut other),
        1 => rules.reverse(),
        2 => rules.push(rules[0].clone()),
        _ => {
            rules.pop();
        }
    }
    built(random, rules, other.below(2))
}

fn rules(random: &mut Random) -> Vec<Value> {
    let count = 1 + random.below(5);
    let mut rules = (0..count).map(|_| check(random)).collect::<Vec<_>>();
    if random.below(3) == 0 {
        let again = rules[0].clone();
        rules.push(again);
    }
    rules
}

/// An operation with these rules.
fn built(random: &mut Random, rules: Vec<Value>, wider: usize) -> Model {
    let severity = |index: usize| match index % 4 {
        3 => "warning",
        _ => "error",
    };
    let rules = rules.into_iter().enumerate().map(
        |(index, check)| json!({ "id": format!("r{index}"), "check": check, "severity": severity(index) }),
    );
    let rules = rules.collect::<Vec<_>>();
    let limit = match random.below(2) {
        0 => json!([]),
        _ => json!([{ "check": { "range": { "min": 1, "max": 3 + wider } } }]),
    };
    let fruit = json!({ "ref": "Fruit" });
    let operation = json!({
        "operation": "Eat",
        "doc": { "en": "Eats." },
        "parameters": [
            { "name": "A", "type": fruit, "default": "fig" },
            { "name": "B", "type": fruit, "required": true },
            { "name": "C", "type": "int32", "limits": limit },
            { "name": "D", "type": "boolean" },
            { "name": "E", "type": "string" },
        ],
        "response": "empty",
        "rules": rules,
        "preconditions": [{ "id": "p", "doc": { "en": "P." }, "holds": condition(random, 2) }],
    });
    let service = json!({
        "service": "food",
        "doc": { "en": "Food." },
        "product": "Food",
        "version": "1",
        "context": [{ "name": "tree", "type": fruit }],
    });
    let types = json!({ "types": [{
        "name": "Fruit",
        "doc": { "en": "A fruit." },
        "type": { "enum": { "values": [{ "value": "fig" }, { "value": "plum" }] } },
    }] });
    let provider = json!({
        "provider": "acme",
        "doc": { "en": "Acme." },
        "style": { "rpc": { "action": "Action", "version": "Version", "path": "/", "method": "POST" } },
        "envelope": { "code": ["Code"], "message": ["Message"] },
    });
    let sources = [
        ("sources.json", json!({ "documents": [] })),
        ("acme/provider.json", provider),
        ("acme/food/service.json", service),
        ("acme/food/types/fruit.json", types),
        ("acme/food/eat.json", operation),
    ];
    let sources = sources.map(|(name, value)| Source {
        path: name.to_owned(),
        name: name.to_owned(),
        text: value.to_string(),
    });
    model(&sources).unwrap_or_else(|report| panic!("{report}"))
}

const OPTIONAL: [&str; 4] = ["A", "C", "D", "E"];

fn check(random: &mut Random) -> Value {
    let when = condition(random, 2);
    let fields = fields(random);
    match random.below(9) {
        0 => json!({ "required_if": { "fields": fields, "when": when } }),
        1 => json!({ "allowed_if": { "fields": fields, "when": when } }),
        2 => json!({ "forbidden_if": { "fields": fields, "when": when } }),
        3 => {
            let (field, value) = (random.pick(&["A", "B"]), random.pick(&["fig", "plum"]));
            json!({ "values_if": { "field": field, "values": [value], "when": when } })
        }
        4 => json!({ "range_if": { "field": "C", "range": { "max": 2 }, "when": when } }),
        5 => {
            json!({ "length_if": { "field": "E", "length": { "min": 2, "max": 3 }, "when": when } })
        }
        6 => json!({ "all_or_none": { "fields": ["C", "D", "E"] } }),
        7 => json!({ "at_least_one": { "fields": ["A", random.pick(&["D", "E"])] } }),
        _ => match random.below(2) {
            0 => json!({ "exactly_one": { "fields": ["A", random.pick(&["D", "E"])] } }),
            _ => json!({ "at_most_one": { "fields": ["A", "C", random.pick(&["D", "E"])] } }),
        },
    }
}

fn fields(random: &mut Random) -> Vec<&'static str> {
    let first = random.below(4);
    let second = random.below(4);
    let mut fields = vec![OPTIONAL[first]];
    if second != first && random.below(3) == 0 {
        fields.push(OPTIONAL[second]);
    }
    fields
}

fn condition(random: &mut Random, depth: usize) -> Value {
    let fruit = random.pick(&["fig", "plum"]);
    let kinds = if depth == 0 { 6 } else { 9 };
    match random.below(kinds) {
        0 => json!({ "field": random.pick(&OPTIONAL), "present": random.below(2) == 0 }),
        1 => json!({ "field": "A", "is": fruit, "absent": random.pick(&["default", "absent"]) }),
        2 => json!({ "field": "B", "is": fruit }),
        3 => json!({ "context": "tree", "is": fruit }),
        4 => json!({ "field": "D", "is": random.below(2) == 0, "absent": "absent" }),
        5 => json!({ "field": "C", "in": [2, 7], "absent": "absent" }),
        6 => json!({ "not": condition(random, depth - 1) }),
        7 => json!({ "all": [condition(random, depth - 1), condition(random, depth - 1)] }),
        _ => json!({ "any": [condition(random, depth - 1), condition(random, depth - 1)] }),
    }
}

/// Numbers that look random and are the same each time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).expect("it is below the end")
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}
