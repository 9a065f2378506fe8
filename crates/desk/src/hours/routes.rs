//! Routes of working hours.

use axum::Json;
use axum::extract::{DefaultBodyLimit, Request, State};
use edge::body::{read, refuse_other_media};
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, Problem, Problems};
use identity::May;
use identity::may::{ManageLoop, ReadWorkspace};
use jiff::civil::Date;
use kernel::working::{Clock, Week, Window};
use kernel::{Code, Refusal, Zone};
use serde::{Deserialize, Serialize};
use store::Read;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Holiday, Hours, ics};

/// The largest calendar file, in bytes.
const LARGEST: usize = 2 << 20;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    let files = OpenApiRouter::new().routes(routes!(read_holidays)).layer(DefaultBodyLimit::max(LARGEST));
    OpenApiRouter::new().routes(routes!(show, change)).merge(files)
}

/// A stretch of a day in which somebody works; over midnight it is two.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = WorkingWindow)]
#[serde(deny_unknown_fields)]
struct WindowShape {
    /// Its first minute, as in `09:00`.
    #[schema(value_type = String, pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    from: Clock,
    /// The first minute behind it; midnight at the end of the day is `24:00`.
    #[schema(value_type = String, pattern = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]
    until: Clock,
}

/// The windows of each day; a day that is not named is free.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = WorkingWeek)]
#[serde(deny_unknown_fields)]
struct WeekShape {
    #[serde(default)]
    monday: Vec<WindowShape>,
    #[serde(default)]
    tuesday: Vec<WindowShape>,
    #[serde(default)]
    wednesday: Vec<WindowShape>,
    #[serde(default)]
    thursday: Vec<WindowShape>,
    #[serde(default)]
    friday: Vec<WindowShape>,
    #[serde(default)]
    saturday: Vec<WindowShape>,
    #[serde(default)]
    sunday: Vec<WindowShape>,
}

impl From<Week> for WeekShape {
    fn from(week: Week) -> Self {
        let shown = |windows: Vec<Window>| windows.into_iter().map(|Window { from, until }| WindowShape { from, until }).collect();
        let [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = week.map(shown);
        Self { monday, tuesday, wednesday, thursday, friday, saturday, sunday }
    }
}

impl From<WeekShape> for Week {
    fn from(week: WeekShape) -> Self {
        [week.monday, week.tuesday, week.wednesday, week.thursday, week.friday, week.saturday, week.sunday]
            .map(|windows| windows.into_iter().map(|WindowShape { from, until }| Window { from, until }).collect())
    }
}

/// A day on which nobody works.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = Holiday)]
#[serde(deny_unknown_fields)]
struct HolidayShape {
    #[schema(value_type = String, format = Date)]
    date: Date,
    /// What people call it.
    #[schema(max_length = 100)]
    name: Option<String>,
}

impl From<Holiday> for HolidayShape {
    fn from(Holiday { date, name }: Holiday) -> Self {
        Self { date, name }
    }
}

/// Other working hours.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WorkingHoursIn {
    /// The zone whose clocks count, by its IANA name; that of the workspace unless told.
    zone: Option<String>,
    week: WeekShape,
    /// The days on which nobody works.
    #[serde(default)]
    #[schema(max_items = 1000)]
    holidays: Vec<HolidayShape>,
    /// The revision you have seen; may be said by `If-Match` instead. Without it, the change is made over whatever is there.
    revision: Option<i64>,
}

/// The hours in which the workspace works: what is due is counted in them.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WorkingHours)]
struct WorkingHoursOut {
    /// The zone whose clocks count; absent while it is that of the workspace.
    zone: Option<String>,
    /// The zone of the workspace.
    workspace_zone: String,
    week: WeekShape,
    /// The days on which nobody works, in order.
    holidays: Vec<HolidayShape>,
    /// Counts the changes; 0 while the usual hours hold.
    revision: i64,
}

