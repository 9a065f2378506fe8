//! Routes of a person's own rights, over all rooms.

use axum::extract::State;
use axum::{Extension, Json};
use columns::Columns;
use customers::contacts::Contact;
use customers::ids::ContactId;
use edge::{House, Place, Problem, Problems};
use identity::May;
use identity::may::{Erase, Export};
use kernel::{Code, Id};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::personal::{self, Erased, Erasure};

/// The folder that keeps the ledger of erased people.
#[derive(Clone, Debug)]
pub struct LedgerFolder(pub std::sync::Arc<std::path::Path>);

/// The routes.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(export)).routes(routes!(erase))
}

/// Everything that is kept of a person
///
/// For the person: who they are, what they agreed to, what they said.
#[utoipa::path(get, path = "/v1/contacts/{id}/personal", tag = "customers", params(May<Export>, ("id" = ContactId, Path)),
    responses((status = 200, body = Object), Problems))]
async fn export(State(house): State<House>, may: May<Export>, Place(id): Place<Id<Contact>>) -> Result<Json<serde_json::Value>, Problem> {
    if !may.sees.customers {
        return Err(Problem::new(Code::NotAllowed, "this shows a person by name and mail: it needs the right see_customers"));
    }
    let mut read = house.store.snapshot(may.act.workspace).await?;
    let kept = personal::export(&mut read, id).await?;
    drop(read);
    let mut tx = house.store.begin(&may.act).await?;
    identity::audit::audit(&mut tx, "contact.showed_all", "contact", Some(id), &serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(Json(kept))
}

/// What was forgotten.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Forgotten {
    /// How many responses went with the person.
    pub responses: usize,
}

/// Erase a person for good
///
/// The person, all they said, and the figures it went into. It cannot be undone; a restored backup erases them again.
#[utoipa::path(post, path = "/v1/contacts/{id}/erase", tag = "customers", params(May<Erase>, ("id" = ContactId, Path)),
    responses((status = 200, body = Forgotten), Problems))]
async fn erase(
    State(house): State<House>,
    Extension(columns): Extension<Columns>,
    Extension(ledger): Extension<LedgerFolder>,
    may: May<Erase>,
    Place(id): Place<Id<Contact>>,
) -> Result<Json<Forgotten>, Problem> {
    let Erasure { responses, people } = personal::erase(&house.store, &may.act, id).await?;
    for contact in people {
        let line = Erased { workspace: may.act.workspace, contact, at: may.act.now };
        if let Err(error) = line.enter(&ledger.0) {
            tracing::error!("the ledger of erased people cannot be written; the records have it still: {error}");
        }
    }
    // At once here; a job does so again, in case this process ends before.
    if let Err(error) = columns.erase(may.act.workspace).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "the columns will be erased by a job");
    }
    Ok(Json(Forgotten { responses }))
}
