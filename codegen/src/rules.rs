//! Model → rules as data: what a validator in any language has to know of an operation, as JSON. Can't fail.

mod document;
mod scope;
mod types;

pub use document::{
    Absent, Alphabet, Check, Document, EnumValue, Fact, Kind, Length, Limit, Member, Must, Number,
    Object, Predicate, Range, Rule, Type,
};

use crate::evidence::of_demand;
use crate::file::File;
use crate::model::{Demand, Model, Severity, View};
use crate::sentences::{self, Names};
use crate::vectors;
use scope::Scope;

/// The rules of all operations, each in a file below `folder`, their schema and their manual; `comment` begins each file.
pub fn files(model: &Model, folder: &str, comment: &str) -> Vec<File> {
    let operations = model.operations().map(|view| File {
        path: format!("{folder}/{}", vectors::path(view)),
        text: document(view, comment).text(),
    });
    let readme = format!("<!-- {comment} -->\n\n{}", include_str!("rules/README.md"));
    let about = [("README.md", readme), ("schema.json", document::schema(comment))];
    let about = about.map(|(name, text)| File { path: format!("{folder}/{name}"), text });
    operations.chain(about).collect()
}

/// The parameters, facts and rules of an operation; `comment` says who wrote them.
pub fn document<'a>(view: View<'a>, comment: &'a str) -> Document<'a> {
    let (service, operation) = (view.service, view.operation);
    let fields = &operation.request.fields;
    let scope = Scope { fields, facts: &service.context };
    let names = Names::of(view);
    let limits = fields.iter().flat_map(|field| {
        let limits = field.limits.iter();
        limits.map(move |limit| Demand::Limit(limit, field))
    });
    let others = view.demands().into_iter();
    let others = others.filter(|demand| !matches!(demand, Demand::Limit(..)));
    Document {
        comment,
        schema: "../../schema.json",
        format: document::FORMAT,
        provider: &view.provider.module,
        service: &service.module,
        operation: &operation.wire,
        parameters: types::members(fields),
        types: types::named(view),
        facts: service.context.iter().map(types::fact).collect(),
        rules: limits.chain(others).map(|it| rule(view, it, scope, names)).collect(),
    }
}

/// A limit, a rule, a precondition or a quota.
fn rule<'a>(view: View<'a>, demand: Demand<'a>, scope: Scope<'a>, names: Names<'a>) -> Rule<'a> {
    let (severity, check, message, source) = match demand {
        Demand::Limit(rule, _) | Demand::Rule(rule) => {
            (rule.severity, scope.form(&rule.form), sentences::pattern(rule, names), &rule.source)
        }
        Demand::Precondition(it) => {
            let check = match &it.holds {
                Some(holds) => Check::Holds(scope.predicate(holds)),
                None => Check::Undecidable,
            };
            (Severity::Error, check, sentences::precondition(it), &it.source)
        }
        Demand::Quota(it) => {
            let check = Check::Quota {
                limit: it.limit,
                period: it.period,
                scope: &it.scope,
                fact: it.context.map(|fact| scope.fact(fact)),
            };
            (it.severity, check, sentences::quota(it), &it.source)
        }
    };
    let basis = view.service.basis(source.as_deref());
    let evidence = of_demand(view, demand);
    Rule {
        id: demand.id(),
        severity,
        check,
        message,
        codes: demand.codes(),
        grade: basis.best.map(|it| it.grade()),
        newest: basis.newest,
        evidence: evidence.page.file() + &evidence.fragment(),
    }
}
