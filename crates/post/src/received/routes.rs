//! Routes of letters that come in: a mail server brings them, with a key of its own.

use axum::Json;
use axum::extract::{DefaultBodyLimit, Request, State};
use edge::body::{read, refuse_other_media};
use edge::{House, List, ListParams, Listed, Problem, Problems, TimeText};
use identity::May;
use identity::may::ManageWorkspace;
use kernel::{Actor, Id, Time};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::take::{Brought, take};
use super::{Kind, LARGEST, Record};
use crate::settings::MailKey;
use crate::{LetterId, LetterIn, LetterInId, LetterNoun};

/// All routes of this noun.
pub(crate) fn routes() -> OpenApiRouter<House> {
    let bring = OpenApiRouter::new().routes(routes!(bring)).layer(DefaultBodyLimit::max(LARGEST));
    OpenApiRouter::new().routes(routes!(list)).merge(bring)
}

/// A letter that came in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LetterIn)]
struct LetterInOut {
    #[schema(value_type = LetterInId)]
    id: Id<LetterIn>,
    kind: Kind,
    /// What its sender is called; withheld from those who do not see customers.
    from_name: Option<String>,
    /// The address of its sender; withheld from those who do not see customers.
    from_address: Option<String>,
    /// Withheld from those who do not see customers.
    subject: Option<String>,
    /// What a server said, or why it was refused.
    reason: Option<String>,
    /// The letter it belongs to.
    #[schema(value_type = Option<LetterId>)]
    letter: Option<Id<LetterNoun>>,
    bytes: i64,
    #[schema(value_type = TimeText)]
    received_at: Time,
}

impl LetterInOut {
    fn of(record: Record, sees_customers: bool) -> Self {
        Self {
            id: record.id,
            kind: record.kind,
            from_name: record.from_name.filter(|_| sees_customers),
            from_address: record.from_address.filter(|_| sees_customers),
            subject: record.subject.filter(|_| sees_customers),
            reason: record.reason,
            letter: record.letter,
            bytes: record.bytes,
            received_at: record.received_at,
        }
    }
}

/// Which letters are listed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only letters of this kind.
    kind: Option<Kind>,
}

/// What became of a letter that was brought.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LetterTaken)]
struct Taken {
    #[schema(value_type = LetterInId)]
    id: Id<LetterIn>,
    kind: Kind,
    /// Why it was refused, or what a server said.
    reason: Option<String>,
}

/// Letters that came in, the newest first
#[utoipa::path(get, path = "/v1/mail/in", operation_id = "list_letters_in", tag = "mail", params(May<ManageWorkspace>, ListParams, Filter),
    responses((status = 200, body = Listed<LetterInOut>), Problems))]
async fn list(State(house): State<House>, may: May<ManageWorkspace>, list: List<Filter>) -> Result<Json<Listed<LetterInOut>>, Problem> {
    let page = super::page(&mut house.store.read(may.act.workspace).await?, list.filter.kind, list.after()?, list.limit).await?;
    Ok(Json(Listed::of(page, |record| LetterInOut::of(record, may.sees.customers))))
}

/// Bring a letter in
///
/// Raw, as it came (RFC 5322), up to 25 MB, with `Authorization: Bearer tm_…`, the key of the workspace's mail. Answers are filed with the letter they
/// belong to, bounces end it; what belongs to no letter is kept as refused. Bringing the same letter again changes nothing.
#[utoipa::path(post, path = "/v1/mail/in", operation_id = "bring_letter_in", tag = "mail", params(MailKey),
    request_body(content = String, content_type = "message/rfc822"), responses((status = 200, body = Taken), Problems))]
async fn bring(State(house): State<House>, MailKey(workspace): MailKey, request: Request) -> Result<Json<Taken>, Problem> {
    refuse_other_media(request.headers(), "message/rfc822", |essence| essence == "message/rfc822")?;
    let raw = read(request, &house).await?;
    let record = take(&house.store, &house.act(workspace, Actor::System("mail in")), Brought::whole(raw)).await?;
    Ok(Json(Taken { id: record.id, kind: record.kind, reason: record.reason }))
}
