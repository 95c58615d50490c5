//! What follows responses: polling and paging of a service's operations.

use super::Checker;
use crate::model::Service;
use crate::place::Place;
use crate::spec;
use crate::spec::read::File;

impl<'a> Checker<'a> {
    /// Sets how tasks are polled and lists are paged; the types have to be complete, boxes included.
    pub(super) fn follow_up(&mut self, files: &'a [File<spec::Operation>], service: &mut Service) {
        let follow_ups = files.iter().zip(&service.operations).map(|(file, operation)| {
            let place = Place::file(file.source);
            let poll = file.spec.poll.as_ref();
            let poll = poll.and_then(|it| self.poll(it, operation, service, &place.at("poll")));
            let paging = file.spec.paging.as_ref();
            let paging =
                paging.and_then(|it| self.paging(it, operation, service, &place.at("paging")));
            (poll, paging)
        });
        let follow_ups = follow_ups.collect::<Vec<_>>();
        for (operation, (poll, paging)) in service.operations.iter_mut().zip(follow_ups) {
            operation.poll = poll;
            operation.paging = paging;
        }
    }
}
