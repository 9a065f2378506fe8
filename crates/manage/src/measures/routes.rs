//! The route of the measures of cases.

use axum::Json;
use axum::extract::State;
use edge::{House, Params, Problem, Problems, TimeText};
use identity::may::ReadCases;
use identity::{May, Team, TeamId};
use journeys::touchpoints;
use kernel::{Id, Time};
use measure::statistics::Bounds;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::recovery::WITHIN_DAYS;
use super::{CONFIDENCE, InTime, Measures, Recoveries, Recovery, Took, Which, store};
use crate::cases::Kind;

/// Days that are measured unless told.
const DAYS: i64 = 90;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(show))
}

/// Which cases.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct MeasureFilters {
    /// That opened from here on; ninety days before the end unless told.
    #[param(value_type = Option<TimeText>)]
    from: Option<Time>,
    /// And before; now unless told.
    #[param(value_type = Option<TimeText>)]
    until: Option<Time>,
    /// Of this team.
    #[param(value_type = Option<TeamId>)]
    team: Option<Id<Team>>,
    /// About this touchpoint, by its key.
    #[param(max_length = 200)]
    touchpoint: Option<String>,
    /// Of this kind.
    #[param(inline)]
    kind: Option<Kind>,
}

/// A time that things took, from the customer's side: nights and weekends count.
#[derive(Debug, Serialize, ToSchema)]
struct CaseTook {
    /// Of how many cases.
    n: usize,
    /// The middle one.
    median_minutes: Option<f64>,
    /// The lower end of the 95 % interval of the median; nothing with fewer than six cases.
    low: Option<f64>,
    /// Its upper end.
    high: Option<f64>,
}

/// How many kept what was promised.
#[derive(Debug, Serialize, ToSchema)]
struct CasesInTime {
    /// Of how many whose time has come, or who kept it before.
    n: usize,
    /// Which share.
    share: Option<f64>,
    /// The lower end of the 95 % interval (Wilson).
    low: Option<f64>,
    /// Its upper end.
    high: Option<f64>,
}

/// A mean with its 95 % interval.
#[derive(Debug, Serialize, ToSchema)]
struct CaseMean {
    value: f64,
    low: Option<f64>,
    high: Option<f64>,
}

/// Scores of people before and the next time, brought to 0 to 10.
#[derive(Debug, Serialize, ToSchema)]
struct CaseRecovery {
    /// Of how many.
    n: usize,
    /// What they said on average.
    before: f64,
    /// What they said the next time.
    after: f64,
    /// After minus before.
    change: CaseMean,
}

/// Recovery of those who had a case, beside others who said equally little of the same question and had none.
#[derive(Debug, Serialize, ToSchema)]
struct CaseRecoveries {
    /// Days within which they had to answer again.
    within_days: i64,
    /// All who had a case and answered again.
    with_case: Option<CaseRecovery>,
    /// Those of them for whom there are others who said equally little and had none.
    matched: Option<CaseRecovery>,
    /// These others; each score of each question counts as it does among the matched.
    without_case: Option<CaseRecovery>,
    /// How much more the matched recovered than the others.
    difference: Option<CaseMean>,
}

/// How well cases are taken care of.
#[derive(Debug, Serialize, ToSchema)]
struct CaseMeasures {
    #[schema(value_type = TimeText)]
    from: Time,
    #[schema(value_type = TimeText)]
    until: Time,
    /// How many opened.
    opened: usize,
    /// Of these, how many are not done: they are in no time that it took.
    open: usize,
    /// Until the customer heard from us.
    first_word: CaseTook,
    /// Until it was done.
    close: CaseTook,
    /// First words that came in time.
    first_word_in_time: CasesInTime,
    /// Cases that were done in time.
    in_time: CasesInTime,
    recovery: CaseRecoveries,
}

fn ends(bounds: Option<Bounds>) -> (Option<f64>, Option<f64>) {
    bounds.map(|bounds| (bounds.low, bounds.high)).unzip()
}

impl From<Took> for CaseTook {
    fn from(took: Took) -> Self {
        let (low, high) = ends(took.bounds);
        Self { n: took.n, median_minutes: took.median, low, high }
    }
}

impl From<InTime> for CasesInTime {
    fn from(kept: InTime) -> Self {
        let (low, high) = ends(kept.bounds);
        Self { n: kept.n, share: kept.share, low, high }
    }
}

impl From<Recovery> for CaseRecovery {
    fn from(recovery: Recovery) -> Self {
        let (low, high) = ends(recovery.change.bounds(CONFIDENCE));
        let change = CaseMean { value: recovery.change.value, low, high };
        Self { n: recovery.n, before: recovery.before, after: recovery.after, change }
    }
}

impl From<Recoveries> for CaseRecoveries {
    fn from(Recoveries { with_case, matched, without_case }: Recoveries) -> Self {
        let difference = matched.zip(without_case).map(|(matched, without)| matched.change.minus(&without.change, CONFIDENCE));
        let difference = difference.map(|difference| {
            let (low, high) = ends(difference.bounds);
            CaseMean { value: difference.change, low, high }
        });
        let [with_case, matched, without_case] = [with_case, matched, without_case].map(|one| one.map(Into::into));
        Self { within_days: WITHIN_DAYS, with_case, matched, without_case, difference }
    }
}

/// How well cases are taken care of
///
/// Times until the first word and until it is done, how often both were in time, and whether people whose words led to a case say better things the next
/// time than others who said equally little and had none: each with n and a 95 % interval.
#[utoipa::path(get, path = "/v1/cases/measures", operation_id = "measure_cases", tag = "manage", params(May<ReadCases>, MeasureFilters),
    responses((status = 200, body = CaseMeasures), Problems))]
async fn show(State(house): State<House>, may: May<ReadCases>, Params(filters): Params<MeasureFilters>) -> Result<Json<CaseMeasures>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let MeasureFilters { from, until, team, touchpoint, kind } = filters;
    let touchpoint = match touchpoint {
        Some(key) => {
            let known = touchpoints::all(&mut read).await?.into_iter().find(|touchpoint| touchpoint.key == key);
            Some(known.map_or(Id::from_bytes([0; 16]), |touchpoint| touchpoint.id))
        }
        None => None,
    };
    // The moment of asking belongs to what is measured.
    let until = until.unwrap_or(Time::from_micros(may.act.now.micros() + 1));
    let from = from.unwrap_or(until.plus_seconds(-DAYS * 86_400));
    let which = Which { from, until, team, touchpoint, kind };
    let Measures { opened, open, first_word, close, first_word_in_time, in_time, recovery } = store::measure(&mut read, &which, may.act.now).await?;
    Ok(Json(CaseMeasures {
        from,
        until,
        opened,
        open,
        first_word: first_word.into(),
        close: close.into(),
        first_word_in_time: first_word_in_time.into(),
        in_time: in_time.into(),
        recovery: recovery.into(),
    }))
}
