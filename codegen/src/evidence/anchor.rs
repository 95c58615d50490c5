//! Items of pages → anchors; the only place that names them.

/// Something on a page that has an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item<'a> {
    /// The page itself.
    Top,
    /// A section, by its id.
    Section(&'a str),
    /// A parameter, by its wire name.
    Parameter(&'a str),
    /// A field of the response, by its wire name.
    ResponseField(&'a str),
    /// A named type.
    Type(&'a str),
    /// A field of a named type: the type, and the wire name.
    Member(&'a str, &'a str),
    /// A value of an enumeration: the type, and the text.
    Value(&'a str, &'a str),
    /// A fact outside of requests.
    Fact(&'a str),
    /// A rule, a limit, a precondition or a quota, by its id.
    Rule(&'a str),
    /// The first row of an error code on the page.
    Error(&'a str),
    /// A further row of the code, from 2.
    ErrorRow(&'a str, usize),
    /// A dispute, by its id.
    Dispute(&'a str),
    /// An example, by its name.
    Example(&'a str),
    /// An observed request, by its name.
    Observation(&'a str),
    /// A note, a history entry or an entry of `left_out`, by its number in the section.
    Entry(&'a str, usize),
    /// A document, by its id.
    Document(&'a str),
}

impl Item<'_> {
    /// The id of the anchor; empty for the page itself.
    pub fn id(self) -> String {
        let (kind, name) = match self {
            Item::Top => return String::new(),
            Item::Section(name) => ("section".to_owned(), name.to_owned()),
            Item::Parameter(wire) => ("parameter".to_owned(), wire.to_owned()),
            Item::ResponseField(wire) => ("response".to_owned(), wire.to_owned()),
            Item::Type(name) => ("type".to_owned(), name.to_owned()),
            Item::Member(of, wire) => ("field".to_owned(), format!("{of}.{wire}")),
            Item::Value(of, wire) => ("value".to_owned(), format!("{of}.{wire}")),
            Item::Fact(name) => ("fact".to_owned(), name.to_owned()),
            Item::Rule(id) => ("rule".to_owned(), id.to_owned()),
            Item::Error(code) => ("error".to_owned(), code.to_owned()),
            Item::ErrorRow(code, row) => (format!("error{row}"), code.to_owned()),
            Item::Dispute(id) => ("dispute".to_owned(), id.to_owned()),
            Item::Example(name) => ("example".to_owned(), name.to_owned()),
            Item::Observation(name) => ("observation".to_owned(), name.to_owned()),
            Item::Entry(section, number) => ((*section).to_owned(), number.to_string()),
            Item::Document(id) => ("document".to_owned(), id.to_owned()),
        };
        format!("{kind}-{}", escaped(&name))
    }

    /// `<a id="parameter-UsedTime"></a>`
    pub fn tag(self) -> String {
        format!("<a id=\"{}\"></a>", self.id())
    }
}

/// A name in characters that mean nothing in a link; two names never become one.
fn escaped(name: &str) -> String {
    let escape = |character: char| match character {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '_' | '-' => character.to_string(),
        other => format!("~{:x}~", u32::from(other)),
    };
    name.chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::Item;

    #[test]
    fn names_become_anchors_of_their_own() {
        for (item, id) in [
            (Item::Parameter("UsedTime"), "parameter-UsedTime"),
            (Item::Value("Period", "a b"), "value-Period.a~20~b"),
            (Item::Value("Period", "a~20~b"), "value-Period.a~7e~20~7e~b"),
            (Item::Error("2-X"), "error-2-X"),
            (Item::ErrorRow("X", 2), "error2-X"),
        ] {
            assert_eq!(item.id(), id);
        }
    }
}
