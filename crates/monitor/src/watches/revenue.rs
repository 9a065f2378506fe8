//! What accounts bring in a year, in the currency of the workspace.

use std::collections::{HashMap, HashSet};

use customers::accounts::Account;
use customers::contracts::{self, Contract, Record};
use jiff::civil::Date;
use kernel::Id;
use store::{Error, Read};

/// Contracts read at once.
const TOGETHER: i64 = 2_000;
/// The share of accounts that counts as those which bring in most.
const TOP: f64 = 0.2;

/// By account, as of a day; accounts that bring in nothing are left out.
pub(super) type Yearly = HashMap<Id<Account>, i64>;

/// Of all accounts.
pub(super) async fn of_all(read: &mut Read, today: Date, currency: &str) -> Result<Yearly, Error> {
    let (mut yearly, mut after): (Yearly, Option<Id<Contract>>) = (HashMap::new(), None);
    loop {
        let contracts = contracts::behind(read, after, TOGETHER).await?;
        let Some(last) = contracts.last() else { return Ok(yearly) };
        after = Some(last.id);
        add(&mut yearly, &contracts, today, currency);
    }
}

/// Of some accounts.
pub(super) async fn of(read: &mut Read, accounts: &HashSet<Id<Account>>, today: Date, currency: &str) -> Result<Yearly, Error> {
    let mut yearly = HashMap::new();
    let accounts: Vec<Id<Account>> = accounts.iter().copied().collect();
    add(&mut yearly, &contracts::of_accounts(read, &accounts).await?, today, currency);
    Ok(yearly)
}

fn add(yearly: &mut Yearly, contracts: &[Record], today: Date, currency: &str) {
    for contract in contracts.iter().filter(|contract| contract.currency.code() == currency) {
        if let Some(terms) = contract.on(today).filter(|terms| terms.yearly() > 0) {
            *yearly.entry(contract.account).or_default() += terms.yearly();
        }
    }
}

/// The least that an account of the top fifth brings in; none where nobody brings in anything.
pub(super) fn top(yearly: &Yearly) -> Option<i64> {
    let mut worths: Vec<i64> = yearly.values().copied().collect();
    worths.sort_unstable_by(|one, other| other.cmp(one));
    let place = ((worths.len() as f64 * TOP).ceil() as usize).checked_sub(1)?;
    worths.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_fifth_begins_at_its_last_account() {
        let yearly = |worths: &[i64]| -> Yearly {
            worths.iter().enumerate().map(|(place, worth)| (Id::from_bytes([u8::try_from(place).expect("few"); 16]), *worth)).collect()
        };
        assert_eq!(top(&yearly(&[])), None);
        assert_eq!(top(&yearly(&[7])), Some(7));
        assert_eq!(top(&yearly(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10])), Some(9));
    }
}
