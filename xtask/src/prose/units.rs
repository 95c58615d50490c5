//! A description → its sentences, each with its place, and lists of values with the sentence that introduces them.

use std::ops::Range;

/// A sentence.
#[derive(Clone, Debug)]
pub(crate) struct Unit<'t> {
    /// Its text, without the marks of lists and notes.
    pub(crate) text: &'t str,
    /// Where it begins in the description, in bytes.
    pub(crate) start: usize,
    /// The items of the list that it introduces, if they name values.
    pub(crate) items: Vec<Item<'t>>,
    /// Items of the list that are no values.
    pub(crate) odd_items: usize,
    /// The value of the list item that it belongs to.
    pub(crate) value: Option<&'t str>,
    /// The group of list items that it is in.
    pub(crate) group: Option<Group<'t>>,
}

impl<'t> Unit<'t> {
    /// A sentence outside of any list.
    pub(crate) fn of(text: &'t str) -> Self {
        Self { text, start: 0, items: Vec::new(), odd_items: 0, value: None, group: None }
    }
}

/// A group of list items, indented below an item without values.
#[derive(Clone, Debug)]
pub(crate) struct Group<'t> {
    /// The item that they are below.
    pub(crate) head: &'t str,
    /// The heads of the other groups of the list.
    pub(crate) others: Vec<&'t str>,
}

/// An item of a list of values.
#[derive(Clone, Debug)]
pub(crate) struct Item<'t> {
    /// The value.
    pub(crate) value: &'t str,
    /// What it means.
    pub(crate) label: &'t str,
    /// The end of the item in the description, in bytes.
    pub(crate) end: usize,
}

/// The sentences of a description.
pub(crate) fn units(text: &str) -> Vec<Unit<'_>> {
    let mut found = Vec::<Unit<'_>>::new();
    let mut head = None::<usize>;
    let mut head_is_note = false;
    let mut groups = Vec::<Heading<'_>>::new();
    for (at, line) in lines(text) {
        let start = at + line.len() + 1;
        let body = trimmed(line);
        if body.is_empty() {
            continue;
        }
        let offset = at + (body.as_ptr() as usize - line.as_ptr() as usize);
        let is_item = is_item(line);
        let is_note = line.trim_start().starts_with('>');
        if is_item && is_note && !head_is_note {
            head = None;
        }
        if is_item
            && let Some(head) = head
            && let Some((value, rest)) = value_of(body)
        {
            let end = at + line.trim_end().len();
            let value_label = rest.trim().trim_start_matches(['：', ':', '，', ',']).trim();
            let label = value_label.split(['。', '；', ';', '，', ',']).next().unwrap_or_default();
            found[head].items.push(Item { value, label: label.trim(), end });
            let rest_at = offset + (rest.as_ptr() as usize - body.as_ptr() as usize);
            for (text, start) in sentences(rest, rest_at) {
                found.push(Unit { start, value: Some(value), ..Unit::of(text) });
            }
            continue;
        }
        groups.iter_mut().filter(|it| indent(line) <= it.indent).for_each(|it| it.is_open = false);
        let introduced = head.filter(|_| is_item);
        // A group of values, whose items are indented below it.
        let next = text[start.min(text.len())..].split('\n').find(|it| !it.trim().is_empty());
        let is_group = next.is_some_and(|it| indent(it) > indent(line))
            && !body.contains(['，', '。', '：', ',', ':']);
        if let Some(head) = introduced {
            found[head].odd_items += usize::from(!is_group && !body.starts_with("默认"));
        }
        let below = groups.iter().rfind(|it| it.is_open);
        let group = below.map(|it| Group { head: it.text, others: Vec::new() });
        if is_group && is_item {
            let text = body.trim_matches('*');
            groups.push(Heading { text, indent: indent(line), list: head, is_open: true });
        }
        for (text, start) in sentences(body, offset) {
            found.push(Unit { start, group: group.clone(), ..Unit::of(text) });
        }
        if !is_item || body.ends_with([':', '：']) {
            let introduces = body.trim_end_matches(['*', ' ']).ends_with([':', '：']);
            // A list may follow a full stop, but not a note.
            head =
                (introduces || !is_item && !is_note).then(|| found.len().checked_sub(1)).flatten();
            head_is_note = is_note;
        }
    }
    for group in found.iter_mut().filter_map(|it| it.group.as_mut()) {
        let list = groups.iter().find(|it| it.text == group.head).and_then(|it| it.list);
        let others = groups.iter().filter(|it| it.list == list && it.text != group.head);
        group.others = others.map(|it| it.text).collect();
    }
    found
}

/// The head of a group of list items.
struct Heading<'t> {
    text: &'t str,
    indent: usize,
    /// The sentence that introduces the list.
    list: Option<usize>,
    /// Whether the lines that follow are in it.
    is_open: bool,
}

