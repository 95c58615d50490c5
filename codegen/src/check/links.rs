//! Links between rules, preconditions and quotas on one side and error codes on the other: both ends exist.

use std::collections::BTreeSet;

use super::{Checker, items};
use crate::model::{Demand, ErrorRow, Origin, Provider, Service};

/// Codes, or the ids of demands.
type Names<'a> = BTreeSet<&'a str>;

impl Checker<'_> {
    /// Checks that the codes of every demand are documented, and that whatever a row answers exists.
    pub(super) fn links(&mut self, providers: &[Provider]) {
        for provider in providers {
            let mut of_provider = Names::new();
            for service in &provider.services {
                of_provider.extend(self.links_of(provider, service));
            }
            // A row of the provider may answer a demand of any of its services, each of which has a copy of the row:
            // once all demands are known, it is enough to check the first service's copy.
            if let Some(service) = provider.services.first() {
                self.answers(&rows(service, |row| row.origin == Origin::Provider), &of_provider);
            }
        }
    }

    /// Checks the links within a service, and returns the ids of its demands.
    fn links_of<'a>(&mut self, provider: &'a Provider, service: &'a Service) -> Names<'a> {
        let of_service = rows(service, |row| row.origin == Origin::Service);
        let of_provider = rows(service, |row| row.origin == Origin::Provider);
        let always = of_service.iter().chain(&of_provider);
        let always = always.map(|row| row.says.code.as_str()).collect::<Names<'_>>();
        let mut ids = Names::new();
        for view in service.views(provider) {
            let demands = view.demands();
            let source = view.operation.place.source;
            let own = rows(service, |row| row.place.source == source);
            let codes = own.iter().map(|row| row.says.code.as_str()).collect();
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
            for (at, code) in items(demand.place(), "codes", demand.codes()) {
                let code = code.as_str();
                if own.contains(code) || always.contains(code) {
                    continue;
                }
                self.unknown(
                    "unknown-code",
                    &at,
                    format!("`{}` refers to the undocumented error code `{code}`", demand.id()),
                    "not a documented error code",
                    code,
                    own.union(always).copied(),
                );
            }
        }
    }

    fn answers(&mut self, rows: &[&ErrorRow], demands: &Names<'_>) {
        for row in rows {
            for (at, answer) in items(&row.place, "answers", &row.says.answers) {
                if demands.contains(answer.as_str()) {
                    continue;
                }
                self.unknown(
                    "unknown-answer",
                    &at,
                    format!("the error `{}` answers an unknown rule `{answer}`", row.says.code),
                    "not a rule, limit, precondition or quota",
                    answer,
                    demands.iter().copied(),
                );
            }
        }
    }
}

/// Some of the rows of a service.
fn rows(service: &Service, which: impl Fn(&ErrorRow) -> bool) -> Vec<&ErrorRow> {
    let rows = service.error_codes.iter().flat_map(|code| &code.rows);
    rows.filter(|row| which(row)).collect()
}
