//! Colours, which are taken away where no person reads them.

use clap::builder::styling::{AnsiColor, Style};

pub(crate) fn error(text: &str) -> String {
    painted(text, AnsiColor::Red.on_default().bold())
}

pub(crate) fn warning(text: &str) -> String {
    painted(text, AnsiColor::Yellow.on_default().bold())
}

pub(crate) fn good(text: &str) -> String {
    painted(text, AnsiColor::Green.on_default().bold())
}

/// A name or a heading.
pub(crate) fn strong(text: &str) -> String {
    painted(text, Style::new().bold())
}

/// What is said beside something else.
pub(crate) fn faint(text: &str) -> String {
    painted(text, Style::new().dimmed())
}

fn painted(text: &str, style: Style) -> String {
    format!("{style}{text}{style:#}")
}
