//! Ways out: the name that was probably meant, or the names there are.

/// A sentence that offers the nearest of the names, or all of them.
pub fn help(found: &str, names: &[&str]) -> String {
    // To compare takes as long as both names together are long.
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

/// No name is longer than this.
const LONGEST: usize = 200;

/// The names in backticks, with commas; a long list is cut with a count of the rest.
pub fn list(names: &[&str]) -> String {
    const MOST: usize = 16;
    let shown =
        names.iter().take(MOST).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match names.len().checked_sub(MOST) {
        Some(rest @ 1..) => format!("{shown} and {rest} more"),
        _ => shown,
    }
}

/// A sentence that goes on after a colon.
pub fn lower_first(sentence: &str) -> String {
    let mut characters = sentence.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}
