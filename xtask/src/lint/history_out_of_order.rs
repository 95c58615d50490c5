//! `history-out-of-order`: a history that is not in order, or a malformed date.

use super::{Find, Finding, Level, Lint, OperationAt};

pub(super) const LINT: Lint = Lint {
    code: "history-out-of-order",
    level: Level::Note,
    reason: "Pages list their changes in chronological or reverse order, so one of the dates is probably misspelled.",
    find: Find::Operation(find),
};

fn find(at: &OperationAt<'_>) -> Vec<Finding> {
    let history = at.operation.history.iter();
    let days = history.map(|change| change.date.as_str());
    let days = days.collect::<Vec<_>>();
    let falls = days.first() >= days.last();
    let mut found = Vec::new();
    for (index, day) in days.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| days[before]);
        let jumps = before.is_some_and(|before| if falls { *day > before } else { *day < before });
        let (title, label) = if !is_day(day) {
            (format!("`{day}` is not a date"), "not written as `YYYY-MM-DD`")
        } else if jumps {
            let title = format!("`{day}` is out of order");
            (title, "does not follow the previous entry")
        } else {
            continue;
        };
        found.push(Finding::new(
            at.place.nth("history", index).at("date"),
            title,
            label,
            "write dates as `YYYY-MM-DD`, in the order of the page",
        ));
    }
    found
}

fn is_day(text: &str) -> bool {
    let parts = text.split('-').collect::<Vec<_>>();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let within = |part: &str, digits: usize, most: u32| {
        part.len() == digits && part.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
    };
    within(year, 4, 9999) && within(month, 2, 12) && within(day, 2, 31)
}
