//! Every lint, and where each of them looks.

use super::catalog::FieldAt;
use super::decided::{condition, conflict, cycle, implied, presence};
use super::fact::{Fact, Text};
use super::{Catalog, Finding, Level, OperationAt};
use super::{
    docs, echo_without_flag, envelope_name_unreached, error_codes, errors, examples, fields,
    history_out_of_order, languages, left_out_but_present, misspelled_name, one_way_link,
    rule_fields, second_hand_error, unused, values, without_code,
};
use apispec_codegen::place::Place;
use apispec_codegen::spec;

/// A kind of finding.
#[derive(Debug)]
pub struct Lint {
    /// A stable name in kebab-case, which an `allow` names.
    pub code: &'static str,
    /// How grave it is.
    pub level: Level,
    /// Why it is looked for, in a sentence.
    pub reason: &'static str,
    /// Where it is found.
    pub(super) find: Find,
}

/// What a lint looks at, and what it finds there.
#[derive(Debug)]
pub(super) enum Find {
    /// All specs together.
    Specs(fn(&Catalog<'_>) -> Vec<Finding>),
    /// Each operation.
    Operation(fn(&OperationAt<'_>) -> Vec<Finding>),
    /// Each field.
    Field(fn(&FieldAt) -> Option<Finding>),
    /// Each documented error with its place.
    Error(fn(&spec::ErrorRow, &Place) -> Option<Finding>),
    /// Each text with its place and what it describes.
    Text(fn(Text<'_>, &Place, &Fact<'_>) -> Option<Finding>),
    /// What was decided about the rules of each operation as a whole.
    Decided,
}

impl Lint {
    /// Everything that it finds, whether allowed or not.
    pub(super) fn findings(&self, catalog: &Catalog<'_>) -> Vec<Finding> {
        match self.find {
            Find::Specs(find) => find(catalog),
            Find::Operation(find) => catalog.operations.iter().flat_map(find).collect(),
            Find::Field(find) => catalog.fields.iter().filter_map(find).collect(),
            Find::Error(find) => {
                let found = catalog.rows().filter_map(|(row, place)| find(row, &place));
                found.collect()
            }
            Find::Text(find) => {
                let texts = catalog.texts();
                let found = texts.filter_map(|(fact, place, text)| find(text, &place, fact));
                found.collect()
            }
            Find::Decided => catalog.decided(self.code),
        }
    }
}

/// Every lint: descriptions, fields, values, rules, errors, examples, and what stands around them.
pub const LINTS: &[&Lint] = &[
    &docs::TODO,
    &docs::MISSING_SOURCE,
    &docs::MISSING_DOC,
    &docs::MISSING_CHINESE,
    &docs::WITHOUT_PERIOD,
    &docs::RESTATES_NAME,
    &docs::TOO_LONG,
    &languages::CHINESE_WITHOUT_CHINESE,
    &languages::ENGLISH_WITH_CHINESE,
    &languages::HALF_WIDTH_PUNCTUATION,
    &languages::NUMBERS_DIFFER,
    &languages::NAMES_DIFFER,
    &misspelled_name::LINT,
    &fields::SECRET_WITHOUT_SENSITIVE,
    &fields::TOKEN_WITHOUT_IDEMPOTENCY,
    &fields::UNIT_MISSING,
    &fields::DIFFER_IN_CASE,
    &fields::REQUIRED_BUT_UNUSABLE,
    &examples::EXAMPLE_BREAKS_LIMIT,
    &examples::DEFAULT_BREAKS_LIMIT,
    &values::NEVER_MENTIONED,
    &values::DIFFER_IN_CASE,
    &conflict::UNSATISFIABLE,
    &conflict::RULES_CONFLICT,
    &presence::DEAD_PARAMETER,
    &presence::ALWAYS_REQUIRED,
    &cycle::REQUIREMENT_CYCLE,
    &condition::RULE_CANNOT_FIRE,
    &condition::NEVER_TRUE,
    &condition::ALWAYS_TRUE,
    &implied::RULE_IMPLIED,
    &rule_fields::DEFAULT_RESTATED_AS_REQUIRED,
    &rule_fields::RULE_OVER_UNUSABLE,
    &second_hand_error::LINT,
    &values::KNOWN_AS_ERROR,
    &implied::SAME_RULE_TWICE,
    &envelope_name_unreached::LINT,
    &errors::WITHOUT_CATEGORY,
    &errors::WITHOUT_RETRY,
    &errors::WITHOUT_LINK,
    &errors::LINKED_AND_UNCHECKED,
    &one_way_link::LINT,
    &without_code::PRECONDITION,
    &without_code::QUOTA,
    &error_codes::OVERLAPPING_MESSAGES,
    &error_codes::DIFFER_IN_CASE,
    &errors::TEMPLATE_WITHOUT_NAMES,
    &errors::RETRY_AGAINST_CATEGORY,
    &echo_without_flag::LINT,
    &examples::REQUEST_EXAMPLE_BREAKS_RULE,
    &unused::CONTEXT,
    &unused::DOCUMENT,
    &history_out_of_order::LINT,
    &left_out_but_present::LINT,
];
