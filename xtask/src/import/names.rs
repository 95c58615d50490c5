//! Names in Rust for names on the wire whose own one the generator refuses.

use apispec_codegen::check::is_identifier;
use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::json::Json;

/// The case of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// `snake_case`, of a field.
    Field,
    /// `UpperCamelCase`, of an operation, a value or a code.
    Type,
}

/// The name on the wire of an object of a spec, and the case of its name in Rust.
pub(super) fn wire(object: &Json) -> Option<(Case, &str)> {
    // Examples have a `name` too, but none in Rust.
    let is_field = object.member("type").is_some();
    let name = object.member_text("name").filter(|_| is_field).map(|name| (Case::Field, name));
    let others = ["value", "code", "operation"];
    let mut others = others.iter().filter_map(|key| object.member_text(key));
    name.or_else(|| others.next().map(|name| (Case::Type, name)))
}

/// The name to give to something whose own name is not a name in Rust.
pub(super) fn needed(case: Case, wire: &str) -> Option<String> {
    let own = match case {
        Case::Field => wire.to_snake_case(),
        Case::Type => wire.to_upper_camel_case(),
    };
    (!is_identifier(&own)).then(|| another(case, wire, None))
}

/// The next name to try: the words of the name on the wire, then with a number.
pub(super) fn another(case: Case, wire: &str, tried: Option<&str>) -> String {
    let in_case = |text: &str| match case {
        Case::Field => text.to_snake_case(),
        Case::Type => text.to_upper_camel_case(),
    };
    let words = words(wire);
    let first = in_case(&words);
    let first =
        if is_identifier(&first) { first } else { in_case(&format!("value {}", words.trim())) };
    let numbered = |number: u32| match case {
        Case::Field => format!("{first}_{number}"),
        Case::Type => format!("{first}{number}"),
    };
    match tried {
        // The generator has tried the name itself.
        None if first == in_case(wire) => numbered(2),
        None => first,
        Some(tried) => {
            let number = tried.strip_prefix(&first).map(|number| number.trim_start_matches('_'));
            let number = number.and_then(|number| number.parse::<u32>().ok());
            numbered(number.map_or(2, |number| number + 1))
        }
    }
}

/// A text whose signs are words, as `less equal` for `<=`; letters of other scripts are left out.
fn words(text: &str) -> String {
    let words = text.chars().map(|character| match character {
        '<' => " less ".to_owned(),
        '>' => " greater ".to_owned(),
        '=' => " equal ".to_owned(),
        '+' => " plus ".to_owned(),
        '%' => " percent ".to_owned(),
        '*' => " star ".to_owned(),
        character if character.is_ascii_alphanumeric() => character.to_string(),
        _ => " ".to_owned(),
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::{Case, another};

    #[test]
    fn the_words_come_first_and_numbers_follow() {
        assert_eq!(another(Case::Type, "8Core", None), "Value8core");
        assert_eq!(another(Case::Type, "<=", None), "LessEqual");
        assert_eq!(another(Case::Type, "实例", None), "Value");
        assert_eq!(another(Case::Field, "DBName", None), "db_name_2");
        assert_eq!(another(Case::Field, "DBName", Some("db_name_2")), "db_name_3");
        assert_eq!(another(Case::Type, "8Core", Some("Value8core")), "Value8core2");
        assert_eq!(another(Case::Type, "8Core", Some("Value8core2")), "Value8core3");
    }
}
