//! Pages: where each is, as a file and as a module of the docs, and which page an item is on.

use super::Link;
use super::anchor::Item;
use crate::model::{Demand, ErrorCode, Origin, Provider, Service, View};

/// A page of evidence.
#[derive(Clone, Copy, Debug)]
pub enum Page<'a> {
    /// The list of all pages.
    Index,
    /// A provider.
    Provider(&'a Provider),
    /// A service of a provider.
    Service(&'a Provider, &'a Service),
    /// An operation.
    Operation(View<'a>),
}

/// An item on its page.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The page.
    pub page: Page<'a>,
    /// The item.
    pub item: Item<'a>,
}

impl Target<'_> {
    /// `#parameter-UsedTime`; nothing for the page itself.
    pub fn fragment(self) -> String {
        let id = self.item.id();
        if id.is_empty() { id } else { format!("#{id}") }
    }
}

impl<'a> Page<'a> {
    /// The file within the folder of all pages: `aliyun/rds/create_backup.md`
    pub fn file(self) -> String {
        match self.steps().as_slice() {
            [] => "README.md".into(),
            steps => file_of(steps),
        }
    }

    /// The module of the docs: `aliyun::rds::evidence::create_backup`
    pub fn module(self) -> Option<String> {
        match self.steps().as_slice() {
            [] => None,
            steps => Some(module_of(steps)),
        }
    }

    /// The modules of what it is about, the outermost first; none for the list of all pages.
    fn steps(self) -> Vec<&'a str> {
        match self {
            Page::Index => Vec::new(),
            Page::Provider(provider) => vec![&provider.module],
            Page::Service(provider, service) => vec![&provider.module, &service.module],
            Page::Operation(View { provider, service, operation }) => {
                vec![&provider.module, &service.module, &operation.module]
            }
        }
    }

    /// The feature without which the module is not there; that of a provider is there with any of its services.
    pub fn feature(self) -> Option<&'a str> {
        match self {
            Page::Index | Page::Provider(_) => None,
            Page::Service(_, service) | Page::Operation(View { service, .. }) => {
                Some(&service.feature)
            }
        }
    }

    /// What the page is about, as a reader of Rust calls it.
    pub fn name(self) -> String {
        match self {
            Page::Index => "all evidence".into(),
            Page::Provider(provider) => format!("`{}`", provider.module),
            Page::Service(provider, service) => {
                format!("`{}::{}`", provider.module, service.module)
            }
            Page::Operation(view) => format!("`{}`", view.operation.wire),
        }
    }

    /// An item of the page.
    pub fn item(self, item: Item<'a>) -> Target<'a> {
        Target { page: self, item }
    }
}

impl<'a> Link<'a> {
    /// A link from the list of all pages to the page of these modules, the outermost first.
    pub fn from_index(modules: &[&str], feature: Option<&'a str>) -> Self {
        Self {
            address: file_of(modules),
            module: format!("crate::{}", module_of(modules)),
            feature,
        }
    }
}

/// `aliyun/rds/create_backup.md`
fn file_of(modules: &[&str]) -> String {
    format!("{}.md", modules.join("/"))
}

/// `aliyun::rds::evidence::create_backup`
fn module_of(modules: &[&str]) -> String {
    let (around, within) = modules.split_at(modules.len().min(2));
    let steps = around.iter().chain([&"evidence"]).chain(within);
    steps.copied().collect::<Vec<_>>().join("::")
}

/// Where the type with this name is.
pub fn of_type<'a>(provider: &'a Provider, service: &'a Service, name: &'a str) -> Target<'a> {
    let mut views = service.views(provider);
    let inline = views.find(|view| view.operation.types.iter().any(|id| id.name() == name));
    let page = inline.map_or(Page::Service(provider, service), Page::Operation);
    page.item(Item::Type(name))
}

/// Where the first row of a code is.
pub fn of_code<'a>(
    provider: &'a Provider,
    service: &'a Service,
    code: &'a ErrorCode,
) -> Target<'a> {
    let page = match code.rows.first().map(|row| &row.origin) {
        Some(Origin::Operation(wire)) => {
            let mut views = service.views(provider);
            let view = views.find(|view| view.operation.wire == *wire);
            view.map_or(Page::Service(provider, service), Page::Operation)
        }
        Some(Origin::Provider) => Page::Provider(provider),
        Some(Origin::Service) | None => Page::Service(provider, service),
    };
    page.item(Item::Error(&code.wire))
}

/// Where a rule, a limit, a precondition or a quota is: limits of shared types are with their types.
pub fn of_demand<'a>(view: View<'a>, demand: Demand<'a>) -> Target<'a> {
    let shared = view.types().of(&view.service.shared_types);
    let mut limits = shared.flat_map(|named| named.shape.fields()).flat_map(|field| &field.limits);
    let is_shared = limits.any(|limit| limit.place == *demand.place());
    let page =
        if is_shared { Page::Service(view.provider, view.service) } else { Page::Operation(view) };
    page.item(Item::Rule(demand.id()))
}
