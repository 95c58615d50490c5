//! The words of which messages are made that say what is wrong with a value, and not what it is.

/// The most words of a sentence that is read; a longer one is none.
// A sentence is read again for each name in it; a bound keeps that cheap.
const MOST_WORDS: usize = 64;

/// Whether a text is nothing but words that are common in messages.
pub(super) fn is_prose(text: &str) -> bool {
    are_all(text, is_common)
}

/// Whether a text has no more words than a sentence, and each of them is such a word.
pub(super) fn are_all(text: &str, such: impl Fn(&str) -> bool) -> bool {
    words(text).nth(MOST_WORDS).is_none() && words(text).all(such)
}

/// The words of a sentence: what is between spaces, quotes, brackets, signs and Chinese.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |it: char| {
        matches!(it, '"' | '\'' | '`' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>')
            || matches!(it, ' ' | ',' | ':' | '=' | '|' | '/' | '*')
            || matches!(it, '‘'..='”' | '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
    };
    let words = text.split(is_between);
    let words = words.map(|word| word.trim_end_matches(['.', '!', '?', ';']));
    words.filter(|word| !word.is_empty())
}

/// Whether a word says nothing of a value: one that is common in messages, or a number below 100.
pub(super) fn is_common(word: &str) -> bool {
    let is_small = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_small || COMMON_WORDS.split_ascii_whitespace().any(|it| it.eq_ignore_ascii_case(word))
}

/// Words of which messages are made that say what is wrong with a value and not what it is.
const COMMON_WORDS: &str = "
    a about access account again aksk algorithm all allowed already also an and api are argument as at
    authentication authorization be because been before being between beyond both but by byte bytes
    calculated calculation can cannot cant caller case change changed character characters check checked code
    combination conform contain contained contains content correct could current database decrypt denied
    did digits disabled do does doesn't doesnt don't dont due each either element empty enough error
    exceed exceeded exceeds exist exists expired fail failed fails failure few field fields for forbidden
    format found from given greater had has have header headers http https iam id if illegal in inactive
    include incorrect information input instance invalid is isn't isnt it its key kind larger least
    length less letters limit long longer lower lowercase malformed mandatory many match matched matches
    maximum may mismatch mismatched minimum missing more most must name needed needs neither no non none
    nor not null number numbers of on one only or other our out parameter parameters parse please
    present problem property provide provided provider query range records recently reject rejected
    request requests required requires s same see sent server service set short should sign since so
    some special specified specify standards such supplied support supported symbols t text than that
    the them then there these they this to token too unauthorized under unknown unsupported
    unspecified up updated upper uppercase use used user uses valid value values verification verify
    version was we were when which while will wish with within without wrong you your";
