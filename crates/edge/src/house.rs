//! What every router is given: the store, the clock, the source of secrets and the site's settings.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use kernel::{Act, Actor, Id, Ids, Time, Workspace};
use store::Store;

use crate::address::Network;

/// The state of every router. Each layer and each request has clones of it, so a clone counts one reference and no more.
#[derive(Clone)]
pub struct House(Arc<Grounds>);

/// What a house stands on.
pub struct Grounds {
    /// The record store.
    pub store: Store,
    /// What is the same for the whole installation.
    pub site: Arc<Site>,
    clock: Clock,
    seeds: Seeds,
}

type Clock = Box<dyn Fn() -> Time + Send + Sync>;
type Seeds = Box<dyn Fn() -> [u8; 32] + Send + Sync>;

/// Settings of the installation that shape its answers.
#[derive(Clone, Debug)]
pub struct Site {
    /// Where people reach it, without a slash at the end.
    pub base_url: String,
    /// Whether cookies are bound to HTTPS.
    pub secure_cookies: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// Memory that hashing one password takes; tests take little.
    pub password_memory_kib: u32,
}

impl Default for Site {
    /// A site on this machine only; password hashing after OWASP's first choice (19 MiB, two passes).
    fn default() -> Self {
        Self { base_url: "http://127.0.0.1:8080".into(), secure_cookies: false, trusted_proxies: Vec::new(), password_memory_kib: 19 * 1024 }
    }
}

impl House {
    /// A house with these foundations; `clock` and `seeds` are the system's, or fixed in tests.
    pub fn new(
        store: Store,
        site: Site,
        clock: impl Fn() -> Time + Send + Sync + 'static,
        seeds: impl Fn() -> [u8; 32] + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(Grounds { store, site: Arc::new(site), clock: Box::new(clock), seeds: Box::new(seeds) }))
    }

    /// The present moment; take it once per request.
    pub fn now(&self) -> Time {
        (self.clock)()
    }

    /// The act of one request or job.
    pub fn act(&self, workspace: Id<Workspace>, actor: Actor) -> Act {
        let now = self.now();
        Act { workspace, actor, now, ids: Ids::new(now, (self.seeds)()) }
    }

    /// A name for a request: 16 hexadecimal digits.
    pub(crate) fn request_id(&self) -> String {
        let head = (self.seeds)().first_chunk().map_or(0, |head| u64::from_be_bytes(*head));
        format!("{head:016x}")
    }
}

impl Deref for House {
    type Target = Grounds;
    fn deref(&self) -> &Grounds {
        &self.0
    }
}

impl fmt::Debug for House {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("House").field("site", &self.site).finish_non_exhaustive()
    }
}
