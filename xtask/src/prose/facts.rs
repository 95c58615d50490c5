//! How documents call the properties of what a request is about, and the facts of specs that they are.

use super::names::Property;

/// What a spec declares of a fact outside the request.
pub(crate) struct Fact {
    pub(crate) name: String,
    /// The values that it can have, with other spellings of them; none of a boolean.
    pub(crate) values: Vec<(String, Vec<String>)>,
    /// What it is, in Chinese.
    pub(crate) doc: String,
}

/// The properties of a service: its own facts, and what vendors call engines, disks and editions.
pub(crate) fn properties(facts: &[Fact]) -> Vec<Property> {
    let mut found = Vec::new();
    for fact in facts {
        for (value, aliases) in &fact.values {
            for spelling in std::iter::once(value).chain(aliases) {
                found.push(property(spelling, &fact.name, value));
            }
        }
        // `实例是否为只读实例` calls the fact by its name.
        if let Some((_, phrase)) = fact.doc.split_once("是否").filter(|_| fact.values.is_empty())
        {
            let phrase = phrase.trim_start_matches(['为', '使', '用', '有']).trim_end_matches('。');
            found.push(property(phrase, &fact.name, "true"));
        }
    }
    for (phrase, name, value) in KNOWN {
        let declared = facts.iter().find_map(|fact| {
            let same = |text: &str| plain(text) == plain(value);
            let value = fact
                .values
                .iter()
                .find(|(it, others)| same(it) || others.iter().any(|it| same(it)))?;
            Some((fact.name.as_str(), value.0.as_str()))
        });
        let (name, value) = declared.unwrap_or((name, value));
        if found.iter().all(|it| it.phrase != phrase.to_lowercase()) {
            found.push(property(phrase, name, value));
        }
    }
    found
}

/// What vendors call engines, disks, editions and sites: phrase, fact and value.
const KNOWN: [(&str, &str, &str); 24] = [
    ("MySQL", "engine", "MySQL"),
    ("PostgreSQL", "engine", "PostgreSQL"),
    ("SQL Server", "engine", "SQL Server"),
    ("SQLServer", "engine", "SQL Server"),
    ("MariaDB", "engine", "MariaDB"),
    ("PolarDB MySQL", "engine", "MySQL"),
    ("PolarDB PostgreSQL版（兼容Oracle）", "engine", "Oracle"),
    ("PolarDB PostgreSQL", "engine", "PostgreSQL"),
    ("云盘版", "cloud_disk", "true"),
    ("云盘", "cloud_disk", "true"),
    ("本地盘", "cloud_disk", "false"),
    ("本地SSD盘", "cloud_disk", "false"),
    ("专属集群", "dedicated_cluster", "true"),
    ("集群版", "category", "cluster"),
    ("集群系列", "category", "cluster"),
    ("基础系列", "category", "Basic"),
    ("高可用系列", "category", "HighAvailability"),
    ("三节点企业系列", "category", "Finance"),
    ("Serverless", "serverless", "true"),
    ("只读实例", "read_only", "true"),
    ("国际站", "site", "international"),
    ("中国站", "site", "china"),
    ("阿里云国际站账号", "site", "international"),
    ("cloud disks", "cloud_disk", "true"),
];

fn property(phrase: &str, fact: &str, value: &str) -> Property {
    Property { phrase: phrase.to_lowercase(), fact: fact.to_owned(), value: value.to_owned() }
}

fn plain(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).flat_map(char::to_lowercase).collect()
}
