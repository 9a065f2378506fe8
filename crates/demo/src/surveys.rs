//! What was asked with surveys of the product itself in the last months: the newest wave of the relationship, and some of the closed requests.
//!
//! These answers are not in the files. Some people leave after the first page.

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::Plan;
use crate::accounts::{Account, Region};
use crate::answers::{Answer, Scores};
use crate::contacts::Contact;
use crate::stream::Stream;
use crate::touchpoints::Touchpoint;

/// Months before that of the last day in which the first of these surveys was sent.
const MONTHS: i32 = 2;

/// What was said to one question.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A point of a scale.
    Number(i64),
    /// A choice or words.
    Text(String),
    /// A box that was ticked.
    Yes,
}

/// A way through a survey.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The key of the survey.
    pub survey: &'static str,
    /// Its id.
    pub id: String,
    /// The place of the contact among all.
    pub contact: usize,
    /// When the first page was sent.
    pub started_at: DateTime,
    /// When the last one was; none for somebody who left.
    pub sent_at: Option<DateTime>,
    /// What was said, by key of the question.
    pub said: Vec<(&'static str, Said)>,
}

/// The key of the survey of our own by which something was asked; none for what came in files.
pub fn survey(plan: &Plan, accounts: &[Account], answer: &Answer) -> Option<&'static str> {
    if answer.answered_at.date() < plan.span().month(MONTHS) {
        return None;
    }
    match answer.scores {
        Scores::Relationship { .. } => Some("relationship_nps"),
        Scores::Support { .. } => {
            let ours = answer.touchpoint == Some(Touchpoint::RoutineRequest) && accounts[answer.account].region != Region::North;
            (ours && Stream::of(plan.seed, &format!("{}/tried", answer.id)).chance(0.4)).then_some("ticket_closed")
        }
        Scores::Event { .. } => None,
    }
}

/// All ways, those who left among them.
pub fn all(plan: &Plan, accounts: &[Account], contacts: &[Contact], answers: &[Answer]) -> Vec<Way> {
    let ours = answers.iter().filter_map(|answer| Some((answer, survey(plan, accounts, answer)?)));
    let ways = ours.flat_map(|(answer, survey)| {
        let mut stream = Stream::of(plan.seed, &format!("{}/way", answer.id));
        let sent = sent(answer, survey, &mut stream);
        let left = left(&sent, answer, contacts, &mut stream);
        std::iter::once(sent).chain(left)
    });
    ways.collect()
}

/// Somebody who went to the end.
fn sent(answer: &Answer, survey: &'static str, stream: &mut Stream) -> Way {
    let mut said = scores(answer, stream);
    said.extend(words(answer, stream));
    let started_at = answer.answered_at.saturating_sub(seconds(answer, stream).seconds());
    Way { survey, id: answer.id.clone(), contact: answer.contact, started_at, sent_at: Some(answer.answered_at), said }
}

/// Now and then a colleague begins too, and leaves when words are asked for.
fn left(sent: &Way, answer: &Answer, contacts: &[Contact], stream: &mut Stream) -> Option<Way> {
    let colleague = |(place, contact): &(usize, &Contact)| contact.account == answer.account && *place != answer.contact && contact.left_on.is_none();
    let colleagues: Vec<usize> = contacts.iter().enumerate().filter(colleague).map(|(place, _)| place).collect();
    if colleagues.is_empty() || !stream.chance(0.2) {
        return None;
    }
    let began = answer.answered_at.saturating_sub((30 + stream.below(400) as i64).minutes());
    Some(Way {
        id: format!("{}/left", answer.id),
        contact: *stream.pick(&colleagues),
        started_at: began,
        sent_at: None,
        said: scores(answer, stream),
        ..sent.clone()
    })
}

/// The first page.
fn scores(answer: &Answer, stream: &mut Stream) -> Vec<(&'static str, Said)> {
    match answer.scores {
        Scores::Relationship { recommendation, .. } => {
            let stays = (recommendation + 1 + stream.below(3) as i64 - 1).clamp(0, 10);
            let stay = stream.chance(0.9).then_some(("stay", Said::Number(stays)));
            [("recommend", Said::Number(recommendation))].into_iter().chain(stay).collect()
        }
        Scores::Support { stars, ease, solved, .. } => {
            vec![("ticket_solved", Said::Text(solved.into())), ("ticket_ease", Said::Number(ease)), ("ticket_satisfaction", Said::Number(stars))]
        }
        Scores::Event { .. } => Vec::new(),
    }
}

/// The second page: words go where the scores lead.
fn words(answer: &Answer, stream: &mut Stream) -> Vec<(&'static str, Said)> {
    let words = |key| answer.words.clone().map(|words| (key, Said::Text(words)));
    match answer.scores {
        Scores::Relationship { .. } if stream.chance(0.75) => words("recommend_why").into_iter().collect(),
        Scores::Relationship { recommendation: 0..=8, .. } => words("recommend_change").into_iter().collect(),
        Scores::Relationship { .. } => words("recommend_keep").into_iter().collect(),
        Scores::Support { solved: "yes", stars, ease, .. } => {
            words(if stars <= 3 || ease <= 4 { "ticket_why" } else { "ticket_praise" }).into_iter().collect()
        }
        Scores::Support { .. } => words("ticket_open").into_iter().chain(stream.chance(0.6).then_some(("ticket_call", Said::Yes))).collect(),
        Scores::Event { .. } => Vec::new(),
    }
}

/// How long it took: half a minute and more, longer with words, and now and then somebody came back to it.
fn seconds(answer: &Answer, stream: &mut Stream) -> i64 {
    let typed = answer.words.as_ref().map_or(0, |words| words.len() / 3);
    let read = 22.0 + stream.unit() * stream.unit() * 130.0;
    let away = if stream.chance(0.06) { 300 + stream.below(2_400) } else { 0 };
    read as i64 + (typed + away) as i64
}
