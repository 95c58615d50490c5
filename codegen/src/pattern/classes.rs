//! The classes of characters that a pattern distinguishes, and the pattern over classes.

use std::collections::{BTreeMap, BTreeSet};

use regex_syntax::hir::{
    Class, ClassBytes, ClassBytesRange, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look,
    Repetition,
};

use super::refusal::{self, Refusal};

/// Classes of characters: those in one class are in the same sets of the pattern.
pub(super) struct Classes {
    /// Where a class begins, in order, and which: the first is the character 0.
    starts: Vec<(u32, u8)>,
    /// How many there are.
    pub(super) count: usize,
    /// The class of the line end, which is in no other if the pattern looks for lines.
    pub(super) line_end: u8,
}

/// The largest supported number of classes.
const MOST: usize = 256;

impl Classes {
    /// The classes that a pattern distinguishes.
    pub(super) fn of(tree: &Hir) -> Result<Self, Refusal> {
        let mut sets = BTreeSet::from([vec![(u32::from('\n'), u32::from('\n'))]]);
        gather(tree, &mut sets)?;
        let edges = sets.iter().flatten();
        let edges = edges.flat_map(|(first, last)| [*first, last + 1]);
        let edges = std::iter::once(0).chain(edges);
        let members = edges.map(|edge| (edge, Vec::new()));
        let mut members = members.collect::<BTreeMap<_, _>>();
        for (set, ranges) in sets.iter().enumerate() {
            for (first, last) in ranges {
                for (_, sets) in members.range_mut(first..=last) {
                    sets.push(set);
                }
            }
        }
        let mut known = BTreeMap::new();
        let mut starts = Vec::new();
        for (first, sets) in members {
            let count = known.len();
            let class = *known.entry(sets).or_insert(count);
            let class = u8::try_from(class).map_err(|_| refusal::too_many_characters(MOST))?;
            starts.push((first, class));
        }
        let mut classes = Self { starts, count: known.len(), line_end: 0 };
        classes.line_end = classes.class(u32::from('\n'));
        Ok(classes)
    }

    /// The start of each class.
    pub(super) fn starts(&self) -> impl Iterator<Item = u32> + '_ {
        self.starts.iter().map(|(first, _)| *first)
    }

    /// The class of a character.
    pub(super) fn class(&self, code: u32) -> u8 {
        self.starts[self.starts.partition_point(|(first, _)| *first <= code) - 1].1
    }

    /// The same pattern for texts whose bytes are classes.
    pub(super) fn read_by(&self, tree: &Hir) -> Result<Hir, Refusal> {
        let all = |trees: &[Hir]| {
            let trees = trees.iter().map(|tree| self.read_by(tree));
            trees.collect::<Result<Vec<_>, _>>()
        };
        Ok(match tree.kind() {
            HirKind::Empty => Hir::empty(),
            HirKind::Literal(literal) => {
                let text = literal_text(&literal.0)?;
                let characters = text.chars().map(|character| self.set(&single(character)));
                Hir::concat(characters.collect())
            }
            HirKind::Class(class) => self.set(&ranges(class)?),
            HirKind::Look(Look::Start | Look::End | Look::StartLF | Look::EndLF) => tree.clone(),
            HirKind::Look(_) => return Err(refusal::looks_around()),
            HirKind::Repetition(repetition) => Hir::repetition(Repetition {
                sub: Box::new(self.read_by(&repetition.sub)?),
                ..repetition.clone()
            }),
            HirKind::Capture(capture) => self.read_by(&capture.sub)?,
            HirKind::Concat(trees) => Hir::concat(all(trees)?),
            HirKind::Alternation(trees) => Hir::alternation(all(trees)?),
        })
    }

    /// The classes of a set of characters, as a set of bytes.
    fn set(&self, ranges: &[(u32, u32)]) -> Hir {
        let mut set = BTreeSet::new();
        for (first, last) in ranges {
            let from = self.starts.partition_point(|(start, _)| start < first);
            let within = self.starts[from..].iter().take_while(|(start, _)| start <= last);
            set.extend(within.map(|(_, class)| *class));
        }
        let bytes = set.into_iter().map(|class| ClassBytesRange::new(class, class));
        Hir::class(Class::Bytes(ClassBytes::new(bytes)))
    }
}

/// The sets of characters in a pattern, each as its ranges.
fn gather(tree: &Hir, sets: &mut BTreeSet<Vec<(u32, u32)>>) -> Result<(), Refusal> {
    match tree.kind() {
        HirKind::Literal(literal) => sets.extend(literal_text(&literal.0)?.chars().map(single)),
        HirKind::Class(class) => {
            sets.insert(ranges(class)?);
        }
        _ => {}
    }
    let mut inner = tree.kind().subs().iter();
    inner.try_for_each(|tree| gather(tree, sets))
}

fn single(character: char) -> Vec<(u32, u32)> {
    vec![(u32::from(character), u32::from(character))]
}

fn literal_text(bytes: &[u8]) -> Result<&str, Refusal> {
    std::str::from_utf8(bytes).map_err(|_| refusal::bytes())
}

fn ranges(class: &Class) -> Result<Vec<(u32, u32)>, Refusal> {
    let unicode = match class {
        Class::Unicode(class) => class.clone(),
        Class::Bytes(class) => class.to_unicode_class().ok_or_else(refusal::bytes)?,
    };
    let ends = |range: &ClassUnicodeRange| (u32::from(range.start()), u32::from(range.end()));
    Ok(ClassUnicode::iter(&unicode).map(ends).collect())
}
