//! The report of an import in words.

use std::fmt::Write as _;

use serde_json::Value;

/// How many rows were refused.
pub(in crate::commands) fn refused(report: &Value) -> u64 {
    ["refused", "bad_rows"].iter().find_map(|name| report[name].as_u64()).unwrap_or(0)
}

/// What happened, or would happen.
pub(in crate::commands) fn in_words(report: &Value, dry_run: bool) -> String {
    let count = |name: &str| report[name].as_u64().filter(|count| *count > 0);
    let counts = ["created", "changed", "replaced", "unchanged"].into_iter().filter_map(|name| Some(format!("{} {name}", count(name)?)));
    let refused = Some(refused(report)).filter(|refused| *refused > 0).map(|refused| format!("{refused} refused"));
    let all: Vec<String> = counts.chain(refused).collect();
    let mut words = format!("{} rows: {}\n", report["rows"], if all.is_empty() { "nothing to do".into() } else { all.join(", ") });
    for question in report["questions"].as_array().into_iter().flatten() {
        words.push_str(&answers(question));
    }
    for (noun, made) in report["made"].as_object().into_iter().flatten() {
        let _ = writeln!(words, "{made} {noun}(s) made");
    }
    if let Some(made) = count("new_accounts") {
        let _ = writeln!(words, "{made} account(s) made, because contacts name them");
    }
    for note in report["notes"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        let _ = writeln!(words, "note: {note}");
    }
    problems(&mut words, report);
    if dry_run {
        words.push_str("a dry run: nothing was written\n");
    }
    words
}

fn answers(question: &Value) -> String {
    let part =
        |name: &str, word: &str| question[name].as_u64().filter(|count| *count > 0).map_or_else(String::new, |count| format!(", {count} {word}"));
    let (key, kind, n) = (text(&question["key"]), text(&question["kind"]), &question["n"]);
    format!("  {key} ({kind}): {n} answers{}{}\n", part("blank", "blank"), part("not_applicable", "not applicable"))
}

fn problems(words: &mut String, report: &Value) {
    let told = report["problems"].as_array().map(Vec::as_slice).unwrap_or_default();
    for problem in told {
        let _ = writeln!(words, "{}: {}", place(problem), text(&problem["reason"]));
    }
    let all = report["problem_count"].as_u64().unwrap_or(told.len() as u64);
    if all > told.len() as u64 {
        let _ = writeln!(words, "and {} more", all - told.len() as u64);
    }
}

fn place(problem: &Value) -> String {
    match (&problem["place"], &problem["column"]) {
        (Value::String(place), _) => place.clone(),
        (_, Value::String(column)) => format!("row {} (line {}), column {column}", problem["row"], problem["line"]),
        _ => format!("row {} (line {})", problem["row"], problem["line"]),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_report_names_row_line_and_column() {
        let report = json!({
            "rows": 3, "created": 2, "unchanged": 0, "refused": 1, "made": {"contact": 2}, "notes": ["read the guide"], "problem_count": 2,
            "questions": [{"key": "nps", "kind": "nps", "n": 2, "blank": 1, "not_applicable": 0}],
            "problems": [{"row": 3, "line": 4, "column": "N", "reason": "11 is off the scale 0..10"}]
        });
        assert_eq!(
            in_words(&report, true),
            "3 rows: 2 created, 1 refused\n  nps (nps): 2 answers, 1 blank\n2 contact(s) made\nnote: read the guide\n\
             row 3 (line 4), column N: 11 is off the scale 0..10\nand 1 more\na dry run: nothing was written\n"
        );
        assert_eq!(refused(&report), 1);
    }

    #[test]
    fn a_report_of_accounts_reads_the_same() {
        let report = json!({"rows": 2, "created": 1, "changed": 0, "bad_rows": 1, "problems": [{"place": "row 2 (line 3), column state", "reason": "is odd"}]});
        assert_eq!(in_words(&report, false), "2 rows: 1 created, 1 refused\nrow 2 (line 3), column state: is odd\n");
        assert_eq!(refused(&report), 1);
    }
}
