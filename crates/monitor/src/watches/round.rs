//! A look: the watches whose time has come, their questions with shared scans, and the alerts that follow.

use std::collections::HashSet;

use jiff::civil::Weekday;
use jiff::{Span, ToSpan};
use kernel::{Act, Time, Zone};
use listen::questions::HigherIs;
use measure::Evaluator;
use measure::reading::Row;
use serde_json::{Value as Json, json};
use store::{Error, Store};

use super::figures::{self, Asked, Sight};
use super::judge::judge;
use super::{Condition, Pace, Record, Rule, lists, store as kept, themes};
use crate::alerts::{self, Finding, Says, Way, Within, moved};

/// Hours of a Monday after which weekly watches look.
const MONDAY_HOUR: i64 = 6;
/// A low score or an event is over when nothing of the kind happened for so many days.
const QUIET: i64 = 30;
const DAY: i64 = 86_400;

/// What a look came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Watches that looked.
    pub looked: usize,
    /// Alerts that fired.
    pub fired: usize,
    /// Alerts that are over.
    pub resolved: usize,
}

/// Lets the watches look whose time has come. Called once a minute at most, so that many answers are one look.
pub async fn round(store: &Store, evaluator: &dyn Evaluator, act: &Act) -> Result<Turn, Error> {
    let mut read = store.read(act.workspace).await?;
    let watches: Vec<Record> = kept::all(&mut read).await?.into_iter().filter(|watch| watch.enabled).collect();
    if watches.is_empty() {
        return Ok(Turn::default());
    }
    let state = kept::round(&mut read).await?;
    let settings = identity::workspaces::settings(&mut read).await?;
    drop(read);
    let (told, due): (Vec<Record>, Vec<Record>) = watches.into_iter().partition(|watch| watch.rule.is_told());
    let due: Vec<Record> = due.into_iter().filter(|watch| is_due(watch, state.dirty, &settings.zone, act.now)).collect();
    let mut turn = Turn::default();
    if state.top_on != Some(settings.zone.date(act.now)) && !told.is_empty() {
        turn.resolved += quiet(store, act, &told).await?;
    }
    if due.is_empty() {
        return Ok(turn);
    }
    let mut tx = store.begin(act).await?;
    kept::now(&mut tx).await?;
    tx.commit().await?;
    let seen = look(store, evaluator, act, &settings, &due).await?;
    let mut tx = store.begin(act).await?;
    tx.take_turn("watch").await?;
    for (watch, seen) in due.iter().zip(&seen) {
        // Somebody changed the rule meanwhile: what was found says nothing about the new one.
        if kept::find(&mut tx, watch.id).await?.is_none_or(|now| now.revision != watch.revision) {
            continue;
        }
        turn.looked += 1;
        match seen {
            Seen::Found(findings, reading) => {
                kept::looked(&mut tx, watch.id, Some(reading), None).await?;
                let settled = alerts::settle(&mut tx, watch, findings).await?;
                turn.fired += settled.fired;
                turn.resolved += settled.resolved;
            }
            Seen::Failed(reason, reading) => kept::looked(&mut tx, watch.id, reading.as_ref(), Some(reason)).await?,
        }
    }
    tx.commit().await?;
    Ok(turn)
}

/// What a watch saw.
pub(super) enum Seen {
    /// Findings, and what the watch shows of them.
    Found(Vec<Finding>, Json),
    /// Nothing could be found out: why, and what the watch shows all the same.
    Failed(String, Option<Json>),
}

/// Whether the time of a watch has come.
fn is_due(watch: &Record, dirty: bool, zone: &Zone, now: Time) -> bool {
    let Some(looked) = watch.looked_at else { return true };
    let today = zone.date(now);
    let since = match watch.pace {
        Pace::AtOnce if dirty => return true,
        Pace::AtOnce | Pace::Daily => zone.start_of(today),
        Pace::Monday => {
            let back = i64::from(today.weekday().since(Weekday::Monday));
            let this_week = zone.start_of(today.saturating_sub(back.days())).plus_seconds(MONDAY_HOUR * 3_600);
            if this_week <= now {
                this_week
            } else {
                zone.start_of(today.saturating_sub(Span::new().days(back + 7))).plus_seconds(MONDAY_HOUR * 3_600)
            }
        }
    };
    looked < since
}

