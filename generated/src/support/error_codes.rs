//! The codes of a service and the rows that document them, as one table.

/// An enum of error codes, each with its text and the rows that document it.
///
/// Rows are written here, as `(status, message, description, Chinese description, …)`, one for all operations that
/// document the same, or are those that all services of a provider share.
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
        #[derive(Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$about])* $variant,)*
            /// A code that nobody documented, kept to the letter.
            Unrecognized($crate::support::Unrecognized),
        }

        #[allow(unreachable_patterns, reason = "a service may document no code")]
        impl $name {
            /// Every documented row, code by code: those of operations first, then those of the service
            /// and the provider.
            pub const DOCUMENTED: &'static [&'static [$crate::support::DocumentedError]] = &ROWS;

            /// The code of a text. Case counts.
            #[inline]
            pub fn parse(code: &str) -> Self {
                // Compilers make more of a `match` than of any table: they switch on the length first.
                match code {
                    $($wire => Self::$variant,)*
                    other => Self::Unrecognized($crate::support::Unrecognized::new(other)),
                }
            }

            /// The text, to the letter.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    Self::Unrecognized(code) => code.as_str(),
                    documented => TEXTS[documented.position()],
                }
            }

            /// Whether a document names the code.
            #[inline]
            pub fn is_documented(&self) -> bool {
                !::core::matches!(self, Self::Unrecognized(_))
            }

            /// Every documented row of the code; none for a code that nobody documented.
            #[inline]
            pub fn documented(&self) -> &'static [$crate::support::DocumentedError] {
                match self {
                    Self::Unrecognized(_) => &[],
                    documented => ROWS[documented.position()],
                }
            }

            // Only this and `parse` match all codes: the rest reads tables, which compile faster.
            fn position(&self) -> usize {
                match self {
                    $(Self::$variant => Position::$variant as usize,)*
                    Self::Unrecognized(_) => TEXTS.len(),
                }
            }
        }

        #[allow(unreachable_patterns, reason = "a service may document no code")]
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    Self::Unrecognized(code) => {
                        formatter.debug_tuple("Unrecognized").field(code).finish()
                    }
                    documented => formatter.write_str(NAMES[documented.position()]),
                }
            }
        }

        static NAMES: [&str; <[&str]>::len(&[$($wire),*])] = [$(::core::stringify!($variant)),*];
        static TEXTS: [&str; <[&str]>::len(&[$($wire),*])] = [$($wire),*];

        impl $crate::support::ServiceErrorCode for $name {
            #[inline]
            fn parse(code: &str) -> Self {
                Self::parse(code)
            }

            #[inline]
            fn as_str(&self) -> &str {
                self.as_str()
            }

            #[inline]
            fn documented(&self) -> &'static [$crate::support::DocumentedError] {
                self.documented()
            }
        }

        $crate::support::text_enum! { $name }

        /// Where the rows of each code are.
        #[allow(dead_code, reason = "a service may document no code")]
        #[derive(Clone, Copy)]
        enum Position {
            $($variant),*
        }

        const CODES: &[$crate::support::CodeRows; TEXTS.len()] =
            &[$($crate::__error_rows!($wire, $($rows)+)),*];
        static TABLE: [$crate::support::DocumentedError; $crate::support::CodeRows::count(CODES)] =
            $crate::support::CodeRows::table($service, CODES);
        static ROWS: [&[$crate::support::DocumentedError]; TEXTS.len()] =
            $crate::support::CodeRows::by_code(CODES, &TABLE);
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
            pub(super) static $name: &[$crate::support::DocumentedError] = {
                use $crate::support::CodeRows;
                const CODE: &[CodeRows] = &[$crate::__error_rows!($wire, $($rows)+)];
                static TABLE: [$crate::support::DocumentedError; CodeRows::count(CODE)] =
                    CodeRows::table($provider, CODE);
                &TABLE
            };
        )*
    };
}

/// The rows of a code; everything behind a row's description may be left out.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_rows {
    ($code:literal, $((
        $status:tt, $message:literal, $en:literal, $zh:literal
        $(, operation = $operation:literal)?
        $(, operations = $operations:tt)?
        $(, category = $category:ident)?
        $(, retry = $advice:ident)? $(, grounds = $grounds:ident)?
        $(, rules = $rules:tt)?
        $(, parameters = $parameters:tt)?
        $(,)?
    )),* $(,)?) => {
        $crate::support::CodeRows::Own($code, &[$(
            $crate::support::ErrorRow {
                status: $crate::__status!($status),
                message: $message,
                description: ($en, $zh),
                $(operations: &[$operation],)?
                $(operations: &$operations,)?
                $(category: ::core::option::Option::Some($crate::support::Category::$category),)?
                $(retry: ::core::option::Option::Some($crate::support::Advice::$advice),)?
                $(grounds: $crate::support::Grounds::$grounds,)?
                $(rules: &$rules,)?
                $(parameters: &$parameters,)?
                ..$crate::support::ErrorRow::EMPTY
            }
        ),*])
    };
    ($code:literal, $status:tt, $($row:tt)+) => {
        $crate::__error_rows!($code, ($status, $($row)+))
    };
    ($code:literal, $shared:path $(,)?) => {
        $crate::support::CodeRows::Shared($shared)
    };
}

/// A status; `_` if no document gives it.
#[doc(hidden)]
#[macro_export]
macro_rules! __status {
    (_) => {
        ::core::option::Option::None
    };
    ($status:literal) => {
        ::core::option::Option::Some($status)
    };
}

#[cfg(test)]
#[allow(unreachable_pub, reason = "the macro is for public modules")]
mod tests {
    // Without any code, the compiler sees that some arms are never reached.
    crate::support::error_codes! {
        #[service = "vault"]
        pub enum ErrorCode {}
    }

    #[test]
    fn a_service_may_document_no_code() {
        assert!(ErrorCode::DOCUMENTED.is_empty());
        let code = ErrorCode::parse("Locked");
        assert_eq!((code.as_str(), code.is_documented()), ("Locked", false));
        assert!(code.documented().is_empty());
        assert_eq!(format!("{code:?}"), r#"Unrecognized("Locked")"#);
    }
}
