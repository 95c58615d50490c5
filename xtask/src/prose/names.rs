//! The names that sentences about an operation may use: its fields, their values, and facts outside the request.

use std::collections::BTreeMap;

/// The kind of a field's values, as far as sentences differ by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number,
    Boolean,
    Time,
    List,
    Other,
}

/// A field of a request.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// Its wire name, or its path within parameters: `Tag.Key`.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) values: Vec<Value>,
    pub(crate) required: bool,
    /// Whether the service assumes a value if there is none.
    pub(crate) has_default: bool,
}

impl Field {
    /// A field that sentences outside of any description are about.
    pub(crate) fn none() -> Self {
        Self {
            name: String::new(),
            kind: Kind::Other,
            values: Vec::new(),
            required: false,
            has_default: false,
        }
    }
}

/// A value that a document or a spec declares.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub(crate) value: String,
    /// Other spellings.
    pub(crate) aliases: Vec<String>,
    /// What the document says that it means.
    pub(crate) label: String,
}

/// A property of what a request is about, and how documents call it.
#[derive(Clone, Debug)]
pub(crate) struct Property {
    /// The phrase, in lower case.
    pub(crate) phrase: String,
    /// The fact.
    pub(crate) fact: String,
    /// Its value.
    pub(crate) value: String,
}

/// The names that sentences about an operation may use.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    fields: Vec<Field>,
    by_name: BTreeMap<String, usize>,
    properties: Vec<Property>,
}

/// What a document's word means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) of: Of,
    pub(super) value: String,
}

/// What a value belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Field(String),
    Fact(String),
}

impl Names {
    pub(crate) fn new(fields: Vec<Field>, properties: Vec<Property>) -> Self {
        let mut by_name = BTreeMap::new();
        for (index, field) in fields.iter().enumerate() {
            by_name.entry(field.name.clone()).or_insert(index);
            by_name.entry(field.name.to_ascii_lowercase()).or_insert(index);
        }
        for (index, field) in fields.iter().enumerate() {
            if let Some((_, last)) = field.name.rsplit_once('.') {
                by_name.entry(last.to_owned()).or_insert(index);
            }
        }
        let mut properties = properties;
        properties.sort_by_key(|it| std::cmp::Reverse(it.phrase.len()));
        Self { fields, by_name, properties }
    }

    /// The field that a document names: to the letter, in another case, or as `Tag.N.Key`.
    pub(crate) fn field(&self, name: &str) -> Option<&Field> {
        let name = name.trim();
        let found = self.by_name.get(name).or_else(|| {
            let plain = name.split('.').filter(|it| !matches!(*it, "N" | "n" | "M"));
            let plain = plain.collect::<Vec<_>>().join(".");
            self.by_name.get(&plain).or_else(|| {
                // A lower-case word of English may be a field in another case.
                let has_case = name.chars().any(|it| it.is_ascii_uppercase());
                has_case.then(|| self.by_name.get(&plain.to_ascii_lowercase()))?
            })
        });
        found.map(|index| &self.fields[*index])
    }

    /// The spelling of a field's value that the spec uses; the value itself if none is declared.
    pub(crate) fn value(&self, field: &Field, value: &str) -> Option<String> {
        if field.values.is_empty() || field.kind == Kind::Boolean {
            return Some(value.to_owned());
        }
        let exact = field
            .values
            .iter()
            .find(|it| it.value == value || it.aliases.iter().any(|a| a == value));
        let loose = || {
            let plain = plain(value);
            field.values.iter().find(|it| {
                same(&it.value, &plain) || it.aliases.iter().any(|alias| same(alias, &plain))
            })
        };
        exact.or_else(loose).map(|it| it.value.clone())
    }

    /// What a value means that is named without its field: a value of one field, or else a fact.
    pub(super) fn meaning(&self, value: &str, besides: &str) -> Option<Meaning> {
        let plain = plain(value);
        let plain = plain.strip_prefix("rds").filter(|it| !it.is_empty()).unwrap_or(&plain);
        let mut of_fields = self.fields.iter().filter(|field| field.name != besides);
        let own = of_fields.by_ref().find_map(|field| {
            let declared = field.values.iter().find(|it| {
                same(&it.value, plain) || it.aliases.iter().any(|alias| same(alias, plain))
            })?;
            Some(Meaning { of: Of::Field(field.name.clone()), value: declared.value.clone() })
        });
        own.or_else(|| {
            let property = self.properties.iter().find(|it| same(&it.phrase, plain))?;
            Some(Meaning { of: Of::Fact(property.fact.clone()), value: property.value.clone() })
        })
    }

