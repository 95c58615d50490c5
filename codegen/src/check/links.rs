//! Links between demands and codes: what one names, the other has.

use super::Checker;
use crate::model::{ErrorRow, Operation, Origin, Provider, Service};
use crate::suggest;

impl Checker<'_> {
    /// Whether the codes of every demand are documented, and what every row answers to is there.
    pub(super) fn links(&mut self, providers: &[Provider]) {
        for provider in providers {
            for service in &provider.services {
                for operation in &service.operations {
                    self.expected_codes(service, operation);
                }
                for row in service.error_codes.iter().flat_map(|code| &code.rows) {
                    self.answers(provider, service, row);
                }
            }
        }
    }

    fn expected_codes(&mut self, service: &Service, operation: &Operation) {
        let rows = service.error_codes.iter().flat_map(|code| &code.rows);
        let known = rows
            .filter(|row| match &row.origin {
                Origin::Operation(wire) => *wire == operation.wire,
                Origin::Service | Origin::Provider => true,
            })
            .map(|row| row.code.as_str())
            .collect::<Vec<_>>();
        for demand in operation.demands(&service.types) {
            let codes = demand.codes().iter().enumerate();
            for (index, code) in codes.filter(|(_, code)| !known.contains(&code.as_str())) {
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

    fn answers(&mut self, provider: &Provider, service: &Service, row: &ErrorRow) {
        let demands = match &row.origin {
            Origin::Operation(wire) => ids(service, |operation| operation.wire == *wire),
            Origin::Service => ids(service, |_| true),
            Origin::Provider => {
                let services = provider.services.iter();
                services
                    .flat_map(|service| ids(service, |_| true))
                    .collect()
            }
        };
        let answers = row.answers.iter().enumerate();
        for (index, answer) in answers.filter(|(_, answer)| !demands.contains(&answer.as_str())) {
            self.error(
                "unknown-answer",
                &row.place.nth("answers", index),
                format!("`{}` answers `{answer}`, which is not there", row.code),
                "no rule, limit, precondition or quota",
                suggest::help(answer, &demands),
            );
        }
    }
}

/// The ids of the demands of some operations.
fn ids(service: &Service, of: impl Fn(&Operation) -> bool) -> Vec<&str> {
    let operations = service.operations.iter().filter(|operation| of(operation));
    let demands = operations.flat_map(|operation| operation.demands(&service.types));
    demands.map(|demand| demand.id()).collect()
}
