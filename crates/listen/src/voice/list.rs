//! One list of two: responses with words and observations, the newest first.

use std::cmp::Reverse;

use edge::List;
use kernel::{Cursor, Id, Page, Time};
use store::{Error, Read};

use super::said::{Which, say};
use super::{Filter, Kind, Said};
use crate::observations::{self, Observation};
use crate::responses::Response;
use crate::responses::list::{self as responses, Order};

/// Where words stand: when, and the bytes of the id of their record.
type Place = (Time, [u8; 16]);

/// How often a page looks further for words that sound as they are wished to.
const LOOKS: usize = 6;

/// Some places of one of the two lists.
struct Stretch {
    places: Vec<(Place, Which)>,
    /// Up to here the list was looked through; as a whole when there is nothing.
    until: Option<Place>,
}

/// A page of words. One that is looked for by touchpoint or tone may hold less than its limit, or nothing, and still have a next.
pub async fn page(read: &mut Read, list: &List<Filter>, sees_customers: bool) -> Result<Page<Said>, Error> {
    let mut after = list.after::<Place>()?;
    let mut found: Vec<(Place, Said)> = Vec::new();
    for _ in 0..LOOKS {
        let stretch = stretch(read, list, after).await?;
        let said = say(read, &stretch.places, sees_customers).await?;
        found.extend(said.into_iter().filter(|(_, said)| list.filter.tone.is_none_or(|tone| said.tone == tone)));
        after = stretch.until;
        if found.len() > list.limit || after.is_none() {
            break;
        }
    }
    let next = if found.len() > list.limit { found.get(list.limit - 1).map(|(place, _)| *place) } else { after };
    found.truncate(list.limit);
    Ok(Page { items: found.into_iter().map(|(_, said)| said).collect(), next: next.as_ref().map(Cursor::of) })
}

/// The places behind one, of both lists as far as both were looked through.
async fn stretch(read: &mut Read, list: &List<Filter>, after: Option<Place>) -> Result<Stretch, Error> {
    let wants = |kind: Kind| list.filter.kind.is_none_or(|wanted| wanted == kind);
    let mut both = Vec::new();
    if wants(Kind::Response) {
        both.push(of_responses(read, list, after).await?);
    }
    if wants(Kind::Observation) {
        both.push(of_observations(read, list, after).await?);
    }
    // The newest of the ends: behind it one of the two is not known yet.
    let until = both.iter().filter_map(|stretch| stretch.until).max();
    let mut places: Vec<_> =
        both.into_iter().flat_map(|stretch| stretch.places).filter(|(place, _)| until.is_none_or(|until| *place >= until)).collect();
    places.sort_unstable_by_key(|(place, _)| Reverse(*place));
    Ok(Stretch { places, until })
}

async fn of_responses(read: &mut Read, list: &List<Filter>, after: Option<Place>) -> Result<Stretch, Error> {
    let Filter { touchpoint, account, .. } = list.filter.clone();
    let filter =
        responses::Filter { touchpoint, account, worded: Some(true), test: Some(false), excluded: Some(false), ..responses::Filter::default() };
    let page = responses::placed(read, &below::<_, Response>(list, filter, after), Order::Lived).await?;
    let until = page.next.map(|next| next.key::<(Time, Id<Response>)>()).transpose()?;
    Ok(Stretch {
        places: page.items.into_iter().map(|(at, id)| ((at, *id.bytes()), Which::Response(id))).collect(),
        until: until.map(|(at, id)| (at, *id.bytes())),
    })
}

async fn of_observations(read: &mut Read, list: &List<Filter>, after: Option<Place>) -> Result<Stretch, Error> {
    let Filter { touchpoint, account, .. } = list.filter.clone();
    let filter = observations::Filter { account, touchpoint, ..observations::Filter::default() };
    let page = observations::list::placed(read, &below::<_, Observation>(list, filter, after)).await?;
    let until = page.next.map(|next| next.key::<(Time, Id<Observation>)>()).transpose()?;
    Ok(Stretch {
        places: page.items.into_iter().map(|(at, id)| ((at, *id.bytes()), Which::Observation(id))).collect(),
        until: until.map(|(at, id)| (at, *id.bytes())),
    })
}

/// The same page of one of the two lists; its places are those of any record.
fn below<F, N>(list: &List<Filter>, filter: F, after: Option<Place>) -> List<F>
where
    Id<N>: serde::Serialize,
{
    List { cursor: after.map(|(at, id)| Cursor::of(&(at, Id::<N>::from_bytes(id)))), limit: list.limit, filter }
}
