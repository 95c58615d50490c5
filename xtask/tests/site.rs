//! The site: every link leads to a page and an anchor of it, and only the folder of a site is written.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn site(folder: &Path) -> Result<Output> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["site", "--without-validator", "--root", root]).arg(folder);
    Ok(command.output()?)
}

#[test]
fn no_link_is_dead() -> Result {
    let folder = tempfile::tempdir()?;
    assert!(site(folder.path())?.status.success());
    let listed = fs::read_to_string(folder.path().join("files.txt"))?;
    let pages = listed.lines().filter(|path| path.ends_with(".html")).collect::<Vec<_>>();
    let mut links = 0;
    for page in &pages {
        let text = fs::read_to_string(folder.path().join(page))?;
        for link in values(&text, "href=\"").filter(|link| !link.contains("://")) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let file = folder.path().join(page);
            let file = if path.is_empty() { file } else { file.with_file_name("").join(path) };
            let target = fs::read_to_string(&file).map_err(|_| format!("{page}: {link}"))?;
            let anchor = anchor.replace("%20", " ");
            let is_there = anchor.is_empty() || values(&target, "id=\"").any(|id| id == anchor);
            assert!(is_there, "{page}: no anchor for {link}");
            links += 1;
        }
    }
    // Each page has links to all others, and those of its table of contents.
    assert!(links > pages.len() * pages.len(), "{links} links on {} pages", pages.len());
    Ok(())
}

#[test]
fn the_search_has_every_anchor() -> Result {
    let folder = tempfile::tempdir()?;
    assert!(site(folder.path())?.status.success());
    let script = fs::read_to_string(folder.path().join("entries.js"))?;
    let json = script.strip_prefix("const ENTRIES = ").and_then(|it| it.strip_suffix(";\n"));
    let entries = serde_json::from_str::<Vec<serde_json::Value>>(json.ok_or("no entries")?)?;
    let found = entries.iter().filter_map(|entry| entry["address"].as_str());
    let found = found.collect::<BTreeSet<_>>();
    let page = "aliyun/rds/create_backup.html";
    let text = fs::read_to_string(folder.path().join(page))?;
    let anchors = values(&text, "<a id=\"").filter(|id| !id.starts_with("section-"));
    for anchor in anchors {
        assert!(found.contains(format!("{page}#{anchor}").as_str()), "{anchor}");
    }
    let code = entries.iter().find(|it| it["name"] == "InvalidBackupMethod.ValueNotSupport");
    let text = code.and_then(|it| it["text"].as_str()).ok_or("the code is no entry")?;
    assert!(text.contains("逻辑备份要求实例中有数据库"), "{text}");
    Ok(())
}

#[test]
fn chinese_is_marked_as_chinese() -> Result {
    let folder = tempfile::tempdir()?;
    assert!(site(folder.path())?.status.success());
    let text = fs::read_to_string(folder.path().join("aliyun/polardb/create_backup.html"))?;
    assert!(text.contains("<p lang=\"zh\">请求 ID。</p>"));
    assert!(
        text.contains("<span class=\"line\" lang=\"zh\">每个集群最多同时保留 3 个手动备份</span>")
    );
    assert!(!text.contains("style=\""), "the policy of the pages forbids styles in attributes");
    Ok(())
}

#[test]
fn a_folder_of_somebody_else_is_left_alone() -> Result {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("thesis.txt"), "years of work")?;
    let output = site(folder.path())?;
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr)?;
    assert!(told.contains("is not empty and not a site: name another folder"), "{told}");
    assert_eq!(fs::read_dir(folder.path())?.count(), 1);
    Ok(())
}

#[test]
fn a_site_is_replaced_and_nothing_else_is_deleted() -> Result {
    let folder = tempfile::tempdir()?;
    assert!(site(folder.path())?.status.success());
    let list = folder.path().join("files.txt");
    let listed = fs::read_to_string(&list)?;
    fs::write(folder.path().join("gone.html"), "of an operation that was removed")?;
    fs::write(&list, format!("{listed}gone.html\n"))?;
    fs::write(folder.path().join("own.html"), "added by hand")?;
    assert!(site(folder.path())?.status.success());
    assert!(!folder.path().join("gone.html").exists());
    assert!(folder.path().join("own.html").exists());
    assert_eq!(fs::read_to_string(&list)?, listed);
    Ok(())
}

/// What follows this beginning, up to the next quote.
fn values<'a>(text: &'a str, beginning: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(beginning).skip(1).filter_map(|rest| rest.split('"').next())
}
