//! Tokens → a range of numbers, a length, or a number of items.

use super::condition::About;
use super::measure;
use super::names::Kind as FieldKind;
use super::statement::{Counted, Ends, Statement};
use super::tokens::{Kind, Token};
use super::words::Word;

/// The limits that a clause states, if all of it is understood.
pub(super) fn quantity(tokens: &[Token<'_>], about: About<'_>) -> Option<Vec<Statement>> {
    let tokens = converted(tokens, about)?;
    let mut found = Found::default();
    let mut rest = tokens.as_slice();
    while let Some((token, behind)) = rest.split_first() {
        rest = match (&token.kind, behind) {
            (Kind::Number(min), [to, high, behind @ ..])
                if to.is(Word::To) && matches!(high.kind, Kind::Number(_)) =>
            {
                let Kind::Number(max) = high.kind else { return None };
                found.between(*min, max)?;
                behind
            }
            // English: `between 1 and 5`.
            (
                Kind::Word(Word::Range),
                [
                    Token { kind: Kind::Number(min), .. },
                    and,
                    Token { kind: Kind::Number(max), .. },
                    behind @ ..,
                ],
            ) if and.is(Word::And) => {
                found.between(*min, *max)?;
                behind
            }
            (
                Kind::Word(Word::AtLeast),
                [Token { kind: Kind::Number(number), .. }, behind @ ..],
            ) => {
                found.ends.min = Some(*number);
                behind
            }
            (Kind::Word(Word::AtMost), [Token { kind: Kind::Number(number), .. }, behind @ ..]) => {
                found.ends.max = Some(*number);
                behind
            }
            (Kind::Word(Word::Above), [Token { kind: Kind::Number(number), .. }, behind @ ..]) => {
                found.ends.min = number.checked_add(1);
                behind
            }
            (Kind::Word(Word::Below), [Token { kind: Kind::Number(number), .. }, behind @ ..]) => {
                found.ends.max = number.checked_sub(1);
                behind
            }
            (Kind::Word(Word::AtMost), words) if is_largest_integer(words, about) => {
                found.ends.max = Some(i32::MAX.into());
                &[]
            }
            // `10 GB/s`
            (Kind::Pause, [second, behind @ ..])
                if matches!(second.kind, Kind::Text("s" | "秒")) =>
            {
                behind
            }
            // `分组名称长度`
            (Kind::Text(text), [length, ..]) if length.is(Word::Length) && is_own_name(text) => {
                behind
            }
            (Kind::Word(Word::Length), _) => {
                found.counted.get_or_insert(Counted::Characters);
                behind
            }
            (Kind::Word(Word::Characters), _) => {
                found.counted = Some(Counted::Characters);
                behind
            }
            (Kind::Word(Word::Ascii), _) => {
                found.counted = Some(Counted::Characters);
                found.is_ascii = true;
                behind
            }
            (Kind::Text("位" | "字节" | "bytes"), _) => {
                let bytes = about.text[token.span.clone()].starts_with(['字', 'b']);
                found.counted = Some(if bytes { Counted::Bytes } else { Counted::Characters });
                behind
            }
            (
                Kind::Word(
                    Word::Range
                    | Word::Values
                    | Word::Is
                    | Word::This
                    | Word::Must
                    | Word::Whole
                    | Word::And
                    | Word::May
                    | Word::Support
                    | Word::Give
                    | Word::Unit
                    | Word::Only
                    | Word::Filler,
                )
                | Kind::Comma
                | Kind::Colon
                | Kind::Open
                | Kind::Close,
                _,
            ) => behind,
            (Kind::Name(name), _) if is_self(name, about) || is_unit(name) => behind,
            (Kind::Text(text), _) if is_unit(text) || is_self(text, about) => behind,
            _ => return None,
        };
    }
    found.statements(about)
}

/// The tokens with their numbers in the unit of the field.
fn converted<'t>(tokens: &[Token<'t>], about: About<'_>) -> Option<Vec<Token<'t>>> {
    let Some(unit) = about.unit else { return Some(tokens.to_vec()) };
    let mut last = None;
    let mut found = tokens.to_vec();
    // The unit behind `1~7天` is that of both numbers.
    for at in (0..found.len()).rev() {
        let Kind::Number(number) = found[at].kind else { continue };
        let own = measure::at(&about.text[found[at].span.end..]);
        let is_first = found.get(at + 1).is_some_and(|it| it.is(Word::To) || it.is(Word::And));
        let measure = own.or_else(|| last.filter(|_| is_first));
        if let Some(measure) = measure {
            found[at].kind = Kind::Number(unit.of(number, measure)?);
        }
        last = measure;
    }
    Some(found)
}

/// Whether a noun before `长度` calls the field itself.
fn is_own_name(text: &str) -> bool {
    const NAMES: [&str; 7] = ["名称", "名", "描述", "密码", "备注", "说明", "前缀"];
    text.chars().count() <= 8 && NAMES.iter().any(|it| text.trim().ends_with(it))
}

/// Whether the text names what the field is, such as `页码` or the field itself.
fn is_self(name: &str, about: About<'_>) -> bool {
    let last = about.field.name.rsplit('.').next().unwrap_or_default();
    name == last || name == "Integer" || name == "N"
}

/// Units of numbers, which limits leave out.
fn is_unit(text: &str) -> bool {
    const UNITS: [&str; 30] = [
        "天", "秒", "分钟", "小时", "个月", "月", "年", "毫秒", "GB", "MB", "KB", "TB", "G", "RCU",
        "字符", "个", "位", "day", "days", "second", "seconds", "minutes", "hours", "months",
        "years", "字节", "bytes", "条", "次", "%",
    ];
    UNITS.iter().any(|unit| unit.eq_ignore_ascii_case(text.trim()))
}

/// `Integer数据类型的最大值`
fn is_largest_integer(tokens: &[Token<'_>], about: About<'_>) -> bool {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return false;
    };
    let text = about.text[first.span.start..last.span.end].to_lowercase();
    text.starts_with("integer") && (text.ends_with("最大值") || text.contains("最大值"))
}

#[derive(Default)]
struct Found {
    ends: Ends,
    counted: Option<Counted>,
    is_ascii: bool,
}

impl Found {
    /// Both ends at once; a second range is not understood.
    fn between(&mut self, min: i64, max: i64) -> Option<()> {
        let is_first = self.ends == Ends::default() && min <= max;
        self.ends = Ends { min: Some(min), max: Some(max) };
        is_first.then_some(())
    }

    fn statements(self, about: About<'_>) -> Option<Vec<Statement>> {
        let field = about.field.name.clone();
        if self.ends == Ends::default() {
            return None;
        }
        if let Some(unit) = self.counted {
            let mut found =
                vec![Statement::Length { field: field.clone(), ends: self.ends, unit, when: None }];
            if self.is_ascii {
                let characters = super::statement::Characters { ascii: true, ..Default::default() };
                found.push(Statement::Characters { field, characters });
            }
            return Some(found);
        }
        match about.field.kind {
            FieldKind::List => Some(vec![Statement::Items { field, ends: self.ends }]),
            FieldKind::Number | FieldKind::Text => {
                Some(vec![Statement::Range { field, ends: self.ends, when: None }])
            }
            FieldKind::Boolean | FieldKind::Time | FieldKind::Other => None,
        }
    }
}
