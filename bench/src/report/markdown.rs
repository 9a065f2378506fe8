//! The results as the README shows them.

use std::fmt::Write;

use super::{BATCHES, CLASSES_LIMIT, IDLE_AIM, INTERACTIONS, JUDGED, PER_RATING_AIM, READY, Report, SINGLES, SINGLES_AIM, WATCHES_LIMIT};
use crate::answering::Answering;
use crate::asking::Asking;
use crate::classes::Classes;
use crate::feedback::Feedback;
use crate::interactions::Interactions;
use crate::race::{Outcome, RUNS};
use crate::sizes::Outcomes;
use crate::spread::Spread;
use crate::today::{LIMIT, Today};
use crate::watches::Watches;
use crate::writes::Race;

/// All tables.
pub fn write(report: &Report) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = head(&mut out, report).and_then(|()| body(&mut out, report));
    out
}

fn head(out: &mut String, report: &Report) -> std::fmt::Result {
    let sizes: Vec<String> = report.sizes.iter().map(|size| size.millions.to_string()).collect();
    let machine = &report.machine;
    writeln!(out, "`make bench SIZES=\"{}\"` on {}: Touchstone {}, DuckDB {}; ", sizes.join(" "), report.date, report.touchstone, report.duckdb())?;
    writeln!(out, "{}, {} cores of which each side uses 2, {} GiB, Linux {}.\n", machine.processor, machine.cores, machine.memory, machine.system)
}

fn body(out: &mut String, report: &Report) -> std::fmt::Result {
    for size in &report.sizes {
        questions(out, size)?;
        standing(out, size)?;
    }
    writes(out, report)?;
    growth(out, &report.sizes)
}

fn questions(out: &mut String, size: &Outcomes) -> std::fmt::Result {
    writeln!(out, "### Questions to {} million ratings\n", size.millions)?;
    writeln!(out, "Milliseconds on {}: median of {RUNS} alternating runs (fastest – slowest).\n", size.date)?;
    writeln!(out, "| Question | Rows | Touchstone, over HTTP | DuckDB, in process | Ratio | Limit | |")?;
    writeln!(out, "|---|--:|--:|--:|--:|--:|---|")?;
    for question in &size.questions {
        let Outcome { name, rows, ours, theirs, ratio, limit, .. } = question;
        let limit = limit.filter(|_| size.millions == JUDGED);
        let (text, verdict) = limit.map_or(("–".into(), ""), |limit| (format!("{limit:.2}"), verdict(*ratio <= limit)));
        writeln!(out, "| {name} | {rows} | {} | {} | **{ratio:.2}** | {text} | {verdict} |", spread(ours, 1), spread(theirs, 1))?;
    }
    writeln!(out)
}

fn standing(out: &mut String, size: &Outcomes) -> std::fmt::Result {
    let judged = size.millions == JUDGED;
    let ready = if judged { verdict(size.ready <= READY) } else { "" };
    writeln!(out, "| {} million ratings | Measured | Limit or aim | |\n|---|--:|--:|---|", size.millions)?;
    let worked = size.worked.map_or("not waited for".to_owned(), |seconds| format!("{seconds:.0} s"));
    writeln!(
        out,
        "| Background work after the import, until nothing was left (all customers classified; it rests most of the time) | {worked} | – | |"
    )?;
    writeln!(out, "| From start to ready after that | {:.2} s | {READY} s | {ready} |", size.ready)?;
    writeln!(out, "| First answer after that (NPS by month, columns read from disk) | {:.2} s | – | |", size.first_answer)?;
    writeln!(out, "| Memory after start, nothing asked | {:.0} MB | aim {IDLE_AIM} MB | {} |", mega(size.idle), aim(mega(size.idle) <= IDLE_AIM))?;
    writeln!(out, "| Memory after all questions | {:.0} MB | – | |", mega(size.busy))?;
    writeln!(
        out,
        "| Column memory per rating | {:.1} bytes | aim {PER_RATING_AIM} bytes | {} |",
        size.per_rating,
        aim(size.per_rating <= PER_RATING_AIM)
    )?;
    writeln!(out, "| On disk: records | {:.0} MB | – | |", mega(size.disk.records))?;
    writeln!(out, "| On disk: segments and dictionaries | {:.0} MB | DuckDB {:.0} MB | |\n", mega(size.disk.columns), mega(size.duck_disk))
}

fn writes(out: &mut String, report: &Report) -> std::fmt::Result {
    writeln!(out, "### Writing\n\nResponses per second: median of alternating rounds (slowest – fastest).\n")?;
    writeln!(out, "| | Touchstone | Held against | Ratio | Limit | |\n|---|--:|--:|--:|--:|---|")?;
    race(out, "NDJSON batches of 5,000 over 2 connections; a bare INSERT into SQLite", &report.writes.batches, BATCHES, None)?;
    race(out, "Single durable requests over 32 connections; an empty handler", &report.writes.singles, SINGLES, Some(SINGLES_AIM))?;
    writeln!(out)
}

