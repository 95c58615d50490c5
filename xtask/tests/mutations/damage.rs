//! Ways to damage a spec: one byte, member, value, string or number.

use apispec_codegen::source::{Node, Span, Value, tree};

/// What was done to a text, and what it became; nothing if that is no text.
pub(crate) fn damaged(text: &str, random: &mut fastrand::Rng) -> (&'static str, Option<String>) {
    let mut damager = Damager::of(text, random);
    let (how, damaged) = match damager.random.usize(..10) {
        0..3 => return ("a byte", damager.byte()),
        3 | 4 => ("a member deleted", damager.deleted()),
        5 => ("two values swapped", damager.swapped()),
        6 => ("a member doubled", damager.doubled()),
        7 | 8 => ("another string", damager.restrung()),
        _ => ("another number", damager.renumbered()),
    };
    // A text may have nothing of the kind.
    (how, Some(damaged.unwrap_or_else(|| text.to_owned())))
}

/// A text with the places where it can be damaged with some sense.
struct Damager<'t> {
    text: &'t str,
    random: &'t mut fastrand::Rng,
    /// Members and items, each with the comma before or behind it.
    members: Vec<(Span, Span)>,
    values: Vec<Span>,
    strings: Vec<Span>,
    /// Numbers and booleans.
    scalars: Vec<Span>,
}

impl<'t> Damager<'t> {
    fn of(text: &'t str, random: &'t mut fastrand::Rng) -> Self {
        let mut damager = Self {
            text,
            random,
            members: Vec::new(),
            values: Vec::new(),
            strings: Vec::new(),
            scalars: Vec::new(),
        };
        damager.add(&tree(text).expect("the specs are JSON"));
        damager
    }

    fn add(&mut self, node: &Node) {
        let wholes = match &node.value {
            Value::Object(members) => {
                let spans =
                    members.iter().map(|member| member.key_span.start..member.value.span.end);
                self.strings.extend(members.iter().map(|member| member.key_span.clone()));
                members.iter().for_each(|member| self.add(&member.value));
                spans.collect::<Vec<_>>()
            }
            Value::Array(items) => {
                items.iter().for_each(|item| self.add(item));
                items.iter().map(|item| item.span.clone()).collect()
            }
            Value::String(_) => {
                self.strings.push(node.span.clone());
                Vec::new()
            }
            Value::Number(_) | Value::Boolean(_) => {
                self.scalars.push(node.span.clone());
                Vec::new()
            }
            Value::Null => Vec::new(),
        };
        self.values.push(node.span.clone());
        for (index, whole) in wholes.iter().enumerate() {
            let comma = match (index, wholes.get(index + 1)) {
                (0, Some(next)) => whole.end..next.start,
                (0, None) => whole.clone(),
                _ => wholes[index - 1].end..whole.start,
            };
            self.members.push((whole.clone(), comma));
        }
    }

    /// The text with another at a place.
    fn with(&self, span: Span, other: &str) -> String {
        let mut text = self.text.to_owned();
        text.replace_range(span, other);
        text
    }

    /// One byte replaced, inserted or taken away.
    fn byte(&mut self) -> Option<String> {
        const LIKELY: &[u8] = b"\"\\{}[],:/-_.%#*`'<>|&$0129aZ \n\r\t\0\x7f\xc3\xe2";
        let mut bytes = self.text.as_bytes().to_vec();
        let at = self.random.usize(..bytes.len());
        let byte = if self.random.bool() {
            self.random.u8(..)
        } else {
            LIKELY[self.random.usize(..LIKELY.len())]
        };
        match self.random.usize(..3) {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            _ => {
                bytes.remove(at);
            }
        }
        String::from_utf8(bytes).ok()
    }

    fn deleted(&mut self) -> Option<String> {
        let (whole, comma) = self.random.choice(&self.members)?;
        let span = comma.start.min(whole.start)..comma.end.max(whole.end);
        Some(self.with(span, ""))
    }

    fn doubled(&mut self) -> Option<String> {
        let (whole, _) = self.random.choice(&self.members)?;
        let again = format!(", {}", &self.text[whole.clone()]);
        Some(self.with(whole.end..whole.end, &again))
    }

    fn swapped(&mut self) -> Option<String> {
        let one = self.random.choice(&self.values)?;
        let other = self.random.choice(&self.values)?;
        let (first, second) = if one.start < other.start { (one, other) } else { (other, one) };
        if first.end > second.start {
            return None;
        }
        let between = &self.text[first.end..second.start];
        let (one, other) = (&self.text[first.clone()], &self.text[second.clone()]);
        let swapped = format!("{other}{between}{one}");
        Some(self.with(first.start..second.end, &swapped))
    }

    fn restrung(&mut self) -> Option<String> {
        const ODD: &[&str] = &[
            "\"\"",
            "\"_\"",
            "\"self\"",
            "\"Self\"",
            "\"²\"",
            "\"备份\"",
            "\"a`b[c]<d>\"",
            "\"\\u0000\"",
            "\"\\r\"",
            "\"// \\n*/\"",
            "\"/{a}/{a}\"",
            "\"Option\"",
            "\"0\"",
            "\"\\u202e\"",
            "\"%s\"",
        ];
        let at = self.random.choice(&self.strings)?;
        let other = match self.random.usize(..3) {
            0 => ODD[self.random.usize(..ODD.len())],
            _ => &self.text[self.random.choice(&self.strings)?.clone()],
        };
        Some(self.with(at.clone(), other))
    }

    fn renumbered(&mut self) -> Option<String> {
        const NUMBERS: &[&str] = &[
            "0",
            "-1",
            "-0",
            "1.5",
            "1e3",
            "65536",
            "2147483648",
            "9223372036854775808",
            "-9223372036854775809",
            "18446744073709551616",
            "1e308",
            "1e999",
            "true",
            "null",
        ];
        let at = self.random.choice(&self.scalars)?;
        let number = NUMBERS[self.random.usize(..NUMBERS.len())];
        Some(self.with(at.clone(), number))
    }
}
