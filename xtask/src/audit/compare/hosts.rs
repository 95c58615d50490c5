//! Hosts against a witness.

use super::super::Audit;
use super::super::witness::Metadata;
use apispec_codegen::place::Place;
use apispec_codegen::spec::About;

impl<'a> Audit<'a> {
    pub(super) fn hosts(&mut self, document: usize, metadata: &Metadata, folders: &[String]) {
        let Some(file) = self.specs.service(&folders[0], &folders[1]) else {
            return;
        };
        let regions = match &file.spec.endpoints {
            Some(endpoints) => endpoints.regions.as_slice(),
            None => &[],
        };
        for told in &metadata.hosts {
            let own = regions
                .iter()
                .enumerate()
                .find(|(_, own)| own.region == told.region);
            if self.is_told_about(document, folders, &[About::Endpoints], &told.pointer, None)
                && own.is_some()
            {
                continue;
            }
            let (region, host) = (&told.region, &told.host);
            match own {
                None => {
                    let title = format!("the region `{region}` is in no spec");
                    self.witness_has("unlisted-region", document, &told.span, title);
                }
                Some((index, own)) if own.host != *host => {
                    let place = Place::file(file.source)
                        .at("endpoints")
                        .nth("regions", index);
                    let title = format!("the host of `{region}` is `{host}` in the metadata");
                    self.spec_differs("host-differs", document, &place.at("host"), title);
                }
                Some(_) => {}
            }
        }
    }
}
