//! What a clause says of the form of a text: its characters, or the format of a time.

use super::statement::Characters;

/// The characters of a text that the clauses of a sentence state, and whether all of them are understood.
pub(super) fn characters(text: &str) -> Option<(Characters, Whole)> {
    let lower = text.to_lowercase();
    let mut whole = Whole::Yes;
    let mut found = Characters::default();
    if ["ascii字符", "ascii 字符", "ascii char"].iter().any(|it| lower.contains(it)) {
        found.ascii = true;
    }
    for clause in &clauses(&lower) {
        let is_refused =
            ["不能", "不可", "不得", "不允许", "不包含", "cannot", "can not", "must not"]
                .iter()
                .any(|it| clause.contains(it));
        let start = ["开头", "start with", "starts with", "begin with"]
            .iter()
            .find(|it| clause.contains(*it));
        let end = ["结尾", "end with", "ends with"].iter().find(|it| clause.contains(*it));
        if is_refused {
            match signs(clause) {
                Some(signs) => found.forbidden = Some(signs),
                None if clause.contains("ascii") => {}
                None => whole = Whole::No,
            }
            continue;
        }
        let Some(set) = set(clause) else {
            if start.is_some()
                || end.is_some()
                || ["组成", "consist"].iter().any(|it| clause.contains(it))
            {
                whole = Whole::No;
            }
            continue;
        };
        match (start, end) {
            (Some(_), Some(_)) if clause.contains("结尾") || clause.contains("end") => {
                // `以小写字母开头，以字母结尾` comes in two clauses; both in one have the same set.
                found.first = Some(set.clone());
                found.last = Some(set);
            }
            (Some(_), _) => found.first = Some(set),
            (None, Some(_)) => found.last = Some(set),
            (None, None) => {
                let is_whole =
                    ["组成", "只能包含", "仅包含", "仅支持", "only", "consist", "由", "包含"]
                        .iter()
                        .any(|it| clause.contains(it));
                if is_whole {
                    found.allowed = Some(set);
                }
            }
        }
    }
    (found != Characters::default()).then_some((found, whole))
}

/// Whether all of a sentence is understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whole {
    Yes,
    No,
}

/// Whether a clause is about the characters of a text.
pub(super) fn is_of_characters(clause: &str) -> bool {
    const WORDS: [&str; 12] = [
        "组成",
        "开头",
        "结尾",
        "字母",
        "数字",
        "下划线",
        "ASCII",
        "letter",
        "digit",
        "characters:",
        "start with",
        "特殊字符",
    ];
    WORDS.iter().any(|it| clause.contains(it))
}

/// Whether a text says how something begins or ends.
pub(super) fn has_ends(text: &str) -> bool {
    text.contains("开头") || text.contains("结尾")
}

/// The characters of a text of letters, digits and special characters, which another sentence lists.
pub(super) fn composed(text: &str, listing: &str) -> Option<String> {
    let composed = clauses(text).into_iter().find(|it| it.contains("组成"))?;
    let listing = listing.replace("&amp;", "&");
    let signs = listing.strip_prefix("特殊字符")?.trim_end_matches('。');
    let signs = signs.trim_start_matches(['为', '包', '括', '含', '：', ':']).trim();
    let signs = signs.trim_matches('*').trim_matches('`');
    let is_listed = !signs.is_empty() && signs.chars().all(|it| it.is_ascii_punctuation());
    let mut allowed = set(&composed.replace("特殊字符", "")).filter(|_| is_listed)?;
    // A hyphen between others would be a range.
    let (hyphens, others): (Vec<_>, Vec<_>) = signs.chars().partition(|it| *it == '-');
    allowed.extend(others.into_iter().chain(hyphens.first().copied()));
    Some(allowed)
}

