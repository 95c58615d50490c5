//! Codes of errors → names in Rust, where their own ones are no names or are those of other codes.

use std::collections::BTreeMap;

use apispec_codegen::spec::read::Specs;
use heck::ToUpperCamelCase;

use super::metadata::Located;
use super::names::{self, Case};

/// The names of codes that need one: those of existing specs, and those of the rows of these operations.
///
/// The generator would find most of them one after the other, since a code hides the next one of its name.
pub(super) fn names<'a>(
    specs: &Specs,
    service: &str,
    operations: impl Iterator<Item = &'a Located<'a>>,
) -> BTreeMap<String, String> {
    let (provider, name) = service.split_once('/').unwrap_or_default();
    let of_operations = specs.operations_of(provider, name).iter().flat_map(|it| &it.spec.errors);
    let of_service = specs.service(provider, name).into_iter().flat_map(|it| &it.spec.errors);
    let of_provider = specs.provider(provider).into_iter().flat_map(|it| &it.spec.errors);
    let mut names = BTreeMap::new();
    let mut taken = BTreeMap::new();
    for row in of_operations.chain(of_service).chain(of_provider) {
        if let Some(rust) = &row.rust {
            names.insert(row.code.clone(), rust.clone());
        }
        let rust = row.rust.clone().unwrap_or_else(|| row.code.to_upper_camel_case());
        taken.insert(rust.to_lowercase(), row.code.clone());
    }
    for operation in operations {
        let statuses = operation.at("errorCodes").map(|it| it.members()).unwrap_or_default();
        let rows = statuses.iter().flat_map(|(_, rows)| rows.items());
        for code in rows.filter_map(|row| row.text("errorCode")) {
            if names.contains_key(code) {
                continue;
            }
            let own = code.to_upper_camel_case();
            let mut rust = names::needed(Case::Type, code).unwrap_or_else(|| own.clone());
            let is_free = |rust: &str, taken: &BTreeMap<String, String>| {
                taken.get(&rust.to_lowercase()).is_none_or(|other| other == code)
            };
            let mut tried = (rust != own).then(|| rust.clone());
            while !is_free(&rust, &taken) {
                rust = names::another(Case::Type, code, tried.as_deref());
                tried = Some(rust.clone());
            }
            taken.insert(rust.to_lowercase(), code.to_owned());
            if rust != own {
                names.insert(code.to_owned(), rust);
            }
        }
    }
    names
}