/// What watches see, in their order.
pub(super) async fn look(
    store: &Store,
    evaluator: &dyn Evaluator,
    act: &Act,
    settings: &identity::workspaces::Settings,
    watches: &[Record],
) -> Result<Vec<Seen>, Error> {
    let today = settings.zone.date(act.now);
    let asked: Vec<Asked<'_>> = watches.iter().filter_map(asked).collect();
    let mut sights = figures::read(store, evaluator, act.workspace, &asked, today, act.now).await?.into_iter();
    let mut seen = Vec::with_capacity(watches.len());
    for watch in watches {
        seen.push(match &watch.rule {
            Rule::Figure { condition, .. } => match sights.next() {
                Some(Ok(sight)) => {
                    let going_on: HashSet<String> = alerts::store::going_on(&mut store.read(act.workspace).await?, watch.id)
                        .await?
                        .into_iter()
                        .map(|alert| alert.subject)
                        .collect();
                    let within = Within { store, evaluator, workspace: act.workspace, now: act.now };
                    figure(within, condition, &sight, &going_on).await?
                }
                Some(Err(refusal)) => Seen::Failed(refusal.detail, None),
                None => Seen::Failed(String::new(), None),
            },
            Rule::Silence {} => listed(lists::silence(&mut store.read(act.workspace).await?).await?),
            Rule::Unheard {} => listed(lists::unheard(&mut store.read(act.workspace).await?, &settings.zone, act.now).await?),
            Rule::RevenueHeard { below } => {
                let mut read = store.read(act.workspace).await?;
                match lists::revenue_heard(&mut read, *below, today, &settings.currency, act.now).await? {
                    Some(finding) => {
                        let reading = finding.reading.clone();
                        Seen::Found(vec![finding], reading)
                    }
                    None => Seen::Failed(
                        format!("no contract in {} runs today: there is no revenue of which a part could be heard", settings.currency),
                        None,
                    ),
                }
            }
            Rule::Theme { days, n } => {
                let (findings, known) = themes::find(&mut store.read(act.workspace).await?, &settings.zone, today, *days, *n).await?;
                Seen::Found(findings, json!({ "groups": known, "judged": known }))
            }
            Rule::LowScore { .. } | Rule::Event { .. } => Seen::Found(Vec::new(), Json::Null),
        });
    }
    Ok(seen)
}

pub(super) fn asked(watch: &Record) -> Option<Asked<'_>> {
    match &watch.rule {
        Rule::Figure { question, days, condition } => Some(Asked { question, days: *days, condition }),
        _ => None,
    }
}

fn listed(findings: Vec<Finding>) -> Seen {
    let reading = json!({ "n": findings.len() });
    Seen::Found(findings, reading)
}

/// What a figure says; where an alert is about to fire, also what moved most.
async fn figure(within: Within<'_>, condition: &Condition, sight: &Sight, going_on: &HashSet<String>) -> Result<Seen, Error> {
    let mut findings = judged(condition, sight);
    for (finding, row) in findings.iter_mut().filter(|(finding, _)| finding.says == Says::Fires && !going_on.contains(&finding.subject)) {
        finding.moved = Some(json!(moved(within, &sight.asked, row).await?));
    }
    let known = findings.iter().filter(|(finding, _)| finding.says != Says::Unknown).count();
    let reading = shown(sight, known);
    if known == 0 && !findings.is_empty() {
        return Ok(Seen::Failed(why_not(sight), Some(reading)));
    }
    Ok(Seen::Found(findings.into_iter().map(|(finding, _)| finding).collect(), reading))
}

fn why_not(sight: &Sight) -> String {
    if sight.rows.iter().all(|row| row.too_few) {
        return "too few people stand behind it for a value to be shown".into();
    }
    match sight.rows.iter().flat_map(|row| &row.not_mixed).next() {
        Some(mixed) => format!("answers of different {mixed} must not be mixed: narrow the question by `where`"),
        None => "too few answers stand behind it, now or in the days before, for an interval".into(),
    }
}

