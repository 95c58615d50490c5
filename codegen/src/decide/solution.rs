//! A problem → whether there is a solution, and the cheapest.

use serde_json::Value;

use super::problem::Problem;
use super::search::{Search, Seek};
use super::variable::OF_FIELD;

impl Problem<'_> {
    /// Whether there is a solution.
    pub fn has_solution(&self) -> bool {
        self.search().and_then(|mut search| search.found(Seek::First, u64::MAX)).is_some()
    }

    /// The request with the fewest parameters that differ from the usual ones: a value for each variable.
    pub fn cheapest(&self) -> Option<Vec<Option<Value>>> {
        Some(self.subject.values(&self.cheapest_classes()?))
    }

    /// The class of each variable in that request.
    pub(super) fn cheapest_classes(&self) -> Option<Vec<usize>> {
        let mut search = self.search()?;
        let (most, first) = search.found(Seek::First, u64::MAX)?;
        // Most solutions need few parameters, and a low bound prunes everything that needs more.
        // So the bound grows by one parameter at a time, up to the known maximum.
        let bounds = (OF_FIELD..most + OF_FIELD).step_by(OF_FIELD as usize);
        let mut tries = bounds.map(|below| search.found(Seek::Cheapest, below.min(most)));
        let (_, choice) = tries.find_map(|found| found).unwrap_or((most, first));
        let cheapest = self.domains.iter().map(|domain| domain.first().copied());
        let mut classes = cheapest.collect::<Option<Vec<_>>>()?;
        for (variable, class) in choice {
            classes[variable] = class;
        }
        Some(classes)
    }

    fn search(&self) -> Option<Search<'_>> {
        let is_impossible = self.domains.iter().any(Vec::is_empty);
        if is_impossible { None } else { Search::new(self) }
    }
}
