//! Slows down guessing: tries are counted before the password is looked at, per mail address and per network address. Of links that need no log-in only
//! those that lead nowhere are counted, so that whoever has a good one is never kept out by others in the same house.

use std::net::IpAddr;

use edge::{Address, House, Problem};
use kernel::{Act, Actor, Code, Time};
use store::{Error, NOWHERE, Store, Tx, args};

use crate::checks::mail_key;

/// Tries are counted over this time.
const WINDOW_SECONDS: i64 = 15 * 60;
/// Tries for one mail address within the window.
const PER_MAIL: i64 = 10;
/// Tries from one network address within the window; many people may share it.
const PER_ADDRESS: i64 = 50;

/// Links that lead nowhere, from one network address within the window.
const LINKS_PER_ADDRESS: i64 = 50;

/// Counts a link that leads nowhere; answers how many seconds to wait when there were too many.
pub async fn count_dead_link(house: &House, address: Address) -> Result<Option<u32>, Error> {
    let act = house.act(NOWHERE, Actor::Visitor);
    let mut tx = house.store.begin(&act).await?;
    let wait = count_one(&mut tx, &format!("link {}", of_address(address)), LINKS_PER_ADDRESS).await?;
    tx.commit().await?;
    Ok(wait.and_then(|seconds| u32::try_from(seconds).ok()))
}

/// Counts a try, and refuses it when there were too many.
pub(crate) async fn count(house: &House, act: &Act, mail: &str, address: Address) -> Result<(), Problem> {
    let mut tx = house.store.begin(act).await?;
    let waits = [count_one(&mut tx, &of_mail(mail), PER_MAIL).await?, count_one(&mut tx, &of_address(address), PER_ADDRESS).await?];
    tx.commit().await?;
    match waits.into_iter().flatten().max() {
        None => Ok(()),
        Some(seconds) => {
            let minutes = (seconds + 59) / 60;
            Err(Problem::new(Code::TooMany, format!("too many tries to log in: wait {minutes} minutes")).retry_after(seconds as u32))
        }
    }
}

/// Seconds to wait, if this try is one too many.
async fn count_one(tx: &mut Tx<'_>, key: &str, most: i64) -> Result<Option<i64>, Error> {
    let now = tx.act().now;
    let row = tx
        .one(
            "INSERT INTO login_throttle (key, failures, since) VALUES ($1, 1, $2) ON CONFLICT (key) DO UPDATE SET
              failures = CASE WHEN login_throttle.since <= $3 THEN 1 ELSE login_throttle.failures + 1 END,
              since = CASE WHEN login_throttle.since <= $3 THEN excluded.since ELSE login_throttle.since END
            RETURNING failures, since",
            args![key, now, now.plus_seconds(-WINDOW_SECONDS)],
        )
        .await?;
    let (failures, since): (i64, Time) = (row.get("failures")?, row.get("since")?);
    let free_at = since.plus_seconds(WINDOW_SECONDS);
    Ok((failures > most).then(|| ((free_at.micros() - now.micros()) / 1_000_000).max(1)))
}

/// Forgets tries whose window is over; returns how many rows went.
pub async fn tidy(store: &Store, act: &Act) -> Result<u64, Error> {
    let mut tx = store.begin(act).await?;
    let gone = tx.execute("DELETE FROM login_throttle WHERE since <= $1", args![act.now.plus_seconds(-WINDOW_SECONDS)]).await?;
    tx.commit().await?;
    Ok(gone)
}

/// The try was a good one: it does not count.
pub(crate) async fn forget(tx: &mut Tx<'_>, mail: &str, address: Address) -> Result<(), Error> {
    tx.execute("DELETE FROM login_throttle WHERE key = $1", args![of_mail(mail)]).await?;
    tx.execute("UPDATE login_throttle SET failures = failures - 1 WHERE key = $1 AND failures > 0", args![of_address(address)]).await?;
    Ok(())
}

fn of_mail(mail: &str) -> String {
    format!("mail:{}", mail_key(mail).chars().take(254).collect::<String>())
}

/// One household or company is one network in IPv6.
fn of_address(address: Address) -> String {
    match address.0 {
        Some(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("address:{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        _ => format!("address:{address}"),
    }
}
