//! The codes of a service and the rows that document them, as one table.

/// An enum of error codes, each with its text and the rows that document it.
///
/// Rows are written here, as `(status, message, description, Chinese description, …)`, or are those that
/// all services of a provider share.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_codes {
    (
        #[service = $service:literal]
        pub enum $name:ident {
            $($(#[$about:meta])* $variant:ident = ($wire:literal, $($rows:tt)+)),* $(,)?
        }
    ) => {
        /// An error code of the service, compared to the letter.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$about])* $variant,)*
            /// A code that nobody documented, kept to the letter.
            Unrecognized($crate::support::Unrecognized),
        }

        impl $name {
            /// Every documented row, code by code: those of operations first, then those of the service
            /// and the provider.
            pub const DOCUMENTED: &'static [&'static [$crate::support::DocumentedError]] = &ROWS;

            /// The code of a text. Case counts.
            pub fn parse(code: &str) -> Self {
                match code {
                    $($wire => Self::$variant,)*
                    other => Self::Unrecognized($crate::support::Unrecognized::new(other)),
                }
            }

            /// The text, to the letter.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $wire,)*
                    Self::Unrecognized(code) => code.as_str(),
                }
            }

            /// Whether a document names the code.
            pub fn is_documented(&self) -> bool {
                !::core::matches!(self, Self::Unrecognized(_))
            }

            /// Every documented row of the code; none for a code that nobody documented.
            pub fn documented(&self) -> &'static [$crate::support::DocumentedError] {
                let position: ::core::option::Option<usize> = match self {
                    $(Self::$variant => Some(Position::$variant as usize),)*
                    Self::Unrecognized(_) => None,
                };
                position.map_or(&[], |position| ROWS[position])
            }
        }

        impl $crate::support::ServiceErrorCode for $name {
            fn parse(code: &str) -> Self {
                Self::parse(code)
            }

            fn as_str(&self) -> &str {
                self.as_str()
            }

            fn documented(&self) -> &'static [$crate::support::DocumentedError] {
                self.documented()
            }
        }

        $crate::support::text_enum! { $name }

        /// Where the rows of each code are.
        #[derive(Clone, Copy)]
        enum Position {
            $($variant),*
        }

        static ROWS: [&[$crate::support::DocumentedError]; <[&str]>::len(&[$($wire),*])] =
            [$($crate::__error_rows!($service, $wire, $($rows)+)),*];
    };
}

/// Rows that all services of a provider share, a static for each code.
#[doc(hidden)]
#[macro_export]
macro_rules! __shared_errors {
    (
        #[service = $provider:literal]
        $(static $name:ident: Rows = ($wire:literal, $($rows:tt)+);)*
    ) => {
        $(
            // A service that has rows of its own for the code has these among them.
            #[allow(dead_code, reason = "used by those services that are compiled")]
            pub(super) static $name: &[$crate::support::DocumentedError] =
                $crate::__error_rows!($provider, $wire, $($rows)+);
        )*
    };
}

/// The rows of a code.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_rows {
    ($service:literal, $code:literal, $(($($row:tt)*)),* $(,)?) => {
        &[$($crate::__error_row!($service, $code, $($row)*)),*]
    };
    ($service:literal, $code:literal, $shared:path $(,)?) => {
        $shared
    };
}

/// A row; everything behind its description may be left out.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_row {
    (
        $service:literal, $code:literal, $status:expr, $message:literal, $en:literal, $zh:literal
        $(, operation = $operation:literal)?
        $(, category = $category:ident)?
        $(, retry = $advice:ident)? $(, grounds = $grounds:ident)?
        $(, rules = $rules:tt)?
        $(, unchecked = ($reason:literal, $reason_zh:literal $(,)?))?
        $(, parameters = $parameters:tt)?
        $(,)?
    ) => {
        $crate::support::DocumentedError::new(
            $service,
            $code,
            $status,
            $message,
            $crate::support::Text::new($en, $zh),
            $crate::__optional!($($operation)?),
            $crate::__optional!($($crate::support::Category::$category)?),
            $crate::__optional!($($crate::support::Advice::$advice)?),
            $crate::__optional!($($crate::support::Grounds::$grounds)?),
            $crate::__listed!($($rules)?),
            $crate::support::Text::new(
                ::core::concat!($($reason)?),
                ::core::concat!($($reason_zh)?),
            ),
            $crate::__listed!($($parameters)?),
        )
    };
}

/// What a row may leave out.
#[doc(hidden)]
#[macro_export]
macro_rules! __optional {
    () => {
        ::core::option::Option::None
    };
    ($value:expr) => {
        ::core::option::Option::Some($value)
    };
}

/// A list that a row may leave out.
#[doc(hidden)]
#[macro_export]
macro_rules! __listed {
    () => {
        &[]
    };
    ($values:expr) => {
        &$values
    };
}
