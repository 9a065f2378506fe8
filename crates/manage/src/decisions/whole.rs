//! From decisions to what people see of them.

use std::collections::{HashMap, HashSet};

use desk::people::People;
use journeys::touchpoints;
use kernel::{Id, Member};
use listen::voice::Touchpoint;
use store::{Error, Read};

use super::shapes::{DecisionOut, DecisionSaid, DecisionStep, DecisionWhole};
use super::words::{Kept, said, words_of};
use super::{Decision, Record, steps};

/// Decisions as a list shows them.
pub(super) async fn listed(read: &mut Read, records: Vec<Record>) -> Result<Vec<DecisionOut>, Error> {
    let ids: Vec<_> = records.iter().map(|record| record.id).collect();
    let mut words: HashMap<Id<Decision>, Vec<Kept>> = HashMap::new();
    for kept in words_of(read, &ids).await? {
        words.entry(kept.decision).or_default().push(kept);
    }
    let people = People::of(read, records.iter().flat_map(members).collect()).await?;
    let places = touchpoints::all(read).await?;
    let show = |record: Record| {
        let place = places.iter().find(|place| Some(place.id) == record.touchpoint);
        let words = words.remove(&record.id).unwrap_or_default();
        DecisionOut {
            id: record.id,
            touchpoint: place.map(|place| Touchpoint { key: place.key.clone(), name: Some(place.name.clone()) }),
            owner: record.owner.and_then(|owner| people.show(owner)),
            made_by: people.actor(&record.actor),
            people: words.iter().filter_map(|kept| kept.contact).collect::<HashSet<_>>().len(),
            words: words.len(),
            title: record.title,
            note: record.note,
            state: record.state,
            reading: record.reading,
            decided_at: record.decided_at,
            due_at: record.due_at,
            ended_at: record.ended_at,
            made_at: record.made_at,
            revision: record.revision,
        }
    };
    Ok(records.into_iter().map(show).collect())
}

/// The members a decision names.
fn members(record: &Record) -> impl Iterator<Item = Id<Member>> {
    record.owner.into_iter().chain(record.actor.parse().ok())
}

/// One decision with all that belongs to it.
pub(super) async fn whole(read: &mut Read, record: Record, sees_customers: bool) -> Result<DecisionWhole, Error> {
    let id = record.id;
    let kept = words_of(read, &[id]).await?;
    let mut said = said(read, kept.iter().map(|kept| kept.word), sees_customers).await?;
    let voiced = kept.iter().map(|kept| {
        let (id, word) = (kept.word.text(), kept.word);
        DecisionSaid { noun: word.noun, joined_at: kept.joined_at, voice: said.remove(&id), id }
    });
    let voiced = voiced.collect();
    let steps = steps::of(read, id).await?;
    let people = People::of(read, steps.iter().filter_map(steps::Step::member).collect()).await?;
    let told = steps.into_iter().map(|step| DecisionStep { at: step.at, what: step.what, member: people.actor(&step.actor), detail: step.detail });
    let steps = told.collect();
    let decision = listed(read, vec![record]).await?.pop().ok_or_else(|| kernel::Refusal::not_found("decision", id))?;
    Ok(DecisionWhole { decision, said: voiced, steps })
}
