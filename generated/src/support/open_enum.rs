//! Texts with known values. Lists grow, so any other text stays possible.

use std::fmt;

/// A text that the documents don't list.
///
/// It can't be made outside of this crate, so that a value that gets a variant of its own later
/// breaks nobody who matched on this one: `From<&str>` of the enum makes the right variant.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Unrecognized(Box<str>);

impl Unrecognized {
    /// Keeps a text.
    #[doc(hidden)]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The text, to the letter.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Unrecognized {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// The spelling of the only value that is this text in another letter case, or the text itself.
///
/// Not of an exact spelling: the caller has tried these.
#[doc(hidden)]
pub fn respelled<'a>(text: &'a str, values: &[&[&'static str]]) -> &'a str {
    let is_value = |spellings: &&&[&'static str]| {
        spellings.iter().any(|spelling| spelling.eq_ignore_ascii_case(text))
    };
    let mut found = values.iter().filter(is_value);
    match (found.next(), found.next()) {
        (Some([spelling, ..]), None) => spelling,
        _ => text,
    }
}

/// An enum of texts on the wire, each variant with its own: the first is written, all are read.
#[doc(hidden)]
#[macro_export]
macro_rules! __open_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$about:meta])* $variant:ident = $wire:literal $(| $alias:literal)*),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$about])* $variant,)*
            /// A value that the documents don't list, kept and sent as it is.
            Unrecognized($crate::support::Unrecognized),
        }

        impl $name {
            /// The documented values, in the document's order.
            pub const VALUES: &'static [Self] = &[$(Self::$variant),*];

            /// The texts of [`VALUES`](Self::VALUES) on the wire.
            pub const TEXTS: &'static [&'static str] = &[$($wire),*];

            /// The value of a text on the wire.
            #[inline]
            pub fn parse(text: &str) -> Self {
                match text {
                    $($wire $(| $alias)* => Self::$variant,)*
                    other => Self::Unrecognized($crate::support::Unrecognized::new(other)),
                }
            }

            /// The value of a text in a response.
            ///
            /// Services return values in another letter case than they were given, so case does not count here
            /// unless two values differ in nothing else. Responses are decoded in this way; all other conversions
            /// are exact, since a service need not accept what it returns.
            pub fn parse_ignoring_case(text: &str) -> Self {
                match Self::parse(text) {
                    Self::Unrecognized(_) => {
                        let values: &[&[&'static str]] = &[$(&[$wire $(, $alias)*]),*];
                        Self::parse($crate::support::respelled(text, values))
                    }
                    documented => documented,
                }
            }

            /// The text on the wire.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    Self::Unrecognized(text) => text.as_str(),
                    documented => Self::TEXTS[documented.position()],
                }
            }

            /// Which of [`TEXTS`](Self::TEXTS) is the text of a documented value.
            #[inline]
            fn position(&self) -> usize {
                enum Position { $($variant,)* Unrecognized }
                let position = match self {
                    $(Self::$variant => Position::$variant,)*
                    Self::Unrecognized(_) => Position::Unrecognized,
                };
                position as usize
            }
        }

        $crate::support::text_enum! { $name }

        impl $crate::support::FromNode for $name {
            #[inline]
            fn from_node(
                node: &$crate::support::Node,
            ) -> ::core::result::Result<Self, $crate::support::Mismatch> {
                let text = <::std::string::String as $crate::support::FromNode>::from_node(node)?;
                Ok(Self::parse_ignoring_case(&text))
            }
        }

        impl $crate::support::AsValue for $name {
            #[inline]
            fn as_value(&self) -> $crate::support::Value<'_> {
                match self {
                    Self::Unrecognized(text) => {
                        $crate::support::Value::Unlisted(text, &Self::TEXTS)
                    }
                    documented => {
                        let position = documented.position();
                        $crate::support::Value::Listed(Self::TEXTS[position], position as u16)
                    }
                }
            }
        }
    };
}

/// The conversions of a generated enum that has `parse` and `as_str`.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_enum {
    ($name:ident) => {
        impl $crate::support::ToNode for $name {
            #[inline]
            fn to_node(&self) -> $crate::support::Node {
                $crate::support::Node::Text(self.as_str().to_owned())
            }
        }

        $crate::support::serialized_text! { $name }

        /// Never fails: a text that the documents don't list is unrecognized.
        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                Ok(Self::parse(text))
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                Self::parse(text)
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(text: String) -> Self {
                Self::parse(&text)
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }
    };
}

/// Without the feature `serde` there is nothing to add.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialized_text {
    ($name:ident) => {};
}

/// Without the feature `serde` there is nothing to add.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serialized_with_secrets {
    ($name:ident) => {};
}

#[cfg(test)]
mod tests {
    use super::respelled;

    #[test]
    fn only_the_letter_case_of_one_value_is_ignored() {
        let values: &[&[&'static str]] =
            &[&["Monday"], &["manual", "Manually"], &["Idle"], &["IDLE"], &["全量"]];
        for (text, expected) in [
            ("MONDAY", "Monday"),
            ("mONDAY", "Monday"),
            // Another spelling of a value is the value too.
            ("MANUALLY", "manual"),
            // Nobody knows which of the two values it is.
            ("idle", "idle"),
            ("MONDAYS", "MONDAYS"),
            (" monday", " monday"),
            ("增量", "增量"),
            ("", ""),
        ] {
            assert_eq!(respelled(text, values), expected);
        }
        assert_eq!(respelled("a", &[]), "a");
    }
}
