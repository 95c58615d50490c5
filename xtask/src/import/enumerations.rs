//! Lists of values: those of a schema, and those in a description that can't be mistaken.

use super::metadata::Located;

/// The values of a text and the pointer to where they are listed; none if there is no such list.
pub(super) fn values(schema: &Located<'_>) -> Vec<(String, String)> {
    let listed = schema.items_of("enum");
    let listed = listed.filter_map(|item| Some((item.node.text()?.to_owned(), item.pointer)));
    let listed = listed.filter(|(value, _)| !value.is_empty()).collect::<Vec<_>>();
    if !listed.is_empty() {
        return unique(listed);
    }
    let described = schema.at("description");
    let Some((says, at)) = described.and_then(|at| Some((at.node.text()?, at.pointer))) else {
        return Vec::new();
    };
    let values = in_prose(says).into_iter().map(|value| (value.to_owned(), at.clone()));
    values.collect()
}

fn unique(values: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut found = Vec::<(String, String)>::new();
    for (value, at) in values {
        if found.iter().all(|(known, _)| *known != value) {
            found.push((value, at));
        }
    }
    found
}

/// The values of the only list in a description: every line of it begins with a value, the line above it
/// announces values, and nothing says that a request joins several of them.
fn in_prose(says: &str) -> Vec<&str> {
    const JOINED: [&str; 8] = ["逗号", "分号", "隔开", "分隔", "分割", "多个", "comma", "separate"];
    if JOINED.iter().any(|word| says.contains(word)) {
        return Vec::new();
    }
    let lines = says.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>();
    let is_item = |line: &&str| line.starts_with(['-', '*']) && !line.starts_with("**");
    let Some(first) = lines.iter().position(is_item) else {
        return Vec::new();
    };
    let count = lines[first..].iter().take_while(|line| is_item(line)).count();
    let (above, below) = (&lines[..first], &lines[first + count..]);
    let is_announced = above.last().is_some_and(|line| announces(line));
    if !is_announced || count < 2 || below.iter().any(is_item) {
        return Vec::new();
    }
    let values = lines[first..first + count].iter().map(|line| first_value(line));
    let values = values.collect::<Option<Vec<_>>>().unwrap_or_default();
    let is_unique = (1..values.len()).all(|index| !values[..index].contains(&values[index]));
    if is_unique { values } else { Vec::new() }
}

/// Whether a line ends with `取值：` or `Valid values:`, in the forms that the vendor uses.
fn announces(line: &str) -> bool {
    let Some(line) = line.strip_suffix(['：', ':']) else {
        return false;
    };
    let clause = line.rsplit(['。', '，', ',', '.', '；']).next().unwrap_or_default().trim();
    let endings = ["取值", "取值如下", "取值包括", "取值范围", "取值范围如下", "取值范围包括"];
    let is_chinese = endings.iter().any(|ending| clause.ends_with(ending));
    is_chinese || clause.to_lowercase().ends_with("valid values")
}

/// The value at the beginning of an item: `- **db**：…`.
fn first_value(line: &str) -> Option<&str> {
    let item = line.trim_start_matches(['-', '*', ' ']);
    // The marks around the value may have been trimmed with those of the item.
    let item = item.trim_start_matches('`');
    let is_part = |character: char| character.is_ascii_alphanumeric() || "_-.".contains(character);
    let end = item.find(|character| !is_part(character)).unwrap_or(item.len());
    let (value, rest) = item.split_at(end);
    let rest = rest.trim_start_matches(['*', '`']).trim_start();
    let is_whole = rest.is_empty() || rest.starts_with(['：', ':', '（', '(', '。', '；', ';']);
    (is_whole && !value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::in_prose;

    #[test]
    fn lists_of_values_are_found() {
        let chinese =
            "备份方式，取值：\n* **Physical**：物理备份\n\n* **Logical**\n\n> 默认为**Physical**。";
        assert_eq!(in_prose(chinese), ["Physical", "Logical"]);
        let english = "The kind. Valid values:\n- `full`: all of it\n- part (some of it)";
        assert_eq!(in_prose(english), ["full", "part"]);
    }

    #[test]
    fn what_could_be_something_else_is_no_list() {
        for says in [
            "取值：\n- **a**：一\n- **b**：二\n\n多个取值用英文逗号隔开。",
            "当引擎为A时，取值：\n- **a**：一\n- **b**：二\n\n当引擎为B时，取值：\n- **c**：三",
            "格式为`{start}`。\n- **start**：起始\n- **end**：结束",
            "取值：\n- **1**~**16**：实例数\n- **0**：无",
            "取值：\n- 独享：**a**\n- 共享：**b**",
            "取值：\n- **only**：唯一",
            "取值：**a**、**b**",
        ] {
            assert!(in_prose(says).is_empty(), "{says}");
        }
    }
}
