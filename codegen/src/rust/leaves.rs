//! Plain values that the runtime has under names of its own.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{
    Access, Advice, Category, Count, Grounds, Location, OtherCodes, Period, Severity,
};

/// A value without anything in it.
pub(super) trait Leaf {
    /// `support::Category::Input`
    fn tokens(self) -> TokenStream;

    /// `Input`
    fn name(self) -> &'static str;
}

// A table for each type, so that a search for a variant finds where it is emitted, and a new one does not compile.
macro_rules! leaves {
    ($($kind:ident as $runtime:ident { $($variant:ident)* })*) => {
        $(impl Leaf for $kind {
            fn tokens(self) -> TokenStream {
                match self {
                    $($kind::$variant => quote! { support::$runtime::$variant },)*
                }
            }

            fn name(self) -> &'static str {
                match self {
                    $($kind::$variant => stringify!($variant),)*
                }
            }
        })*
    };
}

leaves! {
    Access as Access { Write Read List }
    Advice as Advice { Never AfterChange Later }
    Category as Category {
        Input State Conflict NotFound Permission Quota Billing Region Service Throttling
    }
    Count as Group { AllOrNone ExactlyOne AtMostOne AtLeastOne }
    Grounds as Grounds { Documented Observed Inferred }
    Location as ParameterLocation { Query Form Path Header Body Host Payload }
    OtherCodes as OtherCodes { Failure Undecided }
    Period as Period { AtOnce Day Hour Minute Second }
    Severity as Severity { Error Warning }
}
