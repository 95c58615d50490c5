//! What several sentences of a description say only together, and what they take back from each other.

use super::Sentence;
use super::names::{Field, Kind};
use super::statement::{Characters, Condition, Statement};
use super::text_form;
use super::units::Unit;

/// Lists of the keys of an object that the description shows are about the values of those, not of the field.
pub(super) fn members(description: &str, units: &[Unit<'_>], sentences: &mut [Sentence]) {
    let is_key =
        |value: &str| description.contains('{') && description.contains(&format!("\"{value}\""));
    let is_object = |unit: &Unit<'_>| unit.items.iter().any(|item| is_key(item.value));
    if !units.iter().any(is_object) {
        return;
    }
    for (unit, sentence) in units.iter().zip(sentences) {
        if is_object(unit) || unit.value.is_some_and(is_key) {
            sentence.give_up();
        }
    }
}

/// `由字母、数字和特殊字符组成`, and then which those are: the characters of the field.
pub(super) fn signs(field: &Field, units: &[Unit<'_>], sentences: &mut [Sentence]) {
    let mut composed =
        units.iter().filter(|it| it.text.contains("特殊字符") && it.text.contains("组成"));
    let (Some(first), None) = (composed.next(), composed.next()) else { return };
    if field.kind != Kind::Text {
        return;
    }
    for (unit, sentence) in units.iter().zip(sentences) {
        if let Some(allowed) = text_form::composed(first.text, unit.text) {
            let characters = Characters { allowed: Some(allowed), ..Characters::default() };
            let field = field.name.clone();
            sentence.statements = vec![Statement::Characters { field, characters }];
            sentence.unread = None;
        }
    }
}

/// Different lists of values of a field in one case belong to cases that are not understood, or to the sites of the vendor.
pub(super) fn contradictions(description: &str, sentences: &mut [Sentence]) {
    let lists = sentences.iter().flat_map(|sentence| {
        let site = site(description, sentence.span.start);
        sentence.statements.iter().filter_map(move |it| List::of(it, site))
    });
    let lists = lists.collect::<Vec<_>>();
    for sentence in sentences {
        let site = site(description, sentence.span.start);
        let mut is_doubtful = false;
        sentence.statements.retain_mut(|statement| {
            let Some(own) = List::of(statement, site) else { return true };
            let mut others = lists.iter().filter(|it| it.is_other(&own)).peekable();
            if others.peek().is_none() {
                return true;
            }
            let Statement::Values { values, .. } = statement else { return true };
            for other in others {
                // A request to any of the sites has a value of one of the lists.
                if own.site.is_none() || other.site.is_none() || own.site == other.site {
                    is_doubtful = true;
                    return false;
                }
                let more = other.values.iter().filter(|it| !values.contains(it)).cloned();
                let more = more.collect::<Vec<_>>();
                values.extend(more);
            }
            true
        });
        if is_doubtful {
            sentence.unread.get_or_insert(sentence.span.clone());
        }
    }
}

/// The values of a field in one case.
struct List<'t> {
    field: String,
    values: Vec<String>,
    when: Option<Condition>,
    /// The site that it is written for.
    site: Option<&'t str>,
}

impl<'t> List<'t> {
    fn of(statement: &Statement, site: Option<&'t str>) -> Option<Self> {
        match statement {
            Statement::Values { field, values, when } => {
                let (field, values, when) = (field.clone(), values.clone(), when.clone());
                Some(Self { field, values, when, site })
            }
            _ => None,
        }
    }

    /// Whether it has other values in the same case.
    fn is_other(&self, other: &Self) -> bool {
        self.field == other.field && self.when == other.when && self.values != other.values
    }
}

/// The site that the text at this byte is written for: `intl` within `<props="intl">…</props>`.
fn site(description: &str, at: usize) -> Option<&str> {
    let before = &description[..at];
    let (_, open) = before.rsplit_once("<props=")?;
    if open.contains("</props>") {
        return None;
    }
    open.split('>').next()
}
