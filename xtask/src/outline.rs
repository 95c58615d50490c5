//! Modules → outline: one line for each public item of the generated modules, with its full type.

use std::borrow::Borrow;

use apispec_codegen::{Links, Listing, Model, Module, ModuleItem, Part, Runtime, each_module};
use quote::ToTokens;

/// The folder of the generated modules.
pub(crate) const MODULES: &str = "generated/src/providers";

/// One line for each public item of the generated modules, sorted. Can't fail.
pub fn public_items(model: &Model) -> String {
    let (listing, links) = (Listing::of(model), Links::default());
    let part = Part::whole(model, &listing);
    let lines = each_module(part, MODULES, Runtime::Inside, &links, |module| lines(&module));
    sorted(lines.concat())
}

/// The lines of a module.
pub(crate) fn lines(module: &Module) -> Vec<String> {
    let path = module_path(module.path.trim_start_matches(MODULES));
    let mut lines = Vec::new();
    for item in &module.items {
        match item {
            ModuleItem::Plain(item) => self::item(item, &path, &mut lines),
            ModuleItem::Table(name, within) => {
                within.iter().for_each(|it| made(it, name, &path, &mut lines));
            }
        }
    }
    lines
}

/// The outline of these lines.
pub(crate) fn sorted<T: Ord + Borrow<str>>(mut lines: Vec<T>) -> String {
    lines.sort();
    lines.join("\n") + "\n"
}

/// The public path of the items in a file: a service's files are re-exported by its module.
fn module_path(path: &str) -> String {
    let steps = path.split('/').filter(|step| !step.is_empty());
    let steps = steps.collect::<Vec<_>>();
    steps[..steps.len() - 1].join("::")
}

fn item(item: &syn::Item, path: &str, lines: &mut Vec<String>) {
    match item {
        syn::Item::Struct(item) if is_public(&item.vis) => {
            let name = format!("{path}::{}", item.ident);
            lines.push(format!("struct {name}{}", derives(&item.attrs)));
            for field in item.fields.iter().filter(|field| is_public(&field.vis)) {
                if let Some(ident) = &field.ident {
                    lines.push(format!("struct {name}.{ident}: {}", text(&field.ty)));
                }
            }
        }
        syn::Item::Enum(item) => {
            let name = format!("{path}::{}", item.ident);
            lines.push(format!("enum {name}{}", derives(&item.attrs)));
            for syn::Variant { ident, fields, .. } in &item.variants {
                lines.push(format!("enum {name}::{ident}{}", text(fields)));
            }
        }
        syn::Item::Impl(item) => implementation(item, path, lines),
        syn::Item::Mod(item) if is_public(&item.vis) => {
            let module = format!("{path}::{}", item.ident);
            // The providers are at the root, which has no path.
            lines.push(format!("mod {}", module.trim_start_matches("::")));
        }
        _ => {}
    }
}

/// What a macro of the runtime makes of an item.
fn made(item: &syn::Item, by: &str, path: &str, lines: &mut Vec<String>) {
    // Other tables have no public items.
    let syn::Item::Enum(item) = item else {
        return;
    };
    let name = format!("{path}::{}", item.ident);
    lines.push(format!("enum {name} (Clone, Debug, PartialEq, Eq, Hash)"));
    for variant in &item.variants {
        lines.push(format!("enum {name}::{}", variant.ident));
    }
    lines.push(format!("enum {name}::Unrecognized(support::Unrecognized)"));
    lines.push(format!("fn {name}::as_str(&self) -> &str"));
    let others: &[&str] = match by {
        "support::error_codes" => &[
            "const {name}::DOCUMENTED: &'static [&'static [support::DocumentedError]]",
            "fn {name}::documented(&self) -> &'static [support::DocumentedError]",
            "fn {name}::is_documented(&self) -> bool",
            "fn {name}::parse(code: &str) -> Self",
            "impl support::ServiceErrorCode for {name}",
        ],
        _ => &[
            "const {name}::TEXTS: &'static [&'static str]",
            "const {name}::VALUES: &'static [Self]",
            "fn {name}::parse(text: &str) -> Self",
        ],
    };
    lines.extend(others.iter().map(|line| line.replace("{name}", &name)));
}

fn implementation(item: &syn::ItemImpl, path: &str, lines: &mut Vec<String>) {
    let name = format!("{path}::{}", text(&item.self_ty));
    if let Some((of, _)) = &item.trait_ {
        lines.push(format!("impl {} for {name}", text(of)));
        for inner in &item.items {
            if let syn::ImplItem::Type(inner) = inner {
                lines.push(format!("type {name}::{}: {}", inner.ident, text(&inner.ty)));
            }
        }
        return;
    }
    for inner in &item.items {
        match inner {
            syn::ImplItem::Fn(function) if is_public(&function.vis) => {
                lines.push(format!("fn {name}::{}", signature(&function.sig)));
            }
            syn::ImplItem::Const(constant) if is_public(&constant.vis) => {
                let (constant, kind) = (&constant.ident, text(&constant.ty));
                lines.push(format!("const {name}::{constant}: {kind}"));
            }
            _ => {}
        }
    }
}

fn signature(signature: &syn::Signature) -> String {
    let inputs = text(&signature.inputs);
    let output = text(&signature.output);
    format!("{}({inputs}) {output}", signature.ident).trim_end().to_owned()
}

fn derives(attributes: &[syn::Attribute]) -> String {
    let lists = attributes.iter().map(|attribute| &attribute.meta);
    let lists = lists.filter_map(|meta| meta.require_list().ok());
    let derives = lists.filter(|list| list.path.is_ident("derive"));
    let derives = derives.map(|list| format!(" ({})", text(&list.tokens)));
    derives.collect()
}

fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}

/// Tokens as text, without the spaces that only separate them.
fn text(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    // The order matters: each replacement works on the result of the one before.
    let replacements = [
        (" ,", ","),
        (" :: ", "::"),
        (":: ", "::"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        ("& ", "&"),
        (" :", ":"),
        ("( ", "("),
        (" )", ")"),
        (" (", "("),
    ];
    let replacements = replacements.iter();
    replacements.fold(text, |text, (from, to)| text.replace(from, to))
}
