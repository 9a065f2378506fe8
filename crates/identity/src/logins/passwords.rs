//! Argon2id, away from the threads that answer requests.

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, PasswordHash, Version};
use edge::{Problem, Site};
use kernel::{Code, Ids};
use tokio::sync::Semaphore;

/// How many passwords are hashed at once; each takes its share of memory.
static PLACES: Semaphore = Semaphore::const_new(4);

/// The hash to keep, in PHC form.
pub(crate) async fn hash(site: &Site, ids: &Ids, password: &str) -> Result<String, Problem> {
    let (argon, salt, password) = (argon(site)?, ids.secret(), password.to_owned());
    apart(move || argon.hash_password_with_salt(password.as_bytes(), &salt[..16]).map(|hash| hash.to_string())).await?.map_err(fault)
}

/// Whether the password fits; without a hash to compare with, the same time is spent on saying no.
pub(crate) async fn fits(site: &Site, password: &str, hash: Option<String>) -> Result<bool, Problem> {
    let (argon, password) = (argon(site)?, password.to_owned());
    apart(move || match hash.as_deref().and_then(|hash| PasswordHash::new(hash).ok()) {
        Some(hash) => argon.verify_password(password.as_bytes(), &hash).is_ok(),
        None => argon.hash_password_with_salt(password.as_bytes(), &[0; 16]).is_err(),
    })
    .await
}

fn argon(site: &Site) -> Result<Argon2<'static>, Problem> {
    let parameters = Params::new(site.password_memory_kib, 2, 1, None).map_err(fault)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters))
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    let _place = PLACES.acquire().await.map_err(fault)?;
    tokio::task::spawn_blocking(work).await.map_err(fault)
}

fn fault(error: impl std::fmt::Display) -> Problem {
    tracing::error!(%error, "a password could not be hashed");
    Problem::new(Code::Internal, "the password could not be checked; the log tells more")
}

#[cfg(test)]
mod tests {
    use kernel::Time;

    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let site = Site { password_memory_kib: 64, ..Site::default() };
        let kept = hash(&site, &Ids::new(Time::from_micros(0), [3; 32]), "correct horse").await.expect("hashed");
        assert!(kept.starts_with("$argon2id$v=19$m=64,t=2,p=1$"));
        assert!(fits(&site, "correct horse", Some(kept.clone())).await.expect("checked"));
        assert!(!fits(&site, "wrong horse", Some(kept)).await.expect("checked"));
        assert!(!fits(&site, "correct horse", None).await.expect("checked"));
    }
}
