//! The error codes of a service, and every row that documents them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::description::{call, source};
use super::leaves::Leaf;
use super::print::Module;
use super::{Context, error_docs, ident, languages};
use crate::model::{ErrorCode, ErrorRow, Origin};

/// ```text
/// pub enum ErrorCode { BackupJobExists, …, Unrecognized(support::Unrecognized) }
/// impl ErrorCode { pub const DOCUMENTED…  pub fn parse…  pub fn as_str…  pub fn documented… }
/// ```
pub(super) fn file(context: &Context<'_>) -> Module {
    let support = context.use_support();
    let codes = &context.service.error_codes;
    let variants = codes.iter().map(|code| {
        let docs = error_docs::code(context, code);
        let name = ident(&code.name);
        quote! { #docs #name, }
    });
    let rows = codes.iter().flat_map(|code| &code.rows);
    let rows = rows.map(|row| self::row(context, row));
    let service = format!("{}::{}", context.provider.module, context.service.module);
    // Nothing reads the name where there are no rows, which rustc warns about.
    let service = (!codes.is_empty()).then(|| quote! { const SERVICE: &str = #service; });
    let lookups = lookups(codes);
    let count = Literal::usize_unsuffixed(codes.iter().map(|code| code.rows.len()).sum());
    context.file(
        "errors",
        quote! {
            #![doc = " The error codes of the service, and every row that documents them."]
            #support

            /// A code that the service may answer, compared to the letter.
            #[derive(Clone, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum ErrorCode {
                #(#variants)*
                /// A code that nobody documented, kept to the letter.
                Unrecognized(support::Unrecognized),
            }

            impl ErrorCode {
                /// Every documented row: those of operations first, then those of the service and the provider.
                pub const DOCUMENTED: &'static [support::DocumentedError] = &ROWS;

                #lookups
            }

            impl support::ServiceErrorCode for ErrorCode {
                fn parse(code: &str) -> Self {
                    Self::parse(code)
                }

                fn as_str(&self) -> &str {
                    self.as_str()
                }

                fn documented(&self) -> &'static [support::DocumentedError] {
                    self.documented()
                }
            }

            support::open_enum! { ErrorCode }

            #service

            static ROWS: [support::DocumentedError; #count] = [#(#rows),*];
        },
    )
}

/// `parse`, `as_str`, `is_documented` and `documented`; without a `match` where there is nothing to match.
fn lookups(codes: &[ErrorCode]) -> TokenStream {
    let names = codes.iter().map(|code| ident(&code.name));
    let names = names.collect::<Vec<_>>();
    let wires = codes.iter().map(|code| &code.wire).collect::<Vec<_>>();
    let ranges = ranges(codes);
    // With a single arm, clippy asks for a `let` instead of the `match`.
    let (parse, as_str, is_documented, documented) = if codes.is_empty() {
        (
            quote! { Self::Unrecognized(support::Unrecognized::new(code)) },
            quote! { let Self::Unrecognized(code) = self; code.as_str() },
            quote! { false },
            quote! { &[] },
        )
    } else {
        (
            quote! {
                match code {
                    #(#wires => Self::#names,)*
                    other => Self::Unrecognized(support::Unrecognized::new(other)),
                }
            },
            quote! {
                match self {
                    #(Self::#names => #wires,)*
                    Self::Unrecognized(code) => code.as_str(),
                }
            },
            quote! { !matches!(self, Self::Unrecognized(_)) },
            quote! {
                match self {
                    #(Self::#names => &ROWS[#ranges],)*
                    Self::Unrecognized(_) => &[],
                }
            },
        )
    };
    quote! {
        /// The code of a text. Case counts.
        pub fn parse(code: &str) -> Self {
            #parse
        }

        /// The text, to the letter.
        pub fn as_str(&self) -> &str {
            #as_str
        }

        /// Whether a document names the code.
        pub fn is_documented(&self) -> bool {
            #is_documented
        }

        /// Every documented row of the code; none for a code that nobody documented.
        pub fn documented(&self) -> &'static [support::DocumentedError] {
            #documented
        }
    }
}

/// `support::DocumentedError::new(SERVICE, "BackupJobExists", 400, "…").described("…", "…").…`
fn row(context: &Context<'_>, row: &ErrorRow) -> TokenStream {
    let answers = error_docs::answers(context, row);
    let rules = call("rules", answers.iter().map(|(_, demand)| demand.id()));
    let operation = match &row.origin {
        Origin::Operation(operation) => Some(quote! { .of(#operation) }),
        Origin::Service | Origin::Provider => None,
    };
    let row = &row.says;
    let (code, message, described) = (&row.code, &row.message, languages(&row.doc));
    let status = Literal::u16_unsuffixed(row.status);
    let parameters = call("parameters", row.template_parameters.iter());
    let category = row.category.map(|category| {
        let category = category.tokens();
        quote! { .category(#category) }
    });
    let retry = row.retry.as_ref().map(|retry| {
        let (advice, grounds) = (retry.advice.tokens(), retry.grounds.tokens());
        quote! { .retry(#advice, #grounds) }
    });
    let unchecked = row.unchecked.as_ref().map(|reason| {
        let reason = languages(reason);
        quote! { .unchecked(#reason) }
    });
    let source = source(&row.source);
    quote! {
        support::DocumentedError::new(SERVICE, #code, #status, #message)
            .described(#described) #parameters #category #retry #rules #unchecked #operation #source
    }
}

/// The rows of each code, as ranges of the table.
fn ranges(codes: &[ErrorCode]) -> Vec<TokenStream> {
    let mut start = 0;
    let ranges = codes.iter().map(|code| {
        let first = Literal::usize_unsuffixed(start);
        start += code.rows.len();
        let end = Literal::usize_unsuffixed(start);
        quote! { #first..#end }
    });
    ranges.collect()
}
