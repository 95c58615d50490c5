//! Changed specs → the modules of the operations with the validator of every change in them.

use std::collections::BTreeMap;
use std::error::Error;

use apispec_codegen::{File, Runtime, Source};

use super::change::Change;

/// The environment variable that chooses a validator; the one that the crate has is 0.
pub(crate) const CHOICE: &str = "MUTANT";

/// The folder of the copied crate.
///
/// Cargo takes packages with the same path in their workspaces for one, so with the name of the original,
/// `cargo test` would run the tests of the copy.
pub(crate) const CRATE: &str = "mutated";

/// The folder of the generated modules in it.
const MODULES: &str = "mutated/src/providers";

/// The modules of all operations, each with its own validator and those of its changes, numbered from 1.
pub(crate) fn woven(sources: &[Source], changes: &[Change]) -> Result<Vec<File>, Box<dyn Error>> {
    let own = emitted(sources)?;
    let mut woven = BTreeMap::<String, Vec<(usize, Validator)>>::new();
    for (index, change) in changes.iter().enumerate() {
        let files = emitted(&change.sources)
            .map_err(|error| format!("`{}` {}: {error}", change.rule, change.kind))?;
        // Names of files follow those of specs.
        let name = change.spec.replace(".json", ".rs");
        let file = files.iter().find(|file| file.path.ends_with(&name));
        let file = file.ok_or_else(|| format!("nothing is made of {name}"))?;
        let path = file.path.clone();
        woven.entry(path).or_default().push((index + 1, Validator::of(&file.text)?));
    }
    let files = own.into_iter().filter_map(|file| {
        let validators = woven.get(&file.path)?;
        Some(with(file, validators))
    });
    files.collect()
}

fn emitted(sources: &[Source]) -> Result<Vec<File>, Box<dyn Error>> {
    let model = apispec_codegen::model(sources).map_err(|report| report.to_string())?;
    Ok(apispec_codegen::modules(&model, MODULES, Runtime::Inside))
}

/// The parts of a module that validate.
struct Validator {
    /// The type of the request.
    request: String,
    /// `support::rules! { … }`
    rules: String,
    /// `(&self, context: &Context) -> support::Report {`
    signature: String,
    /// What follows, without the brace that closes it.
    body: String,
}

impl Validator {
    fn of(module: &str) -> Result<Self, Box<dyn Error>> {
        let part = |begin: &str, end: &str| {
            let (_, rest) = module.split_once(begin)?;
            let (part, _) = rest.split_once(end)?;
            Some(part.to_owned())
        };
        let found = || {
            let function = part("\n    fn validate_in", "\n    }\n")?;
            let (signature, body) = function.split_once('\n')?;
            let rules = part("\nsupport::rules! {", "\n}\n")?;
            Some(Self {
                request: part("\nimpl support::Operation for ", " {\n")?,
                rules: format!("support::rules! {{{rules}\n}}"),
                signature: signature.to_owned(),
                body: body.to_owned(),
            })
        };
        found().ok_or_else(|| "a module without a validator".into())
    }
}

/// A module with further validators, of which the environment chooses.
fn with(file: File, validators: &[(usize, Validator)]) -> Result<File, Box<dyn Error>> {
    let own = Validator::of(&file.text)?;
    let context = if own.signature.contains("_context:") { "_context" } else { "context" };
    let arms = validators
        .iter()
        .map(|(number, _)| {
            format!("            {number} => return self.mutant_{number}({context}),\n")
        })
        .collect::<String>();
    let begin = format!("\n    fn validate_in{}\n", own.signature);
    let choice =
        format!("{begin}        match mutant() {{\n{arms}            _ => {{}}\n        }}\n");
    let methods = validators.iter().map(|(number, validator)| {
        let Validator { signature, rules, body, .. } = validator;
        format!("    fn mutant_{number}{signature}\n{rules}\n{body}\n    }}\n")
    });
    let methods = methods.collect::<String>();
    let text = file.text.replacen(&begin, &choice, 1);
    let request = &own.request;
    Ok(File {
        path: file.path,
        text: format!(
            "{text}\nimpl {request} {{\n{methods}}}\n\n\
             fn mutant() -> usize {{\n    let choice = std::env::var({CHOICE:?});\n    \
             choice.ok().and_then(|it| it.parse().ok()).unwrap_or(0)\n}}\n"
        ),
    })
}
