//! From a question in JSON to a reading in JSON, on both engines.

use measure::Reading;
use measure::naive::Naive;
use measure::question::Question;
use measure::testing::{Account, Contact, NOW, Rating, Response, World};
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

/// Ten answers to `recommend`: of web customers 10, 10, 9, 9, 7, 6 and of phone customers 9, 8, 3, 0; six fall in December, four in January.
/// Two people gave the first four; the other answers are anonymous. `content` was asked once, `reason` twice.
fn world() -> World {
    let rating = |score| Rating { question: 0, score, touchpoint: Some(0), offering: None, pattern: 0, aspect: 0 };
    let response = |place: usize, score: u8| Response {
        survey: None,
        account: (place < 4).then_some((place / 2, 0)),
        contact: (place < 4).then_some(place / 2),
        channel: Some(if place < 6 { 0 } else { 2 }),
        team: None,
        language: None,
        weight: if score == 10 { 2.0 } else { 1.0 },
        experienced: if place < 6 { 40 } else { 160 },
        answered: 0,
        test: false,
        excluded: false,
        device: None,
        spend: None,
        ratings: vec![rating(score)],
    };
    let mut responses: Vec<Response> =
        [10, 10, 9, 9, 7, 6, 9, 8, 3, 0].into_iter().enumerate().map(|(place, score)| response(place, score)).collect();
    responses[0].ratings.push(Rating { question: 1, ..rating(4) });
    responses[0].ratings.push(Rating { question: 2, ..rating(1) });
    responses[1].ratings.push(Rating { question: 2, ..rating(2) });
    World {
        accounts: vec![Account { external: true, versions: vec![(Some(0), None)] }, Account { external: true, versions: vec![(Some(1), None)] }],
        contacts: vec![Contact { external: true, role: None, vip: None }, Contact { external: true, role: None, vip: None }],
        responses,
    }
}

async fn read(engine: Engine, question: Value) -> Result<Value, store::Error> {
    let store = store::testing::empty_store(engine).await;
    let workspace = world().write(&store).await.expect("the world is written");
    let question: Question = serde_json::from_value(question).expect("a question");
    let reading: Reading = measure::ask(&store, &Naive { store: store.clone() }, workspace, question, NOW).await?;
    Ok(serde_json::to_value(reading).expect("JSON"))
}

fn near(value: &Value, expected: f64) {
    let found = value.as_f64().unwrap_or(f64::NAN);
    assert!((found - expected).abs() < 1e-6, "{found} is not {expected}");
}

