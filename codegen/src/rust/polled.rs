//! Polling: the request that asks for the state of a task, and where its response has it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ident;
use super::paths::Path;
use crate::model::{Poll, PollParameter, PollValue, Presence, View};

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
    let request = ident(&view.operation.request_type());
    let asks = ident(&poll.request_type);
    let (running, done, failed) = (&poll.says.running, &poll.says.done, &poll.says.failed);
    let made = poll_request(view, poll);
    let response = self::response(poll.with.iter().map(|given| &given.value));
    let keyed_response = self::response(poll.item.iter().map(|item| &item.is));
    let state = state(view, poll);
    quote! {
        impl support::Polled for #request {
            type Poll = super::#asks;
            const STATES: &'static support::States = &support::States {
                running: &[#(#running),*],
                done: &[#(#done),*],
                failed: &[#(#failed),*],
            };

            fn poll(&self, #response: &Self::Response) -> Option<Self::Poll> {
                #made
            }

            fn state<'p>(
                &self,
                #keyed_response: &Self::Response,
                polled: &'p <Self::Poll as support::Operation>::Response,
            ) -> Option<&'p str> {
                #state
            }
        }
    }
}

/// `response`, or `_response` if none of the values is in it.
fn response<'a>(mut values: impl Iterator<Item = &'a PollValue>) -> Ident {
    let is_used = values.any(|value| matches!(value, PollValue::Response(_)));
    ident(if is_used { "response" } else { "_response" })
}

/// The body of `poll`.
fn poll_request(view: View<'_>, poll: &Poll) -> TokenStream {
    let asks = ident(&poll.request_type);
    let is_required = |given: &&PollParameter| given.field.presence == Presence::Required;
    let (required, optional) = poll.with.iter().partition::<Vec<_>, _>(is_required);
    let arguments = match required.as_slice() {
        [] => quote! {},
        [given] => always(view, &given.value),
        several => {
            let literal = ident(&poll.required_type);
            let members = several.iter().map(|given| {
                let (name, value) = (ident(&given.field.name), always(view, &given.value));
                quote! { #name: #value }
            });
            quote! { super::#literal { #(#members),* } }
        }
    };
    let made = quote! { super::#asks::new(#arguments) };
    if optional.is_empty() {
        return quote! { Some(#made) };
    }
    let set = optional.iter().map(|given| {
        let name = ident(&given.field.name);
        let value = maybe(view, &given.value);
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
fn state(view: View<'_>, poll: &Poll) -> TokenStream {
    let Some(item) = &poll.item else {
        let state = Path::new("polled", &poll.state).reference();
        return quote! { Some(#state.as_str()) };
    };
    let is = begun_path(view, &item.is).borrowed();
    let name = ident(&item.key.name);
    let test = match item.key.presence {
        Presence::Required => quote! { item.#name == *key },
        Presence::Optional => quote! { item.#name.as_ref() == Some(key) },
    };
    let list = Path::new("polled", &item.list).reference();
    let state = Path::new("item", &poll.state).reference();
    quote! {
        let key = #is;
        let mut items = #list.iter();
        let item = items.find(|item| #test)?;
        Some(#state.as_str())
    }
}

fn begun_path<'a>(view: View<'a>, value: &'a PollValue) -> Path<'a> {
    match value {
        PollValue::Request(index) => Path::to_field("self", &view.operation.request.fields[*index]),
        PollValue::Response(path) => Path::new("response", path),
    }
}
