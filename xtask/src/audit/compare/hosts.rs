//! Compares hosts with the metadata.

use super::Witness;
use crate::audit::Audit;
use apispec_codegen::place::Place;
use apispec_codegen::spec::About;

impl Audit<'_> {
    pub(super) fn hosts(&mut self, witness: Witness<'_>) {
        let service = self.specs.service(&witness.folders[0], &witness.folders[1]);
        let Some(file) = service else { return };
        let endpoints = file.spec.endpoints.as_ref();
        let regions = endpoints.map_or(&[][..], |it| &it.regions);
        for declared in &witness.metadata.hosts {
            let (region, host) = (&declared.region, &declared.host);
            let Some(index) = regions.iter().position(|own| own.region == *region) else {
                let title = format!("the region `{region}` is not in the specs");
                self.witness_has("unlisted-region", witness, &declared.span, title);
                continue;
            };
            let about = [About::Endpoints];
            let is_disputed = self.is_disputed_at(witness, &about, &declared.pointer, None);
            if regions[index].host != *host && !is_disputed {
                let endpoints = Place::file(file.source).at("endpoints");
                let place = endpoints.nth("regions", index).at("host");
                let title = format!("the host of `{region}` in the metadata is `{host}`");
                self.spec_differs("host-differs", witness, &place, title);
            }
        }
    }
}
