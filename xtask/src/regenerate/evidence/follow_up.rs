//! Polling and paging: which request follows a response, and what its states mean.

use apispec_codegen::evidence::{Item, Page};
use apispec_codegen::markdown::code;
use apispec_codegen::model::{Paging, PagingForm, Poll, PollSource, View};

use super::sheet::Sheet;

/// How the task that an operation begins is polled.
pub(super) fn poll<'a>(sheet: &Sheet<'a>, view: View<'a>, poll: &'a Poll) -> String {
    let says = &poll.says;
    let mut views = view.service.views(view.provider);
    let asked = views.find(|it| it.operation.wire == says.operation);
    let asked = asked.map_or(code(&says.operation), |it| {
        sheet.link(&code(&says.operation), Page::Operation(it).item(Item::Top))
    });
    let mut text = format!("- {asked} reports the state of the task\n");
    for given in &says.with {
        text.push_str(&format!("- Its {} is {}\n", code(&given.parameter), value(&given.from)));
    }
    if let Some(item) = &says.item {
        text.push_str(&format!(
            "- The task is the item of {} whose {} is {}\n",
            code(&item.list),
            code(&item.key),
            value(&item.is)
        ));
    }
    text.push_str(&format!("- The state is {}\n", code(&says.state)));
    for (what, states) in
        [("Running", &says.running), ("Done", &says.done), ("Failed", &says.failed)]
    {
        let states = states.iter().map(|state| code(state)).collect::<Vec<_>>();
        let states = if states.is_empty() { "not documented".into() } else { states.join(", ") };
        text.push_str(&format!("- {what}: {states}\n"));
    }
    text + &format!("- Source: {}\n", sheet.places(says.source.as_deref()))
}

/// A value that is known once the task has begun.
fn value(value: &PollSource) -> String {
    match value {
        PollSource::Request(name) => format!("{} of the request", code(name)),
        PollSource::Response(path) => format!("{} of the response", code(path)),
    }
}

/// How the list in a response is read page by page.
pub(super) fn paging(sheet: &Sheet<'_>, paging: &Paging) -> String {
    let all = |total: &Option<String>| match total {
        Some(total) => format!("until {} items have been read", code(total)),
        None => "until a page is empty".to_owned(),
    };
    let says = match &paging.says {
        PagingForm::PageNumber(says) => format!(
            "{} is the number of the page, {} the size of a page; the items are {}, {}",
            code(&says.page),
            code(&says.size),
            code(&says.items),
            all(&says.total)
        ),
        PagingForm::Offset(says) => format!(
            "{} is the number of items to skip; the items are {}, {}",
            code(&says.offset),
            code(&says.items),
            all(&says.total)
        ),
        PagingForm::Marker(says) => format!(
            "{} is the marker of the page; {} of the response is that of the next one, absent or empty on the last page",
            code(&says.marker),
            code(&says.next)
        ),
    };
    format!("- {says}\n- Source: {}\n", sheet.places(paging.says.source().as_deref()))
}
