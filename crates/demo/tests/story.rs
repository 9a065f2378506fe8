//! Every planted cause can be found at the size that `story.md` says, and is not there when it was not planted.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use demo::accounts::{Account, Region, State, Tier};
use demo::answers::{Answer, Scores};
use demo::causes::{Cause, Causes, SILENT_ACCOUNTS, SOUR, SPONSOR_ACCOUNT};
use demo::touchpoints::Touchpoint;
use demo::{Demo, Plan};
use jiff::civil::{Date, date};
use rstest::rstest;

const UNTIL: Date = date(2026, 11, 22);

/// A demo, made once for all tests.
fn demo(seed: u64, without: Option<Cause>) -> &'static Demo {
    type Made = HashMap<(u64, Option<u8>), &'static Demo>;
    static MADE: LazyLock<Mutex<Made>> = LazyLock::new(Mutex::default);
    let causes = without.map_or(Causes::ALL, |cause| Causes::ALL.without(cause));
    let mut made = MADE.lock().expect("no test failed while it made one");
    made.entry((seed, without.map(|cause| cause as u8))).or_insert_with(|| Box::leak(Box::new(Demo::of(&Plan { causes, ..Plan::of(seed, UNTIL) }))))
}

/// Answers before and since a cause begins.
fn around(demo: &'static Demo, cause: Cause, wanted: impl Fn(&Answer, &Account) -> bool) -> [Vec<&'static Answer>; 2] {
    let begin = cause.begin(&Plan::of(1, UNTIL).span());
    let wanted = demo.answers.iter().filter(|answer| wanted(answer, &demo.accounts[answer.account]));
    let (before, since) = wanted.partition(|answer| answer.experienced_at.date() < begin);
    [before, since]
}

/// The share of satisfied people, in percent.
fn satisfied(answers: &[&Answer]) -> f64 {
    let stars: Vec<i64> = answers
        .iter()
        .filter_map(|answer| match answer.scores {
            Scores::Event { stars } | Scores::Support { stars, .. } => Some(stars),
            Scores::Relationship { .. } => None,
        })
        .collect();
    100.0 * stars.iter().filter(|stars| **stars >= 4).count() as f64 / stars.len() as f64
}

fn recommendations(answers: &[&Answer]) -> Vec<i64> {
    let points = answers.iter().filter_map(|answer| match answer.scores {
        Scores::Relationship { recommendation, .. } => Some(recommendation),
        _ => None,
    });
    points.collect()
}

fn nps(answers: &[&Answer]) -> f64 {
    let points = recommendations(answers);
    let votes: i64 = points.iter().map(|points| i64::from(*points >= 9) - i64::from(*points <= 6)).sum();
    100.0 * votes as f64 / points.len() as f64
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len() as f64;
    values.sum::<f64>() / count
}

/// By how much a figure changed when the cause began.
fn change(figure: fn(&[&Answer]) -> f64, [before, since]: &[Vec<&Answer>; 2]) -> f64 {
    figure(since) - figure(before)
}

#[rstest]
#[case(1, None, -45.0..-22.0)]
#[case(2, None, -45.0..-22.0)]
#[case(1, Some(Cause::SlowSupport), -12.0..12.0)]
fn support_in_the_north_is_slow(#[case] seed: u64, #[case] without: Option<Cause>, #[case] expected: std::ops::Range<f64>) {
    let demo = demo(seed, without);
    let requests = |region| {
        around(demo, Cause::SlowSupport, move |answer, account| answer.touchpoint == Some(Touchpoint::RoutineRequest) && account.region == region)
    };
    let north = requests(Region::North);
    assert!(north[1].len() > 100 && expected.contains(&change(satisfied, &north)), "{}", change(satisfied, &north));
    for region in [Region::West, Region::South, Region::East] {
        assert!(change(satisfied, &requests(region)).abs() < 13.0, "{region:?}");
    }
    let hours = north.map(|answers| {
        let hours: Vec<f64> = answers
            .iter()
            .filter_map(|answer| match answer.scores {
                Scores::Support { waiting_hours, .. } => Some(waiting_hours),
                _ => None,
            })
            .collect();
        mean(hours.into_iter())
    });
    assert_eq!(hours[1] > 3.0 * hours[0], without.is_none(), "{hours:?}");
}

#[rstest]
#[case(1, None, true)]
#[case(2, None, true)]
#[case(1, Some(Cause::BetterOnboarding), false)]
fn onboarding_is_better(#[case] seed: u64, #[case] without: Option<Cause>, #[case] better: bool) {
    let demo = demo(seed, without);
    for (touchpoint, least) in [(Touchpoint::CutOver, 15.0), (Touchpoint::Training, 12.0), (Touchpoint::KickOff, 2.0)] {
        let change = change(satisfied, &around(demo, Cause::BetterOnboarding, |answer, _| answer.touchpoint == Some(touchpoint)));
        assert_eq!(change > least, better, "{touchpoint:?} {change}");
    }
    let quotes = change(satisfied, &around(demo, Cause::BetterOnboarding, |answer, _| answer.touchpoint == Some(Touchpoint::Quote)));
    assert!(quotes.abs() < 15.0, "{quotes}");
}