fn race(out: &mut String, name: &str, race: &Race, limit: f64, aimed: Option<f64>) -> std::fmt::Result {
    let Race { ours, theirs, ratio } = race;
    let goal = aimed.map_or(String::new(), |aim| format!(", aim {aim:.2}"));
    writeln!(out, "| {name} | {} | {} | **{ratio:.2}** | {limit:.2}{goal} | {} |", spread(ours, 0), spread(theirs, 0), verdict(*ratio >= limit))
}

/// How the page did that customers answer.
pub fn answering(answering: &Answering) -> Result<String, std::fmt::Error> {
    let Answering { pages, bytes, bytes_plain, bytes_file, sends } = answering;
    let row = |name: &str, Race { ours, theirs, ratio }: &Race| format!("| {name} | {} | {} | **{ratio:.2}** |", spread(ours, 0), spread(theirs, 0));
    let mut out = String::new();
    writeln!(out, "Per second over 32 connections: median of 5 alternating rounds (slowest – fastest).\n")?;
    writeln!(out, "| | Answering page | Held against | Ratio |\n|---|--:|--:|--:|")?;
    writeln!(out, "{}", row("A page with ten questions; a static file from the same server", pages))?;
    writeln!(out, "{}", row("An answer sent by the page, durable; the same by `POST /v1/responses`", sends))?;
    writeln!(
        out,
        "\nThe page with ten questions: {bytes} bytes over the wire, {bytes_plain} unpacked (limit 30,000 over the wire); the static file: {bytes_file} unpacked."
    )?;
    Ok(out)
}

/// How long the decisions took whom a programme asks.
pub fn asking(asking: &Asking, date: &str) -> Result<String, std::fmt::Error> {
    let Asking { loaded, asked, dry, outcome } = asking;
    let mut out = String::new();
    writeln!(out, "Seconds on {date}: median of 5 dry runs (fastest – slowest).\n\n| | Seconds | Aim |\n|---|--:|--:|")?;
    writeln!(out, "| Dry run about 1,000,000 people, over HTTP | {} | about 1 |", spread(dry, 2))?;
    writeln!(out, "| Import of 200,000 accounts and 1,000,000 people | {loaded:.0} | – |")?;
    writeln!(out, "| Drawing and asking 100,000 of them by personal links | {asked:.0} | – |")?;
    let reasons = outcome["skipped"].as_array().into_iter().flatten();
    let reasons: Vec<String> =
        reasons.map(|one| format!("{} `{}`", thousands(one["people"].as_f64().unwrap_or(0.0)), one["reason"].as_str().unwrap_or_default())).collect();
    writeln!(out, "\nDecided: {} asked; {}.", thousands(outcome["asked"].as_f64().unwrap_or(0.0)), reasons.join(", "))?;
    Ok(out)
}

/// How fast customers are classified anew.
pub fn classes(classes: &Classes, date: &str) -> Result<String, std::fmt::Error> {
    let Classes { accounts, first, again, changed } = classes;
    let mut out = String::new();
    writeln!(out, "Seconds on {date}: median of 5 (fastest – slowest).\n\n| | Seconds | Limit | |\n|---|--:|--:|---|")?;
    let (accounts, changed) = (thousands(*accounts as f64), thousands(*changed as f64));
    let judged = verdict(again.median <= CLASSES_LIMIT);
    let again = spread(again, 1);
    writeln!(out, "| {accounts} accounts classified anew, {changed} change, writes included | {again} | {CLASSES_LIMIT:.0} | {judged} |")?;
    writeln!(out, "| The first look at them | {first:.1} | – | |")?;
    Ok(out)
}

/// How long the lists of what is to be done took.
pub fn today(today: &Today, date: &str) -> Result<String, std::fmt::Error> {
    let Today { cases, accounts, opened, lists } = today;
    let mut out = String::new();
    writeln!(
        out,
        "Milliseconds on {date} with {} open cases and {} accounts, over HTTP: median of 31 (fastest – slowest).\n",
        thousands(*cases as f64),
        thousands(*accounts as f64)
    )?;
    writeln!(out, "| | Milliseconds | Limit | |\n|---|--:|--:|---|")?;
    for (name, took, limited) in lists {
        let judged = if *limited { format!("{LIMIT:.0} | {}", verdict(took.median <= LIMIT)) } else { "– | ".to_owned() };
        writeln!(out, "| {name} | {} | {judged} |", spread(took, 1))?;
    }
    writeln!(out, "\nCases opened one by one on one connection: {} in a second.", thousands(*opened))?;
    Ok(out)
}

