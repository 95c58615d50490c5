//! `cargo xtask lint --older-than`: the rules and errors that are based on older evidence alone.

use std::collections::BTreeSet;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use apispec_codegen::model::{Basis, Demand, ErrorRow, Model, Service};
use apispec_codegen::place::Place;
use apispec_codegen::report::Report;
use apispec_codegen::source::Source;
use apispec_codegen::spec::read::{Specs, read};

/// A day before which evidence is old.
#[derive(Clone, Debug)]
pub(super) struct Cutoff(String);

/// Rules and errors by the age of their evidence.
pub(super) struct Ages {
    /// A line for each with older evidence alone, in the order of files and locations.
    pub(super) old: Vec<String>,
    /// The number of those whose evidence has no date.
    pub(super) undated: usize,
    /// The number of all that cite a document.
    pub(super) all: usize,
}

/// The ages of everything that may refuse a request or explains a refusal.
pub(super) fn ages(sources: &[Source], cutoff: &Cutoff) -> Result<Ages, Report> {
    let specs = read(sources)?;
    let model = apispec_codegen::check::check(&specs)?;
    let mut seen = BTreeSet::new();
    let mut ages = Ages { old: Vec::new(), undated: 0, all: 0 };
    let mut old = Vec::new();
    for dated in dated(&model) {
        // Rows of a provider are in each of its services.
        if dated.basis.best.is_none() || !seen.insert(dated.place) {
            continue;
        }
        ages.all += 1;
        match dated.basis.newest {
            None => ages.undated += 1,
            Some(date) if cutoff.is_after(date) => {
                let start = dated.place.span(&specs.trees[dated.place.source]).start;
                old.push((dated.place.source, start, dated.line(&specs)));
            }
            Some(_) => {}
        }
    }
    old.sort();
    ages.old = old.into_iter().map(|(_, _, line)| line).collect();
    Ok(ages)
}

/// A rule or an error with what it is based on.
struct Dated<'a> {
    name: &'a str,
    place: &'a Place,
    basis: Basis<'a>,
}

/// Every rule, limit, precondition and quota, and every documented error.
fn dated(model: &Model) -> Vec<Dated<'_>> {
    let demands = model.operations().flat_map(|view| {
        let demands = view.demands().into_iter();
        demands.map(move |demand| Dated {
            name: demand.id(),
            place: demand.place(),
            basis: view.service.basis(source(&demand)),
        })
    });
    let services = model.providers.iter().flat_map(|provider| &provider.services);
    let rows = services.flat_map(|service| {
        let codes = service.error_codes.iter();
        codes.flat_map(move |code| code.rows.iter().map(move |row| error(service, &code.wire, row)))
    });
    demands.chain(rows).collect()
}

fn source<'a>(demand: &Demand<'a>) -> Option<&'a str> {
    let source = match demand {
        Demand::Limit(rule, _) | Demand::Rule(rule) => &rule.source,
        Demand::Precondition(precondition) => &precondition.source,
        Demand::Quota(quota) => &quota.source,
    };
    source.as_deref()
}

fn error<'a>(service: &'a Service, code: &'a str, row: &'a ErrorRow) -> Dated<'a> {
    let basis = service.basis(row.says.source.as_deref());
    Dated { name: code, place: &row.place, basis }
}

impl Dated<'_> {
    /// `specs/acme/queue/create_queue.json:12: `size_if_safe` (page, newest evidence of 2024-03-01)`
    fn line(&self, specs: &Specs) -> String {
        let source = &specs.sources[self.place.source];
        let start = self.place.span(&specs.trees[self.place.source]).start;
        let line = source.text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
        let grade = self.basis.best.map_or("not given", |best| best.grade());
        let date = self.basis.newest.unwrap_or("unknown");
        let (path, name) = (&source.path, self.name);
        format!("{path}:{line}: `{name}` ({grade}, newest evidence of {date})")
    }
}

impl Cutoff {
    /// Whether all of a date, which may lack the day or the month, is before this day.
    fn is_after(&self, date: &str) -> bool {
        let known = date.len().min(self.0.len());
        date.get(..known) < self.0.get(..known)
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

/// `2024-01-01`, `2024-01`, `2024`, or the number of years before today, such as `2y`
impl FromStr for Cutoff {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "expected a date such as `2024-01-01`, or a number of years such as `2y`";
        if let Some(years) = text.strip_suffix('y') {
            let years = years.parse::<i64>().map_err(|_| wrong())?;
            let [year, month, day] = today();
            return Ok(Self(format!("{:04}-{month:02}-{day:02}", (year - years).max(0))));
        }
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let lengths = text.split('-').map(|part| if is_number(part) { part.len() } else { 0 });
        let lengths = lengths.collect::<Vec<_>>();
        let is_date = matches!(lengths.as_slice(), [4] | [4, 2] | [4, 2, 2]);
        if is_date { Ok(Self(text.to_owned())) } else { Err(wrong().into()) }
    }
}

/// Year, month and day of today in UTC.
fn today() -> [i64; 3] {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    // The day before 1 March of the year 0 begins eras of 400 years, each of 146,097 days.
    let days = i64::try_from(seconds / 86_400).unwrap_or_default() + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    [era * 400 + year + i64::from(month <= 2), month, day]
}