/// What the rows of a sight say to a condition; of a row that was withheld or not computed nothing is known.
pub(super) fn judged<'s>(condition: &Condition, sight: &'s Sight) -> Vec<(Finding, &'s Row)> {
    let groups = sight.rows.len();
    let finding = |row: &Row| {
        let verdict = judge(condition, row, groups);
        let says = match verdict {
            Some(verdict) if verdict.fires => Says::Fires,
            Some(verdict) if verdict.holds => Says::Holds,
            None if row.n > 0 => Says::Unknown,
            _ => Says::Over,
        };
        let way = verdict.map(|verdict| verdict.way);
        let good = sight.higher_is.zip(way).map(|(higher, way)| (higher == HigherIs::Better) == (way == Way::Up));
        let asked = &sight.asked;
        let reading = json!({ "row": row, "measure": asked.measure, "during": asked.during, "compared_to": asked.compare_to });
        Finding { subject: subject(row), account: None, contact: None, way, good, says, reading, moved: None }
    };
    sight.rows.iter().map(|row| (finding(row), row)).collect()
}

/// The group of a row as text that is the same in each look.
pub(super) fn subject(row: &Row) -> String {
    if row.by.is_empty() { String::new() } else { json!(row.by).to_string() }
}

/// What a watch shows of its last look: its row, or how many groups there are and how many could be judged.
pub(super) fn shown(sight: &Sight, judged: usize) -> Json {
    match sight.rows.as_slice() {
        [row] if row.by.is_empty() => json!({ "row": row, "during": sight.asked.during, "compared_to": sight.asked.compare_to }),
        rows => json!({ "groups": rows.len(), "judged": judged, "during": sight.asked.during, "compared_to": sight.asked.compare_to }),
    }
}

/// Ends episodes of single events of which nothing was heard any more.
async fn quiet(store: &Store, act: &Act, told: &[Record]) -> Result<usize, Error> {
    let mut tx = store.begin(act).await?;
    let mut resolved = 0;
    super::follow::level(&mut tx).await?;
    for watch in told {
        for alert in alerts::store::going_on(&mut tx, watch.id).await? {
            if alert.seen_at < act.now.plus_seconds(-QUIET * DAY) {
                resolved += usize::from(alerts::end(&mut tx, watch, &alert).await?);
            }
        }
    }
    tx.commit().await?;
    Ok(resolved)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::Id;
    use rstest::rstest;

    use super::*;

    fn watch(pace: Pace, looked_at: Option<Time>) -> Record {
        Record {
            id: Id::from_bytes([1; 16]),
            name: "Watch".into(),
            rule: Rule::Silence {},
            pace,
            enabled: true,
            tells_owner: false,
            subscribers: Vec::new(),
            muted_until: None,
            reading: None,
            failed: None,
            looked_at,
            changed_at: Time::FIRST,
            revision: 0,
        }
    }

    // 2026-11-23 is a Monday.
    #[rstest]
    #[case::never_looked(Pace::Monday, None, (22, 12), false, true)]
    #[case::at_once_when_something_came(Pace::AtOnce, Some((22, 11)), (22, 12), true, true)]
    #[case::at_once_and_nothing_came(Pace::AtOnce, Some((22, 11)), (22, 12), false, false)]
    #[case::a_new_day(Pace::AtOnce, Some((21, 23)), (22, 0), false, true)]
    #[case::daily_does_not_follow_answers(Pace::Daily, Some((22, 1)), (22, 12), true, false)]
    #[case::monday_before_its_hour(Pace::Monday, Some((17, 8)), (23, 5), true, false)]
    #[case::monday_at_its_hour(Pace::Monday, Some((22, 8)), (23, 6), false, true)]
    #[case::monday_once(Pace::Monday, Some((23, 6)), (25, 6), true, false)]
    #[case::a_monday_that_was_missed(Pace::Monday, Some((15, 6)), (22, 6), false, true)]
    fn a_watch_looks_when_its_time_has_come(
        #[case] pace: Pace,
        #[case] looked: Option<(i8, i64)>,
        #[case] now: (i8, i64),
        #[case] dirty: bool,
        #[case] due: bool,
    ) {
        let zone = Zone::utc();
        let at = |(day, hour): (i8, i64)| zone.start_of(date(2026, 11, day)).plus_seconds(hour * 3_600);
        assert_eq!(is_due(&watch(pace, looked.map(at)), dirty, &zone, at(now)), due);
    }
}
