//! Suggestions: the name that was probably meant, or the known names.

/// A sentence that suggests the most similar name, or all names.
pub fn help(found: &str, names: &[&str]) -> String {
    // Comparing takes time in proportion to the lengths of both names.
    let is_name = found.len() <= LONGEST;
    let lower = found.to_lowercase();
    let similarity = |name: &&&str| strsim::jaro_winkler(&lower, &name.to_lowercase());
    let near = names.iter().filter(|_| is_name);
    let near = near.filter(|name| similarity(name) > 0.8);
    let near = near.max_by(|left, right| similarity(left).total_cmp(&similarity(right)));
    match near {
        Some(name) => format!("did you mean `{name}`?"),
        None if names.is_empty() => "remove it".into(),
        None => format!("use one of {}", list(names)),
    }
}

/// Longer names are not compared.
const LONGEST: usize = 200;

/// The names in backticks, separated by commas; a long list is shortened, with the number of omitted names.
pub fn list(names: &[&str]) -> String {
    const MOST: usize = 16;
    let shown =
        names.iter().take(MOST).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match names.len().checked_sub(MOST) {
        Some(rest @ 1..) => format!("{shown} and {rest} more"),
        _ => shown,
    }
}

/// The sentence with a lower-case first letter, to follow a colon.
pub fn lower_first(sentence: &str) -> String {
    let mut characters = sentence.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}
