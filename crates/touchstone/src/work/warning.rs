//! Webhooks that were switched off by themselves: whoever made one hears of it.

use desk::notices::{self, Kind};
use futures_util::future::BoxFuture;
use kernel::{Event, Id, Member};
use post::Webhook;
use serde::Deserialize;
use serde_json::json;
use store::consumers::Consumer;
use store::{Error, Tx, args};
use url::Url;

/// Gives makers of webhooks a notice.
#[derive(Debug)]
pub struct Warning;

/// What `webhook.failed` promises.
#[derive(Deserialize)]
struct Failed {
    webhook: Id<Webhook>,
    fault: String,
    maker: Option<Id<Member>>,
}

impl Consumer for Warning {
    fn name(&self) -> &'static str {
        "tell makers of webhooks"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["webhook.failed"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let failed = Failed::deserialize(&event.payload).map_err(|error| Error::Misuse(format!("webhook.failed: {error}")))?;
            let Some(maker) = failed.maker else { return Ok(()) };
            let values = args![tx.workspace(), failed.webhook];
            // Removed meanwhile: there is nothing to mend.
            let Some(row) = tx.optional("SELECT url FROM webhook WHERE workspace = $1 AND id = $2", values).await? else { return Ok(()) };
            let host = Url::parse(&row.get::<String>("url")?).ok().and_then(|url| url.host_str().map(ToOwned::to_owned));
            let params = json!({ "host": host, "fault": failed.fault });
            let key = format!("webhook_failed {} {}", failed.webhook, event.at.micros());
            notices::give(tx, maker, Kind::WebhookFailed, None, &params, &key).await.map(drop)
        })
    }
}
