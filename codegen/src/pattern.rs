//! Regular expressions → finite automata over classes of characters.
//!
//! A pattern distinguishes few classes of characters, even if each class has hundreds of ranges.
//! So characters are mapped to classes first, and the automaton reads classes.

mod classes;
mod portable;
mod refusal;

use std::collections::BTreeMap;

use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::nfa::thompson::{self, NFA, WhichCaptures};
use regex_automata::util::{primitives::StateID, start};
use regex_automata::{Anchored, util::look::LookMatcher};
use regex_syntax::hir::{Hir, Look};

use classes::Classes;
pub(crate) use portable::portable;
pub(crate) use refusal::Refusal;

/// An automaton that begins in state 0 and reads a whole text.
#[derive(Clone, Debug)]
pub(crate) struct Automaton {
    /// The class of each ASCII character.
    pub(crate) ascii: [u8; 128],
    /// Where a class begins beyond ASCII, in order: the character and the class.
    pub(crate) beyond: Vec<(u32, u8)>,
    /// The next state, for each state and class.
    pub(crate) next: Vec<u16>,
    /// How many classes there are.
    pub(crate) width: usize,
    /// Whether the text may end in a state.
    pub(crate) accepting: Vec<bool>,
}

/// The automaton of a pattern that must match a whole text, or why it is not supported.
pub(crate) fn automaton(pattern: &str) -> Result<Automaton, Refusal> {
    let tree = regex_syntax::parse(pattern).map_err(|error| refusal::unread(&error))?;
    let classes = Classes::of(&tree)?;
    let tree = Hir::concat(vec![classes.read_by(&tree)?, Hir::look(Look::End)]);
    let states = states(&tree, &classes).ok_or_else(|| refusal::too_large(pattern))?;
    Ok(compact(&states, &classes))
}

impl Automaton {
    /// Whether the pattern matches the whole text.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let state = text.chars().fold(0, |state, character| {
            usize::from(self.next[state * self.width + usize::from(self.class(character))])
        });
        self.accepting[state]
    }

    fn class(&self, character: char) -> u8 {
        let code = u32::from(character);
        match self.ascii.get(code as usize) {
            Some(class) => *class,
            None => self.beyond[self.beyond.partition_point(|(first, _)| *first <= code) - 1].1,
        }
    }
}

/// For each state, the next state by class, and whether the text may end there.
struct States {
    next: Vec<Vec<u16>>,
    accepting: Vec<bool>,
}

/// The states of the automaton, if it is not too large.
fn states(tree: &Hir, classes: &Classes) -> Option<States> {
    let mut looks = LookMatcher::new();
    looks.set_line_terminator(classes.line_end);
    let config = thompson::Config::new()
        .utf8(false)
        .which_captures(WhichCaptures::None)
        .look_matcher(looks)
        .nfa_size_limit(Some(1 << 22));
    let nfa = NFA::compiler().configure(config).build_from_hir(tree).ok()?;
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .dfa_size_limit(Some(1 << 20))
        .determinize_size_limit(Some(1 << 22));
    let built = dense::Builder::new().configure(config).build_from_nfa(&nfa);
    let automaton = built.ok()?;
    let first = start::Config::new().anchored(Anchored::Yes);
    let first = automaton.start_state(&first).ok()?;
    let mut known = BTreeMap::<StateID, usize>::from([(first, 0)]);
    let mut ids = vec![first];
    let mut states = States { next: Vec::new(), accepting: Vec::new() };
    while let Some(state) = ids.get(states.next.len()).copied() {
        states.accepting.push(automaton.is_match_state(automaton.next_eoi_state(state)));
        let mut row = Vec::with_capacity(classes.count);
        for class in 0..classes.count {
            let target = automaton.next_state(state, u8::try_from(class).ok()?);
            let new = ids.len();
            let index = *known.entry(target).or_insert(new);
            if index == new {
                ids.push(target);
            }
            row.push(u16::try_from(index).ok()?);
        }
        states.next.push(row);
    }
    Some(states)
}

