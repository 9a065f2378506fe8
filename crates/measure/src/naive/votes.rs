//! From facts to votes: what one vote is depends on the unit.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Fact;
use crate::plan::{Asked, Plan, Unit};
use crate::product::{Cluster, Tally};

/// Who said something: a contact, or else the response alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Person {
    Contact(i64),
    Response(i64),
}

fn person(fact: &Fact) -> Person {
    fact.contact.map_or(Person::Response(fact.response), Person::Contact)
}

/// What counts once.
struct Vote {
    score: f64,
    weight: f64,
    worth: f64,
    /// Code of the account; of the response where there is none.
    cluster: (bool, i64),
}

/// The tally of the facts of one cell.
pub(super) fn tally(facts: &[&Fact], plan: &Plan) -> Tally {
    let counted = match plan.unit {
        Unit::Answers => facts.to_vec(),
        Unit::LatestPerPerson => latest(facts),
        Unit::OnePerAccount => latest(facts).into_iter().filter(|fact| fact.account.is_some()).collect(),
    };
    let votes: Vec<Vote> = match plan.unit {
        Unit::Answers | Unit::LatestPerPerson => counted.iter().map(|fact| vote(fact, plan)).collect(),
        Unit::OnePerAccount => accounts(&counted, plan),
    };
    let mut tally = Tally::default();
    for vote in &votes {
        tally.add(vote.score, vote.weight);
    }
    if plan.clustered {
        tally.clusters = clusters(&votes);
    }
    if plan.people {
        tally.people = Some(counted.iter().map(|fact| person(fact)).collect::<BTreeSet<_>>().len() as u64);
    }
    tally
}

/// The latest answer of each person to each question; all choices of it.
fn latest<'f>(facts: &[&'f Fact]) -> Vec<&'f Fact> {
    let moment = |fact: &Fact| (fact.experienced_at, fact.answered_at, fact.response);
    let mut last = BTreeMap::new();
    for fact in facts {
        let newest = last.entry((person(fact), fact.question)).or_insert_with(|| moment(fact));
        *newest = moment(fact).max(*newest);
    }
    facts.iter().copied().filter(|fact| last.get(&(person(fact), fact.question)) == Some(&moment(fact))).collect()
}

fn vote(fact: &Fact, plan: &Plan) -> Vote {
    Vote {
        score: fact.score,
        weight: if plan.weighted { fact.weight } else { 1.0 },
        worth: asked(fact.question, plan).map_or(fact.score, |asked| asked.worth(fact.score)),
        cluster: fact.account.map_or((false, fact.response), |account| (true, account)),
    }
}

fn asked(question: i64, plan: &Plan) -> Option<&Asked> {
    plan.questions.iter().find(|asked| asked.code == question)
}

/// One vote per account: the mean of what its people said last.
fn accounts(facts: &[&Fact], plan: &Plan) -> Vec<Vote> {
    let mut by_account: BTreeMap<i64, Vec<&Fact>> = BTreeMap::new();
    for fact in facts {
        if let Some(account) = fact.account {
            by_account.entry(account).or_default().push(fact);
        }
    }
    let votes = by_account.into_iter().map(|(account, facts)| {
        let score = facts.iter().map(|fact| fact.score).sum::<f64>() / facts.len() as f64;
        let first = plan.questions.iter().find(|asked| facts.iter().any(|fact| fact.question == asked.code));
        Vote { score, weight: 1.0, worth: first.map_or(score, |asked| asked.worth(score)), cluster: (true, account) }
    });
    votes.collect()
}

fn clusters(votes: &[Vote]) -> Vec<Cluster> {
    let mut clusters: BTreeMap<(bool, i64), Cluster> = BTreeMap::new();
    for vote in votes {
        let cluster = clusters.entry(vote.cluster).or_default();
        cluster.w += vote.weight;
        cluster.wy += vote.weight * vote.worth;
    }
    clusters.into_values().collect()
}
