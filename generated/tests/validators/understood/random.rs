//! Random requests and facts: near limits and far from them, listed and unlisted, absent and odd.

use apispec_codegen::model::{Kind, Presence, Shape};
use fastrand::Rng;
use serde_json::{Value, json};

use super::{Given, Understood};

impl Understood {
    /// A value for each parameter and each fact; sometimes few, sometimes most are there.
    pub(crate) fn random(&self, random: &mut Rng) -> Given {
        let share = [10, 50, 90][random.usize(..3)];
        let variables = self.subject.variables().iter().enumerate();
        let value = |(index, variable): (usize, &apispec_codegen::decide::Variable)| {
            let (kind, presence) = self.kind(index);
            if presence == Presence::Optional && random.usize(..100) >= share {
                return None;
            }
            // Half of them lie where some rule may change its mind.
            let cases = variable.cases.iter().flatten().collect::<Vec<_>>();
            Some(if random.bool() {
                cases[random.usize(..cases.len())].clone()
            } else {
                self.arbitrary(kind, random)
            })
        };
        variables.map(value).collect()
    }

    /// Any value of a kind.
    pub(crate) fn arbitrary(&self, kind: &Kind, random: &mut Rng) -> Value {
        match kind {
            Kind::Boolean => random.bool().into(),
            Kind::Int32 => (number(random).clamp(i32::MIN.into(), i32::MAX.into())).into(),
            Kind::Int64 => number(random).into(),
            Kind::Float | Kind::Double => random.f64().into(),
            Kind::String | Kind::Secret | Kind::Timestamp(_) => text(random).into(),
            Kind::Any => json!({ "any": text(random) }),
            Kind::Json(of) => self.arbitrary(of, random),
            Kind::List { of, .. } => {
                let items = (0..random.usize(..4)).map(|_| self.arbitrary(of, random));
                items.collect()
            }
            Kind::Map { of, .. } => {
                let members =
                    (0..random.usize(..4)).map(|_| (text(random), self.arbitrary(of, random)));
                Value::Object(members.collect())
            }
            Kind::Named(id) => match &self.named_type(id).shape {
                Shape::Structure(structure) => {
                    let mut members = structure.fields.clone();
                    members.retain(|it| it.presence == Presence::Required || random.bool());
                    let members = members.iter().map(|field| {
                        let value = self.arbitrary(&field.kind, random);
                        (field.wire.clone(), value)
                    });
                    Value::Object(members.collect())
                }
                Shape::Enumeration(enumeration) => {
                    let variant = &enumeration.variants[random.usize(..enumeration.variants.len())];
                    let texts = variant.texts().collect::<Vec<_>>();
                    let text = texts[random.usize(..texts.len())];
                    match random.usize(..6) {
                        0 => self::text(random).into(),
                        1 => swapped(text).into(),
                        2 => format!("{text} ").into(),
                        _ => text.into(),
                    }
                }
            },
        }
    }
}

fn number(random: &mut Rng) -> i64 {
    match random.usize(..6) {
        0 => random.i64(-2..15),
        1 => random.i64(-5..2_000),
        2 => random.i64(10_485_755..10_485_765),
        3 => random.i64(i64::from(i32::MIN)..=i64::from(i32::MAX)),
        4 => [i64::MIN, i64::MAX, 0][random.usize(..3)],
        _ => random.i64(..),
    }
}

fn text(random: &mut Rng) -> String {
    const ALPHABETS: &[&str] = &[
        "abcdefghijklmnopqrstuvwxyz0123456789_",
        "abcXYZ019_-.",
        "abcdefgh !\"#$%&'()*+,-./:;<=>?@[]^_`{|}~",
        "aé中文🐘\n\u{0}\u{7f}\u{80}ß",
    ];
    let length = match random.usize(..6) {
        0 => random.usize(..4),
        1 | 2 => random.usize(..12),
        3 => random.usize(14..19),
        4 => random.usize(61..68),
        _ => random.usize(252..260),
    };
    match random.usize(..8) {
        0 => format!("{:02}:{:02}Z", random.u8(..26), random.u8(..62)),
        1 => format!("{:02}:{:02}", random.u8(..24), random.u8(..60)),
        _ => {
            let alphabet = ALPHABETS[random.usize(..ALPHABETS.len())];
            let characters = alphabet.chars().collect::<Vec<_>>();
            let one = |_| characters[random.usize(..characters.len())];
            (0..length).map(one).collect()
        }
    }
}

/// The same text with small letters for capital ones and the other way round.
fn swapped(text: &str) -> String {
    let swap = |letter: char| {
        if letter.is_ascii_lowercase() {
            letter.to_ascii_uppercase()
        } else {
            letter.to_ascii_lowercase()
        }
    };
    text.chars().map(swap).collect()
}
