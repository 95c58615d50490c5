//! Page → HTML document, by the templates of `assets/`.

use minijinja::{Environment, Error, context};
use serde::Serialize;

use super::page::Page;

/// The templates, parsed.
pub(super) struct Templates(Environment<'static>);

/// An entry of the navigation.
#[derive(Serialize)]
struct Link<'a> {
    address: String,
    title: &'a str,
    depth: usize,
    is_here: bool,
}

impl Templates {
    pub(super) fn load() -> Result<Self, Error> {
        let mut environment = Environment::new();
        environment.add_template("page.html", include_str!("assets/page.html"))?;
        Ok(Self(environment))
    }

    /// The HTML document of a page.
    pub(super) fn page(
        &self,
        page: &Page,
        pages: &[Page],
        validates: bool,
    ) -> Result<String, Error> {
        let address = page.address();
        let links = pages.iter().map(|other| Link {
            is_here: other.address() == address,
            depth: other.up().len() / 3,
            address: other.address(),
            title: other.short_title(),
        });
        let operation = page.operation().filter(|_| validates);
        self.0.get_template("page.html")?.render(context! {
            title => page.title,
            body => page.body,
            up => page.up(),
            links => links.collect::<Vec<_>>(),
            operation,
        })
    }
}

/// The files that all pages share.
pub(super) fn assets() -> impl Iterator<Item = (&'static str, &'static str)> {
    [
        ("style.css", include_str!("assets/style.css")),
        ("search.js", include_str!("assets/search.js")),
        ("validator.js", include_str!("assets/validator.js")),
    ]
    .into_iter()
}
