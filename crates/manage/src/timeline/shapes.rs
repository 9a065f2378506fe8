//! Moments as JSON carries them.

use std::collections::HashMap;

use customers::accounts::{Account, State};
use customers::contacts::Contact;
use customers::movements;
use edge::TimeText;
use identity::May;
use identity::may::ReadCustomers;
use kernel::{Currency, Id, Noun, Time};
use listen::interactions::Interaction;
use listen::observations::Observation;
use listen::responses::{NamedContact, Response};
use listen::voice::{self, Said};
use serde::Serialize;
use store::{Error, Read, Value};
use utoipa::ToSchema;

use super::{Kind, Moment, Told};
use crate::cases::Case;

/// Something that happened with an account.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Moment)]
pub(super) struct MomentOut {
    kind: Kind,
    /// The id of the response, observation, interaction, case or movement; of a state, that of the account.
    id: String,
    /// When; of a movement, the beginning of its day.
    #[schema(value_type = TimeText)]
    at: Time,
    /// Who it was.
    contact: Option<NamedContact>,
    /// What was said, with its score.
    voice: Option<Said>,
    /// The name of the event, of an interaction.
    event: Option<String>,
    case: Option<MomentCase>,
    movement: Option<MomentMovement>,
    /// Where the account stands since.
    state: Option<State>,
}

/// A case that was opened or closed.
#[derive(Debug, Serialize, ToSchema)]
struct MomentCase {
    number: i64,
    title: Option<String>,
}

/// What changed in what an account brings.
#[derive(Debug, Serialize, ToSchema)]
struct MomentMovement {
    kind: movements::Kind,
    /// By how much in a year, in minor units.
    amount: i64,
    #[schema(value_type = String)]
    currency: Currency,
}

/// Moments with words and names, as far as somebody with these rights sees them.
pub(super) async fn shown(read: &mut Read, moments: &[Moment], may: &May<ReadCustomers>) -> Result<Vec<MomentOut>, Error> {
    let of = |kind: Kind| moments.iter().filter(move |moment| moment.kind == kind);
    let responses: Vec<Id<Response>> = of(Kind::Response).map(typed).collect();
    let observations: Vec<Id<Observation>> = of(Kind::Observation).map(typed).collect();
    let mut said = voice::of(read, &responses, &observations, may.sees.customers).await?;
    let names = if may.sees.customers { contact_names(read, moments).await? } else { HashMap::new() };
    let shown = moments.iter().filter_map(|moment| {
        let id = text(moment);
        let voice = said.remove(&id);
        // What stands in the order of time would tell when somebody spoke to whom anonymity was promised.
        if voice.as_ref().is_some_and(|said| said.anonymous) {
            return None;
        }
        Some(MomentOut {
            kind: moment.kind,
            at: voice.as_ref().map_or(moment.at, |said| said.at),
            contact: moment.contact.map(|id| NamedContact { id, external_id: None, name: names.get(&id).cloned() }),
            voice,
            id,
            event: if let Told::Event(name) = &moment.told { Some(name.clone()) } else { None },
            case: if let Told::Case(number, title) = &moment.told { Some(MomentCase { number: *number, title: title.clone() }) } else { None },
            movement: if let Told::Movement(kind, amount, currency) = &moment.told {
                Some(MomentMovement { kind: *kind, amount: *amount, currency: *currency })
            } else {
                None
            },
            state: if let Told::State(state) = moment.told { Some(state) } else { None },
        })
    });
    Ok(shown.collect())
}

fn typed<N: Noun>(moment: &Moment) -> Id<N> {
    Id::from_bytes(*moment.id.bytes())
}

fn text(moment: &Moment) -> String {
    match moment.kind {
        Kind::Response => typed::<Response>(moment).to_string(),
        Kind::Observation => typed::<Observation>(moment).to_string(),
        Kind::Interaction => typed::<Interaction>(moment).to_string(),
        Kind::CaseOpened | Kind::CaseClosed => typed::<Case>(moment).to_string(),
        Kind::Movement => typed::<movements::Movement>(moment).to_string(),
        Kind::State => typed::<Account>(moment).to_string(),
    }
}

async fn contact_names(read: &mut Read, moments: &[Moment]) -> Result<HashMap<Id<Contact>, String>, Error> {
    let mut ids: Vec<_> = moments.iter().filter_map(|moment| moment.contact).collect();
    ids.sort_unstable();
    ids.dedup();
    let rows = read.all_by("SELECT id, name FROM contact WHERE workspace = $1 AND id", ids.into_iter().map(Value::from).collect()).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}
