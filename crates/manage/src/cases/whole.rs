//! From cases to what somebody may see of them.

use std::collections::HashMap;

use desk::files::Owner;
use identity::{May, Right};
use kernel::about::Any;
use kernel::{Id, Noun, Time};
use listen::interactions::Interaction;
use listen::observations::Observation;
use listen::responses::Response;
use listen::voice::{self, Said};
use monitor::alerts::{self, Alert};
use post::LetterIn;
use store::{Error, Read, Row, Value, args};

use super::named::{Names, names};
use super::shapes::{CaseDue, CaseHoldOut, CaseMember, CaseOut, CaseSaid, CaseServiceClass, CaseStep, CaseWhole};
use super::{Case, ItemNoun, Record, dues, escalation, steps};

/// Characters of the last words that a list shows.
const SHORT: usize = 200;

/// An item as it is kept.
struct Part {
    case: Id<Case>,
    noun: ItemNoun,
    item: Id<Any>,
    at: Time,
    joined_at: Time,
}

impl Part {
    fn is<N: Noun>(&self, noun: ItemNoun) -> Option<Id<N>> {
        (self.noun == noun).then(|| Id::from_bytes(*self.item.bytes()))
    }

    fn id(&self) -> String {
        match self.noun {
            ItemNoun::Response => Id::<Response>::from_bytes(*self.item.bytes()).to_string(),
            ItemNoun::Observation => Id::<Observation>::from_bytes(*self.item.bytes()).to_string(),
            ItemNoun::Interaction => Id::<Interaction>::from_bytes(*self.item.bytes()).to_string(),
            ItemNoun::Letter => Id::<LetterIn>::from_bytes(*self.item.bytes()).to_string(),
            ItemNoun::Alert => Id::<Alert>::from_bytes(*self.item.bytes()).to_string(),
        }
    }
}

/// Cases as a list shows them.
pub(super) async fn listed<R>(read: &mut Read, cases: &[Record], may: &May<R>) -> Result<Vec<CaseOut>, Error> {
    let names = names(read, cases, &[], may.sees.customers).await?;
    let ids: Vec<_> = cases.iter().map(|case| case.id).collect();
    let mut parts: HashMap<Id<Case>, Vec<Part>> = HashMap::new();
    for part in parts_of(read, &ids).await? {
        parts.entry(part.case).or_default().push(part);
    }
    let said = said(read, parts.values().filter_map(|parts| parts.last()), may).await?;
    let listed = cases.iter().map(|case| {
        let mut shown = CaseOut::of(case, &names, may.act.now);
        if let Some(parts) = parts.get(&case.id) {
            shown.items = parts.len() as i64;
            shown.words = parts.last().and_then(|part| said.get(&part.id())).and_then(short);
        }
        shown
    });
    Ok(listed.collect())
}

/// One case with all that belongs to it.
pub(super) async fn whole<R>(read: &mut Read, case: &Record, may: &May<R>) -> Result<CaseWhole, Error> {
    let (steps, dues, path) = (steps::of(read, case.id).await?, dues::of(read, case.id).await?, escalation::of(read, case).await?);
    let members: Vec<_> = steps.iter().filter_map(steps::Step::member).chain(path.iter().filter_map(|level| level.told.ours)).collect();
    let names = names(read, std::slice::from_ref(case), &members, may.sees.customers).await?;
    let parts = parts_of(read, &[case.id]).await?;
    let mut said = said(read, parts.iter(), may).await?;
    let mut shown = CaseOut::of(case, &names, may.act.now);
    shown.items = parts.len() as i64;
    shown.words = parts.last().and_then(|part| said.get(&part.id())).and_then(short);
    let (mut events, mut letters) = (events(read, &parts).await?, letters(read, &parts, may).await?);
    let alerts: Vec<_> = parts.iter().filter_map(|part| part.is::<Alert>(ItemNoun::Alert)).collect();
    let mut watches: HashMap<_, _> = alerts::names(read, &alerts).await?.into_iter().collect();
    let said = parts.iter().map(|part| CaseSaid {
        noun: part.noun,
        id: part.id(),
        at: part.at,
        joined_at: part.joined_at,
        voice: said.remove(&part.id()),
        event: part.is(ItemNoun::Interaction).and_then(|id| events.remove(&id)),
        words: part.is(ItemNoun::Letter).and_then(|id| letters.remove(&id)),
        watch: part.is(ItemNoun::Alert).and_then(|id| watches.remove(&id)),
    });
    let tags = desk::tags::worn(read, &[case.id]).await?.remove(&case.id).unwrap_or_default();
    let files = if may.sees.customers { desk::files::of(read, Owner::of(case.id)).await? } else { Vec::new() };
    let escalation = escalation::shown(read, case, path, &names, may).await?;
    Ok(CaseWhole {
        dues: dues.iter().map(|promised| CaseDue::of(promised, may.act.now)).collect(),
        escalation,
        said: said.collect(),
        steps: steps.into_iter().map(|step| told(step, &names)).collect(),
        tags,
        files: files.into_iter().map(Into::into).collect(),
        action: case.action.clone(),
        plan: case.plan.clone(),
        first_word_at: case.first_word_at,
        hold: case.hold.map(|id| CaseHoldOut { id, whom: case.hold_on }),
        playbook: case.playbook.clone(),
        service_class: case.service_class.map(|id| CaseServiceClass::of(id, &names)),
        next: case.state.next(case.kind),
        case: shown,
    })
}

