//! Published figures, read from the reference data where they are.

use std::path::PathBuf;

use measure::statistics::nps::Classes;
use measure::statistics::{Estimate, Sample, share};
use serde_json::Value;

/// `expected.json` of a data set; says aloud when it is not there, and fails where skipping is not allowed.
fn expected(data_set: &str) -> Option<Value> {
    let folder = std::env::var_os("TOUCHSTONE_REFERENCE_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"), PathBuf::from);
    let file = folder.join(data_set).join("expected.json");
    if let Ok(text) = std::fs::read_to_string(&file) {
        return Some(serde_json::from_str(&text).expect("expected.json is JSON"));
    }
    let may_skip = ["CI", "TOUCHSTONE_NO_SKIP"].iter().all(|name| std::env::var_os(name).is_none());
    assert!(may_skip, "{} is missing, and skipping is not allowed here", file.display());
    println!("SKIPPED: {} is missing: set TOUCHSTONE_REFERENCE_DATA", file.display());
    None
}

fn reference(expected: &Value, id: &str) -> Value {
    let references = expected["references"].as_array().expect("references");
    references.iter().find(|reference| reference["id"] == id).map(|reference| reference["value"].clone()).expect("the reference")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn near(found: f64, expected: &Value, tolerance: f64, what: &str) {
    assert!((found - number(expected)).abs() <= tolerance, "{what}: {found} is not {expected}");
}

/// The sample of an NPS question with these classes.
fn sample(row: &Value) -> Sample {
    let votes = [("promoters", 1.0), ("passives", 0.0), ("detractors", -1.0)].map(|(class, worth)| {
        let count = number(&row[class]);
        (worth, count as u64, count, count)
    });
    Sample::of(votes.into_iter()).expect("votes")
}

#[test]
fn intervals_of_nps() {
    let Some(expected) = expected("nps_and_proportion_intervals") else { return };
    for row in reference(&expected, "nps").as_array().expect("rows") {
        let sample = sample(row);
        let estimate = sample.wald(1.0).scaled(100.0);
        near(estimate.value, &row["nps"], 1e-6, "nps");
        near(sample.variance, &row["variance_of_one_answer"], 1e-6, "variance");
        near(estimate.variance.sqrt(), &row["standard_error_points"], 1e-6, "standard error");
        let wald = estimate.bounds(0.95).expect("a Wald interval");
        near(wald.low, &row["wald_ci95"][0], 1e-6, "wald");
        near(wald.high, &row["wald_ci95"][1], 1e-6, "wald");
        let classes = Classes {
            promoters: number(&row["promoters"]) / number(&row["n"]),
            detractors: number(&row["detractors"]) / number(&row["n"]),
            n: number(&row["n"]),
        };
        let adjusted = classes.adjusted_wald(1.0, 0.95).scaled(100.0);
        near(adjusted.low, &row["adjusted_wald_ci95"][0], 1e-6, "adjusted wald");
        near(adjusted.high, &row["adjusted_wald_ci95"][1], 1e-6, "adjusted wald");
        near(f64::midpoint(adjusted.low, adjusted.high), &row["adjusted_wald_nps"], 1e-6, "adjusted nps");
    }
}

#[test]
fn intervals_of_shares() {
    let Some(expected) = expected("nps_and_proportion_intervals") else { return };
    for row in reference(&expected, "proportions").as_array().expect("rows") {
        let (p, n) = (number(&row["p"]), number(&row["n"]));
        let wilson = share::wilson(p, n, 1.0, 0.95);
        near(wilson.low, &row["wilson_ci95"][0], 1e-6, "wilson");
        near(wilson.high, &row["wilson_ci95"][1], 1e-6, "wilson");
        let votes = [(1.0, number(&row["count"])), (0.0, n - number(&row["count"]))].map(|(worth, count)| (worth, count as u64, count, count));
        let wald = Sample::of(votes.into_iter()).expect("votes").wald(1.0).bounds(0.95).expect("a Wald interval");
        // The reference cuts its interval at 0 and 1.
        near(wald.low.max(0.0), &row["wald_ci95"][0], 1e-6, "wald");
        near(wald.high.min(1.0), &row["wald_ci95"][1], 1e-6, "wald");
    }
}

#[test]
fn nps_by_group_and_group_against_group() {
    let Some(expected) = expected("nps_testdata") else { return };
    let check = |row: &Value| -> Estimate {
        let estimate = sample(row).wald(1.0);
        let bounds = estimate.bounds(0.95).expect("a Wald interval");
        near(estimate.value, &row["nps"], 1e-9, "nps");
        near(estimate.variance.sqrt(), &row["se"], 1e-9, "standard error");
        near(bounds.low, &row["wald_ci95"][0], 1e-9, "wald");
        near(bounds.high, &row["wald_ci95"][1], 1e-9, "wald");
        estimate
    };
    check(&reference(&expected, "all"));
    let regions = reference(&expected, "by_Region");
    for row in regions.as_object().expect("regions").values().chain(reference(&expected, "by_BU").as_object().expect("units").values()) {
        check(row);
    }
    let test = reference(&expected, "two_sample_NAM_vs_EMEA");
    let difference = check(&regions["NAM"]).minus(&check(&regions["EMEA"]), 0.95);
    near(difference.change, &test["delta"], 1e-9, "difference");
    near(difference.p.expect("testable"), &test["p"], 1e-9, "p");
    let bounds = difference.bounds.expect("testable");
    near(bounds.low, &test["ci95"][0], 1e-9, "difference");
    near(bounds.high, &test["ci95"][1], 1e-9, "difference");
}
