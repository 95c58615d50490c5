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
        impl $crate::support::FromNode for $name {
            #[inline]
            fn from_node(
                node: &$crate::support::Node,
            ) -> ::core::result::Result<Self, $crate::support::Mismatch> {
                let text = <::std::string::String as $crate::support::FromNode>::from_node(node)?;
                Ok(Self::parse(&text))
            }
        }

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