impl WorkingHoursOut {
    async fn of(read: &mut Read, hours: Hours) -> Result<Self, Problem> {
        let workspace_zone = identity::workspaces::zone(read).await?.name().to_owned();
        let zone = hours.zone.map(|zone| zone.name().to_owned());
        let holidays = hours.holidays.into_iter().map(Into::into).collect();
        Ok(Self { zone, workspace_zone, week: hours.week.into(), holidays, revision: hours.revision })
    }
}

/// The holidays of a calendar file.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CalendarHolidays)]
struct CalendarOut {
    /// Its whole days from last year on.
    holidays: Vec<HolidayShape>,
    /// Events that are no holidays.
    left_out: Vec<LeftOutShape>,
}

/// An event that was not taken.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CalendarLeftOut)]
struct LeftOutShape {
    /// What it is called.
    name: String,
    /// Why it was not taken.
    reason: String,
}

/// The hours in which the workspace works
///
/// Monday to Friday from nine to five, in the zone of the workspace, until somebody sets others.
#[utoipa::path(get, path = "/v1/working-hours", operation_id = "show_working_hours", tag = "desk", params(May<ReadWorkspace>),
    responses((status = 200, body = WorkingHoursOut), Problems))]
async fn show(State(house): State<House>, may: May<ReadWorkspace>) -> Result<Json<WorkingHoursOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let hours = super::get(&mut read).await?;
    Ok(Json(WorkingHoursOut::of(&mut read, hours).await?))
}

/// Set the hours in which the workspace works
///
/// What is promised in open cases is counted again in them; tasks keep their times. Hours without a working minute in the next year are refused.
#[utoipa::path(put, path = "/v1/working-hours", operation_id = "set_working_hours", tag = "desk", params(May<ManageLoop>, IfMatchParams),
    request_body = WorkingHoursIn, responses((status = 200, body = WorkingHoursOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<ManageLoop>,
    seen: IfMatch,
    Body(WorkingHoursIn { zone, week, holidays, revision }): Body<WorkingHoursIn>,
) -> Result<Json<WorkingHoursOut>, Problem> {
    let zone = zone.map(|zone| zone.parse::<Zone>()).transpose().map_err(|refusal| Refusal::field("zone", refusal.detail))?;
    let holidays = holidays.into_iter().map(|HolidayShape { date, name }| Holiday { date, name }).collect();
    let mut tx = house.store.begin(&may.act).await?;
    let revision = match seen.or(revision) {
        Some(revision) => revision,
        None => super::get(&mut tx).await?.revision,
    };
    let set = super::set(&mut tx, Hours { zone, week: week.into(), holidays, revision }).await?;
    let shown = WorkingHoursOut::of(&mut tx, set).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// Read the holidays out of a calendar file
///
/// Takes an iCalendar file (`.ics`) and answers its whole days, also those that come every year. Nothing is kept: add them to the working hours.
#[utoipa::path(post, path = "/v1/working-hours/calendar", operation_id = "read_holidays", tag = "desk", params(May<ManageLoop>),
    request_body(content = String, content_type = "text/calendar"), responses((status = 200, body = CalendarOut), Problems))]
async fn read_holidays(State(house): State<House>, may: May<ManageLoop>, request: Request) -> Result<Json<CalendarOut>, Problem> {
    refuse_other_media(request.headers(), "text/calendar", |media| media == "text/calendar")?;
    let bytes = read(request, &house).await?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Problem::new(Code::MalformedBody, "the calendar is not UTF-8: save it as UTF-8"))?;
    let zone = identity::workspaces::zone(&mut house.store.read(may.act.workspace).await?).await?;
    let calendar = ics::read(text, zone.date(may.act.now))?;
    let left_out = calendar.left_out.into_iter().map(|event| LeftOutShape { name: event.name, reason: event.reason }).collect();
    Ok(Json(CalendarOut { holidays: calendar.holidays.into_iter().map(Into::into).collect(), left_out }))
}
