//! Vectors and their failures → how many of the vendor's example responses the generated types decode.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// A product.
pub(crate) struct Service {
    pub(crate) name: String,
    pub(crate) metadata: Value,
}

/// How many example responses there are of one form.
#[derive(Clone, Copy, Default)]
pub(crate) struct Counts {
    well_formed: usize,
    damaged: usize,
    decoded: usize,
}

impl Counts {
    /// The sum of both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            well_formed: self.well_formed + other.well_formed,
            damaged: self.damaged + other.damaged,
            decoded: self.decoded + other.decoded,
        }
    }

    fn share(self) -> String {
        let share = 100.0 * self.decoded as f64 / self.well_formed.max(1) as f64;
        format!("{} ({share:.1} %)", self.decoded)
    }
}

impl Service {
    /// The operations of the metadata.
    pub(crate) fn operations(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.metadata["apis"].as_object().into_iter().flatten()
    }

    /// The example responses in JSON and in XML; those that do not count are described in `others`.
    pub(crate) fn counts(
        &self,
        scratch: &Path,
        failures: &BTreeMap<String, String>,
        others: &mut Vec<String>,
    ) -> Result<[Counts; 2], Box<dyn Error>> {
        let mut counts = [Counts::default(); 2];
        let vectors = vectors(&scratch.join("generated/vectors/aliyun").join(&self.name))?;
        for (operation, says) in self.operations() {
            let demo = says["responseDemo"].as_str().unwrap_or("[]");
            let mut names = BTreeSet::new();
            documented(&says["responses"], &mut names);
            for demo in serde_json::from_str::<Vec<Value>>(demo).unwrap_or_default() {
                let body = demo["example"].as_str().unwrap_or_default();
                let (count, vector, values) = match demo["type"].as_str() {
                    Some("json") => (&mut counts[0], "response", serde_json::from_str(body).ok()),
                    Some("xml") => {
                        (&mut counts[1], "response_in_xml", apispec_codegen::xml_tree(body))
                    }
                    _ => continue,
                };
                if body.trim().is_empty() {
                    continue;
                }
                let name = format!("{} {operation} {vector}", self.name);
                let Some(values) = values else {
                    count.damaged += 1;
                    continue;
                };
                count.well_formed += 1;
                let responses = vectors.get(operation).and_then(|it| it["responses"].as_array());
                let found = responses.into_iter().flatten().find(|it| it["name"] == vector);
                let wrong = match (found, failures.get(&name)) {
                    (None, _) => Some("contradicts the documented response".to_owned()),
                    (_, Some(why)) => Some(why.clone()),
                    (Some(found), None) => {
                        let decoded = scalars(&found["response"], &|_| true);
                        let shown = scalars(&values, &|_| true);
                        let documented = scalars(&values, &|name| names.contains(name));
                        if documented > decoded {
                            Some(format!(
                                "{} of {shown} values are not read as those of a documented field",
                                shown - decoded
                            ))
                        } else {
                            if shown > decoded {
                                others.push(format!("{name}, decoded: {} of {shown} values belong to fields that the metadata does not document", shown - decoded));
                            }
                            None
                        }
                    }
                };
                match wrong {
                    Some(why) => others.push(format!("{name}: {why}")),
                    None => count.decoded += 1,
                }
            }
        }
        Ok(counts)
    }
}

/// The vectors of a service, by the names of their operations.
fn vectors(folder: &Path) -> Result<BTreeMap<String, Value>, Box<dyn Error>> {
    let mut vectors = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let value = serde_json::from_slice::<Value>(&fs::read(entry?.path())?)?;
        let operation = value["operation"].as_str().unwrap_or_default().to_owned();
        vectors.insert(operation, value);
    }
    Ok(vectors)
}

/// The names of all fields of a schema.
fn documented<'a>(schema: &'a Value, names: &mut BTreeSet<&'a str>) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::Object(properties)) = members.get("properties") {
                names.extend(properties.keys().map(String::as_str));
            }
            members.values().for_each(|value| documented(value, names));
        }
        Value::Array(items) => items.iter().for_each(|item| documented(item, names)),
        _ => {}
    }
}

/// How many values there are that are not empty and whose member, or that of their list, has one of the names.
fn scalars(value: &Value, is_counted: &dyn Fn(&str) -> bool) -> usize {
    fn within(value: &Value, name: &str, is_counted: &dyn Fn(&str) -> bool) -> usize {
        match value {
            Value::Array(items) => items.iter().map(|item| within(item, name, is_counted)).sum(),
            Value::Object(members) => {
                members.iter().map(|(name, value)| within(value, name, is_counted)).sum()
            }
            Value::String(text) => usize::from(!text.trim().is_empty() && is_counted(name)),
            Value::Null => 0,
            Value::Bool(_) | Value::Number(_) => usize::from(is_counted(name)),
        }
    }
    within(value, "", is_counted)
}

/// A row of the table.
pub(crate) fn row(name: &str, operations: usize, [json, xml]: [Counts; 2]) -> String {
    let damaged = json.damaged + xml.damaged;
    let [json_share, xml_share] = [json.share(), xml.share()];
    format!(
        "| {name} | {operations} | {} | {json_share} | {} | {xml_share} | {damaged} |",
        json.well_formed, xml.well_formed
    )
}