#[rstest]
#[case(1, None)]
#[case(2, None)]
#[case(1, Some(Cause::SilentAccounts))]
fn twelve_accounts_fall_silent(#[case] seed: u64, #[case] without: Option<Cause>) {
    let demo = demo(seed, without);
    for account in SILENT_ACCOUNTS {
        let begin = Cause::SilentAccounts.begin(&Plan::of(seed, UNTIL).span());
        let (before, since): (Vec<_>, Vec<_>) =
            demo.answers.iter().filter(|answer| answer.account == account).partition(|answer| answer.answered_at.date() < begin);
        assert!(before.len() >= 30 && since.is_empty() == without.is_none(), "{}: {} {}", demo.accounts[account].name, before.len(), since.len());
        assert_eq!(demo.accounts[account].state.0, State::Live);
    }
    let mut answered = vec![0; demo.accounts.len()];
    let begin = Cause::SilentAccounts.begin(&Plan::of(seed, UNTIL).span());
    demo.answers.iter().filter(|answer| answer.answered_at.date() >= begin).for_each(|answer| answered[answer.account] += 1);
    let quiet =
        demo.accounts.iter().filter(|account| account.state.0 == State::Live && account.number < 100 && answered[account.number] == 0).count();
    assert!(quiet <= SILENT_ACCOUNTS.len() + 2, "{quiet} accounts are silent, so that the planted ones are not special");
}

#[rstest]
#[case(1, None, true)]
#[case(2, None, true)]
#[case(1, Some(Cause::SponsorLeaves), false)]
fn a_sponsor_leaves(#[case] seed: u64, #[case] without: Option<Cause>, #[case] falls: bool) {
    let demo = demo(seed, without);
    let waves = around(demo, Cause::SponsorLeaves, |answer, account| answer.touchpoint.is_none() && account.number == SPONSOR_ACCOUNT);
    let [before, since] = waves.map(|answers| mean(recommendations(&answers).into_iter().map(|points| points as f64)));
    assert_eq!(before - since > 1.5, falls, "{before} {since}");
    let sponsor = demo.contacts.iter().find(|contact| contact.external_id == "P-10310").expect("a sponsor");
    let place = demo.contacts.iter().position(|contact| contact.external_id == "P-10310");
    let begin = Cause::SponsorLeaves.begin(&Plan::of(seed, UNTIL).span());
    let later = demo.answers.iter().filter(|answer| Some(answer.contact) == place && answer.experienced_at.date() >= begin).count();
    assert_eq!((sponsor.left_on.is_some(), later == 0), (falls, falls));
}

#[rstest]
#[case(1, None, true)]
#[case(2, None, true)]
#[case(1, Some(Cause::PriceChange), false)]
fn small_contracts_become_dearer(#[case] seed: u64, #[case] without: Option<Cause>, #[case] falls: bool) {
    let demo = demo(seed, without);
    let invoices = |tiers: &'static [Tier]| {
        around(demo, Cause::PriceChange, move |answer, account| answer.touchpoint == Some(Touchpoint::Invoice) && tiers.contains(&account.tier))
    };
    let (small, others) = (change(satisfied, &invoices(&[Tier::Bronze])), change(satisfied, &invoices(&[Tier::Gold, Tier::Silver])));
    assert_eq!(small < -22.0, falls, "{small}");
    assert!(others.abs() < 15.0, "{others}");
    let waves = around(demo, Cause::PriceChange, |answer, account| answer.touchpoint.is_none() && account.tier == Tier::Bronze);
    assert_eq!(change(nps, &waves) < -18.0, falls, "{}", change(nps, &waves));
}

#[rstest]
#[case(1, None, true)]
#[case(2, None, true)]
#[case(1, Some(Cause::SourOffering), false)]
fn an_offering_goes_sour_where_all_else_is_well(#[case] seed: u64, #[case] without: Option<Cause>, #[case] falls: bool) {
    let demo = demo(seed, without);
    let about = |sour: bool| {
        around(demo, Cause::SourOffering, move |answer, account| {
            account.tier == Tier::Gold && answer.offering.is_some_and(|offering| (offering == SOUR) == sour)
        })
    };
    let (sour, others) = (change(satisfied, &about(true)), change(satisfied, &about(false)));
    assert_eq!(sour < -25.0, falls, "{sour}");
    assert!(others.abs() < 9.0 && satisfied(&about(false)[1]) > 74.0, "{others}");
}

#[rstest]
fn silent_accounts_go_on_opening_tickets(#[values(1, 2)] seed: u64) {
    let demo = demo(seed, None);
    let quiet: Vec<usize> = SILENT_ACCOUNTS.into_iter().filter(|place| !demo.tickets.iter().any(|ticket| ticket.account == *place)).collect();
    assert!(quiet.len() <= 1, "{quiet:?} open none");
    let said =
        |ticket: &&demo::tickets::Ticket| demo.answers.iter().any(|answer| (answer.contact, answer.experienced_at) == (ticket.contact, ticket.at));
    let heard = demo.tickets.iter().filter(said).count();
    assert!((0.2..0.7).contains(&(heard as f64 / demo.tickets.len() as f64)), "{heard} of {} tickets were answered", demo.tickets.len());
}