/// The lines of a description, each with its place; a list whose line breaks were lost has its items on lines.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let mut begin = 0;
        for (at, _) in line.match_indices("***") {
            let (before, behind) = (&line[..at], &line[at + 3..]);
            let is_item = before.trim_end().ends_with(['：', ':', '。', '；'])
                && behind.starts_with(|it: char| it.is_ascii_alphanumeric())
                && behind.contains("**");
            if is_item {
                found.push((start + begin, &line[begin..at]));
                begin = at;
            }
        }
        found.push((start + begin, &line[begin..]));
        start += line.len() + 1;
    }
    found
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Without indentation, and the marks of lists and notes.
fn trimmed(line: &str) -> &str {
    let mut rest = line.trim();
    loop {
        let before = rest.len();
        rest = rest.trim_start_matches(['>', '•', '·', ' ', '\t', '\u{3000}']);
        if rest.starts_with(['-', '*', '+']) && (!rest.starts_with("**") || is_joined(rest)) {
            let is_number = rest[1..].starts_with(|it: char| it.is_ascii_digit());
            rest = if is_number && rest.starts_with('-') { rest } else { &rest[1..] };
        }
        for tag in ["<notice>", "<warning>", "<note>", "<tip>"] {
            rest = rest.strip_prefix(tag).unwrap_or(rest);
        }
        if rest.starts_with("<props") || rest.starts_with("</props") {
            rest = rest.find('>').map_or(rest, |end| &rest[end + 1..]);
        }
        let note = ["Note ", "说明 ", "注意 "].into_iter().find_map(|word| rest.strip_prefix(word));
        rest = note.unwrap_or(rest);
        if rest.len() == before {
            return rest;
        }
    }
}

/// `***fast**：…`, the item of a list whose line breaks were lost.
fn is_joined(rest: &str) -> bool {
    rest.strip_prefix("***").is_some_and(|it| it.starts_with(|it: char| it.is_ascii_alphanumeric()))
}

fn is_item(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '>', '\u{3000}']);
    let line =
        line.strip_prefix("<props").and_then(|it| Some(&it[it.find('>')? + 1..])).unwrap_or(line);
    line.starts_with('•')
        || line.starts_with(['-', '*', '+', '·']) && !line.starts_with("**")
        || is_joined(line)
}

/// The value at the beginning of a list item, and what follows: `**db**：…`, `db: …`.
fn value_of(item: &str) -> Option<(&str, &str)> {
    let marks = [("**", "**"), ("`", "`"), ("\"", "\"")];
    let marked = marks.into_iter().find_map(|(open, close)| {
        let inner = item.strip_prefix(open)?;
        let end = inner.find(close)?;
        Some((&inner[..end], &inner[end + close.len()..]))
    });
    let (value, rest) = marked.unwrap_or_else(|| {
        let is_part = |it: &char| it.is_ascii_alphanumeric() || "_-./+".contains(*it);
        let end = item.chars().take_while(is_part).count();
        item.split_at(end)
    });
    let value = value.trim().trim_start_matches('*');
    let is_value = !value.is_empty()
        && value.chars().all(|it| it.is_ascii_graphic() || it == ' ')
        && value.contains(|it: char| it.is_ascii_alphanumeric());
    let behind = rest.trim_start();
    let is_whole = behind.is_empty()
        || behind.starts_with(['：', ':', '（', '(', '。', '；', ';', '，', ',', '、', '\u{3002}'])
        || behind.starts_with("默认");
    // `MySQL：**5.6**、**5.7**` are the values of one case.
    let is_case = behind.strip_prefix(['：', ':']).is_some_and(|it| {
        it.trim_start().starts_with(|it: char| it == '*' || it == '`' || it.is_ascii_digit())
    });
    (is_value && is_whole && !is_case && !is_range(value)).then_some((value, rest))
}

fn is_range(value: &str) -> bool {
    let parts = value.split(['~', '～']);
    parts.clone().count() > 1 && parts.into_iter().all(|it| it.trim().parse::<i64>().is_ok())
}

/// The sentences of a line, each with its place.
fn sentences(line: &str, start: usize) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    let mut begin = 0;
    let mut in_code = false;
    for (at, character) in line.char_indices() {
        let end = at + character.len_utf8();
        let rest = &line[end..];
        in_code ^= character == '`';
        let is_end = match character {
            '。' | '；' => true,
            ';' => true,
            '.' => {
                let next = rest.trim_start_matches(' ').chars().next();
                rest.starts_with(' ') && next.is_some_and(|it| it.is_ascii_uppercase())
            }
            '<' => rest.starts_with("br"),
            _ => false,
        };
        if is_end && !in_code {
            push(&mut found, line, start, begin..end);
            begin = end;
        }
    }
    push(&mut found, line, start, begin..line.len());
    found
}

fn push<'t>(found: &mut Vec<(&'t str, usize)>, line: &'t str, start: usize, span: Range<usize>) {
    let text = line[span.clone()].trim_start_matches([' ', '>', '/', '：', ':', '，', '\u{3000}']);
    let text = if text.starts_with("br") {
        text.trim_start_matches(['b', 'r', ' ', '/', '>'])
    } else {
        text
    };
    let text = text.trim_end_matches([' ', '<']);
    let is_blank = text.chars().all(|it| !it.is_alphanumeric());
    if !is_blank {
        found.push((text, start + (text.as_ptr() as usize - line.as_ptr() as usize)));
    }
}
