//! Public data with published figures: import, ask on the command line and over HTTP, compare.

use std::path::PathBuf;

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::binary::Place;

/// The folder of a data set; says aloud when it is not there, and fails where it has to be.
pub fn data_set(name: &str) -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("TOUCHSTONE_REFERENCE_DATA").map_or(beside, PathBuf::from).join(name);
    if folder.exists() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "reference data {} are missing", folder.display());
    eprintln!("SKIPPED: reference data {} are not here; TOUCHSTONE_REFERENCE_DATA names their folder", folder.display());
    None
}

/// The figures of a data set by their ids.
pub fn figures(folder: &std::path::Path) -> impl Fn(&str) -> Value {
    let text = std::fs::read_to_string(folder.join("expected.json")).expect("expected.json");
    let expected: Value = serde_json::from_str(&text).expect("JSON");
    move |id| {
        let found = expected["references"].as_array().expect("references").iter().find(|reference| reference["id"] == id);
        found.expect(id)["value"].clone()
    }
}

#[track_caller]
fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[track_caller]
fn close(found: &Value, wanted: f64, tolerance: f64) {
    let found = number(found);
    assert!((found - wanted).abs() <= tolerance, "{found} is not {wanted}");
}

/// The row of a group.
fn row<'r>(reading: &'r Value, dimension: &str, group: &str) -> &'r Value {
    let rows = reading["rows"].as_array().expect("rows");
    rows.iter().find(|row| row["by"][dimension] == group).expect(group)
}

async fn imported(engine: Engine, folder: &std::path::Path, file: &str) -> Place {
    let place = Place::new(engine).await;
    let name = folder.file_name().and_then(|name| name.to_str()).expect("a name");
    let map = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../examples/{name}.toml"));
    let file = folder.join(file);
    let words = ["import", "responses", file.to_str().expect("UTF-8"), "--map", map.to_str().expect("UTF-8"), "--workspace", "w", "--create"];
    place.done(&words);
    place
}

#[rstest]
#[tokio::test]
async fn the_airport_survey(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let Some(folder) = data_set("sfo_survey_2017") else { return };
    let figure = figures(&folder);
    let place = imported(engine, &folder, "2017_SFO_Customer_Survey.csv.gz").await;

    let nps = place.ask(&["--measure", "nps"]);
    let wanted = figure("nps_unweighted");
    let total = &nps["total"];
    assert_eq!(total["n"], wanted["n"]);
    close(&total["value"], number(&wanted["nps"]) * 100.0, 1e-7);
    close(&total["low"], number(&wanted["wald_ci95"][0]) * 100.0, 1e-7);
    close(&total["high"], number(&wanted["wald_ci95"][1]) * 100.0, 1e-7);
    let votes = |points: std::ops::RangeInclusive<u32>| points.map(|point| total["tally"][point.to_string()].as_u64().unwrap_or(0)).sum::<u64>();
    assert_eq!(json!([votes(9..=10), votes(7..=8), votes(0..=6)]), json!([wanted["promoters"], wanted["passives"], wanted["detractors"]]));
    close(&place.ask(&["--measure", "nps", "--weighted"])["total"]["value"], number(&figure("nps_weighted_points")), 1e-6);

    let areas = place.ask(&["--measure", "nps", "--by", "response.boarding_area", "--every", "month"]);
    for (area, wanted) in figure("nps_by_boarding_area").as_object().expect("areas") {
        let row = row(&areas, "response.boarding_area", area);
        assert_eq!((&row["n"], &row["period"]), (&wanted["n"], &json!("2017-05")));
        close(&row["value"], number(&wanted["nps"]) * 100.0, 1e-7);
        close(&row["high"], (number(&wanted["nps"]) + 1.959_963_984_540_054 * number(&wanted["se"])) * 100.0, 1e-7);
    }

    let (csat, means) = (place.ask(&["--measure", "csat", "--by", "question"]), place.ask(&["--measure", "mean", "--by", "question"]));
    for (item, wanted) in figure("q7_items").as_object().expect("items") {
        let (share, mean) = (row(&csat, "question", item), row(&means, "question", item));
        assert_eq!(share["n"], wanted["n"], "{item}");
        close(&share["value"], number(&wanted["top2_share"]) * 100.0, 1e-7);
        close(&mean["value"], number(&wanted["mean"]), 1e-9);
    }
    the_same_over_http(&place, &nps).await;
}

/// `POST /v1/ask` takes and gives what the command line does.
async fn the_same_over_http(place: &Place, nps: &Value) {
    let server = place.serve();
    let client = place.client();
    let answered = client.post("http://local/v1/ask").json(&json!({"measure": "nps"})).send().await.expect("sent");
    let reading: Value = answered.json().await.expect("JSON");
    assert_eq!((&reading["rows"], &reading["total"], &reading["asked"]), (&nps["rows"], &nps["total"], &nps["asked"]));
    assert_eq!(place.ask(&["--measure", "nps"])["total"], nps["total"], "through the server's socket");
    drop(server);
}

#[tokio::test]
async fn the_test_data_of_the_nps_package() {
    let Some(folder) = data_set("nps_testdata") else { return };
    let figure = figures(&folder);
    let place = imported(Engine::Sqlite, &folder, "testdata.csv").await;
    close(&place.ask(&["--measure", "nps"])["total"]["value"], number(&figure("all")["nps"]) * 100.0, 1e-7);
    for (id, dimension) in [("by_Region", "response.region"), ("by_BU", "response.bu")] {
        let reading = place.ask(&["--measure", "nps", "--by", dimension]);
        for (group, wanted) in figure(id).as_object().expect("groups") {
            let row = row(&reading, dimension, group);
            assert_eq!(row["n"], wanted["n"]);
            close(&row["value"], number(&wanted["nps"]) * 100.0, 1e-7);
            close(&row["low"], number(&wanted["wald_ci95"][0]) * 100.0, 1e-7);
            close(&row["high"], number(&wanted["wald_ci95"][1]) * 100.0, 1e-7);
        }
    }
    let wanted = figure("two_sample_NAM_vs_EMEA");
    let reading = place.ask(&["--measure", "nps", "--where", "response.region = 'NAM'", "--versus", "response.region = 'EMEA'"]);
    let total = &reading["total"];
    close(&total["change"], number(&wanted["delta"]) * 100.0, 1e-7);
    close(&total["change_low"], number(&wanted["ci95"][0]) * 100.0, 1e-7);
    close(&total["change_high"], number(&wanted["ci95"][1]) * 100.0, 1e-7);
    close(&total["p"], number(&wanted["p"]), 1e-9);
}