/// The parts of a sentence about one thing each.
fn clauses(text: &str) -> Vec<String> {
    let mut marked = text.to_owned();
    // `由字母，数字组成`
    if let (Some(by), Some(end)) = (text.find('由'), text.find("组成"))
        && by < end
    {
        let joined = text[by..end].replace(['，', ','], "、");
        marked.replace_range(by..end, &joined);
    }
    // Behind what ends a part, and before what begins one.
    for end in ["组成", "开头", "结尾"] {
        marked = marked.replace(end, &format!("{end}\n"));
    }
    for begin in [
        "start with",
        "starts with",
        "begin with",
        "end with",
        "contain only",
        "can contain",
        "cannot contain",
        "must contain",
        "must not",
        "不能",
        "不可",
        "不得",
        "只能包含",
    ] {
        marked = marked.replace(begin, &format!("\n{begin}"));
    }
    let breaks = ['，', '。', '；', '\n', '且'];
    marked.split(breaks).filter(|it| !it.trim().is_empty()).map(str::to_owned).collect()
}

/// The set that a clause names: letters, digits and signs.
fn set(clause: &str) -> Option<String> {
    let mut set = String::new();
    let has = |words: &[&str]| words.iter().any(|it| clause.contains(it));
    if has(&["汉字", "中文", "chinese", "特殊字符", "special"]) {
        return None;
    }
    let lower = has(&["小写字母", "小写英文", "lowercase", "lower-case"]);
    let upper = has(&["大写字母", "大写英文", "uppercase", "upper-case"]);
    let any = has(&["字母", "英文", "letter"]);
    if lower || any && !upper {
        set.push_str("a-z");
    }
    if upper || any && !lower || has(&["大小写字母", "小写字母或大写", "case-sensitive"]) && any
    {
        set.push_str("A-Z");
    }
    if has(&["数字", "digit"]) {
        set.push_str("0-9");
    }
    if set.is_empty() {
        return None;
    }
    for (words, sign) in [
        (&["下划线", "underscore"][..], '_'),
        (&["点", "period", "dot"], '.'),
        (&["中划线", "短划线", "连字符", "短横线", "中横线", "hyphen"], '-'),
    ] {
        if has(words) {
            set.push(sign);
        }
    }
    Some(set)
}

/// The signs that a clause lists, behind a colon or in parentheses.
fn signs(clause: &str) -> Option<String> {
    let at = clause.find([':', '：', '（', '('])?;
    let rest = clause[at..].trim_start_matches([':', '：', '（', '(', ' ']);
    let signs = rest
        .chars()
        .filter(|it| !it.is_whitespace() && !matches!(it, '）' | '。' | '、' | '`'))
        .collect::<String>();
    let all = !signs.is_empty() && signs.chars().all(|it| it.is_ascii_punctuation());
    all.then_some(signs)
}

/// The format of a time that a sentence names, as specs write it.
pub(super) fn time(text: &str) -> Option<&'static str> {
    let tagless = text.replace("<i>", "").replace("</i>", "");
    let plain = tagless
        .chars()
        .filter(|it| !matches!(it, '*' | '`' | '_'))
        .collect::<String>()
        .to_lowercase();
    const FORMATS: [(&str, &str); 8] = [
        ("yyyy-mm-dd t hh:mm:ss z", "yyyy-MM-ddTHH:mm:ssZ"),
        ("yyyy-mm-ddthh:mm:ssz", "yyyy-MM-ddTHH:mm:ssZ"),
        ("yyyy-mm-ddthh:mmz", "yyyy-MM-ddTHH:mmZ"),
        ("hh:mm:ss", "HH:mm:ss"),
        ("hh:mmz", "HH:mmZ"),
        ("yyyy-mm-ddz", "yyyy-MM-ddZ"),
        ("yyyy-mm-dd", "yyyy-MM-dd"),
        ("hh:mm", "HH:mm"),
    ];
    let (needle, format) = FORMATS.into_iter().find(|(needle, _)| plain.contains(needle))?;
    let at = plain.find(needle)?;
    let behind = &plain[at + needle.len()..];
    let before = &plain[..at];
    // `HH:mmZ-HH:mmZ` is a span of time.
    let is_alone = !behind.trim_start().starts_with(['-', 't', '~', 'h', 'z', '.', ':'])
        && !before.ends_with(|it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '~'))
        && !before.trim_end().ends_with("dd");
    is_alone.then_some(format)
}
