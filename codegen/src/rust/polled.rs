//! Polling: the request that asks for the state of a task, and where its response has it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ident;
use super::paths::Path;
use crate::model::{Field, Operation, Poll, PollValue, Presence, View};

/// ```text
/// impl support::Polled for CreateBackupRequest {
///     type Poll = super::DescribeBackupTasksRequest;
///     const STATES: &'static support::States = …;
///     fn poll(&self, response: &Self::Response) -> Option<Self::Poll> {
///         let mut poll = super::DescribeBackupTasksRequest::new(self.db_instance_id.clone());
///         poll.backup_job_id = Some(response.backup_job_id.clone()?);
///         Some(poll)
///     }
///     fn state<'p>(…) -> Option<&'p str> {
///         let key = response.backup_job_id.as_ref()?;
///         let mut items = polled.items.as_ref()?.backup_job.as_ref()?.iter();
///         let item = items.find(|item| item.backup_job_id.as_ref() == Some(key))?;
///         Some(item.backup_status.as_ref()?.as_str())
///     }
/// }
/// ```
pub(super) fn polled(view: View<'_>, poll: &Poll) -> TokenStream {
    let operation = view.operation;
    let reports = &view.service.operations[poll.operation];
    let (request, asks) = (ident(&operation.request_type()), ident(&reports.request_type()));
    let (running, done, failed) = (&poll.says.running, &poll.says.done, &poll.says.failed);
    let made = poll_request(view, reports, &poll.with);
    let uses = |value: &PollValue| matches!(value, PollValue::Response(_));
    let begun = begun(poll.with.iter().any(|(_, value)| uses(value)));
    let key = begun_key(poll);
    let state = state(view, reports, poll);
    quote! {
        impl support::Polled for #request {
            type Poll = super::#asks;
            const STATES: &'static support::States = &support::States {
                running: &[#(#running),*],
                done: &[#(#done),*],
                failed: &[#(#failed),*],
            };

            fn poll(&self, #begun: &Self::Response) -> Option<Self::Poll> {
                #made
            }

            fn state<'p>(
                &self,
                #key: &Self::Response,
                polled: &'p <Self::Poll as support::Operation>::Response,
            ) -> Option<&'p str> {
                #state
            }
        }
    }
}

/// `response`, or `_response` where nothing is read from it.
fn begun(is_used: bool) -> Ident {
    ident(if is_used { "response" } else { "_response" })
}

fn begun_key(poll: &Poll) -> Ident {
    begun(poll.item.iter().any(|item| matches!(item.is, PollValue::Response(_))))
}

/// The body of `poll`.
fn poll_request(view: View<'_>, reports: &Operation, with: &[(usize, PollValue)]) -> TokenStream {
    let asks = ident(&reports.request_type());
    let fields = &reports.request.fields;
    let given = with.iter().map(|(index, value)| (&fields[*index], value));
    let is_required = |field: &Field| field.presence == Presence::Required;
    let (required, optional) = given.partition::<Vec<_>, _>(|(field, _)| is_required(field));
    let arguments = match required.as_slice() {
        [] => quote! {},
        [(_, value)] => always(view, value),
        several => {
            let literal = ident(&reports.required_type());
            let members = several.iter().map(|(field, value)| {
                let (name, value) = (ident(&field.name), always(view, value));
                quote! { #name: #value }
            });
            quote! { super::#literal { #(#members),* } }
        }
    };
    let made = quote! { super::#asks::new(#arguments) };
    if optional.is_empty() {
        return quote! { Some(#made) };
    }
    let set = optional.iter().map(|(field, value)| {
        let name = ident(&field.name);
        let value = maybe(view, value);
        quote! { poll.#name = #value; }
    });
    quote! {
        let mut poll = #made;
        #(#set)*
        Some(poll)
    }
}

/// A value for a field that is always there: `response.backup_job_id.clone()?`
fn always(view: View<'_>, value: &PollValue) -> TokenStream {
    begun_path(view, value).value()
}

/// A value for a field that may be absent. That of a request may be absent too; without that of a response,
/// the task is not known.
fn maybe(view: View<'_>, value: &PollValue) -> TokenStream {
    let path = begun_path(view, value);
    match value {
        PollValue::Request(_) if path.ends_optional() => path.option(),
        _ => {
            let value = path.value();
            quote! { Some(#value) }
        }
    }
}

/// The body of `state`.
fn state(view: View<'_>, reports: &Operation, poll: &Poll) -> TokenStream {
    let types = view.types();
    let fields = reports.response.fields();
    let Some(item) = &poll.item else {
        let path = Path::new("polled", poll.state.fields(fields, types));
        let state = path.reference();
        return quote! { Some(#state.as_str()) };
    };
    let list = item.list.fields(fields, types);
    let items = list.last().and_then(|list| types.structure(list.kind.each()));
    let items = items.map_or(&[][..], |items| &items.fields);
    let key = &items[item.key];
    let is = begun_path(view, &item.is).borrowed();
    let name = ident(&key.name);
    let test = match key.presence {
        Presence::Required => quote! { item.#name == *key },
        Presence::Optional => quote! { item.#name.as_ref() == Some(key) },
    };
    let list = Path::new("polled", list).reference();
    let state = Path::new("item", poll.state.fields(items, types));
    let state = state.reference();
    quote! {
        let key = #is;
        let mut items = #list.iter();
        let item = items.find(|item| #test)?;
        Some(#state.as_str())
    }
}

fn begun_path<'a>(view: View<'a>, value: &PollValue) -> Path<'a> {
    let operation = view.operation;
    match value {
        PollValue::Request(index) => Path::new("self", vec![&operation.request.fields[*index]]),
        PollValue::Response(path) => {
            Path::new("response", path.fields(operation.response.fields(), view.types()))
        }
    }
}
