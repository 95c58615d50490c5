//! How many of the curated rules and limits are proposed, and how many proposals are right, with every miss.

use apispec_codegen::spec::read::File;
use apispec_codegen::spec::{self, Document, DocumentKind};

use super::answered::Answered;
use super::listed;
use super::proposal::{Read, Why};
use super::standing::{Compared, Standing};
use crate::documents::{Saved, Within, references};
use crate::print::println;

/// The figures of some operations.
#[derive(Default)]
pub(super) struct Figures {
    curated: usize,
    missed: Vec<String>,
    proposals: usize,
    doubtful: Vec<String>,
    limiting: usize,
    proposing: usize,
    unread: usize,
    unsayable: usize,
    unanswered: usize,
}

impl Figures {
    /// Adds an operation; what its rules cite elsewhere than in the saved documents does not count.
    pub(super) fn add(
        &mut self,
        operation: &File<spec::Operation>,
        documents: &[(&Document, &Saved)],
        read: &Read,
        compared: &Compared,
    ) {
        let name = format!("{}/{}", operation.folders.join("/"), operation.spec.operation);
        let is_saved = |source: &str| {
            references(source).next().is_some_and(|reference| {
                let mut documents = documents.iter();
                documents.any(|(document, _)| {
                    document.id == reference.document
                        && matches!(
                            (document.kind, reference.within),
                            (DocumentKind::Page, Within::Lines(..))
                                | (DocumentKind::Witness, Within::Pointer(_))
                        )
                })
            })
        };
        // What follows from a status is none of the limits that a person wrote.
        let written = compared.curated.iter().filter(|it| !it.id.ends_with(".status"));
        for curated in written.filter(|it| is_saved(&it.source)) {
            self.curated += 1;
            if !curated.is_proposed {
                self.missed.push(format!("{name} `{}` ({})", curated.id, curated.source));
            }
        }
        for (proposal, standing) in read.proposals.iter().zip(&compared.standings) {
            self.proposals += 1;
            let what = match standing {
                Standing::Repeats(_) | Standing::Follows => continue,
                Standing::Contradicts => "contradicts",
                Standing::New | Standing::Open => "new",
                Standing::Refused(_) => "refused",
            };
            self.doubtful.push(format!(
                "{name} {what}: {} {}: {}",
                proposal.place,
                listed::item(proposal).line(),
                proposal.from
            ));
        }
        self.limiting += read.limiting;
        self.unread += read.unread.iter().filter(|it| it.why == Why::Unread).count();
        self.unsayable += read.unread.iter().filter(|it| it.why != Why::Unread).count();
        let mut places = read.proposals.iter().map(|it| &it.place).collect::<Vec<_>>();
        places.dedup();
        self.proposing += places.len();
    }

    /// Counts the sentences that are not read and that no rule, limit, note or reason cites.
    pub(super) fn unanswered(&mut self, read: &Read, answered: &Answered<'_>) {
        let unread = read.unread.iter().filter(|it| it.why == Why::Unread);
        self.unanswered += unread.filter(|it| !answered.has(&it.source)).count();
    }

    pub(super) fn print(&self) {
        let found = self.curated - self.missed.len();
        println!("curated rules and limits proposed: {found} of {}", self.curated);
        self.missed.iter().for_each(|it| println!("  missed: {it}"));
        let right = self.proposals - self.doubtful.len();
        println!("proposals that the rules say too: {right} of {}", self.proposals);
        self.doubtful.iter().for_each(|it| println!("  to judge: {it}"));
        println!(
            "limiting sentences: {}, with proposals {}, not read {}, understood but no rule or limit {}",
            self.limiting, self.proposing, self.unread, self.unsayable
        );
        println!("not read and cited by no rule, limit, note or reason: {}", self.unanswered);
    }
}
