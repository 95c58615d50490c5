//! Findings while they are made: what changed, where, and for which operations.

use super::difference::{Change, Flip};
use super::kind::{Effect, Kind, Level};
use super::side::Side;
use apispec_codegen::place::Place;

/// What compares two versions: everything found so far.
pub(super) struct Differ<'a> {
    pub(super) base: &'a Side,
    pub(super) head: &'a Side,
    pub(super) drafts: Vec<Draft>,
}

/// A finding while it is made.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) kind: &'static Kind,
    /// What it is about, from the provider down, independent of any wording.
    pub(super) subject: String,
    /// What changed, in a sentence.
    pub(super) title: String,
    pub(super) at: At,
    /// What it is: a fact without any wording, empty for what is gone.
    pub(super) fact: String,
    /// The operations that it touches.
    pub(super) affects: Vec<String>,
    /// What the deciding module calls what changed.
    pub(super) obligations: Vec<String>,
    /// Requests whose fate changes, each with its operation.
    pub(super) flips: Vec<(String, Flip)>,
}

/// A place in one of two versions.
#[derive(Clone, Debug)]
pub(super) enum At {
    /// In the old one, since it is gone.
    Base(Place),
    /// In the new one.
    Head(Place),
    /// In the new one; if it does not stand there, in the old one, which comes first.
    Either(Place, Place),
}

/// What a comparison happens within.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    /// What stands around, from the provider down.
    pub(super) subject: String,
    /// The operations that it touches.
    pub(super) affects: Vec<String>,
    /// What its fields are.
    pub(super) way: Way,
    /// What the names of its fields are shown with: the type that they belong to.
    pub(super) owner: Option<String>,
}

/// Where fields go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To the service.
    Request,
    /// From the service.
    Response,
    /// Both.
    Both,
}

impl Way {
    /// The kind for requests or the one for answers; the graver one if it is both.
    pub(super) fn pick(self, request: &'static Kind, response: &'static Kind) -> &'static Kind {
        match self {
            Way::Request => request,
            Way::Response => response,
            Way::Both if response.level() < request.level() => response,
            Way::Both => request,
        }
    }
}

impl Scope {
    /// What stands within.
    pub(super) fn within(&self, name: &str) -> Self {
        Self {
            subject: format!("{}/{name}", self.subject),
            ..self.clone()
        }
    }

    /// A field by its name, and by the type that it belongs to.
    pub(super) fn name(&self, wire: &str) -> String {
        match &self.owner {
            Some(owner) => format!("{owner}.{wire}"),
            None => wire.to_owned(),
        }
    }
}

impl<'a> Differ<'a> {
    /// Notes down what changed.
    pub(super) fn add(
        &mut self,
        kind: &'static Kind,
        scope: &Scope,
        at: At,
        title: String,
    ) -> &mut Draft {
        let index = self.drafts.len();
        self.drafts.push(Draft {
            kind,
            subject: scope.subject.clone(),
            title,
            at,
            fact: String::new(),
            affects: scope.affects.clone(),
            obligations: Vec::new(),
            flips: Vec::new(),
        });
        &mut self.drafts[index]
    }

    /// Notes down that a fact is another, if it is.
    pub(super) fn fact(
        &mut self,
        kind: &'static Kind,
        scope: &Scope,
        (at, title): (At, String),
        (was, is): (&str, &str),
    ) {
        if was != is {
            self.add(kind, scope, at, title).now(is);
        }
    }
}

/// Where something stands in both versions, the old one first.
pub(super) type Both<'a> = (&'a Place, &'a Place);

impl At {
    /// A member of what stands in both versions.
    pub(super) fn member((base, head): Both<'_>, key: &str) -> Self {
        At::Either(base.at(key), head.at(key))
    }
}

impl Draft {
    /// What it is.
    pub(super) fn now(&mut self, fact: impl Into<String>) -> &mut Self {
        self.fact = fact.into();
        self
    }

    /// What the deciding module calls it.
    pub(super) fn decided(&mut self, id: String) -> &mut Self {
        self.obligations.push(id);
        self
    }

    /// What it does to what is accepted: as its kind says, or as its requests show.
    pub(super) fn effect(&self) -> Effect {
        let has = |change| self.flips.iter().any(|(_, flip)| flip.change == change);
        match (
            has(Change::Refused),
            has(Change::Accepted),
            self.kind.effect,
        ) {
            (false, false, effect) => effect,
            (true, true, _) => Effect::Incomparable,
            (true, false, Effect::None | Effect::Narrows) => Effect::Narrows,
            (false, true, Effect::None | Effect::Widens) => Effect::Widens,
            _ => Effect::Incomparable,
        }
    }

    /// How grave it is: that a request is refused is never less than breaking.
    pub(super) fn level(&self) -> Level {
        let has_refused = self
            .flips
            .iter()
            .any(|(_, flip)| flip.change == Change::Refused);
        match has_refused {
            true => Level::Breaking,
            false => self.kind.level(),
        }
    }
}

/// Two lists side by side, by a key: what is gone, then the new order.
pub(super) fn pairs<'a, T, K: PartialEq>(
    base: &'a [T],
    head: &'a [T],
    key: impl Fn(&'a T) -> K,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let gone = base
        .iter()
        .filter(|old| !head.iter().any(|new| key(new) == key(old)))
        .map(|old| (Some(old), None));
    let kept = head
        .iter()
        .map(|new| (base.iter().find(|old| key(old) == key(new)), Some(new)));
    gone.chain(kept).collect()
}