/// Merges classes with equal transitions.
fn compact(states: &States, classes: &Classes) -> Automaton {
    let mut columns = BTreeMap::<Vec<u16>, u8>::new();
    let mut kept = Vec::new();
    let merged = (0..classes.count).map(|class| {
        let column = states.next.iter().map(|row| row[class]);
        let next = u8::try_from(columns.len()).unwrap_or(u8::MAX);
        *columns.entry(column.collect()).or_insert_with(|| {
            kept.push(class);
            next
        })
    });
    let merged = merged.collect::<Vec<_>>();
    let class = |code: u32| merged[usize::from(classes.class(code))];
    let beyond = classes.starts().filter(|first| *first > 128).chain([128]);
    let mut beyond = beyond.map(|first| (first, class(first))).collect::<Vec<_>>();
    beyond.sort_unstable();
    beyond.dedup_by_key(|(_, class)| *class);
    let mut ascii = [0; 128];
    for (code, slot) in (0..).zip(&mut ascii) {
        *slot = class(code);
    }
    let next = states.next.iter().flat_map(|row| kept.iter().map(|class| row[*class]));
    Automaton {
        ascii,
        beyond,
        next: next.collect(),
        width: kept.len(),
        accepting: states.accepting.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{automaton, portable};

    const PATTERNS: &[&str] = &[
        "[a-z][a-z0-9]*|备份",
        "",
        r"\w+",
        r"\w{1,64}",
        r"^\w{1,64}$",
        r"\A(?:\d{4}-\d{2}|\D{2})\z",
        r"\p{L}+",
        r"[\p{Han}a-z_]{2,8}",
        r"[\x{4e00}-\x{9fa5}\w-]{1,128}",
        "[\u{4e00}-\u{9fa5}]{2,64}",
        r"(?i)straße|ΣΑΣ",
        r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}1",
        r"[^a-z]*",
        r".*é.*",
        r"(?s).{3}",
        r"(?m)^[a-d]*$\n?^\w?$",
        r"(a|ab)(c|bcd)?d*",
        r"(\w{1,3}\.){1,5}\w",
        r"[^\s\S]",
        r"\s*\S{0,2}",
    ];

    #[test]
    fn automata_agree_with_the_regex_crate() {
        let letters =
            "aabbccdz019_-. .éßſKΣσς中备份一鿿\n\t\u{a0}😀ªǅ٣".chars().collect::<Vec<_>>();
        let mut random = fastrand::Rng::with_seed(7);
        for pattern in PATTERNS {
            let automaton =
                automaton(pattern).unwrap_or_else(|refusal| panic!("{pattern}: {refusal:?}"));
            let whole = regex::Regex::new(&format!(r"\A(?:{pattern})\z")).expect("it can be read");
            let mut matched = 0;
            for _ in 0..4_000 {
                let most = *random.choice(&[2, 4, 8, 70]).expect("there are some");
                let few = random.usize(1..=letters.len());
                let from = random.usize(0..letters.len());
                let text = (0..random.usize(0..=most))
                    .map(|_| letters[(from + random.usize(0..few)) % letters.len()])
                    .collect::<String>();
                let expected = whole.is_match(&text);
                matched += usize::from(expected);
                assert_eq!(automaton.matches(&text), expected, "{pattern} on {text:?}");
            }
            // A pattern that no text of these matches would prove nothing.
            let is_rare = matches!(*pattern, "[^\\s\\S]" | "(?i)straße|ΣΑΣ")
                || pattern.starts_with("(?:(?:25");
            assert!(matched > 0 || is_rare, "{pattern}");
        }
    }

    #[test]
    fn portable_patterns_make_the_same_automata() {
        for pattern in PATTERNS {
            let portable = portable(pattern);
            // Lines within a text are found by looking around, which no automaton does.
            if !portable.contains("(?<!") && !portable.contains("(?!") {
                let [first, second] = [*pattern, &portable].map(|it| automaton(it).expect(it));
                assert_eq!(format!("{first:?}"), format!("{second:?}"), "{pattern}: {portable}");
            }
        }
    }

    #[test]
    fn classes_of_unicode_make_small_tables() {
        for pattern in [r"\w+", r"\w{1,64}", r"[\x{4e00}-\x{9fa5}\w-]{1,128}", r"\p{L}+"] {
            let automaton = automaton(pattern).expect("it is small");
            assert_eq!(automaton.width, 2, "{pattern}");
            assert!(automaton.beyond.len() < 1_600, "{pattern}");
            assert!(automaton.accepting.len() < 140, "{pattern}");
        }
    }

    #[test]
    fn a_refusal_names_what_costs_too_much() {
        let what = |pattern| automaton(pattern).expect_err("it is refused").what;
        assert!(what("(a|b)*a(a|b){20}c{3}").ends_with("most expensive part is `(a|b){20}`"));
        assert!(what(r"\bword\b").contains("word boundary"));
        assert!(what("(?=a)b").contains("can't be parsed"));
        assert!(what(r"(a)\1").contains("can't be parsed"));
    }
}
