//! Facts, rules, disputes and what they are about → where each is.

use apispec_codegen::evidence::{Item, Page, Target, of_code, of_demand, of_type};
use apispec_codegen::model::{About, Dispute, Provider, Response, Service, View};

/// What the section with the hosts of a service is called.
pub(super) const HOSTS: &str = "hosts";

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

/// Where a fact of a service is.
pub(super) fn of_fact<'a>(around: Around<'a>, index: usize) -> Target<'a> {
    let name = &around.service.context[index].name;
    Page::Service(around.provider, around.service).item(Item::Fact(name))
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
            let hosts = service.endpoints.as_ref().map(|_| Item::Section(HOSTS));
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
