//! Spec files → hashes of what belongs together: a service's, a provider's, and everything else.
//!
//! A reduced run is given the texts of what changed and no others, so that nothing can be read that is not hashed here.

use std::collections::BTreeMap;

use apispec_codegen::Source;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::hash::Hash;

/// The hashes of all spec files, by their folders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Texts {
    /// Files outside of all providers: `sources.json`, and what should not be there.
    outside: Hash,
    /// The providers, by folder.
    pub(crate) providers: BTreeMap<String, ProviderTexts>,
}

/// The hashes of a provider's files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ProviderTexts {
    /// The files of its own.
    pub(crate) own: Hash,
    /// The files of each service, by folder.
    pub(crate) services: BTreeMap<String, Hash>,
}

/// Where a spec file belongs, by its folders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Belongs<'a> {
    /// To no provider.
    Outside,
    /// To a provider.
    Provider(&'a str),
    /// To a service of a provider.
    Service(&'a str, &'a str),
}

impl<'a> Belongs<'a> {
    /// Where the spec file with this path within the specs folder belongs.
    pub(crate) fn of(name: &'a str) -> Self {
        let mut steps = name.splitn(3, '/');
        match (steps.next(), steps.next(), steps.next()) {
            (Some(provider), Some(service), Some(_)) => Belongs::Service(provider, service),
            (Some(provider), Some(_), None) => Belongs::Provider(provider),
            _ => Belongs::Outside,
        }
    }
}

impl Texts {
    /// The hashes of these files, whatever their order.
    pub(crate) fn of(sources: &[Source]) -> Self {
        let hashes = sources.par_iter().map(|it| Hash::of_all([it.name.as_str(), &it.text]));
        let mut hashed = sources.iter().zip(hashes.collect::<Vec<_>>()).collect::<Vec<_>>();
        hashed.sort_by(|(left, _), (right, _)| left.name.cmp(&right.name));
        let mut belonging = BTreeMap::<_, Vec<Hash>>::new();
        for (source, hash) in hashed {
            belonging.entry(Belongs::of(&source.name)).or_default().push(hash);
        }
        let mut texts = Self { outside: Hash::of_all([]), providers: BTreeMap::new() };
        for (belongs, hashes) in belonging {
            let hash = Hash::of_hashes(hashes);
            match belongs {
                Belongs::Outside => texts.outside = hash,
                Belongs::Provider(folder) => texts.provider(folder).own = hash,
                Belongs::Service(folder, service) => {
                    texts.provider(folder).services.insert(service.to_owned(), hash);
                }
            }
        }
        texts
    }

    fn provider(&mut self, folder: &str) -> &mut ProviderTexts {
        let new = || ProviderTexts { own: Hash::of_all([]), services: BTreeMap::new() };
        self.providers.entry(folder.to_owned()).or_insert_with(new)
    }

    /// Whether there are the same providers and services, and nothing else differs outside of them.
    ///
    /// Names of providers and services must not collide, and each may cite any document: what is checked over all of
    /// them depends on nothing else.
    pub(crate) fn has_same_frame(&self, other: &Self) -> bool {
        let frame = |texts: &Self| {
            let services = |it: &ProviderTexts| it.services.keys().cloned().collect::<Vec<_>>();
            let providers = texts.providers.iter();
            providers.map(|(folder, it)| (folder.clone(), services(it))).collect::<Vec<_>>()
        };
        self.outside == other.outside && frame(self) == frame(other)
    }
}

#[cfg(test)]
mod tests {
    use apispec_codegen::Source;

    use super::Texts;

    fn texts(files: &[(&str, &str)]) -> Texts {
        let sources = files.iter().map(|(name, text)| Source {
            path: format!("specs/{name}"),
            name: (*name).to_owned(),
            text: (*text).to_owned(),
        });
        Texts::of(&sources.collect::<Vec<_>>())
    }

    #[test]
    fn only_what_changed_has_another_hash() {
        let before = texts(&[
            ("sources.json", "1"),
            ("a/provider.json", "2"),
            ("a/b/service.json", "3"),
            ("a/b/c.json", "4"),
            ("a/d/service.json", "5"),
        ]);
        let after = texts(&[
            ("a/d/service.json", "5"),
            ("a/b/c.json", "other"),
            ("a/b/service.json", "3"),
            ("a/provider.json", "2"),
            ("sources.json", "1"),
        ]);
        assert!(before.has_same_frame(&after));
        let [before, after] = [before, after].map(|it| it.providers["a"].clone());
        assert_eq!(before.own, after.own);
        assert_ne!(before.services["b"], after.services["b"]);
        assert_eq!(before.services["d"], after.services["d"]);
    }

    #[test]
    fn another_service_or_another_document_is_another_frame() {
        let files = [("sources.json", "1"), ("a/provider.json", "2"), ("a/b/service.json", "3")];
        let frame = texts(&files);
        assert!(!texts(&files[1..]).has_same_frame(&frame));
        assert!(!texts(&files[..2]).has_same_frame(&frame));
        assert!(!texts(&[&files[..], &[("x.json", "")]].concat()).has_same_frame(&frame));
        assert!(!texts(&[&files[..], &[("a/c/x", "")]].concat()).has_same_frame(&frame));
    }

    #[test]
    fn a_file_that_was_renamed_or_cut_elsewhere_is_another_one() {
        let of_service = |files| texts(files).providers["a"].services["b"];
        let one = of_service(&[("a/b/c.json", "12"), ("a/b/d.json", "3")]);
        assert_ne!(one, of_service(&[("a/b/c.json", "1"), ("a/b/d.json", "23")]));
        assert_ne!(one, of_service(&[("a/b/c.json", "12"), ("a/b/e.json", "3")]));
    }
}
