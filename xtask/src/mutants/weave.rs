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

/// The modules of all operations, each with its own rules and those of its changes, numbered from 1.
pub(crate) fn woven(sources: &[Source], changes: &[Change]) -> Result<Vec<File>, Box<dyn Error>> {
    let own = emitted(sources)?;
    let mut woven = BTreeMap::<String, Vec<Mutant>>::new();
    for (index, change) in changes.iter().enumerate() {
        let files = emitted(&change.sources)
            .map_err(|error| format!("`{}` {}: {error}", change.rule, change.kind))?;
        // Names of files follow those of specs.
        let name = change.spec.replace(".json", ".rs");
        let file = files.iter().find(|file| file.path.ends_with(&name));
        let file = file.ok_or_else(|| format!("nothing is made of {name}"))?;
        let (path, rules) = (file.path.clone(), part(&file.text, RULES)?.to_owned());
        woven.entry(path).or_default().push(Mutant { number: index + 1, rules });
    }
    let files = own.into_iter().filter_map(|file| {
        let mutants = woven.get(&file.path)?;
        Some(with(file, mutants))
    });
    files.collect()
}

fn emitted(sources: &[Source]) -> Result<Vec<File>, Box<dyn Error>> {
    let model = apispec_codegen::model(sources).map_err(|report| report.to_string())?;
    Ok(apispec_codegen::modules(&model, MODULES, Runtime::Inside))
}

/// The rules of a request that a change has.
struct Mutant {
    number: usize,
    rules: String,
}

/// What stands before and after the rules of a request.
const RULES: (&str, &str) = ("\nsupport::rules! {", "\n}\n");

/// What stands before and after the name of the request, and what it is validated with.
const REQUEST: (&str, &str) = ("\nimpl support::Operation for ", " {\n");
const VALIDATE: (&str, &str) =
    ("\n    fn validate_in(&self, ", ": &Context) -> support::Report {\n");

/// What stands between two texts in a module.
fn part<'m>(module: &'m str, (before, after): (&str, &str)) -> Result<&'m str, Box<dyn Error>> {
    let part = || Some(module.split_once(before)?.1.split_once(after)?.0);
    part().ok_or_else(|| format!("a module without `{}`", before.trim()).into())
}

/// A module with further rules, of which the environment chooses.
fn with(file: File, mutants: &[Mutant]) -> Result<File, Box<dyn Error>> {
    let request = part(&file.text, REQUEST)?;
    let context = part(&file.text, VALIDATE)?;
    let (before, after) = VALIDATE;
    let begin = format!("{before}{context}{after}");
    let arms = mutants.iter().map(|Mutant { number, .. }| {
        format!("            {number} => return mutant_{number}::validated(self, {context}),\n")
    });
    let arms = arms.collect::<String>();
    let choice =
        format!("{begin}        match mutant() {{\n{arms}            _ => {{}}\n        }}\n");
    // A type can't have two methods of one name, so each mutant has a type of its own.
    let modules = mutants.iter().map(|Mutant { number, rules }| {
        // Rustfmt may put the name on a line of its own.
        let (table, order) = rules.split_once("Order<").unwrap_or((rules, ""));
        let order = order.replacen(request, "Mutant", 1);
        format!(
            "mod mutant_{number} {{\n    use super::*;\n    struct Mutant({request});\n    \
             impl support::RuleFields for Mutant {{\n        \
             fn value(&self, at: u16) -> support::Value<'_> {{\n            \
             support::RuleFields::value(&self.0, at)\n        }}\n    }}\n    \
             pub(super) fn validated(request: &{request}, context: &Context) -> support::Report {{\n        \
             Mutant(request.clone()).validated(context)\n    }}\n\
             support::rules! {{{table}Order<{order}\n}}\n}}\n"
        )
    });
    let modules = modules.collect::<String>();
    let text = file.text.replacen(&begin, &choice, 1);
    Ok(File {
        path: file.path,
        text: format!(
            "{text}\n{modules}\n\
             fn mutant() -> usize {{\n    let choice = std::env::var({CHOICE:?});\n    \
             choice.ok().and_then(|it| it.parse().ok()).unwrap_or(0)\n}}\n"
        ),
    })
}