fn told(step: steps::Step, names: &Names) -> CaseStep {
    let member = step.member().map(|id| CaseMember::of(id, names));
    let steps::Step { at, actor, what, detail, note } = step;
    CaseStep { at, what, member, actor, detail, note }
}

/// What was said in these parts, to whom may read answers.
async fn said<'p, R>(read: &mut Read, parts: impl Iterator<Item = &'p Part>, may: &May<R>) -> Result<HashMap<String, Said>, Error> {
    if !may.rights.has(Right::ReadAnswers) {
        return Ok(HashMap::new());
    }
    let (mut responses, mut observations) = (Vec::new(), Vec::new());
    for part in parts {
        responses.extend(part.is::<Response>(ItemNoun::Response));
        observations.extend(part.is::<Observation>(ItemNoun::Observation));
    }
    voice::of(read, &responses, &observations, may.sees.customers).await
}

fn short(said: &Said) -> Option<String> {
    let words = said.words.trim();
    (!words.is_empty()).then(|| words.chars().take(SHORT).collect())
}

/// What these cases rest on, in the order of joining.
async fn parts_of(read: &mut Read, cases: &[Id<Case>]) -> Result<Vec<Part>, Error> {
    let sql = "SELECT case_id, noun, item, at, joined_at FROM case_item WHERE workspace = $1 AND case_id";
    let rows = read.all_by(sql, cases.iter().copied().map(Value::from).collect()).await?;
    let mut parts = rows.iter().map(part).collect::<Result<Vec<_>, _>>()?;
    parts.sort_by_key(|part| (part.joined_at, part.at, part.item));
    Ok(parts)
}

fn part(row: &Row) -> Result<Part, Error> {
    Ok(Part { case: row.get("case_id")?, noun: row.word("noun")?, item: row.get("item")?, at: row.get("at")?, joined_at: row.get("joined_at")? })
}

async fn events(read: &mut Read, parts: &[Part]) -> Result<HashMap<Id<Interaction>, String>, Error> {
    let keys = parts.iter().filter_map(|part| part.is::<Interaction>(ItemNoun::Interaction)).map(Value::from).collect();
    let sql =
        "SELECT i.id, e.name FROM interaction i JOIN event_name e ON e.workspace = i.workspace AND e.code = i.event WHERE i.workspace = $1 AND i.id";
    read.all_by(sql, keys).await?.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// What was written back, to whom sees customers' names: letters are signed.
async fn letters<R>(read: &mut Read, parts: &[Part], may: &May<R>) -> Result<HashMap<Id<LetterIn>, String>, Error> {
    let mut words = HashMap::new();
    for id in parts.iter().filter_map(|part| part.is::<LetterIn>(ItemNoun::Letter)).filter(|_| may.sees.customers) {
        if let Some(letter) = post::received::find(read, id).await? {
            words.extend(letter.words.map(|text| (id, text)));
        }
    }
    Ok(words)
}

/// The items that somebody names, each with whose it is; refused when they are not here.
pub(super) async fn owner_of(read: &mut Read, noun: ItemNoun, id: Id<Any>) -> Result<Option<super::Item>, Error> {
    let sql = match noun {
        ItemNoun::Response => {
            "SELECT c.id AS contact, r.experienced_at AS at FROM response r LEFT JOIN contact c ON c.workspace = r.workspace AND c.code = r.contact \
             WHERE r.workspace = $1 AND r.id = $2"
        }
        ItemNoun::Observation => {
            "SELECT c.id AS contact, o.happened_at AS at FROM observation o LEFT JOIN contact c ON c.workspace = o.workspace AND c.code = o.contact \
             WHERE o.workspace = $1 AND o.id = $2"
        }
        ItemNoun::Interaction => {
            "SELECT c.id AS contact, i.happened_at AS at FROM interaction i LEFT JOIN contact c ON c.workspace = i.workspace AND c.code = i.contact \
             WHERE i.workspace = $1 AND i.id = $2"
        }
        ItemNoun::Letter => "SELECT contact, received_at AS at FROM letter_in WHERE workspace = $1 AND id = $2",
        ItemNoun::Alert => "SELECT contact, fired_at AS at FROM alert WHERE workspace = $1 AND id = $2",
    };
    let row = read.optional(sql, args![read.workspace(), id]).await?;
    row.map(|row| Ok(super::Item { noun, id, contact: row.get("contact")?, at: row.get("at")? })).transpose()
}
