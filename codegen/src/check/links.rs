//! Links between demands and codes: what one names, the other has.

use std::collections::BTreeSet;

use super::Checker;
use crate::model::{Demand, ErrorRow, Origin, Provider, Service};
use crate::suggest;

/// Codes, or the ids of demands.
type Names<'a> = BTreeSet<&'a str>;

impl Checker<'_> {
    /// Whether the codes of every demand are documented, and what every row answers to is there.
    pub(super) fn links(&mut self, providers: &[Provider]) {
        for provider in providers {
            let mut of_provider = Names::new();
            for service in &provider.services {
                of_provider.extend(self.links_of(service));
            }
            // Each service has the rows of its provider.
            if let Some(service) = provider.services.first() {
                self.answers(&shared(service, &Origin::Provider), &of_provider);
            }
        }
    }

    /// Checks the links within a service, and returns the ids of its demands.
    fn links_of<'a>(&mut self, service: &'a Service) -> Names<'a> {
        let of_service = shared(service, &Origin::Service);
        let of_provider = shared(service, &Origin::Provider);
        let always = of_service.iter().chain(&of_provider);
        let always = always.map(|row| row.code.as_str()).collect::<Names<'_>>();
        let mut ids = Names::new();
        for operation in &service.operations {
            let demands = operation.demands(&service.types);
            let own = operation.errors.iter().collect::<Vec<_>>();
            let codes = own.iter().map(|row| row.code.as_str()).collect();
            self.expected_codes(&demands, &codes, &always);
            let of_operation = demands.iter().map(Demand::id).collect();
            self.answers(&own, &of_operation);
            ids.extend(of_operation);
        }
        self.answers(&of_service, &ids);
        ids
    }

    fn expected_codes(&mut self, demands: &[Demand<'_>], own: &Names<'_>, always: &Names<'_>) {
        for demand in demands {
            for (index, code) in demand.codes().iter().enumerate() {
                let code = code.as_str();
                if own.contains(code) || always.contains(code) {
                    continue;
                }
                let known = own.union(always).copied().collect::<Vec<_>>();
                self.error(
                    "unknown-code",
                    &demand.place().nth("codes", index),
                    format!("`{}` expects `{code}`, which no table has", demand.id()),
                    "no documented code",
                    suggest::help(code, &known),
                );
            }
        }
    }

    fn answers(&mut self, rows: &[&ErrorRow], demands: &Names<'_>) {
        for row in rows {
            for (index, answer) in row.answers.iter().enumerate() {
                if demands.contains(answer.as_str()) {
                    continue;
                }
                let known = demands.iter().copied().collect::<Vec<_>>();
                self.error(
                    "unknown-answer",
                    &row.place.nth("answers", index),
                    format!("`{}` answers `{answer}`, which is not there", row.code),
                    "no rule, limit, precondition or quota",
                    suggest::help(answer, &known),
                );
            }
        }
    }
}

/// The rows that a service shares among its operations, or its provider among its services.
fn shared<'a>(service: &'a Service, origin: &Origin) -> Vec<&'a ErrorRow> {
    let rows = service.error_codes.iter().flat_map(|code| &code.rows);
    rows.filter(|row| row.origin == *origin).collect()
}
