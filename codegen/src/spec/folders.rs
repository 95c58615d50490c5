//! Folders: the files of a provider or a service, found without a look at those of others.

use super::format::OBSERVED;
use super::read::{File, Specs};
use super::{Observations, Operation, Provider, Service, Types};

impl Specs {
    /// The provider of a folder.
    pub fn provider(&self, folder: &str) -> Option<&File<Provider>> {
        self.within(&self.providers, &[folder]).first()
    }

    /// The services within a provider's folder.
    pub fn services_of(&self, folder: &str) -> &[File<Service>] {
        self.within(&self.services, &[folder])
    }

    /// The service of a folder within a provider's.
    pub fn service(&self, provider: &str, folder: &str) -> Option<&File<Service>> {
        self.within(&self.services, &[provider, folder]).first()
    }

    /// The files of shared types within a service's folder.
    pub fn types_of(&self, provider: &str, service: &str) -> &[File<Types>] {
        self.within(&self.types, &[provider, service])
    }

    /// The operations within a service's folder.
    pub fn operations_of(&self, provider: &str, service: &str) -> &[File<Operation>] {
        self.within(&self.operations, &[provider, service])
    }

    /// What was observed of the operation that a file describes.
    pub fn observations_of(&self, operation: &File<Operation>) -> Option<&File<Observations>> {
        let operation = self.sources[operation.source].name.strip_suffix(".json")?;
        let name = format!("{operation}{OBSERVED}.json");
        self.observations.iter().find(|file| self.sources[file.source].name == name)
    }

    /// The files of one kind within a folder; files are in the order of their names.
    fn within<'a, T>(&self, files: &'a [File<T>], folders: &[&str]) -> &'a [File<T>] {
        let folder = format!("{}/", folders.join("/"));
        let name = |file: &File<T>| self.sources[file.source].name.as_str();
        let files = &files[files.partition_point(|file| name(file) < folder.as_str())..];
        &files[..files.partition_point(|file| name(file).starts_with(&folder))]
    }
}
