//! Webhooks by HTTP: only to addresses that the operator lets them reach, looked at after the name was resolved and before it is dialled. Redirects
//! are not followed, proxies of the environment are not used, and no more than the beginning of an answer is read.

use std::error::Error as _;
use std::fmt;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, Result};
use futures_util::future::BoxFuture;
use post::webhooks::{Call, Caller, Reach, Reply, Trouble};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};
use tokio::time::timeout;
use url::Host;

use crate::settings::Webhooks;
use crate::trust;

/// How long a receiver may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long the beginning of its answer's body is waited for; what counts is the status.
const READING: Duration = Duration::from_secs(2);
/// Bytes of an answer that are read.
const READ: usize = 2000;

/// Brings webhooks out.
pub struct Hooks {
    encrypted: Client,
    plain: Client,
    reach: Reach,
    patience: Duration,
}

impl Hooks {
    /// What the operator's settings say.
    pub fn new(settings: &Webhooks) -> Result<Self> {
        let reach = Reach::new(settings.webhook_allow.clone());
        let client = |encrypted| {
            let tls = trust::config(settings.webhook_ca.as_deref()).context("--webhook-ca")?;
            Client::builder()
                .tls_backend_preconfigured(tls)
                .dns_resolver(Resolver { reach: reach.clone(), encrypted })
                .redirect(Policy::none())
                .no_proxy()
                .referer(false)
                .user_agent(concat!("Touchstone/", env!("CARGO_PKG_VERSION")))
                .build()
                .context("no client for webhooks")
        };
        Ok(Self { encrypted: client(true)?, plain: client(false)?, reach, patience: PATIENCE })
    }

    /// The same with less patience.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    async fn send(&self, call: &Call) -> Result<Reply, (Trouble, String)> {
        let url = Url::parse(&call.url).map_err(|error| (Trouble::UnknownHost, error.to_string()))?;
        let encrypted = url.scheme() == "https";
        // An address in place of a name is not resolved.
        let literal = match url.host() {
            Some(Host::Ipv4(address)) => Some(address.into()),
            Some(Host::Ipv6(address)) => Some(address.into()),
            _ => None,
        };
        if let Some(address) = literal {
            self.reach.admits(address, encrypted).map_err(|trouble| (trouble, address.to_string()))?;
        }
        let request = (if encrypted { &self.encrypted } else { &self.plain }).post(url).header(CONTENT_TYPE, "application/json");
        let signed = [("webhook-id", &call.id), ("webhook-timestamp", &call.timestamp), ("webhook-signature", &call.signature)];
        let request = signed.into_iter().filter(|_| !call.signature.is_empty()).fold(request, |request, (name, value)| request.header(name, value));
        match timeout(self.patience, request.body(call.body.clone()).send()).await {
            Err(_) => Err((Trouble::TimedOut, format!("no answer within {} seconds", self.patience.as_secs_f32()))),
            Ok(Err(error)) => Err(trouble(&error.without_url())),
            Ok(Ok(response)) => Ok(reply(response).await),
        }
    }
}

impl Caller for Hooks {
    fn call<'c>(&'c self, call: &'c Call) -> BoxFuture<'c, Result<Reply, (Trouble, String)>> {
        Box::pin(self.send(call))
    }
}

async fn reply(mut response: Response) -> Reply {
    let status = response.status().as_u16();
    let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()).map(ToOwned::to_owned);
    let mut body = Vec::new();
    let reading = async {
        while body.len() < READ
            && let Ok(Some(part)) = response.chunk().await
        {
            body.extend_from_slice(&part[..part.len().min(READ - body.len())]);
        }
    };
    // What has come until then is enough.
    let _ = timeout(READING, reading).await;
    Reply { status, retry_after, body: String::from_utf8_lossy(&body).into_owned() }
}

/// Resolves names, and gives out only the addresses that may be dialled.
struct Resolver {
    reach: Reach,
    encrypted: bool,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (reach, encrypted) = (self.reach.clone(), self.encrypted);
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await.map_err(|_| Undialled(Trouble::UnknownHost))?.collect();
            let mut refused = Trouble::UnknownHost;
            let admitted: Vec<SocketAddr> =
                found.into_iter().filter(|address| reach.admits(address.ip(), encrypted).map_err(|why| refused = why).is_ok()).collect();
            if admitted.is_empty() {
                return Err(Undialled(refused).into());
            }
            Ok(Box::new(admitted.into_iter()) as Addrs)
        })
    }
}

/// Why a name was not dialled.
#[derive(Debug)]
struct Undialled(Trouble);

impl fmt::Display for Undialled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Trouble::UnknownHost => "the name leads nowhere",
            Trouble::NotEncrypted => "the name leads out of our own walls, where only https:// may go",
            _ => "the name leads to an address within our own walls",
        })
    }
}

impl std::error::Error for Undialled {}

/// What was wrong, from the innermost cause.
fn trouble(error: &reqwest::Error) -> (Trouble, String) {
    let mut cause = error.source();
    let mut words = error.to_string();
    while let Some(inner) = cause {
        if let Some(Undialled(trouble)) = inner.downcast_ref() {
            return (*trouble, inner.to_string());
        }
        words = inner.to_string();
        cause = inner.source();
    }
    (if error.is_timeout() { Trouble::TimedOut } else { Trouble::Unreachable }, words)
}
