//! Messages with places for texts that vary.

/// The place of a text that varies.
const BLANK: &str = "%s";

/// The texts of a message that stand for the parameters of its template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captures<'m> {
    names: &'static [&'static str],
    texts: Vec<&'m str>,
}

impl<'m> Captures<'m> {
    /// The text of a parameter, if the template has it.
    pub fn get(&self, name: &str) -> Option<&'m str> {
        let index = self.names.iter().position(|known| *known == name)?;
        self.texts.get(index).copied()
    }

    /// The texts in order, whether their parameters have names or not. None for a message without parameters.
    pub fn texts(&self) -> &[&'m str] {
        &self.texts
    }
}

/// The texts that a message has in the places of its template's `%s`, if it fits to the letter.
///
/// A message that fits in several ways is split as early as possible.
pub(super) fn captures<'m>(
    template: &str,
    names: &'static [&'static str],
    message: &'m str,
) -> Option<Captures<'m>> {
    let (first, rest) = match template.split_once(BLANK) {
        None => {
            let texts = Vec::new();
            return (template == message).then_some(Captures { names, texts });
        }
        Some(halves) => halves,
    };
    let mut open = message.strip_prefix(first)?;
    let mut parts = rest.split(BLANK).collect::<Vec<_>>();
    // `split` gives at least one part, which is what the message ends with.
    let last = parts.pop().unwrap_or_default();
    let mut texts = Vec::with_capacity(parts.len() + 1);
    for part in parts {
        let (text, after) = open.split_once(part)?;
        texts.push(text);
        open = after;
    }
    // From the end, since the text may contain what follows it, as `a.b.` in `failed:a.b..`.
    texts.push(open.strip_suffix(last)?);
    Some(Captures { names, texts })
}

#[cfg(test)]
mod tests {
    use super::captures;

    #[test]
    fn a_message_fits_its_template_to_the_letter() {
        for (template, message, expected) in [
            ("No such thing.", "No such thing.", Some(&[][..])),
            ("No such thing.", "no such thing.", None),
            ("No such thing.", "No such thing. ", None),
            ("failed:%s.", "failed:disk full.", Some(&["disk full"])),
            ("failed:%s.", "failed:a.b..", Some(&["a.b."])),
            ("failed:%s.", "failed:.", Some(&[""])),
            ("failed:%s.", "failed:", None),
            ("failed:%s.", "failed", None),
            ("%s of %s", "a of b of c", Some(&["a", "b of c"])),
            ("%s of %s", "a of ", Some(&["a", ""])),
            ("%s of %s", "a", None),
            ("%s%s", "ab", Some(&["", "ab"])),
            ("%s", "", Some(&[""])),
            ("用户%s不存在", "用户张三不存在", Some(&["张三"])),
            ("aa%saa", "aaa", None),
        ] {
            let found = captures(template, &[], message);
            let found = found.as_ref().map(|captures| captures.texts());
            assert_eq!(found, expected, "{template:?} {message:?}");
        }
    }

    #[test]
    fn a_text_is_found_by_its_parameter() {
        let found = captures("%s of %s", &["part", "whole"], "1 of 2").expect("it fits");
        assert_eq!((found.get("part"), found.get("whole")), (Some("1"), Some("2")));
        assert_eq!(found.get("rest"), None);
    }
}
