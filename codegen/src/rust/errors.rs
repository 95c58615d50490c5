//! The error codes of a service, and every row that documents them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::print::Module;
use super::{Context, error_docs, ident, print};
use crate::model::{Advice, ErrorCode, ErrorRow, Grounds, Origin};

/// ```text
/// pub enum ErrorCode { BackupJobExists, …, Unrecognized(support::Unrecognized) }
/// impl ErrorCode { pub const DOCUMENTED…  pub fn parse…  pub fn as_str…  pub fn documented… }
/// ```
pub(super) fn file(context: &Context<'_>) -> Module {
    let support = context.use_support();
    let codes = &context.service.error_codes;
    let variants = codes.iter().map(|code| variant(context, code));
    let rows = codes.iter().flat_map(|code| &code.rows);
    let rows = rows.map(|row| self::row(context, row));
    let service = format!("{}::{}", context.provider.module, context.service.module);
    let service = (!codes.is_empty()).then(|| quote! { const SERVICE: &str = #service; });
    let lookups = lookups(codes);
    let count = Literal::usize_unsuffixed(codes.iter().map(|code| code.rows.len()).sum());
    print::module(
        format!("{}/errors.rs", context.folder),
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
    let names = codes
        .iter()
        .map(|code| ident(&code.name))
        .collect::<Vec<_>>();
    let wires = codes.iter().map(|code| &code.wire).collect::<Vec<_>>();
    let ranges = ranges(codes);
    let (parse, as_str, is_documented, documented) = match codes {
        [] => (
            quote! { Self::Unrecognized(support::Unrecognized::new(code)) },
            quote! { let Self::Unrecognized(code) = self; code.as_str() },
            quote! { false },
            quote! { &[] },
        ),
        _ => (
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
        ),
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

fn variant(context: &Context<'_>, code: &ErrorCode) -> TokenStream {
    let docs = error_docs::code(context, code);
    let name = ident(&code.name);
    quote! { #docs #name, }
}

/// `support::DocumentedError::new(SERVICE, "BackupJobExists", 400, "…").described("…", "…").…`
fn row(context: &Context<'_>, row: &ErrorRow) -> TokenStream {
    let rules = error_docs::answers(context, row);
    let rules = rules.iter().map(|(_, demand)| demand.id());
    let rules = rules.collect::<Vec<_>>();
    let rules = (!rules.is_empty()).then(|| quote! { .rules(&[#(#rules),*]) });
    let operation = match &row.origin {
        Origin::Operation(operation) => Some(quote! { .of(#operation) }),
        Origin::Service | Origin::Provider => None,
    };
    let row = &row.says;
    let (code, message, en, zh) = (&row.code, &row.message, &row.doc.en, row.doc.zh());
    let status = Literal::u16_unsuffixed(row.status);
    let parameters = &row.template_parameters;
    let parameters = (!parameters.is_empty()).then(|| quote! { .parameters(&[#(#parameters),*]) });
    let category = row.category.map(|category| {
        let category = ident(error_docs::category(category));
        quote! { .category(support::Category::#category) }
    });
    let retry = row.retry.map(|retry| {
        let advice = ident(advice(retry.advice));
        let grounds = ident(grounds(retry.grounds));
        quote! { .retry(support::Advice::#advice, support::Grounds::#grounds) }
    });
    let unchecked = row.unchecked.as_ref().map(|reason| {
        let (en, zh) = (&reason.en, reason.zh());
        quote! { .unchecked(#en, #zh) }
    });
    let source = row.source.as_ref().map(|source| quote! { .from(#source) });
    quote! {
        support::DocumentedError::new(SERVICE, #code, #status, #message)
            .described(#en, #zh) #parameters #category #retry #rules #unchecked #operation #source
    }
}

/// The rows of each code, as ranges of the table.
fn ranges(codes: &[ErrorCode]) -> Vec<TokenStream> {
    let mut start = 0;
    codes
        .iter()
        .map(|code| {
            let first = Literal::usize_unsuffixed(start);
            start += code.rows.len();
            let end = Literal::usize_unsuffixed(start);
            quote! { #first..#end }
        })
        .collect()
}

fn advice(advice: Advice) -> &'static str {
    match advice {
        Advice::Never => "Never",
        Advice::AfterChange => "AfterChange",
        Advice::Later => "Later",
    }
}

fn grounds(grounds: Grounds) -> &'static str {
    match grounds {
        Grounds::Documented => "Documented",
        Grounds::Inferred => "Inferred",
    }
}
