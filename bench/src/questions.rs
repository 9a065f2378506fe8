//! The questions that both sides are asked, side by side.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

/// One question in both languages.
#[derive(Clone, Debug)]
pub struct Question {
    /// What it asks, for people.
    pub name: &'static str,
    /// The product's time may be at most this share of DuckDB's.
    pub limit: Option<f64>,
    /// The product's question without its range of dates.
    ask: Value,
    /// First date that counts; without, one before all ratings that changes with every run.
    from: Option<&'static str>,
    /// DuckDB's, which has to say no more than group, n and NPS.
    pub sql: String,
    /// What of the product's row names its group.
    group: Option<&'static str>,
}

/// A row of an answer: group, period, n, NPS.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Group and period.
    pub key: Vec<String>,
    /// Number of answers.
    pub n: u64,
    /// NPS.
    pub nps: f64,
}

const NPS: &str = "count(*) AS n, 100.0 * (count(*) FILTER (score >= 9) - count(*) FILTER (score <= 6)) / count(*) AS nps";

/// All of them.
pub fn all() -> Vec<Question> {
    vec![
        Question {
            name: "NPS by month",
            limit: Some(0.25),
            ask: json!({"measure": "nps", "every": "month"}),
            from: None,
            sql: format!("SELECT date_trunc('month', experienced_at) AS month, {NPS} FROM rating GROUP BY month ORDER BY month"),
            group: None,
        },
        Question {
            name: "touchpoint × month, filtered by account attributes",
            limit: Some(2.0 / 3.0),
            ask: json!({"measure": "nps", "by": ["touchpoint"], "every": "month", "where": "account.tier = 'gold' and account.region in ('R1', 'R2')"}),
            from: None,
            sql: format!(
                "SELECT touchpoint, date_trunc('month', experienced_at) AS month, {NPS} FROM rating JOIN account ON account.id = rating.account
                 WHERE tier = 'gold' AND region IN ('R1', 'R2') GROUP BY touchpoint, month ORDER BY touchpoint, month"
            ),
            group: Some("touchpoint"),
        },
        Question {
            name: "per account, the 100 with most answers",
            limit: Some(2.0 / 3.0),
            ask: json!({"measure": "nps", "by": ["account"], "top": 100}),
            from: None,
            sql: format!(
                "SELECT external_id, n, nps FROM (SELECT account, {NPS} FROM rating GROUP BY account ORDER BY n DESC, account LIMIT 100) AS most
                 JOIN account ON account.id = most.account ORDER BY n DESC, external_id"
            ),
            group: Some("account"),
        },
        Question {
            name: "last 90 days by team",
            limit: None,
            ask: json!({"measure": "nps", "by": ["team"]}),
            from: Some("2025-10-03"),
            sql: format!("SELECT team, {NPS} FROM rating WHERE experienced_at >= TIMESTAMP '2025-10-03' GROUP BY team ORDER BY team"),
            group: Some("team"),
        },
    ]
}

impl Question {
    /// The product's question. Every run asks for another range of dates around the same ratings, so that no answer can be one that was kept.
    pub fn asked(&self, run: usize) -> Value {
        let from = self.from.map_or_else(|| format!("2023-12-{:02}", 1 + run), ToOwned::to_owned);
        let mut question = self.ask.clone();
        question["zone"] = "UTC".into();
        question["during"] = format!("{from}..2026-01-{:02}", 1 + run).into();
        question
    }

    /// The rows of the product's answer, in the order of their groups.
    pub fn ours(&self, answer: &Value) -> Result<Vec<Row>> {
        let rows = answer["rows"].as_array().context("the answer has no rows")?;
        let row = |row: &Value| -> Result<Row> {
            let group = self.group.map(|group| &row["by"][group]).into_iter().chain(Some(&row["period"]));
            let key = group.filter_map(Value::as_str).map(ToOwned::to_owned).collect();
            Ok(Row { key, n: row["n"].as_u64().context("a row has no n")?, nps: row["value"].as_f64().context("a row has no value")? })
        };
        rows.iter().map(row).collect::<Result<_>>().map(sorted)
    }
}

/// The rows of DuckDB's answer, likewise.
pub fn theirs(rows: &[Vec<Value>]) -> Result<Vec<Row>> {
    let row = |row: &Vec<Value>| -> Result<Row> {
        let [key @ .., n, nps] = row.as_slice() else { bail!("a row is too short") };
        let key = key.iter().filter_map(Value::as_str).map(month).collect();
        Ok(Row { key, n: n.as_u64().context("a row has no n")?, nps: nps.as_f64().context("a row has no NPS")? })
    };
    rows.iter().map(row).collect::<Result<_>>().map(sorted)
}

/// A moment becomes its month; other text stays.
fn month(text: &str) -> String {
    text.strip_suffix("-01 00:00:00").unwrap_or(text).to_owned()
}

fn sorted(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by(|one, other| one.key.cmp(&other.key));
    rows
}

/// Fails with the first difference between two answers.
pub fn compare(ours: &[Row], theirs: &[Row]) -> Result<()> {
    let same = |(one, other): (&Row, &Row)| one.key == other.key && one.n == other.n && (one.nps - other.nps).abs() < 1e-9;
    if let Some((one, other)) = ours.iter().zip(theirs).find(|(one, other)| !same((*one, *other))) {
        bail!("Touchstone says {one:?}, DuckDB says {other:?}");
    }
    if ours.len() != theirs.len() || ours.is_empty() {
        bail!("Touchstone gives {} rows, DuckDB {}", ours.len(), theirs.len());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_both_sides_compare() {
        let question = &all()[1];
        let ours = json!({"rows": [{"by": {"touchpoint": "b"}, "period": "2024-02", "n": 4, "value": 25.0}, {"by": {"touchpoint": "a"}, "period": "2024-02", "n": 1, "value": 100.0}]});
        let ours = question.ours(&ours).expect("rows");
        let mut rows = vec![
            vec![json!("a"), json!("2024-02-01 00:00:00"), json!(1), json!(100.0)],
            vec![json!("b"), json!("2024-02-01 00:00:00"), json!(4), json!(25.0)],
        ];
        compare(&ours, &theirs(&rows).expect("rows")).expect("the same");
        rows[1][2] = json!(5);
        let refused = compare(&ours, &theirs(&rows).expect("rows")).expect_err("another n").to_string();
        assert!(refused.contains("n: 4") && refused.contains("n: 5"), "{refused}");
        compare(&ours[..1], &theirs(&rows).expect("rows")).expect_err("fewer rows");
    }

    #[test]
    fn no_two_runs_ask_the_same() {
        let question = &all()[3];
        assert_eq!(question.asked(0)["during"], "2025-10-03..2026-01-01");
        assert_ne!(question.asked(0), question.asked(1));
    }
}