/// How long watches look.
pub fn watches(watches: &Watches, date: &str) -> Result<String, std::fmt::Error> {
    let Watches { millions, look, fired } = watches;
    let mut out = String::new();
    writeln!(out, "Seconds on {date}.\n\n| | Seconds | Limit | |\n|---|--:|--:|---|")?;
    let verdict = if *look <= WATCHES_LIMIT { "holds" } else { "**BROKEN**" };
    let what = format!("A look of 1,000 watches over {millions} million ratings, {} alerts written", thousands(*fired as f64));
    writeln!(out, "| {what} | {look:.2} | {WATCHES_LIMIT:.0} | {verdict} |")?;
    Ok(out)
}

/// How fast interactions came in.
pub fn interactions(interactions: &Interactions, date: &str) -> Result<String, std::fmt::Error> {
    let Interactions { count, segment, lines } = interactions;
    let mut out = String::new();
    writeln!(out, "Interactions per second on {date}, {} a round: median of 5 alternating rounds (slowest – fastest).\n", thousands(*count as f64))?;
    writeln!(out, "| | Touchstone | A bare INSERT of the same rows | Ratio | Limit | |\n|---|--:|--:|--:|--:|---|")?;
    race(&mut out, "Segment's `/v1/batch`, 1,000 a request", segment, INTERACTIONS, None)?;
    race(&mut out, "NDJSON, 10,000 a request", lines, INTERACTIONS, None)?;
    Ok(out)
}

/// How fast feedback from elsewhere came in.
pub fn feedback(feedback: &Feedback, date: &str) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    writeln!(out, "Records per second on {date}: median of 5 rounds (slowest – fastest).\n\n| | Records per second |\n|---|--:|")?;
    writeln!(out, "| One by one over 32 connections, each durable | {} |", spread(&feedback.singles, 0))?;
    writeln!(out, "| NDJSON, 5,000 a request over 2 connections | {} |", spread(&feedback.bulk, 0))?;
    Ok(out)
}

fn growth(out: &mut String, sizes: &[Outcomes]) -> std::fmt::Result {
    let cells = |text: &dyn Fn(&Outcomes) -> String| sizes.iter().map(text).collect::<Vec<_>>().join(" | ");
    writeln!(out, "### Growth\n\n| Million ratings | {} |", cells(&|size| size.millions.to_string()))?;
    writeln!(out, "|---|{}", "--:|".repeat(sizes.len()))?;
    writeln!(out, "| Import of responses (DuckDB) | {} |", cells(&|size| format!("{:.0} s ({:.0})", size.loaded.responses, size.duck.seconds)))?;
    writeln!(out, "| … per second | {} |", cells(&|size| thousands(size.millions as f64 * 1e6 / size.loaded.responses)))?;
    for (place, question) in sizes.first().map(|size| &size.questions).into_iter().flatten().enumerate() {
        let pair = |size: &Outcomes| format!("{:.1} ms ({:.1})", size.questions[place].ours.median, size.questions[place].theirs.median);
        writeln!(out, "| {} (DuckDB) |{}", question.name, cells(&pair))?;
    }
    writeln!(out, "| From start to ready | {} |", cells(&|size| format!("{:.2} s", size.ready)))?;
    writeln!(out, "| Memory, nothing asked | {} |", cells(&|size| format!("{:.0} MB", mega(size.idle))))?;
    writeln!(out, "| Memory after all questions | {} |", cells(&|size| format!("{:.0} MB", mega(size.busy))))?;
    writeln!(out, "| Column memory per rating | {} |", cells(&|size| format!("{:.1} B", size.per_rating)))?;
    writeln!(out, "| On disk: records; columns | {} |", cells(&|size| format!("{:.0}; {:.0} MB", mega(size.disk.records), mega(size.disk.columns))))
}

fn spread(spread: &Spread, digits: usize) -> String {
    let text = |value: f64| if digits == 0 { thousands(value) } else { format!("{value:.digits$}") };
    format!("{} ({} – {})", text(spread.median), text(spread.min), text(spread.max))
}

fn verdict(holds: bool) -> &'static str {
    if holds { "holds" } else { "**BROKEN**" }
}

fn aim(met: bool) -> &'static str {
    if met { "met" } else { "not met" }
}

fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// A whole number with commas.
fn thousands(value: f64) -> String {
    let digits = format!("{value:.0}");
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(7.4, "7")]
    #[case(1234.0, "1,234")]
    #[case(27_000_000.0, "27,000,000")]
    fn thousands_are_grouped(#[case] value: f64, #[case] text: &str) {
        assert_eq!(thousands(value), text);
    }
}
