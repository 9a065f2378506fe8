//! Contracts agree with their accounts, and the bad moments of the story cost more of them.

use demo::accounts::{Account, Region, State, Tier};
use demo::causes::{Cause, Causes, SOUR};
use demo::contracts::Contract;
use demo::{Plan, accounts, company, contracts};
use jiff::civil::{Date, date};
use rstest::rstest;

const UNTIL: Date = date(2026, 11, 22);

fn made(seed: u64, causes: Causes) -> (Vec<Account>, Vec<Contract>) {
    let plan = Plan { causes, ..Plan::of(seed, UNTIL) };
    let accounts = accounts::all(&plan, company::company());
    let contracts = contracts::all(&plan, company::company(), &accounts);
    (accounts, contracts)
}

#[test]
fn contracts_bring_what_their_accounts_pay() {
    let (accounts, contracts) = made(1, Causes::ALL);
    for account in &accounts {
        let own = contracts.iter().filter(|contract| contract.account == account.number && contract.runs_on(UNTIL));
        let brings: u32 = own.filter_map(|contract| contract.terms.last()).map(|terms| terms.monthly).sum();
        let pays = if matches!(account.state.0, State::Former | State::Prospect) { 0 } else { account.monthly_fee };
        assert_eq!(brings, pays, "{}", account.external_id);
    }
}

#[rstest]
fn days_are_in_order_and_every_loss_has_a_reason(#[values(1, 2, 3, 4, 5, 6, 7, 8)] seed: u64) {
    for contract in made(seed, Causes::ALL).1 {
        let id = &contract.external_id;
        assert_eq!(contract.terms[0].since, contract.starts_on, "{id}");
        assert!(contract.ends_on.is_none_or(|end| end > contract.starts_on), "{id}");
        assert!(contract.notice_on.is_none_or(|notice| notice >= contract.starts_on), "{id}");
        for pair in contract.terms.windows(2) {
            assert!(pair[0].since < pair[1].since, "{id}");
            assert_eq!(pair[1].monthly < pair[0].monthly, pair[1].loss.is_some(), "{id}");
        }
    }
}

#[test]
fn ends_lie_in_every_part_of_the_next_year_and_some_go_on_by_themselves() {
    let (_, contracts) = made(1, Causes::ALL);
    let fixed: Vec<_> =
        contracts.iter().filter(|contract| !contract.renews && contract.runs_on(UNTIL)).filter_map(|contract| contract.ends_on).collect();
    for quarter in 0..4 {
        let (from, until) = (UNTIL + jiff::Span::new().days(91 * quarter), UNTIL + jiff::Span::new().days(91 * (quarter + 1)));
        assert!(fixed.iter().filter(|end| (from..until).contains(end)).count() >= 10, "from {from}");
    }
    assert!(contracts.iter().filter(|contract| contract.renews).count() * 2 > contracts.len());
}

fn is_dearer(account: &Account, _: &Contract) -> bool {
    account.tier == Tier::Bronze
}

fn waits(account: &Account, contract: &Contract) -> bool {
    account.region == Region::North && account.tier == Tier::Silver && contract.offering != SOUR
}

fn is_sour(account: &Account, contract: &Contract) -> bool {
    account.tier == Tier::Gold && contract.offering == SOUR
}

#[rstest]
#[case(Cause::PriceChange, "price", is_dearer)]
#[case(Cause::SlowSupport, "experience", waits)]
#[case(Cause::SourOffering, "experience", is_sour)]
fn bad_moments_cost(#[case] cause: Cause, #[case] reason: &str, #[case] touched: fn(&Account, &Contract) -> bool) {
    let begin = cause.begin(&Plan::of(1, UNTIL).span());
    let losses = |causes: Causes| {
        let (accounts, contracts) = made(1, causes);
        let contracts = contracts.iter().filter(|contract| touched(&accounts[contract.account], contract));
        let ends = contracts.clone().filter_map(|contract| contract.ended.as_ref().map(|(on, loss)| (*on, loss.reason)));
        let less = contracts.flat_map(|contract| &contract.terms).filter_map(|terms| Some((terms.since, terms.loss.as_ref()?.reason)));
        ends.chain(less).filter(|(on, _)| *on >= begin).map(|(_, reason)| reason).collect::<Vec<_>>()
    };
    let (with, without) = (losses(Causes::ALL), losses(Causes::ALL.without(cause)));
    assert!(with.len() > 2 * without.len(), "{} against {}", with.len(), without.len());
    let because = with.iter().filter(|one| **one == reason).count();
    assert!(because * 4 > with.len(), "{because} of {}", with.len());
}
