//! A Markdown page of limited length, which contains only whole items.

/// The largest number of characters of a comment.
const LONGEST: usize = 60_000;

/// The number of characters that are reserved for the last line.
const RESERVE: usize = 200;

/// A text of limited length, which contains only whole items.
pub(super) struct Page {
    text: String,
    left_out: usize,
}

impl Page {
    /// A page that starts with this text.
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), left_out: 0 }
    }

    /// Adds a head, items and an end; nothing without items.
    pub(super) fn table(&mut self, head: &str, items: Vec<String>, closing: &str) {
        let mut is_open = false;
        for item in items {
            let head = if is_open { "" } else { head };
            let room = LONGEST.saturating_sub(
                self.length() + head.chars().count() + closing.chars().count() + RESERVE,
            );
            if self.left_out > 0 || item.chars().count() > room {
                self.left_out += 1;
                continue;
            }
            self.text.push_str(head);
            self.text.push_str(&item);
            is_open = true;
        }
        if is_open {
            self.text.push_str(closing);
        }
    }

    pub(super) fn whole(&mut self, item: &str) {
        self.text.push_str(item);
    }

    fn length(&self) -> usize {
        self.text.chars().count()
    }

    pub(super) fn end(mut self) -> String {
        if self.left_out > 0 {
            let rest = self.left_out;
            self.text.push_str(&format!(
                "\n… and {rest} more: `cargo xtask review --format text` shows them all\n"
            ));
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_whole_and_the_rest_is_counted() {
        let mut page = Page::new("");
        let item = "x".repeat(1_000);
        page.table("head", vec![item; 100], "tail");
        let text = page.end();
        assert!(text.chars().count() <= LONGEST);
        assert!(text.contains("tail\n… and 41 more: "), "{}", &text[59_000..]);
    }
}
