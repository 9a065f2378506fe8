//! Working hours are the usual ones until somebody sets others; holidays come typed or out of a calendar file.

use edge::testing::App;
use http::Method;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::people::{joined, owned, workspace};

const PLACE: &str = "/v1/working-hours";

fn mornings() -> Value {
    json!({"monday": [{"from": "08:00", "until": "12:00"}], "tuesday": [{"from": "13:00", "until": "24:00"}, {"from": "08:00", "until": "12:00"}]})
}

async fn minutes_of_week(by: &App) -> i64 {
    let mut read = by.house.store.read(workspace(by).await).await.expect("a connection");
    let hours = desk::hours::of(&mut read).await.expect("hours");
    hours.minutes_between("2026-03-02T00:00:00Z".parse().expect("a time"), "2026-03-09T00:00:00Z".parse().expect("a time"))
}

#[rstest]
#[tokio::test]
async fn hours_are_the_usual_ones_until_others_are_set(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await.app;
    let usual = olga.get(PLACE).await.expect(200).body;
    let nine_to_five = json!([{"from": "09:00", "until": "17:00"}]);
    assert_eq!((&usual["week"]["friday"], &usual["week"]["saturday"]), (&nine_to_five, &json!([])));
    assert_eq!((&usual["zone"], &usual["workspace_zone"], &usual["revision"]), (&Value::Null, &json!("Europe/Berlin"), &json!(0)));
    assert_eq!(minutes_of_week(&olga).await, 5 * 8 * 60);

    let holidays = json!([{"date": "2026-03-03", "name": "Town day"}, {"date": "2026-01-01"}]);
    let wish = json!({"zone": "America/New_York", "week": mornings(), "holidays": holidays, "revision": 0});
    let set = olga.put(PLACE, wish.clone()).await.expect(200).body;
    assert_eq!((&set["zone"], &set["revision"], &set["holidays"][1]["name"]), (&json!("America/New_York"), &json!(1), &json!("Town day")));
    assert_eq!(set["week"]["tuesday"][0]["from"], "08:00");
    assert_eq!(olga.get(PLACE).await.expect(200).body, set);
    assert_eq!(minutes_of_week(&olga).await, 4 * 60, "Tuesday is a holiday");
    assert_eq!(olga.put(PLACE, wish).await.expect(412).code(), "stale");
    let anyhow = json!({"week": {"sunday": [{"from": "00:00", "until": "24:00"}]}});
    assert_eq!(olga.put(PLACE, anyhow).await.expect(200).body["revision"], 2);
}

#[rstest]
#[case::no_day(json!({"week": {}}), 422, "week")]
#[case::backwards(json!({"week": {"monday": [{"from": "12:00", "until": "08:00"}]}}), 422, "week.monday")]
#[case::overlapping(json!({"week": {"monday": [{"from": "08:00", "until": "12:00"}, {"from": "11:00", "until": "13:00"}]}}), 422, "week.monday")]
#[case::no_time(json!({"week": {"monday": [{"from": "8 am", "until": "12:00"}]}}), 400, "week.monday[0].from")]
#[case::no_zone(json!({"zone": "Berlin", "week": mornings()}), 422, "zone")]
#[case::no_date(json!({"week": mornings(), "holidays": [{"date": "2026-02-30"}]}), 400, "holidays[0].date")]
#[case::far_away(json!({"week": mornings(), "holidays": [{"date": "2526-02-20"}]}), 422, "holidays[0].date")]
#[tokio::test]
async fn hours_in_which_nothing_is_ever_due_are_refused(#[case] hours: Value, #[case] status: u16, #[case] place: &str) {
    let olga = owned(Engine::Sqlite).await.app;
    let refused = olga.put(PLACE, hours).await.expect(status);
    assert_eq!(refused.body["invalid_params"][0]["name"], place);
    assert_eq!(olga.get(PLACE).await.expect(200).body["revision"], 0);
}

#[tokio::test]
async fn who_lays_down_how_things_are_done_sets_hours() {
    let olga = owned(Engine::Sqlite).await.app;
    let (max, anna) = (joined(&olga, "Max", "manager").await, joined(&olga, "Anna", "agent").await);
    max.put(PLACE, json!({"week": mornings()})).await.expect(200);
    assert_eq!(anna.put(PLACE, json!({"week": mornings()})).await.expect(403).code(), "not_allowed");
    assert_eq!(anna.get(PLACE).await.expect(200).body["revision"], 1);
    let trail = olga.get("/v1/audit?action=working_hours.changed").await.expect(200);
    assert_eq!(trail.body["items"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn holidays_are_read_out_of_a_calendar_file() {
    let olga = owned(Engine::Sqlite).await.app;
    let event = |lines: &str| format!("BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n");
    let events = event("SUMMARY:Unity Day\r\nDTSTART;VALUE=DATE:20201003\r\nRRULE:FREQ=YEARLY") + &event("SUMMARY:Party\r\nDTSTART:20270101T200000Z");
    let file = format!("BEGIN:VCALENDAR\r\n{events}END:VCALENDAR\r\n");
    let send = async |media: &str, file: String| olga.send_bytes(Method::POST, "/v1/working-hours/calendar", media, file.into_bytes()).await;
    let read = send("text/calendar; charset=utf-8", file).await.expect(200).body;
    assert!(read["holidays"].as_array().is_some_and(|days| days.len() > 5 && days.iter().all(|day| day["name"] == "Unity Day")), "{read}");
    assert_eq!(read["left_out"], json!([{"name": "Party", "reason": "has a time of day: only whole days are taken"}]));
    assert_eq!(send("text/calendar", "no calendar".into()).await.expect(400).code(), "malformed_body");
    assert_eq!(send("text/csv", "date".into()).await.expect(415).code(), "unsupported_media");
    assert_eq!(olga.get(PLACE).await.expect(200).body["holidays"], json!([]), "nothing is kept");
}
