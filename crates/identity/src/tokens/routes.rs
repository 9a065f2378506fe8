//! API tokens over HTTP.

use ::store::{Error, Row};
use axum::Json;
use axum::extract::State;
use edge::{Body, House, List, ListParams, Listed, MemberId, Place, Problem, Problems, TimeText, TokenId};
use http::StatusCode;
use kernel::{Actor, Code, Id, Member, Refusal, Time, Token};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{refuse_past, store};
use crate::audit::audit;
use crate::may::{self, May};
use crate::rights::{Right, Rights};

pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list_tokens, create_token)).routes(routes!(revoke_token))
}

/// A token to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TokenIn {
    /// What it is for.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// What it may do; nothing that its maker may not do.
    #[schema(min_items = 1)]
    scopes: Vec<Right>,
    /// When it ends; never, unless told.
    #[schema(value_type = Option<TimeText>)]
    ends_at: Option<Time>,
}

/// A token that was just made.
#[derive(Serialize, ToSchema)]
struct TokenMade {
    #[schema(value_type = TokenId)]
    id: Id<Token>,
    /// Shown this once: send it as `Authorization: Bearer ts_…`.
    token: String,
}

/// A token, without its secret.
#[derive(Serialize, ToSchema)]
struct TokenOut {
    #[schema(value_type = TokenId)]
    id: Id<Token>,
    name: String,
    /// How its text begins.
    hint: String,
    scopes: Vec<Right>,
    /// The member who made it; none for the operator.
    #[schema(value_type = Option<MemberId>)]
    made_by: Option<Id<Member>>,
    #[schema(value_type = TimeText)]
    made_at: Time,
    /// When it was last used, to the minute.
    #[schema(value_type = Option<TimeText>)]
    seen_at: Option<Time>,
    #[schema(value_type = Option<TimeText>)]
    ends_at: Option<Time>,
    #[schema(value_type = Option<TimeText>)]
    revoked_at: Option<Time>,
}

fn show(row: &Row) -> Result<TokenOut, Error> {
    let scopes = Rights::from_words(&row.get::<String>("scopes")?).iter().collect();
    Ok(TokenOut {
        id: row.get("id")?,
        name: row.get("name")?,
        hint: row.get("hint")?,
        scopes,
        made_by: row.get("made_by")?,
        made_at: row.get("made_at")?,
        seen_at: row.get("seen_at")?,
        ends_at: row.get("ends_at")?,
        revoked_at: row.get("revoked_at")?,
    })
}

/// List the tokens
#[utoipa::path(get, path = "/v1/tokens", tag = "tokens", params(May<may::ManageTokens>, ListParams), responses((status = 200, body = Listed<TokenOut>), Problems))]
async fn list_tokens(State(house): State<House>, may: May<may::ManageTokens>, list: List) -> Result<Json<Listed<TokenOut>>, Problem> {
    let rows = store::list(&mut house.store.read(may.act.workspace).await?, list.after()?, list.fetch()).await?;
    let tokens = rows.iter().map(show).collect::<Result<Vec<_>, _>>()?;
    Ok(Json(list.page(tokens, |token| token.id).into()))
}

/// Make a token
///
/// Its text is in this answer and nowhere else.
#[utoipa::path(post, path = "/v1/tokens", tag = "tokens", params(May<may::ManageTokens>), request_body = TokenIn, responses((status = 201, body = TokenMade), Problems))]
async fn create_token(
    State(house): State<House>,
    may: May<may::ManageTokens>,
    Body(given): Body<TokenIn>,
) -> Result<(StatusCode, Json<TokenMade>), Problem> {
    let name = kernel::text::line("name", &given.name, 200)?;
    let scopes: Rights = given.scopes.iter().copied().collect();
    refuse_excess(scopes, may.rights)?;
    refuse_past(given.ends_at, may.act.now)?;
    let made_by = match may.act.actor {
        Actor::Member(member) => Some(member),
        Actor::Operator => None,
        _ => return Err(Problem::new(Code::NotAllowed, "a token cannot make tokens: log in to make one")),
    };
    let mut tx = house.store.begin(&may.act).await?;
    let (id, token) = store::insert(&mut tx, &store::NewToken { name: &name, scopes, ends_at: given.ends_at, made_by }).await?;
    audit(&mut tx, "made", "token", Some(id), &json!({"name": name, "scopes": given.scopes})).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(TokenMade { id, token })))
}

fn refuse_excess(scopes: Rights, held: Rights) -> Result<(), Refusal> {
    if scopes == Rights::default() {
        return Err(Refusal::field("scopes", "is empty: name at least one right"));
    }
    match scopes.iter().find(|right| !held.has(*right)) {
        Some(right) => Err(Refusal::field("scopes", format!("holds {right}, which you do not have yourself"))),
        None => Ok(()),
    }
}

/// Revoke a token
#[utoipa::path(delete, path = "/v1/tokens/{id}", tag = "tokens", params(May<may::ManageTokens>, ("id" = TokenId, Path)), responses((status = 204), Problems))]
async fn revoke_token(State(house): State<House>, may: May<may::ManageTokens>, Place(id): Place<Id<Token>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if !store::revoke(&mut tx, id).await? {
        return Err(Problem::not_found("token in force", id));
    }
    audit(&mut tx, "revoked", "token", Some(id), &json!({})).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
