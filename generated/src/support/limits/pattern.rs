//! Patterns of whole texts.

/// A finite automaton over classes of characters that reads a whole text.
// Made by the generator: a program needs no regex engine, and compiles no pattern when it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The class of each ASCII character.
    pub ascii: &'static [u8; 128],
    /// Where a class begins beyond ASCII, in order: the character, and the class in the last eight bits.
    pub beyond: &'static [u32],
    /// The next state, for each state and class.
    pub next: &'static [u16],
    /// How many classes there are.
    pub width: usize,
    /// Whether the text may end in a state.
    pub accepting: &'static [bool],
}

impl Pattern {
    pub(super) fn holds(&self, text: &str) -> bool {
        let state = text.chars().fold(0, |state, character| {
            let class = usize::from(self.class(character));
            // In range, since the table has an entry for each class in each state.
            usize::from(self.next[state * self.width + class])
        });
        self.accepting[state]
    }
    #[inline]
    fn class(&self, character: char) -> u8 {
        let code = u32::from(character);
        if let Some(class) = self.ascii.get(code as usize) {
            return *class;
        }
        // The first class begins right after ASCII.
        let after = self.beyond.partition_point(|range| range >> 8 <= code);
        self.beyond[after - 1] as u8
    }
}
