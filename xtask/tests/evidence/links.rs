//! Every link leads somewhere: from page to page, and from the docs of the crate to the pages.

use std::collections::{BTreeMap, BTreeSet};

use apispec_codegen::File;
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag};

use super::MADE;

#[test]
fn every_link_between_pages_leads_to_an_anchor() {
    for made in MADE.iter() {
        let pages = made.pages();
        let anchors = anchors(&pages);
        let mut dead = Vec::new();
        let mut count = 0;
        for (page, text) in &pages {
            for target in targets(text) {
                if target.starts_with("http") {
                    continue;
                }
                count += 1;
                let (path, anchor) = target.split_once('#').unwrap_or((&target, ""));
                let to = resolved(page, path);
                let leads = match anchors.get(to.as_str()) {
                    Some(anchors) => anchor.is_empty() || anchors.contains(anchor),
                    None => false,
                };
                if !leads {
                    dead.push(format!("{page}: {target}"));
                }
            }
        }
        assert!(count > 20);
        assert!(dead.is_empty(), "{} of {count} links:\n{}", dead.len(), dead.join("\n"));
    }
}

#[test]
fn every_link_of_the_docs_leads_to_an_anchor() {
    for made in MADE.iter() {
        let anchors = anchors(&made.pages());
        let mut dead = Vec::new();
        let mut count = 0;
        for file in &made.files {
            let Some(path) = file.path.strip_prefix("generated/src/providers/") else {
                continue;
            };
            for target in to_evidence(file) {
                count += 1;
                let (module, anchor) = target.split_once('#').unwrap_or((target, ""));
                let page = page(path, &named(&file.text, module));
                let leads = anchors.get(page.as_str());
                if !leads.is_some_and(|it| anchor.is_empty() || it.contains(anchor)) {
                    dead.push(format!("{path}: {target} ({page})"));
                }
            }
        }
        assert!(count > 20);
        assert!(dead.is_empty(), "{} of {count} links:\n{}", dead.len(), dead.join("\n"));
    }
}

/// The anchors of each page, each once.
fn anchors<'a>(pages: &BTreeMap<&'a str, &'a str>) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let pages = pages.iter().map(|(path, text)| {
        let mut anchors = BTreeSet::new();
        for anchor in text.split("<a id=\"").skip(1) {
            let anchor = anchor.split('"').next().unwrap_or_default();
            assert!(anchors.insert(anchor), "{path}: {anchor} stands twice");
        }
        (*path, anchors)
    });
    pages.collect()
}

/// Where the links of a page lead; a label that is not defined leads to itself.
fn targets(text: &str) -> Vec<String> {
    let mut undefined = |broken: BrokenLink<'_>| {
        let is_link = !matches!(broken.link_type, LinkType::Shortcut);
        is_link.then(|| (broken.reference.to_string().into(), CowStr::from("")))
    };
    let options = Options::ENABLE_TABLES;
    let events = Parser::new_with_broken_link_callback(text, options, Some(&mut undefined));
    let links = events.filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    links.collect()
}

/// The page at a path that is relative to another one.
fn resolved(page: &str, path: &str) -> String {
    if path.is_empty() {
        return page.to_owned();
    }
    let mut folders = page.split('/').collect::<Vec<_>>();
    folders.pop();
    for step in path.split('/') {
        match step {
            ".." => drop(folders.pop()),
            step => folders.push(step),
        }
    }
    folders.join("/")
}

/// What the docs of a file link to on the pages.
fn to_evidence(file: &File) -> impl Iterator<Item = &str> {
    let inline = file.text.split("[Evidence](").skip(1);
    let inline = inline.filter_map(|rest| rest.split(')').next());
    let labels = file.text.lines().filter_map(|line| {
        let (_, target) = line.split_once("]: ")?;
        let target = target.trim_end_matches(&['"', ')', ']'][..]);
        target.contains("::evidence").then_some(target)
    });
    inline.chain(labels)
}

/// A module as another module names it: `super::evidence::create_backup` where the file calls that `evidence`.
fn named(file: &str, module: &str) -> String {
    let alias = file.lines().find_map(|line| {
        let path = line.strip_prefix("use ")?.strip_suffix(" as evidence;")?;
        (module == "evidence").then(|| path.to_owned())
    });
    alias.unwrap_or_else(|| module.to_owned())
}

/// The page of a module: `evidence::create_backup` in a file of `aliyun/rds`.
fn page(file: &str, module: &str) -> String {
    let mut folders = file.split('/').collect::<Vec<_>>();
    folders.pop();
    let mut steps = module.split("::").collect::<Vec<_>>();
    if steps[0] == "crate" {
        folders.clear();
        steps.remove(0);
    } else if steps[0] == "super" {
        // The file itself is a module, and so is the folder around it.
        steps.remove(0);
        while steps[0] == "super" {
            steps.remove(0);
            folders.pop();
        }
    }
    folders.extend(steps.into_iter().filter(|step| *step != "evidence"));
    format!("{}.md", folders.join("/"))
}
