//! Web links in a description: bare, in angle brackets, or with a text.

/// A link and its length in the text.
pub(super) struct Link<'a> {
    /// The text of the link, if it is not the address itself.
    pub(super) label: Option<&'a str>,
    /// The address.
    pub(super) target: String,
    /// The length in the text.
    pub(super) length: usize,
}

/// The link at the start of a text, if it is a web link: other links would be dead in the docs.
pub(super) fn link(text: &str) -> Option<Link<'_>> {
    match text.chars().next()? {
        '[' => with_text(text),
        '<' => {
            let inner = &text[1..text.find('>')?];
            let is_whole = address(inner).is_some_and(|address| address.len() == inner.len());
            is_whole.then(|| Link {
                label: None,
                target: inner.to_owned(),
                length: inner.len() + 2,
            })
        }
        _ => {
            let address = without_punctuation(address(text)?);
            is_address(address).then(|| Link {
                label: None,
                target: address.to_owned(),
                length: address.len(),
            })
        }
    }
}

/// `[text](address "title")`
fn with_text(text: &str) -> Option<Link<'_>> {
    let label = &text[1..closing_bracket(text)?];
    let begins = label.len() + 3;
    let rest = text.get(label.len() + 2..)?.strip_prefix('(')?;
    let inner = &rest[..closing_parenthesis(rest)?];
    let length = begins + inner.len() + 1;
    let mut parts = inner.trim().splitn(2, ' ');
    let target = parts.next()?;
    let title = parts.next().unwrap_or_default().trim();
    let is_title = title.is_empty() || title.len() > 1 && title.starts_with(['"', '\'', '(']);
    let bare = target.strip_prefix('<').and_then(|target| target.strip_suffix('>'));
    let target = bare.unwrap_or(target);
    let is_whole = address(target).is_some_and(|address| address.len() == target.len());
    (is_title && is_whole && !label.trim().is_empty()).then(|| Link {
        label: Some(label),
        // Parentheses end a link.
        target: target.replace('(', "%28").replace(')', "%29"),
        length,
    })
}

/// The end of the bracket at the start, if it contains no other link.
fn closing_bracket(text: &str) -> Option<usize> {
    let mut is_code = false;
    let mut is_escaped = false;
    let places = text.char_indices().skip(1);
    for (at, character) in places {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = !is_code,
            '`' => is_code = !is_code,
            ']' if !is_code => return Some(at),
            '[' if !is_code => return None,
            _ => {}
        }
    }
    None
}

fn closing_parenthesis(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut is_bracketed = false;
    for (at, character) in text.char_indices() {
        match character {
            '<' => is_bracketed = true,
            '>' => is_bracketed = false,
            '(' if !is_bracketed => depth += 1,
            ')' if !is_bracketed && depth == 0 => return Some(at),
            ')' if !is_bracketed => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The address at the start of a text.
fn address(text: &str) -> Option<&str> {
    let scheme = ["http://", "https://"].into_iter().find(|scheme| {
        let begins = text.get(..scheme.len());
        begins.is_some_and(|begins| begins.eq_ignore_ascii_case(scheme))
    })?;
    let is_part = |character: char| {
        character.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(character)
    };
    let length = text.find(|character| !is_part(character)).unwrap_or(text.len());
    let address = &text[..length];
    (address.len() > scheme.len() && is_address(address)).then_some(address)
}

/// Whether the scheme is followed by a host.
fn is_address(text: &str) -> bool {
    let host = text.split_once("://").map(|(_, host)| host);
    host.is_some_and(|host| host.starts_with(|character: char| character.is_ascii_alphanumeric()))
}

/// The address without the punctuation of the sentence around it.
fn without_punctuation(address: &str) -> &str {
    let mut address = address;
    loop {
        let is_open = address.matches('(').count() < address.matches(')').count();
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~']);
        address = match shorter.strip_suffix(')') {
            Some(inner) if is_open => inner,
            _ if shorter.len() == address.len() => return address,
            _ => shorter,
        };
    }
}
