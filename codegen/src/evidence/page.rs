//! Pages: where each is, as a file and as a module of the docs, and which page an item is on.

use super::anchor::Item;
use crate::model::{About, Demand, Dispute, ErrorCode, Origin, Provider, Response, Service, View};

/// A page of evidence.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Page<'a> {
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
pub(crate) struct Target<'a> {
    /// The page.
    pub(crate) page: Page<'a>,
    /// The item.
    pub(crate) item: Item<'a>,
}

/// The service around what is written about.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) provider: &'a Provider,
    pub(super) service: &'a Service,
}

impl<'a> Around<'a> {
    /// What is around an operation.
    pub(super) fn of(view: View<'a>) -> Self {
        Self { provider: view.provider, service: view.service }
    }
}

impl Target<'_> {
    /// `#parameter-UsedTime`; nothing for the page itself.
    pub(crate) fn fragment(self) -> String {
        let id = self.item.id();
        if id.is_empty() { id } else { format!("#{id}") }
    }
}

impl<'a> Page<'a> {
    /// The file within the folder of all pages: `aliyun/rds/create_backup.md`
    pub(crate) fn file(self) -> String {
        match self {
            Page::Index => "README.md".into(),
            Page::Provider(provider) => format!("{}.md", provider.module),
            Page::Service(provider, service) => {
                format!("{}/{}.md", provider.module, service.module)
            }
            Page::Operation(View { provider, service, operation }) => {
                format!("{}/{}/{}.md", provider.module, service.module, operation.module)
            }
        }
    }

    /// The module of the docs: `aliyun::rds::evidence::create_backup`
    pub(crate) fn module(self) -> Option<String> {
        match self {
            Page::Index => None,
            Page::Provider(provider) => Some(format!("{}::evidence", provider.module)),
            Page::Service(provider, service) => {
                Some(format!("{}::{}::evidence", provider.module, service.module))
            }
            Page::Operation(View { provider, service, operation }) => Some(format!(
                "{}::{}::evidence::{}",
                provider.module, service.module, operation.module
            )),
        }
    }

    /// The feature without which the module is not there; that of a provider is there with any of its services.
    pub(super) fn feature(self) -> Option<&'a str> {
        match self {
            Page::Index | Page::Provider(_) => None,
            Page::Service(_, service) | Page::Operation(View { service, .. }) => {
                Some(&service.feature)
            }
        }
    }

    /// What the page is about, as a reader of Rust calls it.
    pub(super) fn name(self) -> String {
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
    pub(crate) fn item(self, item: Item<'a>) -> Target<'a> {
        Target { page: self, item }
    }
}

/// Where the type with this name is.
pub(crate) fn of_type<'a>(
    provider: &'a Provider,
    service: &'a Service,
    name: &'a str,
) -> Target<'a> {
    let mut views = service.views(provider);
    let inline = views.find(|view| view.operation.types.iter().any(|id| id.name() == name));
    let page = inline.map_or(Page::Service(provider, service), Page::Operation);
    page.item(Item::Type(name))
}

/// Where a fact of a service is.
pub(super) fn of_fact<'a>(around: Around<'a>, index: usize) -> Target<'a> {
    let name = &around.service.context[index].name;
    Page::Service(around.provider, around.service).item(Item::Fact(name))
}

/// Where the first row of a code is.
pub(crate) fn of_code<'a>(
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
pub(crate) fn of_demand<'a>(view: View<'a>, demand: Demand<'a>) -> Target<'a> {
    let shared = view.types().of(&view.service.shared_types);
    let mut limits = shared.flat_map(|named| named.shape.fields()).flat_map(|field| &field.limits);
    let is_shared = limits.any(|limit| limit.place == *demand.place());
    let page =
        if is_shared { Page::Service(view.provider, view.service) } else { Page::Operation(view) };
    page.item(Item::Rule(demand.id()))
}

/// Where a dispute is: a copy of it is beside each item that it concerns.
pub(super) fn of_dispute<'a>(
    provider: &'a Provider,
    service: &'a Service,
    dispute: &'a Dispute,
) -> Target<'a> {
    let mut views = service.views(provider);
    let view = views.find(|view| view.operation.disputes.contains(dispute));
    let page = match view {
        Some(view) if !service.disputes.contains(dispute) => Page::Operation(view),
        _ => Page::Service(provider, service),
    };
    page.item(Item::Dispute(&dispute.id))
}

/// Where that is which a dispute of this page is about.
pub(super) fn of_about<'a>(
    provider: &'a Provider,
    service: &'a Service,
    here: Page<'a>,
    about: &'a About,
) -> Target<'a> {
    match about {
        About::Operation => here.item(Item::Top),
        About::Parameter(wire) => here.item(Item::Parameter(wire)),
        About::ResponseField(path) => match here {
            Page::Operation(view) => of_response_field(view, path),
            _ => here.item(Item::Top),
        },
        About::Type(name) => of_type(provider, service, name),
        About::Error(code) => {
            let mut codes = service.error_codes.iter();
            let code = codes.find(|it| it.wire == *code);
            code.map_or(here.item(Item::Top), |code| of_code(provider, service, code))
        }
        About::Rule(id) | About::Precondition(id) | About::Quota(id) => {
            let demand = match here {
                Page::Operation(view) => {
                    let demands = view.demands().into_iter();
                    demands.filter(|demand| demand.id() == id).map(|it| of_demand(view, it)).next()
                }
                _ => None,
            };
            demand.unwrap_or(here.item(Item::Rule(id)))
        }
        About::Example(name) => here.item(Item::Example(name)),
        About::Endpoints => {
            let hosts = service.endpoints.as_ref().map(|_| Item::Section(super::ENDPOINTS));
            Page::Service(provider, service).item(hosts.unwrap_or(Item::Top))
        }
    }
}

/// Where a field of the response is, which may be within others: `backup/begin_time`
fn of_response_field<'a>(view: View<'a>, path: &'a str) -> Target<'a> {
    let here = Page::Operation(view);
    let fields = match &view.operation.response {
        Response::Object(object) => &object.fields,
        Response::Empty | Response::List(..) => return here.item(Item::Top),
    };
    let mut target = here.item(Item::ResponseField(path));
    let mut fields = fields.as_slice();
    for (depth, step) in path.split('/').enumerate() {
        let Some(field) = fields.iter().find(|field| field.wire == step) else {
            return target;
        };
        if depth == 0 {
            target = here.item(Item::ResponseField(&field.wire));
        }
        let Some(id) = field.kind.named() else {
            return target;
        };
        fields = view.types()[id].shape.fields();
        let next = path.split('/').nth(depth + 1);
        if let Some(member) = next.and_then(|next| fields.iter().find(|it| it.wire == next)) {
            let of = of_type(view.provider, view.service, id.name());
            target = of.page.item(Item::Member(id.name(), &member.wire));
        }
    }
    target
}