#[rstest]
#[tokio::test]
async fn a_reading_has_the_fixed_form(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let reading = read(engine, json!({"measure": "nps", "of": ["recommend"], "by": ["channel", "team"], "every": "month"})).await.expect("a reading");
    assert_eq!(reading["as_of"], "2026-03-02T08:00:00Z");
    assert_eq!(reading["asked"]["measure"], "nps");
    assert_eq!((&reading["interval"], &reading["rule"]), (&json!("wald"), &json!("share of 9 to 10 minus share of 0 to 6, in points")));
    let rows = reading["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 2);
    assert_eq!((&rows[0]["by"], &rows[0]["period"], &rows[0]["n"]), (&json!({"channel": "phone", "team": null}), &json!("2026-01"), &json!(4)));
    assert_eq!(
        (&rows[1]["by"]["channel"], &rows[1]["period"], &rows[1]["tally"]),
        (&json!("web"), &json!("2025-12"), &json!({"6": 1, "7": 1, "9": 2, "10": 2}))
    );
    near(&rows[1]["value"], 50.0);
    near(&rows[0]["value"], -25.0);
    assert_eq!((&reading["total"]["by"], &reading["total"]["period"], &reading["total"]["n"]), (&json!({}), &Value::Null, &json!(10)));
    near(&reading["total"]["value"], 20.0);
    // p = 0.5, d = 0.3: variance 0.8 − 0.04 = 0.76, standard error 0.275681.
    near(&reading["total"]["low"], 20.0 - 1.959_963_985 * 27.568_097_504);
    near(&reading["total"]["high"], 20.0 + 1.959_963_985 * 27.568_097_504);
}

#[tokio::test]
async fn weights_show_what_they_cost() {
    let reading = read(Engine::Sqlite, json!({"measure": "nps", "of": ["recommend"], "weighted": true})).await.expect("a reading");
    let row = &reading["rows"][0];
    near(&row["value"], 100.0 * 4.0 / 12.0);
    near(&row["effective_n"], 144.0 / 16.0);
    assert_eq!((&row["n"], &row["tally"]["10"], &row["weights"]["10"]), (&json!(10), &json!(2), &json!(4)));
}

#[rstest]
#[case(json!({"measure": "nps", "of": ["recommend"], "where": "channel = 'web'", "versus": "channel = 'phone'"}))]
#[case(json!({"measure": "nps", "of": ["recommend"], "during": "2025-12-01..2026-01-01", "compare_to": "2026-01-01..2026-02-01"}))]
#[tokio::test]
async fn two_groups_or_ranges_are_compared(#[case] question: Value) {
    let reading = read(Engine::Sqlite, question).await.expect("a reading");
    for row in [&reading["rows"][0], &reading["total"]] {
        near(&row["value"], 50.0);
        near(&row["previous"], -25.0);
        near(&row["change"], 75.0);
        assert_eq!(row["previous_n"], 4);
        // Variances 0.583333/6 and 0.6875/4: standard error 51.8746, z = 1.445795.
        near(&row["change_low"], 75.0 - 1.959_963_985 * 51.874_581_658);
        near(&row["p"], 0.148_234_8);
    }
}

#[tokio::test]
async fn few_people_are_not_shown() {
    let question = json!({"measure": "nps", "of": ["recommend"], "by": ["channel"], "min_people": 5});
    let reading = read(Engine::Sqlite, question).await.expect("a reading");
    let row = &reading["rows"][0];
    assert_eq!((&row["by"]["channel"], &row["n"], &row["people"], &row["too_few"]), (&json!("phone"), &json!(4), &json!(4), &json!(true)));
    assert!(row["value"].is_null() && row["low"].is_null() && row["tally"].is_null());
    assert_eq!((&reading["total"]["people"], reading["total"].get("too_few")), (&json!(8), None));
    near(&reading["total"]["value"], 20.0);
}

#[tokio::test]
async fn nothing_heard_is_null_and_a_count_is_nought() {
    let nobody = json!({"measure": "nps", "of": ["recommend"], "where": "channel = 'fax'"});
    let reading = read(Engine::Sqlite, nobody).await.expect("a reading");
    assert_eq!(reading["rows"], json!([]));
    assert_eq!((&reading["total"]["n"], &reading["total"]["value"]), (&json!(0), &Value::Null));
    let count = read(Engine::Sqlite, json!({"measure": "count", "where": "channel = 'fax'"})).await.expect("a reading");
    near(&count["total"]["value"], 0.0);
}

#[tokio::test]
async fn a_distribution_has_a_row_for_every_point() {
    let reading = read(Engine::Sqlite, json!({"measure": "distribution", "of": ["reason"]})).await.expect("a reading");
    let rows: Vec<_> = reading["rows"].as_array().expect("rows").iter().map(|row| (row["by"]["score"].clone(), row["tally"].clone())).collect();
    assert_eq!(rows, [(json!("Price"), json!({})), (json!("Quality"), json!({"Quality": 1})), (json!("Speed"), json!({"Speed": 1}))]);
    near(&reading["rows"][0]["value"], 0.0);
    near(&reading["rows"][1]["value"], 50.0);
    assert_eq!(reading["rows"][1]["n"], 2);
    assert_eq!((&reading["total"]["value"], &reading["total"]["tally"]), (&Value::Null, &json!({"Quality": 1, "Speed": 1})));
    let scores = read(Engine::Sqlite, json!({"measure": "distribution", "of": ["recommend"]})).await.expect("a reading");
    assert_eq!((scores["rows"].as_array().expect("rows").len(), &scores["rows"][10]["by"]["score"]), (11, &json!(10)));
}

#[rstest]
#[case(json!({"measure": "csat"}), 100.0)]
#[case(json!({"measure": "mean", "of": ["recommend"]}), 7.1)]
#[case(json!({"measure": "share", "of": ["recommend"], "points": [9, 10]}), 50.0)]
#[case(json!({"measure": "share", "of": ["reason"], "points": ["Quality"]}), 50.0)]
#[case(json!({"measure": "count"}), 13.0)]
#[case(json!({"measure": "nps", "of": ["recommend"], "unit": "one-per-account"}), 100.0)]
#[case(json!({"measure": "nps", "of": ["recommend"], "unit": "latest_per_person"}), 0.0)]
#[tokio::test]
async fn each_measure_has_its_value(#[case] question: Value, #[case] expected: f64) {
    near(&read(Engine::Sqlite, question).await.expect("a reading")["total"]["value"], expected);
}

#[rstest]
#[case("wald")]
#[case("adjusted")]
#[case("t")]
#[case("clustered")]
#[tokio::test]
async fn each_interval_holds_the_value(#[case] interval: &str) {
    let reading = read(Engine::Sqlite, json!({"measure": "nps", "of": ["recommend"], "interval": interval})).await.expect("a reading");
    let (low, high) = (reading["total"]["low"].as_f64().expect("low"), reading["total"]["high"].as_f64().expect("high"));
    assert!(low < 20.0 && 20.0 < high && high - low < 170.0, "{low} to {high}");
}

#[tokio::test]
async fn a_population_narrows_and_must_hold_all_votes() {
    let width = |reading: &Value| reading["total"]["high"].as_f64().expect("high") - reading["total"]["low"].as_f64().expect("low");
    let plain = read(Engine::Sqlite, json!({"measure": "nps", "of": ["recommend"]})).await.expect("a reading");
    let known = read(Engine::Sqlite, json!({"measure": "nps", "of": ["recommend"], "population": 19})).await.expect("a reading");
    assert!((width(&known) / width(&plain) - 0.5_f64.sqrt()).abs() < 1e-9);
    let refused = read(Engine::Sqlite, json!({"measure": "nps", "of": ["recommend"], "population": 9})).await.expect_err("refused");
    assert!(refused.refusal().expect("a refusal").detail.contains("less than the 10 votes"));
}
