//! Where another crate has the runtime: `::cloud_backup_api`, or a path of its own.

use std::fmt;
use std::str::FromStr;

use proc_macro2::TokenStream;
use quote::quote;

use super::ident;
use crate::check::is_identifier;

/// The path of the runtime in a crate that has it as a dependency: `::cloud_backup_api` if nothing else is said.
///
/// A dependency that has another name in the manifest is `::renamed`; what the crate re-exports is `crate::x::runtime`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuntimePath {
    /// Whether it begins with `::`.
    is_global: bool,
    names: Vec<String>,
}

impl Default for RuntimePath {
    fn default() -> Self {
        Self { is_global: true, names: vec!["cloud_backup_api".into()] }
    }
}

impl RuntimePath {
    /// `::cloud_backup_api`
    pub(super) fn tokens(&self) -> TokenStream {
        let names = self.names.iter().map(|name| ident(name));
        let global = self.is_global.then(|| quote! { :: });
        quote! { #global #(#names)::* }
    }
}

/// A text that is not the path of a crate or module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPath(String);

impl fmt::Display for NoPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "`{}` is not the path of the runtime: write `::name` for a dependency, or `crate::path::to::it`",
            self.0
        )
    }
}

impl std::error::Error for NoPath {}

impl FromStr for RuntimePath {
    type Err = NoPath;

    fn from_str(text: &str) -> Result<Self, NoPath> {
        let (is_global, rest) = match text.strip_prefix("::") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let names = rest.split("::").map(|name| name.trim_start_matches("r#"));
        let names = names.map(str::to_owned).collect::<Vec<_>>();
        let (first, inner) = names.split_first().ok_or_else(|| NoPath(text.into()))?;
        let is_name = |name: &String| is_identifier(name) && !RELATIVE.contains(&name.as_str());
        let is_root = first == "crate" && !is_global && !inner.is_empty();
        if (is_root || is_name(first)) && inner.iter().all(is_name) {
            Ok(Self { is_global, names })
        } else {
            Err(NoPath(text.into()))
        }
    }
}

/// What leads elsewhere from each module, or nowhere.
const RELATIVE: &[&str] = &["crate", "self", "super", "Self", "_"];
