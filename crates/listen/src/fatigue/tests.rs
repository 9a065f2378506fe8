use std::sync::Arc;

use kernel::Time;
use proptest::prelude::*;
use rstest::rstest;

use super::*;

const DAY: i64 = 86_400;

fn at(day: i64) -> Time {
    Time::from_micros(1_700_000_000_000_000).plus_seconds(day * DAY)
}

fn asked(person: i64, account: i64, family: &str, day: i64) -> Asked {
    Asked { person, account: Some(account), family: Arc::from(family), at: at(day) }
}

/// Why person 1 of account 1 is not asked on day 100.
fn why(before: &[Asked], family: &str) -> Option<(Whom, u32, Option<Time>)> {
    let (rules, mut clocks) = (Rules::default(), Clocks::default());
    before.iter().cloned().for_each(|one| clocks.remember(one));
    clocks.too_soon(&rules.of(1, &[]), 1, Some(1), family, at(100)).map(|why| (why.rule.whom, why.rule.days, why.until))
}

#[rstest]
#[case::nobody_was_asked(&[], "transaction", None)]
#[case::a_month_ago(&[asked(1, 1, "transaction", 70)], "transaction", None)]
#[case::less_than_a_month_ago(&[asked(1, 1, "relationship", 71)], "transaction", Some((Whom::Person, 30, Some(101))))]
#[case::the_relationship_has_a_clock_of_its_own(&[asked(1, 1, "relationship", 10)], "relationship", Some((Whom::Person, 150, Some(160))))]
#[case::which_other_families_do_not_wind(&[asked(1, 1, "transaction", 10)], "relationship", None)]
#[case::three_others_of_the_account(&[asked(2, 1, "a", 94), asked(3, 1, "b", 95), asked(4, 1, "a", 96)], "a", Some((Whom::Account, 7, Some(101))))]
#[case::three_surveys_to_two_others(&[asked(2, 1, "a", 94), asked(3, 1, "b", 95), asked(3, 1, "a", 96)], "a", None)]
#[case::people_of_another_account(&[asked(2, 2, "a", 94), asked(3, 2, "b", 95), asked(4, 2, "a", 96)], "a", None)]
fn the_usual_rules(#[case] before: &[Asked], #[case] family: &str, #[case] expected: Option<(Whom, u32, Option<i64>)>) {
    assert_eq!(why(before, family), expected.map(|(whom, days, until)| (whom, days, until.map(at))));
}

#[test]
fn an_exception_stands_instead_of_the_rule() {
    let exception = |most| Exception { filter: "account.tier = 'gold'".into(), rule: Rule { whom: Whom::Person, family: None, most, days: 10 } };
    let rules = Rules { exceptions: vec![exception(2), exception(0)], ..Rules::default() };
    let mut clocks = Clocks::default();
    clocks.remember(asked(1, 1, "a", 95));
    clocks.remember(asked(2, 2, "a", 95));
    let within = [HashSet::from([1]), HashSet::from([1, 3])];
    let allowed = |person| clocks.too_soon(&rules.of(person, &within), person, Some(person), "a", at(100)).is_none();
    assert!(allowed(1), "two in ten days");
    assert!(!allowed(2), "one in thirty days, as for everybody");
    assert!(!allowed(3), "none at all");
    assert_eq!(rules.longest(), 150);
}

#[test]
fn rules_that_nobody_could_follow_are_refused() {
    let rules = |rule: Rule| Rules { rules: vec![rule], exceptions: vec![] }.checked();
    let rule = Rule { whom: Whom::Person, family: None, most: 1, days: 30 };
    assert!(rules(rule.clone()).is_ok());
    assert!(rules(Rule { days: 0, ..rule.clone() }).is_err());
    assert!(rules(Rule { family: Some("No Key".into()), ..rule.clone() }).is_err());
    assert!(Rules { rules: vec![rule.clone(), Rule { most: 2, ..rule.clone() }], exceptions: vec![] }.checked().is_err());
    assert!(Rules { rules: vec![], exceptions: vec![Exception { filter: "tier =".into(), rule }] }.checked().is_err());
}

proptest! {
    /// Whatever is asked for in whatever order: what the engine allows never breaks a rule, counted anew from the outside; and the moment it
    /// names as the end of the wait is one at which it allows it.
    #[test]
    fn no_rule_is_ever_broken(wishes in prop::collection::vec((0..6_i64, 0..200_i64, prop::sample::select(vec!["relationship", "transaction"])), 0..120)) {
        let rules = Rules::default();
        let mut clocks = Clocks::default();
        let mut wishes = wishes;
        wishes.sort_by_key(|(_, day, _)| *day);
        let mut done: Vec<Asked> = Vec::new();
        for (person, day, family) in wishes {
            let (account, now) = (person % 2, at(day));
            match clocks.too_soon(&rules.of(person, &[]), person, Some(account), family, now) {
                None => {
                    let one = asked(person, account, family, day);
                    clocks.remember(one.clone());
                    done.push(one);
                }
                Some(why) => {
                    let free = why.until.expect("all of these rules allow something");
                    prop_assert!(free > now);
                    let again = clocks.too_soon(&[why.rule], person, Some(account), family, free);
                    prop_assert!(again.is_none());
                }
            }
        }
        for one in &done {
            let within = |other: &&Asked, days: i64| other.at <= one.at && other.at > one.at.plus_seconds(-days * DAY);
            let own: Vec<_> = done.iter().filter(|other| other.person == one.person).collect();
            prop_assert!(own.iter().copied().filter(|other| within(other, 30)).count() <= 1);
            let near = own.iter().filter(|other| &*other.family == "relationship" && within(other, 150)).count();
            prop_assert!(&*one.family != "relationship" || near <= 1);
            let people: HashSet<i64> = done.iter().filter(|other| other.account == one.account && within(other, 7)).map(|other| other.person).collect();
            prop_assert!(people.len() <= 3);
        }
    }
}
