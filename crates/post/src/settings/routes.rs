//! Routes of the mail settings of a workspace.

use axum::extract::State;
use axum::http::StatusCode;
use axum::{Extension, Json};
use data_encoding::BASE64URL_NOPAD;
use edge::{Body, House, Patch, Problem, Problems, TimeText};
use identity::May;
use identity::may::{ManageWorkspace, ReadWorkspace};
use kernel::{Code, Refusal, Time};
use serde::{Deserialize, Serialize};
use store::Read;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Settings, change, get, set_key};
use crate::{Delivery, Office, letters};

/// What a key of incoming mail begins with, so that scanners for leaked secrets know it.
const PREFIX: &str = "tm_";

/// All routes of this noun.
pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(read, write)).routes(routes!(make_key, revoke_key))
}

/// How a workspace writes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MailSettings)]
struct MailOut {
    /// How letters leave this installation; the operator decides.
    delivery: Delivery,
    /// Whom letters come from unless the workspace says otherwise.
    default_sender: Option<String>,
    /// The domains that letters may come from.
    domains: Vec<String>,
    /// Whom letters come from.
    sender_name: Option<String>,
    /// The address they come from.
    sender_address: Option<String>,
    /// The mailbox whose mail is brought in; answers and bounces go there.
    reply_address: Option<String>,
    /// Stands below every letter.
    postal_address: Option<String>,
    /// How many letters wait to leave.
    waiting: i64,
    /// Where mail is brought in.
    mail_in: String,
    /// The beginning of the key it is brought in with.
    key_hint: Option<String>,
    #[schema(value_type = Option<TimeText>)]
    key_made_at: Option<Time>,
    /// For how many days it is kept what letters say; none is for ever. That they were sent or came stays, and so do words filed as answers.
    keep_days: Option<i64>,
    revision: i64,
}

/// A change of how a workspace writes; null takes a setting away.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MailPatch {
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    sender_name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 254)]
    sender_address: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 254)]
    reply_address: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 500)]
    postal_address: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 7, maximum = 36_500)]
    keep_days: Patch<i64>,
    /// The revision you have seen.
    revision: Option<i64>,
}

/// A key of incoming mail, shown once.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MailKey)]
struct KeyOut {
    key: String,
}

/// How letters leave and come in
#[utoipa::path(get, path = "/v1/mail", operation_id = "read_mail", tag = "mail", params(May<ReadWorkspace>),
    responses((status = 200, body = MailOut), Problems))]
async fn read(State(house): State<House>, Extension(office): Extension<Office>, may: May<ReadWorkspace>) -> Result<Json<MailOut>, Problem> {
    show(&mut house.store.read(may.act.workspace).await?, &house, &office).await.map(Json)
}

async fn show(read: &mut Read, house: &House, office: &Office) -> Result<MailOut, Problem> {
    let (settings, waiting) = (get(read).await?, letters::waiting(read).await?);
    Ok(MailOut {
        delivery: office.delivery(),
        default_sender: office.sender().map(|sender| sender.address().to_owned()),
        domains: office.domains().to_vec(),
        sender_name: settings.sender_name,
        sender_address: settings.sender_address,
        reply_address: settings.reply_address,
        postal_address: settings.postal_address,
        waiting,
        mail_in: format!("{}/v1/mail/in", house.site.base_url),
        key_hint: settings.key_hint,
        key_made_at: settings.key_made_at,
        keep_days: settings.keep_days,
        revision: settings.revision,
    })
}

/// Change how letters leave and come in
#[utoipa::path(patch, path = "/v1/mail", operation_id = "change_mail", tag = "mail", params(May<ManageWorkspace>), request_body = MailPatch,
    responses((status = 200, body = MailOut), Problems))]
async fn write(
    State(house): State<House>,
    Extension(office): Extension<Office>,
    may: May<ManageWorkspace>,
    Body(patch): Body<MailPatch>,
) -> Result<Json<MailOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let known = get(&mut tx).await?;
    if patch.revision.is_some_and(|seen| seen != known.revision) {
        return Err(Refusal::new(Code::Stale, "somebody changed the mail settings in the meantime: read them again").into());
    }
    let revision = known.revision;
    let settings = Settings {
        sender_name: patch.sender_name.apply(known.sender_name),
        sender_address: patch.sender_address.apply(known.sender_address),
        reply_address: patch.reply_address.apply(known.reply_address),
        postal_address: patch.postal_address.apply(known.postal_address),
        keep_days: patch.keep_days.apply(known.keep_days),
        ..known
    };
    change(&mut tx, revision, &settings.checked(&office)?).await?;
    let shown = show(&mut tx, &house, &office).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// Make a new key for incoming mail
///
/// It is shown once; the key before it is good no longer.
#[utoipa::path(put, path = "/v1/mail/key", operation_id = "make_mail_key", tag = "mail", params(May<ManageWorkspace>),
    responses((status = 200, body = KeyOut), Problems))]
async fn make_key(State(house): State<House>, may: May<ManageWorkspace>) -> Result<Json<KeyOut>, Problem> {
    let key = format!("{PREFIX}{}", BASE64URL_NOPAD.encode(&may.act.ids.secret()));
    let mut tx = house.store.begin(&may.act).await?;
    set_key(&mut tx, Some(&key)).await?;
    tx.commit().await?;
    Ok(Json(KeyOut { key }))
}

/// Let no mail come in any more
#[utoipa::path(delete, path = "/v1/mail/key", operation_id = "revoke_mail_key", tag = "mail", params(May<ManageWorkspace>),
    responses((status = 204), Problems))]
async fn revoke_key(State(house): State<House>, may: May<ManageWorkspace>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    set_key(&mut tx, None).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
