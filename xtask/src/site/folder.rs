//! Files → the site's folder, in which nothing of anybody else is touched.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::io;
use std::path::Path;

use super::SiteFile;

/// The list of what this command wrote; a folder without it is somebody else's.
const LIST: &str = "files.txt";

/// Refuses a folder that has other files than those of an earlier site.
pub(super) fn check(folder: &Path) -> Result<(), Box<dyn Error>> {
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_none() || folder.join(LIST).is_file() {
                return Ok(());
            }
            let folder = folder.display();
            Err(format!("{folder} is not empty and not a site: name another folder").into())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(format!("can't read {}: {error}", folder.display()).into()),
    }
}

/// Writes the files, and deletes what an earlier site had and this one has not.
pub(super) fn write(folder: &Path, files: &[SiteFile]) -> Result<(), Box<dyn Error>> {
    let earlier = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    let made = files.iter().map(|file| file.path.as_str()).collect::<BTreeSet<_>>();
    fs::create_dir_all(folder).map_err(|error| failed("create", folder, &error))?;
    // First, so that a run that is cut off is recognized by the next one.
    let listed = earlier.lines().chain(made.iter().copied()).collect::<BTreeSet<_>>();
    list(folder, &listed)?;
    for file in files {
        let path = folder.join(&file.path);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|error| failed("create", parent, &error))?;
        fs::write(&path, &file.bytes).map_err(|error| failed("write", &path, &error))?;
    }
    for old in listed.iter().filter(|path| !made.contains(*path)) {
        let path = folder.join(old);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(failed("delete", &path, &error));
            }
            _ => {}
        }
    }
    list(folder, &made)
}

fn list(folder: &Path, paths: &BTreeSet<&str>) -> Result<(), Box<dyn Error>> {
    let text = paths.iter().map(|path| format!("{path}\n")).collect::<String>();
    let path = folder.join(LIST);
    fs::write(&path, text).map_err(|error| failed("write", &path, &error))
}

fn failed(intent: &str, path: &Path, error: &io::Error) -> Box<dyn Error> {
    format!("can't {intent} {}: {error}", path.display()).into()
}
