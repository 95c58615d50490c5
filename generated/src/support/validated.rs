//! The validation of a request as code: what the compiler makes of the rows of its table.

/// The validation of a request, a call for each rule of each field. The compiler knows what each test is, which it would
/// not of the rows of a table in another crate.
#[doc(hidden)]
#[macro_export]
macro_rules! __validated {
    // An object: its fields are few, and its table will do.
    ($table:ident $order:ident $(($($row:tt)*))*) => {};
    (
        $table:ident $order:ident <$request:ident>
        $(($position:literal, $name:literal $(, [$($rule:literal),*])? $(, $within:ident)?))*
    ) => {
        impl $request {
            #[inline]
            #[allow(dead_code, unused_imports, unused_mut, reason = "some requests have no rules")]
            fn validated(&self, context: &Context) -> $crate::support::Report {
                use $crate::support::{Report, Rule, RuleFields, Test, Validator};
                // The row, without type parameters: the calls below are many, and cheap to check in this way.
                #[inline(always)]
                fn rule(
                    validator: &mut Validator<'_>,
                    request: &$request,
                    context: &Context,
                    index: u16,
                    position: u16,
                    name: &'static str,
                ) {
                    const TESTS: &[Test] = &Rule::tests(&$table);
                    validator.rule(index, &TESTS[index as usize], position, name, request, context);
                }
                let mut validator = Validator::new(&$order, self, context);
                $(
                    $($(rule(&mut validator, self, context, $rule, $position, $name);)*)?
                    $(validator.$within($name, &RuleFields::value(self, $position));)?
                )*
                validator.finish()
            }
        }
    };
}
