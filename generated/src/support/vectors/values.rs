//! Values that are expected among others.

use serde_json::Value;

/// Whether all that is expected is found. Secrets have no way out, and are found nowhere.
pub(super) fn contained(expected: &Value, found: &Value, secrets: &[String]) -> Result<(), String> {
    let wrong = || Err(format!("found {found}, expected {expected}"));
    match (expected, found) {
        (Value::Null, _) => Ok(()),
        (Value::Object(expected), Value::Object(found)) => {
            for (name, value) in expected.iter().filter(|(name, _)| !secrets.contains(name)) {
                let found = found.get(name).unwrap_or(&Value::Null);
                let checked = contained(value, found, secrets);
                checked.map_err(|why| format!("`{name}`: {why}"))?;
            }
            Ok(())
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            let mut pairs = expected.iter().zip(found);
            pairs.try_for_each(|(expected, found)| contained(expected, found, secrets))
        }
        (Value::Number(expected), Value::Number(found)) => {
            // A number of single precision comes back with the digits of a double.
            let single = |number: &serde_json::Number| number.as_f64().map(|it| it as f32);
            let is_same =
                expected == found || (found.is_f64() && single(expected) == single(found));
            if is_same { Ok(()) } else { wrong() }
        }
        (expected, found) if expected == found => Ok(()),
        _ => wrong(),
    }
}