    /// The time that a document calls so: `查询开始时间` is the start beside this end.
    pub(super) fn called(&self, text: &str, beside: &Field) -> Option<&Field> {
        let lower = text.to_lowercase();
        let ends = [
            (["开始时间", "start time", "begin time"], ["Start", "Begin", "start", "begin"]),
            (["结束时间", "end time", "stop time"], ["End", "Stop", "end", "stop"]),
        ];
        let (_, words) =
            ends.iter().find(|(phrases, _)| phrases.iter().any(|it| lower.contains(it)))?;
        let others = self.fields.iter().filter(|it| it.name != beside.name);
        let is_time = |it: &&Field| {
            it.name.to_lowercase().contains("time") || it.name.to_lowercase().contains("date")
        };
        let mut others =
            others.filter(is_time).filter(|it| words.iter().any(|word| it.name.contains(word)));
        let found = others.next()?;
        others.next().is_none().then_some(found)
    }

    /// The property of what a request is about that a text begins with, and the length of its phrase.
    pub(super) fn property(&self, text: &str) -> Option<(&Property, usize)> {
        // `RDS MySQL` is MySQL.
        let product = ["RDS ", "RDS"]
            .into_iter()
            .find(|it| text.get(..it.len()).is_some_and(|head| head == *it));
        if let Some(product) = product
            && let Some((found, length)) = self.property(&text[product.len()..])
        {
            return Some((found, length + product.len()));
        }
        let mut properties = self.properties.iter();
        properties.find_map(|it| {
            let head = text.get(..it.phrase.len())?;
            let rest = &text[it.phrase.len()..];
            let goes_on = it.phrase.ends_with(|last: char| last.is_ascii_alphanumeric())
                && rest.starts_with(|next: char| next.is_ascii_alphanumeric());
            (head.eq_ignore_ascii_case(&it.phrase) && !goes_on).then_some((it, it.phrase.len()))
        })
    }

    /// The value, written in several words, that a text begins with.
    pub(super) fn spaced(&self, text: &str) -> Option<usize> {
        let values = self.fields.iter().flat_map(|it| &it.values);
        let spaced = values.filter(|it| it.value.contains(' ')).map(|it| it.value.as_str());
        let mut spaced = spaced
            .filter(|it| text.get(..it.len()).is_some_and(|head| head.eq_ignore_ascii_case(it)));
        spaced.next().map(str::len)
    }

    /// The value whose meaning a document describes so, if no other has the same.
    pub(super) fn described(&self, text: &str, besides: &str, how: Match) -> Option<Meaning> {
        let text = folded(text);
        if text.chars().count() < 2 {
            return None;
        }
        let mut found = Vec::new();
        for field in self.fields.iter().filter(|it| it.name != besides) {
            for value in field.values.iter().filter(|it| !it.label.is_empty()) {
                // `预付费（包年包月）` has two names.
                let names = value.label.split(['（', '(', '）', ')']).enumerate();
                // `集群系列（MySQL）` has one, for some engines.
                let names = names.filter(|(at, it)| *at == 0 || self.meaning(it, "").is_none());
                let names = names.map(|(_, it)| folded(it));
                let mut names = names.filter(|it| !it.is_empty() && !it.starts_with("默认"));
                let fits = |label: String| match how {
                    Match::Whole => label == text || (text.len() > 24 && label.contains(&text)),
                    Match::Part => {
                        let is_enough = label.chars().count() >= 3;
                        is_enough && (text.contains(&label) || shares_end(&text, &label))
                    }
                };
                if names.any(fits) {
                    let of = Of::Field(field.name.clone());
                    found.push(Meaning { of, value: value.value.clone() });
                }
            }
        }
        (found.len() == 1).then(|| found.remove(0))
    }
}

/// How much of a description has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// All of it.
    Whole,
    /// A longer phrase that contains it.
    Part,
}

/// Whether a long phrase ends as a description does.
fn shares_end(text: &str, label: &str) -> bool {
    label.len() > 24
        && text.ends_with(&label[label.char_indices().rev().nth(23).map_or(0, |it| it.0)..])
}

/// Without case, spaces, full stops, and endings of English.
fn folded(text: &str) -> String {
    let text = text.trim().trim_end_matches(['.', '。', '；', ';']);
    let lower = text.to_lowercase();
    let words = lower.split_whitespace();
    let words = words.filter(|it| !matches!(*it, "the" | "a" | "an" | "are" | "is"));
    words.map(|it| it.trim_end_matches('s')).collect()
}

/// Without case, spaces and hyphens.
fn plain(text: &str) -> String {
    let kept = text.chars().filter(|it| !it.is_whitespace() && !matches!(it, '-' | '_'));
    kept.flat_map(char::to_lowercase).collect()
}

/// Whether a declared value is the plain text; `MSSQL` is how documents shorten `SQL Server`.
fn same(declared: &str, other: &str) -> bool {
    let declared = plain(declared);
    let long = |text: &str| if text == "mssql" { "sqlserver".to_owned() } else { text.to_owned() };
    long(&declared) == long(other)
}
