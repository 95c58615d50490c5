//! A revision → the files in one of its folders, through links and submodules.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use apispec_codegen::disk::{Role, role};

use super::{Blob, prefix, run};

/// The largest number of links in a chain.
const MOST_LINKS: usize = 40;

/// A revision of a repository.
pub(super) struct Version {
    repository: PathBuf,
    revision: String,
    /// Everything in it except folders, by path.
    entries: BTreeMap<String, Entry>,
}

struct Entry {
    kind: Kind,
    id: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Link,
    /// A revision of another repository.
    Submodule,
}

/// The target of a path.
pub(super) enum Found {
    File(Blob),
    /// A folder of this revision or of a submodule's.
    Folder(Rc<Version>, String),
    Nothing,
}

impl Version {
    /// A revision of the repository that contains a workspace, and the path of the workspace in it, which ends in `/` or is empty.
    pub(super) fn open(root: &Path, revision: &str) -> Result<(Rc<Self>, String), Box<dyn Error>> {
        let within = prefix(root).map_err(|error| format!("can't read `{revision}`: {error}"))?;
        let top = run(root, &["rev-parse", "--show-toplevel"])?;
        let version = Self::read(PathBuf::from(top.trim_end_matches('\n')), revision);
        let version =
            version.map_err(|error| format!("can't list the specs of `{revision}`: {error}"))?;
        Ok((Rc::new(version), within))
    }

    fn read(repository: PathBuf, revision: &str) -> Result<Self, String> {
        // An argument that starts with a hyphen would be an option.
        if revision.starts_with('-') {
            return Err("not a revision".into());
        }
        let listed = run(&repository, &["ls-tree", "-r", "-z", "--full-tree", revision])?;
        let entries = listed.split('\0').filter_map(|line| {
            let (entry, path) = line.split_once('\t')?;
            let mut parts = entry.split(' ');
            let kind = match parts.next()? {
                "120000" => Kind::Link,
                "160000" => Kind::Submodule,
                _ => Kind::File,
            };
            let id = parts.nth(1)?.to_owned();
            Some((path.to_owned(), Entry { kind, id }))
        });
        Ok(Self { entries: entries.collect(), repository, revision: revision.to_owned() })
    }

    /// The target of a path, with links followed.
    pub(super) fn find(self: &Rc<Self>, path: &str) -> Result<Found, Box<dyn Error>> {
        self.find_after(path, 0)
    }

    fn find_after(self: &Rc<Self>, path: &str, links: usize) -> Result<Found, Box<dyn Error>> {
        let steps = path.match_indices('/').map(|(at, _)| at);
        for end in steps.chain([path.len()]) {
            let (part, rest) = (&path[..end], path[end..].trim_start_matches('/'));
            let Some(entry) = self.entries.get(part) else {
                continue;
            };
            return match entry.kind {
                Kind::File if rest.is_empty() => Ok(Found::File(self.blob(path, entry))),
                Kind::File => Ok(Found::Nothing),
                Kind::Link if links == MOST_LINKS => Err(self.refused(part, "is a link to itself")),
                Kind::Link => {
                    let target = self.target(part, entry)?;
                    let path = [target.as_str(), rest].join("/");
                    self.find_after(path.trim_matches('/'), links + 1)
                }
                Kind::Submodule => self.submodule(part, entry)?.find_after(rest, links),
            };
        }
        let within = match path {
            "" => String::new(),
            path => format!("{path}/"),
        };
        let mut below = self.entries.range(within.clone()..);
        Ok(match below.next() {
            Some((path, _)) if path.starts_with(&within) => Found::Folder(Rc::clone(self), within),
            _ => Found::Nothing,
        })
    }

    /// The path to which a link points.
    fn target(&self, link: &str, entry: &Entry) -> Result<String, Box<dyn Error>> {
        let target = run(&self.repository, &["cat-file", "blob", &entry.id])?;
        let mut path = link.split('/').collect::<Vec<_>>();
        path.pop();
        let leaves = format!(
            "is a link to `{target}`, which is outside of the repository: copy the files into the repository, or compare with a folder by `--base-dir`"
        );
        if Path::new(&target).has_root() {
            return Err(self.refused(link, &leaves));
        }
        for step in target.split('/') {
            match step {
                "" | "." => {}
                ".." if path.pop().is_none() => return Err(self.refused(link, &leaves)),
                ".." => {}
                step => path.push(step),
            }
        }
        Ok(path.join("/"))
    }

    /// The revision of a submodule.
    fn submodule(&self, path: &str, entry: &Entry) -> Result<Rc<Self>, Box<dyn Error>> {
        let folder = self.repository.join(path);
        if !folder.join(".git").exists() {
            let why = format!(
                "is a submodule that is not checked out: run `git submodule update --init {path}`"
            );
            return Err(self.refused(path, &why));
        }
        let version = Self::read(folder, &entry.id).map_err(|error| {
            let why = format!(
                "is a submodule whose commit {} is missing ({error}): run `git -C {path} fetch`",
                entry.id
            );
            self.refused(path, &why)
        });
        Ok(Rc::new(version?))
    }

    fn blob(&self, path: &str, entry: &Entry) -> Blob {
        Blob { path: path.to_owned(), repository: self.repository.clone(), id: entry.id.clone() }
    }

    fn refused(&self, path: &str, why: &str) -> Box<dyn Error> {
        format!("can't read {path} of `{}`: it {why}", self.revision).into()
    }
}

/// A link that was followed.
#[derive(Clone)]
pub(super) struct Link {
    repository: PathBuf,
    path: String,
}

impl Link {
    fn is_in(&self, version: &Version, folder: &str) -> bool {
        self.repository == version.repository && self.path.starts_with(folder)
    }
}

/// All specs in a folder, which is shown under another path; `links` are the links on the way.
pub(super) fn specs(
    version: &Rc<Version>,
    folder: &str,
    shown_as: &str,
    links: &[Link],
    found: &mut Vec<Blob>,
) -> Result<(), Box<dyn Error>> {
    let below = version.entries.range(folder.to_owned()..);
    for (path, entry) in below.take_while(|(path, _)| path.starts_with(folder)) {
        let name = format!("{shown_as}{}", &path[folder.len()..]);
        // Lock files of editors may be dangling links.
        if role(&name) == Role::Ignored {
            continue;
        }
        let blob = match (entry.kind, version.find(path)?) {
            (Kind::File, _) => version.blob(path, entry),
            (_, Found::File(blob)) => blob,
            (_, Found::Folder(inner, folder)) => {
                let here = Link { repository: version.repository.clone(), path: path.clone() };
                let links = [links, &[here]].concat();
                if links.iter().any(|link| link.is_in(&inner, &folder)) {
                    return Err(version.refused(path, "is a link to one of its parent folders"));
                }
                specs(&inner, &folder, &format!("{name}/"), &links, found)?;
                continue;
            }
            (_, Found::Nothing) => {
                return Err(version.refused(path, "is a dangling link"));
            }
        };
        if role(&name) == Role::Spec {
            found.push(Blob { path: name, ..blob });
        }
    }
    Ok(())
}
