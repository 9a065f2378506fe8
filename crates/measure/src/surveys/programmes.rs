//! How far those went whom a programme asked: the way of a survey, restricted to the links of its invitations.

use edge::TimeText;
use kernel::{Id, Refusal, Time};
use listen::programmes::routes::ProgrammeId;
use listen::programmes::{self, Programme};
use serde::Serialize;
use store::{Error, Read};
use surveys::Text;
use utoipa::ToSchema;

use super::outline::{self, Asked};
use super::path::{Counts, Seen, walked};
use super::store::{self as surveys_store, MOST, Wanted};
use super::{PathResult, SurveyId};
use crate::surveys::store::Found;

/// How far those went whom a programme asked. Suspected robots do not count.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProgrammePath {
    /// The programme.
    #[schema(value_type = ProgrammeId)]
    pub programme: Id<Programme>,
    /// The survey that it asks now; answers to one it asked before are not in here.
    #[schema(value_type = SurveyId)]
    pub survey: Id<listen::words::Survey>,
    /// The moment this was read.
    #[schema(value_type = TimeText)]
    pub as_of: Time,
    /// The survey promised anonymity: the way of those whom one programme asked could be one person's, so that pages, questions and the time
    /// are shown of all who answered the survey only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anonymous: Option<u64>,
    /// Page by page, from its first to its last.
    pub path: PathResult,
    /// Question by question, in the order of the survey.
    pub questions: Vec<ProgrammeQuestion>,
}

/// How many came to a question.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProgrammeQuestion {
    /// The page it is on.
    pub page: String,
    /// Its key in the survey.
    pub question: String,
    /// Its words by language.
    pub label: Text,
    /// How many saw it.
    pub reached: u64,
    /// How many of them answered it.
    pub answered: u64,
    /// How many have its page open: they left there, or are about to answer. The others passed it over.
    pub stopped: u64,
}

/// How far those went whom a programme asked.
pub async fn of_programme(read: &mut Read, id: Id<Programme>, now: Time) -> Result<ProgrammePath, Error> {
    let programme = programmes::store::find(read, id).await?.ok_or_else(|| Refusal::not_found("programme", id))?;
    let found = surveys_store::find(read, programme.survey).await?;
    let wanted = Wanted { programme: Some(id), ..Wanted::default() };
    let mut people = surveys_store::came(read, programme.survey, &wanted).await?;
    let more = people.len() > MOST;
    people.truncate(MOST);
    let definitions = found.definitions(None);
    let (path, seen) = walked(&outline::pages(&definitions), &found.versions, &people);
    let path = PathResult { more, ..path };
    let (path, questions) = match found.anonymous {
        Some(_) => (PathResult { pages: Vec::new(), time: super::TimeResult::default(), ..path }, Vec::new()),
        None => (path, questions(&found, &seen)),
    };
    Ok(ProgrammePath { programme: id, survey: programme.survey, as_of: now, anonymous: found.anonymous, path, questions })
}

fn questions(found: &Found, seen: &Seen) -> Vec<ProgrammeQuestion> {
    let counted = |Asked { page, question, .. }: Asked<'_>| {
        let Counts { reached, answered, stopped } = seen.get(&question.key).copied().unwrap_or_default();
        ProgrammeQuestion { page: page.key.clone(), question: question.key.clone(), label: question.label.clone(), reached, answered, stopped }
    };
    outline::questions(&found.definitions(None), &found.versions).into_iter().map(counted).collect()
}
