//! One operation: request, response, and how one becomes HTTP and the other comes from it.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::FieldDocs;
use super::print::Module;
use super::structure::{self, Outline};
use super::{
    Context, description, doc_example, docs, fields, ident, named_type, paged, parameters, polled,
    response, rule_docs, rules, secrets, use_types,
};
use crate::evidence::{Item, Page};
use crate::model::{Call, Constant, Kind, Location, Method, Operation, Presence, Usage, View};

/// The file of an operation.
pub(super) fn file(context: &Context<'_>, operation: &Operation) -> Module {
    let view = context.view(operation);
    let docs = docs::inner(&[format!(
        "{}: {}",
        docs::code(&operation.wire),
        docs::prose(&operation.doc.en)
    )]);
    let support = context.use_support();
    let types = used_types(view);
    let request = request(context, view);
    let implementation = implementation(view);
    let polled = operation.poll.as_ref().map(|poll| polled::polled(view, poll));
    let paged = operation.paging.as_ref().map(|paging| paged::paged(view, paging));
    let response = response::definition(context, operation);
    let inline = view.types().of(&operation.types);
    let inline = inline.map(|named| named_type(context, named));
    context.file(
        &operation.module,
        quote! {
            #docs
            use super::context::{self, Context};
            use super::errors::ErrorCode;
            use super::protocol;
            #types
            #support
            #request
            #implementation
            #polled
            #paged
            #response
            #(#inline)*
        },
    )
}

/// `use super::types::{BackupMethod, BackupType};`
fn used_types(view: View<'_>) -> Option<TokenStream> {
    let operation = view.operation;
    let inline = view.types().of(&operation.types);
    let inline = inline.flat_map(|named| named.shape.fields());
    let kinds = operation.kinds();
    let kinds = kinds.chain(inline.map(|field| &field.kind));
    let used = kinds.filter_map(Kind::named);
    use_types(used.filter(|id| !operation.types.contains(id)))
}

