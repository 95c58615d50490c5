//! Folders: every file is in the folder of its provider and service.

use super::Checker;
use crate::place::Place;

impl Checker<'_> {
    /// Reports files that are not in the folder of their provider and service.
    pub(super) fn folders(&mut self) {
        let specs = self.specs;
        for file in &specs.providers {
            let name = &file.spec.provider;
            self.folder(file.source, "provider", name, &file.folders[0]);
        }
        for file in &specs.services {
            self.folder(file.source, "service", &file.spec.service, &file.folders[1]);
            if specs.provider(&file.folders[0]).is_none() {
                self.orphan(file.source, &file.folders[..1], "provider.json");
            }
        }
        let operations = specs.operations.iter().map(|it| (it.source, &it.folders));
        let types = specs.types.iter().map(|it| (it.source, &it.folders));
        for (source, folders) in operations.chain(types) {
            if specs.service(&folders[0], &folders[1]).is_none() {
                self.orphan(source, &folders[..2], "service.json");
            }
        }
    }

    fn folder(&mut self, source: usize, what: &str, name: &str, folder: &str) {
        if name != folder {
            self.error(
                "folder",
                &Place::file(source).at(what),
                format!("the {what} `{name}` is in the folder `{folder}`"),
                "does not match the folder's name",
                format!("write `{folder}`, or rename the folder"),
            );
        }
    }

    fn orphan(&mut self, source: usize, folders: &[String], missing: &str) {
        let folder = folders.join("/");
        self.error(
            "orphan",
            &Place::file(source),
            format!("`{folder}` has no `{missing}`"),
            "required by this file",
            format!("create `{folder}/{missing}`, or move this file"),
        );
    }
}
