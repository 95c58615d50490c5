//! What the parameters of a request and the facts beside it are, as static data.

use super::text::Text;

/// A parameter of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ParameterInfo {
    /// The name on the wire.
    pub name: &'static str,
    /// Where it is in the HTTP request.
    pub location: ParameterLocation,
    /// What its value is.
    pub kind: ValueKind,
    /// What it is for.
    pub description: Text,
    /// Whether every request needs it. Rules may need it under conditions.
    pub required: bool,
    /// Whether its value is, or holds, a secret.
    pub sensitive: bool,
    /// The value that the service assumes when it is absent, as on the wire.
    pub default: Option<&'static str>,
}

impl ParameterInfo {
    /// A parameter that may be left out.
    #[doc(hidden)]
    pub const fn new(
        name: &'static str,
        location: ParameterLocation,
        kind: ValueKind,
        description: Text,
    ) -> Self {
        let (required, sensitive, default) = (false, false, None);
        Self { name, location, kind, description, required, sensitive, default }
    }

    /// The parameter as one that every request needs.
    #[doc(hidden)]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The parameter as one with a secret.
    #[doc(hidden)]
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// The parameter with what it is when it is absent.
    #[doc(hidden)]
    pub const fn default(mut self, value: &'static str) -> Self {
        self.default = Some(value);
        self
    }
}

/// A fact outside the request that a caller may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct FactInfo {
    /// The name of the field in the operation's `Context`.
    pub name: &'static str,
    /// What its value is.
    pub kind: ValueKind,
    /// What it is.
    pub description: Text,
}

impl FactInfo {
    /// A fact.
    #[doc(hidden)]
    pub const fn new(name: &'static str, kind: ValueKind, description: Text) -> Self {
        Self { name, kind, description }
    }
}

/// Where a parameter is in the HTTP request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ParameterLocation {
    /// In the query; options may put it into the body as a form.
    Query,
    /// In the body, as a form.
    Form,
    /// In the path.
    Path,
    /// A header.
    Header,
    /// In the body, as a member of its JSON.
    Body,
    /// In the host, before that of the service.
    Host,
    /// The whole body, as JSON.
    Payload,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ValueKind {
    /// A text.
    Text,
    /// A time in this format, as a text.
    Time(&'static str),
    /// `true` or `false`.
    Boolean,
    /// A whole number of 64 bits.
    Integer,
    /// A whole number of 32 bits.
    Integer32,
    /// A number.
    Number,
    /// One of these documented texts, or a text that the service added since.
    Enumeration(&'static [&'static str]),
    /// Values in order.
    List(&'static ValueKind),
    /// Values by name.
    Map(&'static ValueKind),
    /// An object of the type with this name.
    Object(&'static str),
    /// Any JSON.
    Json,
}

/// A table of parameters: `("PayType", Query, Enumeration(PayType::TEXTS), "…", "…", required)`.
#[doc(hidden)]
#[macro_export]
macro_rules! __parameters {
    (static $table:ident: Parameters = (
        $((
            $name:literal, $location:ident, $kind:ident $(($($of:tt)*))?, $en:literal, $zh:literal
            $(, $property:ident $(($value:literal $(,)?))?)* $(,)?
        )),* $(,)?
    );) => {
        static $table: [$crate::support::ParameterInfo; <[&str]>::len(&[$($name),*])] = [$(
            $crate::support::ParameterInfo::new(
                $name,
                $crate::support::ParameterLocation::$location,
                $crate::__value_kind!($kind $(($($of)*))?),
                $crate::support::Text::new($en, $zh),
            )
            $(.$property($($value)?))*
        ),*];
    };
}

/// A table of facts: `("engine", Enumeration(Engine::TEXTS), "…", "…")`.
#[doc(hidden)]
#[macro_export]
macro_rules! __facts {
    (static $table:ident: Facts = (
        $(($name:literal, $kind:ident $(($($of:tt)*))?, $en:literal, $zh:literal $(,)?)),* $(,)?
    );) => {
        pub(super) static $table: [$crate::support::FactInfo; <[&str]>::len(&[$($name),*])] = [$(
            $crate::support::FactInfo::new(
                $name,
                $crate::__value_kind!($kind $(($($of)*))?),
                $crate::support::Text::new($en, $zh),
            )
        ),*];
    };
}

/// `List(Enumeration(Weekday::TEXTS))`
#[doc(hidden)]
#[macro_export]
macro_rules! __value_kind {
    // Long arguments are printed on lines of their own, with a comma behind the last one.
    (List($($of:tt)*) $(,)?) => {
        $crate::support::ValueKind::List(&$crate::__value_kind!($($of)*))
    };
    (Map($($of:tt)*) $(,)?) => {
        $crate::support::ValueKind::Map(&$crate::__value_kind!($($of)*))
    };
    ($kind:ident $(($value:expr $(,)?))? $(,)?) => {
        $crate::support::ValueKind::$kind $(($value))?
    };
}
