//! The error codes of a service, and every row that documents them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::print::Module;
use super::{Context, docs, ident, print};
use crate::model::{Category, ErrorCode, ErrorRow};
use crate::spec::{Advice, Grounds};

/// ```text
/// pub enum ErrorCode { BackupJobExists, …, Unrecognized(support::Unrecognized) }
/// impl ErrorCode { pub const DOCUMENTED…  pub fn parse…  pub fn as_str…  pub fn documented… }
/// ```
pub(super) fn file(context: &Context<'_>) -> Module {
    let support = context.use_support();
    let codes = &context.service.error_codes;
    let names = codes
        .iter()
        .map(|code| ident(&code.name))
        .collect::<Vec<_>>();
    let wires = codes.iter().map(|code| &code.wire).collect::<Vec<_>>();
    let variants = codes.iter().map(variant);
    let rows = codes.iter().flat_map(|code| &code.rows).map(row);
    let ranges = ranges(codes);
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

                /// The code of a text. Case counts.
                pub fn parse(code: &str) -> Self {
                    match code {
                        #(#wires => Self::#names,)*
                        other => Self::Unrecognized(support::Unrecognized::new(other)),
                    }
                }

                /// The text, to the letter.
                pub fn as_str(&self) -> &str {
                    match self {
                        #(Self::#names => #wires,)*
                        Self::Unrecognized(code) => code.as_str(),
                    }
                }

                /// Whether a document names the code.
                pub fn is_documented(&self) -> bool {
                    !matches!(self, Self::Unrecognized(_))
                }

                /// Every documented row of the code; none for a code that nobody documented.
                pub fn documented(&self) -> &'static [support::DocumentedError] {
                    match self {
                        #(Self::#names => &ROWS[#ranges],)*
                        Self::Unrecognized(_) => &[],
                    }
                }
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

            static ROWS: [support::DocumentedError; #count] = [#(#rows),*];
        },
    )
}

fn variant(code: &ErrorCode) -> TokenStream {
    let mut paragraphs = vec![format!(
        "{}: {}",
        docs::code(&code.wire),
        docs::prose(&code.rows[0].doc.en)
    )];
    for row in &code.rows {
        let message = match row.message.as_str() {
            "" => String::new(),
            message => format!(", {}", docs::code(message)),
        };
        paragraphs.push(docs::with_source(
            &format!("HTTP {}{message}.", row.status),
            &row.source,
        ));
    }
    paragraphs.extend(code.disputes.iter().map(docs::dispute));
    let docs = docs::lines(&paragraphs);
    let name = ident(&code.name);
    quote! { #docs #name, }
}

/// `support::DocumentedError::new("BackupJobExists", 400, "…").described("…", "…").…`
fn row(row: &ErrorRow) -> TokenStream {
    let (code, message, en, zh) = (&row.code, &row.message, &row.doc.en, &row.doc.zh);
    let status = Literal::u16_unsuffixed(row.status);
    let category = row.category.map(|category| {
        let category = ident(self::category(category));
        quote! { .category(support::Category::#category) }
    });
    let retry = row.retry.map(|retry| {
        let advice = ident(advice(retry.advice));
        let grounds = ident(grounds(retry.grounds));
        quote! { .retry(support::Advice::#advice, support::Grounds::#grounds) }
    });
    let operation = row
        .operation
        .as_ref()
        .map(|operation| quote! { .of(#operation) });
    let source = row.source.as_ref().map(|source| quote! { .from(#source) });
    quote! {
        support::DocumentedError::new(#code, #status, #message)
            .described(#en, #zh) #category #retry #operation #source
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

fn category(category: Category) -> &'static str {
    match category {
        Category::Input => "Input",
        Category::State => "State",
        Category::Conflict => "Conflict",
        Category::NotFound => "NotFound",
        Category::Permission => "Permission",
        Category::Quota => "Quota",
        Category::Billing => "Billing",
        Category::Region => "Region",
        Category::Service => "Service",
        Category::Throttling => "Throttling",
    }
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