fn request(context: &Context<'_>, view: View<'_>) -> TokenStream {
    let operation = view.operation;
    let request_of = format!("Request of {}.", docs::code(&operation.wire));
    let mut paragraphs = vec![format!("{request_of} {}", docs::prose(&operation.doc.en))];
    let status = docs::status(operation.status);
    paragraphs.extend((!status.is_empty()).then(|| status.to_owned()));
    paragraphs.extend(operation.notes.iter().map(|note| docs::prose(&note.doc.en)));
    if let Some(authorization) = &operation.authorization {
        paragraphs.push(format!(
            "Needs the permission {} ({}).",
            docs::code(&authorization.action),
            authorization.access.name()
        ));
    }
    paragraphs.extend(follow_up(view));
    paragraphs.extend(secret_in_query(view));
    let outside = rule_docs::outside(view);
    if !outside.is_empty() {
        paragraphs.push("What must hold outside the request:".into());
    }
    let example = doc_example::block(context.runtime, view);
    let page = Page::Operation(view);
    let end = docs::evidence(context, page.item(Item::Top), operation.disputes.len());
    let end = end.into_iter().collect::<Vec<_>>();
    let name = operation.request_type();
    let parameters = operation.request.fields.iter().enumerate();
    let parameters = parameters.map(|(index, field)| FieldDocs {
        constraints: rule_docs::of_parameter(view, index, "Self"),
        constraints_elsewhere: rule_docs::of_parameter(view, index, &name),
        evidence: docs::evidence(
            context,
            page.item(Item::Parameter(&field.wire)),
            field.disputes.len(),
        ),
    });
    let outline = Outline {
        docs: docs::lines_with_block(&paragraphs, &outside, &example, &end),
        shape: &operation.request,
        usage: Usage { request: true, ..Usage::default() },
        runtime: context.runtime,
        fields: parameters.collect(),
        name: name.clone(),
    };
    let definition = structure::definition(&outline);
    let making = structure::making(&outline, &operation.required_type());
    quote! { #definition #making }
}

/// The requests that follow a response.
fn follow_up(view: View<'_>) -> Vec<String> {
    let polls = view.operation.poll.as_ref().map(|poll| {
        let asks = &poll.request_type;
        format!(
            "Begins a task: [`poll`](support::Polled::poll) makes the [`{asks}`](super::{asks}) that asks for its state."
        )
    });
    let pages = view.operation.paging.as_ref().map(|_| {
        "Lists come in pages: [`next_page`](support::Paged::next_page) makes the request for the next one.".to_owned()
    });
    polls.into_iter().chain(pages).collect()
}

/// A warning, if the query has a secret; in the RPC style, an operation without a JSON body can have its query in a
/// form instead.
fn secret_in_query(view: View<'_>) -> Option<String> {
    let fields = view.operation.request.fields.iter();
    let mut in_query = fields.filter(|field| field.location == Location::Query);
    let way_out = match &view.operation.call {
        Call::Rpc(rpc) if rpc.style.content_type.is_none() => {
            " Encode it with [`Placement::Form`](support::Placement::Form) to avoid that."
        }
        Call::Rpc(_) | Call::Http(_) => "",
    };
    let has_secret = in_query.any(|field| view.types().holds_secret(&field.kind));
    has_secret.then(|| {
        format!("The query of the request has a secret, which access logs would keep.{way_out}")
    })
}

/// ```text
/// impl support::Operation for CreateBackupRequest {
///     fn encode_with(…)…  fn decode(…)…
/// }
/// ```
fn implementation(view: View<'_>) -> TokenStream {
    let operation = view.operation;
    let request = ident(&operation.request_type());
    let response = response::response_type(operation);
    let wire = &operation.wire;
    let call = call(view);
    let decode = response::decode(operation);
    let responses = response::table(view);
    let secrets = secrets::each(&operation.request, view.types());
    let info = description::operation(operation);
    let parameters = parameters::table(view);
    let token = token(operation);
    let rules = rules::of_operation(view);
    let options = ident(match operation.call {
        Call::Rpc(_) => "options",
        Call::Http(_) => "_options",
    });
    // Inlined, so that a program compiles the operations that it calls, and this crate none.
    quote! {
        impl support::Operation for #request {
            type Response = #response;
            type ErrorCode = ErrorCode;
            type Context = Context;
            const NAME: &'static str = #wire;
            const INFO: &'static support::OperationInfo = &INFO;
            const RULES: &'static [support::Rule] = &RULES;

            #[inline]
            fn order() -> &'static support::Rules {
                &ORDER
            }

            #[inline]
            fn validate_in(&self, context: &Context) -> support::Report {
                self.validated(context)
            }

            #[inline]
            fn encode_with(
                &self,
                #options: &support::EncodeOptions,
            ) -> Result<support::HttpRequest, support::EncodeError> {
                #call
            }

            #[inline]
            fn decode(
                response: &support::HttpResponse,
            ) -> Result<Self::Response, support::Failure<ErrorCode>> {
                #decode
            }

            #secrets

            #token
        }

        #responses

        #rules

        #info

        #parameters
    }
}

/// `fn idempotency_token(&mut self) -> …`, if there is one that a caller may leave out.
fn token(operation: &Operation) -> Option<TokenStream> {
    let token = operation.token()?;
    let name = ident(&token.name);
    let is_settable = token.presence == Presence::Optional && token.kind == Kind::String;
    is_settable.then(|| {
        quote! {
            #[inline]
            fn idempotency_token_mut(&mut self) -> Option<&mut Option<String>> {
                Some(&mut self.#name)
            }
        }
    })
}

/// `support::Call::rpc(…).query(…).finish()`
fn call(view: View<'_>) -> TokenStream {
    let start = match &view.operation.call {
        Call::Rpc(rpc) => {
            let (action, version) = (&view.operation.wire, &view.service.version);
            let method = rpc.own_method.map(Method::name);
            let method = method.map(|method| quote! { .method(#method) });
            quote! { support::Call::rpc(&protocol::RPC, #action, #version, options) #method }
        }
        Call::Http(http) => {
            let (method, path) = (http.method.name(), &http.path);
            let content_type = &http.content_type;
            quote! { support::Call::rest(#method, #path, #content_type) }
        }
    };
    let constants =
        view.constants().into_iter().map(|Constant { name, location, value, .. }| {
            let method = ident(match location {
                Location::Header => "constant_header",
                _ => "constant_query",
            });
            quote! { .#method(#name, #value) }
        });
    let parameters = view.operation.request.fields.iter().map(fields::parameter);
    quote! { #start #(#constants)* .credentials(protocol::ENVELOPE.credentials) #(#parameters)* .finish() }
}
