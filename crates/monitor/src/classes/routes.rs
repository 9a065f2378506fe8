//! Routes of classes.

use std::sync::Arc;

use axum::extract::State;
use axum::{Extension, Json};
use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use edge::{Body, House, List, ListParams, Listed, Params, Place, Problem, Problems, TimeText};
use identity::May;
use identity::may::{ManageLoop, ReadCases, WriteCases};
use kernel::{Code, Id, Refusal, Time, text};
use measure::Evaluator;
use serde::Deserialize;
use serde_json::json;
use store::{Error, Read, args};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::matrix;
use super::overrides;
use super::preview;
use super::shapes::{ClassOut, ExampleOut, ListedOut, MatrixOut, OverrideIn, PreviewOut, RulesIn, RulesOut, RulesTry, Versions, named};
use super::store::{self as kept, Filter, Noun, Version};
use super::sweeps;
use super::words::Sentence;
use super::{Class, Whose};

/// Days that a matrix looks back unless told.
const QUARTER: i64 = 90;

/// All routes of this noun; the preview needs an evaluator as an extension, `Arc<dyn Evaluator>`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(of_account))
        .routes(routes!(set_account, release_account))
        .routes(routes!(of_contact))
        .routes(routes!(set_contact, release_contact))
        .routes(routes!(list))
        .routes(routes!(moved))
        .routes(routes!(rules, lay_down))
        .routes(routes!(versions))
        .routes(routes!(try_rules))
}

/// The class of an account: why, and how it came to it.
#[utoipa::path(get, path = "/v1/accounts/{id}/class", operation_id = "show_account_class", tag = "monitor", params(May<ReadCases>, ("id" = AccountId, Path)),
    responses((status = 200, body = ClassOut), Problems))]
async fn of_account(State(house): State<House>, may: May<ReadCases>, Place(id): Place<Id<Account>>) -> Result<Json<ClassOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    Ok(Json(show(&mut read, Whose::Account(id), may.act.now).await?))
}

/// The class of somebody who belongs to no account.
#[utoipa::path(get, path = "/v1/contacts/{id}/class", operation_id = "show_contact_class", tag = "monitor", params(May<ReadCases>, ("id" = ContactId, Path)),
    responses((status = 200, body = ClassOut), Problems))]
async fn of_contact(State(house): State<House>, may: May<ReadCases>, Place(id): Place<Id<Contact>>) -> Result<Json<ClassOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    Ok(Json(show(&mut read, Whose::Contact(id), may.act.now).await?))
}

async fn show(read: &mut Read, whose: Whose, now: Time) -> Result<ClassOut, Error> {
    overrides::check(read, whose).await?;
    let standing = kept::standing(read, whose).await?.unwrap_or_else(|| overrides::fresh(whose, now));
    let (by_hand, history) = (overrides::holding(read, whose, now).await?, kept::history(read, whose).await?);
    Ok(Versions(kept::versions(read).await?).show(standing, by_hand, history))
}

/// Set the class of an account by hand, with a reason and an end.
#[utoipa::path(put, path = "/v1/accounts/{id}/class/override", operation_id = "set_account_class", tag = "monitor", request_body = OverrideIn,
    params(May<WriteCases>, ("id" = AccountId, Path)), responses((status = 200, body = ClassOut), Problems))]
async fn set_account(
    State(house): State<House>,
    may: May<WriteCases>,
    Place(id): Place<Id<Account>>,
    Body(wish): Body<OverrideIn>,
) -> Result<Json<ClassOut>, Problem> {
    set(&house, &may, Whose::Account(id), wish).await
}

/// Set the class of a consumer by hand, with a reason and an end.
#[utoipa::path(put, path = "/v1/contacts/{id}/class/override", operation_id = "set_contact_class", tag = "monitor", request_body = OverrideIn,
    params(May<WriteCases>, ("id" = ContactId, Path)), responses((status = 200, body = ClassOut), Problems))]
async fn set_contact(
    State(house): State<House>,
    may: May<WriteCases>,
    Place(id): Place<Id<Contact>>,
    Body(wish): Body<OverrideIn>,
) -> Result<Json<ClassOut>, Problem> {
    set(&house, &may, Whose::Contact(id), wish).await
}

async fn set(house: &House, may: &May<WriteCases>, whose: Whose, wish: OverrideIn) -> Result<Json<ClassOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    overrides::set(&mut tx, whose, wish.class, &wish.reason, wish.until).await?;
    let shown = show(&mut tx, whose, may.act.now).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// End what was set by hand: the class of the account is what the rules say.
#[utoipa::path(delete, path = "/v1/accounts/{id}/class/override", operation_id = "release_account_class", tag = "monitor",
    params(May<WriteCases>, ("id" = AccountId, Path)), responses((status = 200, body = ClassOut), Problems))]
async fn release_account(State(house): State<House>, may: May<WriteCases>, Place(id): Place<Id<Account>>) -> Result<Json<ClassOut>, Problem> {
    release(&house, &may, Whose::Account(id)).await
}

/// End what was set by hand: the class of the consumer is what the rules say.
#[utoipa::path(delete, path = "/v1/contacts/{id}/class/override", operation_id = "release_contact_class", tag = "monitor",
    params(May<WriteCases>, ("id" = ContactId, Path)), responses((status = 200, body = ClassOut), Problems))]
async fn release_contact(State(house): State<House>, may: May<WriteCases>, Place(id): Place<Id<Contact>>) -> Result<Json<ClassOut>, Problem> {
    release(&house, &may, Whose::Contact(id)).await
}

async fn release(house: &House, may: &May<WriteCases>, whose: Whose) -> Result<Json<ClassOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    overrides::end(&mut tx, whose).await?;
    let shown = show(&mut tx, whose, may.act.now).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// Which customers.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// Of this class.
    #[param(inline)]
    class: Option<Class>,
    /// Accounts, or people who belong to none; both unless told.
    #[param(inline)]
    noun: Option<Noun>,
}

/// Customers with their classes, those whose class changed last at the beginning.
#[utoipa::path(get, path = "/v1/classes", operation_id = "list_classes", tag = "monitor", params(May<ReadCases>, ListParams, Filters),
    responses((status = 200, body = Listed<ListedOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadCases>, list: List<Filters>) -> Result<Json<Listed<ListedOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let Filters { class, noun } = list.filter;
    let page = kept::page(&mut read, &List { cursor: list.cursor, limit: list.limit, filter: Filter { class, noun } }).await?;
    let versions = Versions(kept::versions(&mut read).await?);
    Ok(Json(Listed::of(page, |row| versions.list(row, may.sees.customers))))
}

/// Between which moments.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Between {
    /// From this moment; 90 days before the other unless told.
    #[param(value_type = Option<TimeText>)]
    from: Option<Time>,
    /// Until this moment; now unless told.
    #[param(value_type = Option<TimeText>)]
    until: Option<Time>,
    /// Accounts unless told.
    #[param(inline)]
    noun: Option<Noun>,
}

/// How many customers moved from which class to which.
#[utoipa::path(get, path = "/v1/classes/matrix", operation_id = "show_class_matrix", tag = "monitor", params(May<ReadCases>, Between),
    responses((status = 200, body = MatrixOut), Problems))]
async fn moved(State(house): State<House>, may: May<ReadCases>, Params(between): Params<Between>) -> Result<Json<MatrixOut>, Problem> {
    let until = between.until.unwrap_or(may.act.now);
    let from = between.from.unwrap_or_else(|| until.plus_seconds(-QUARTER * 86_400));
    if from > until {
        return Err(edge::params::parameter("from", "lies behind until: name the earlier moment first").into());
    }
    let mut read = house.store.read(may.act.workspace).await?;
    let moves = matrix::moved(&mut read, between.noun.unwrap_or(Noun::Account), None, from, until).await?;
    Ok(Json(MatrixOut { from, until, moves: moves.into_iter().map(Into::into).collect() }))
}

/// The rules that hold.
#[utoipa::path(get, path = "/v1/class-rules", operation_id = "show_class_rules", tag = "monitor", params(May<ReadCases>),
    responses((status = 200, body = RulesOut), Problems))]
async fn rules(State(house): State<House>, may: May<ReadCases>) -> Result<Json<RulesOut>, Problem> {
    Ok(Json(kept::rules(&mut house.store.read(may.act.workspace).await?).await?.into()))
}

/// All versions of the rules, the newest first.
#[utoipa::path(get, path = "/v1/class-rules/versions", operation_id = "list_class_rules", tag = "monitor", params(May<ReadCases>),
    responses((status = 200, body = Listed<RulesOut>), Problems))]
async fn versions(State(house): State<House>, may: May<ReadCases>) -> Result<Json<Listed<RulesOut>>, Problem> {
    let versions = kept::versions(&mut house.store.read(may.act.workspace).await?).await?;
    Ok(Json(Listed { items: versions.into_iter().map(RulesOut::from).collect(), next: None }))
}

/// Lay down other rules; everybody is looked at by them.
#[utoipa::path(put, path = "/v1/class-rules", operation_id = "lay_down_class_rules", tag = "monitor", params(May<ManageLoop>), request_body = RulesIn,
    responses((status = 200, body = RulesOut), Problems))]
async fn lay_down(State(house): State<House>, may: May<ManageLoop>, Body(wish): Body<RulesIn>) -> Result<Json<RulesOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    tx.take_turn("class").await?;
    let before = kept::rules(&mut tx).await?;
    if before.version != wish.version {
        let reason = format!("somebody laid down version {} meanwhile: look at it and change that one", before.version);
        return Err(Refusal { code: Code::Stale, ..Refusal::field("version", reason) }.into());
    }
    let note = if wish.note.trim().is_empty() { String::new() } else { text::line("note", &wish.note, 500)? };
    let act = &may.act;
    let laid = Version { version: before.version + 1, rules: wish.rules.checked()?, note, made_at: act.now, actor: act.actor.to_string() };
    let sql = "INSERT INTO class_rules (workspace, version, rules, note, made_at, actor) VALUES ($1, $2, $3, $4, $5, $6)";
    tx.execute(sql, args![act.workspace, laid.version, json!(laid.rules).to_string(), &laid.note, act.now, &laid.actor]).await?;
    kept::list_all(&mut tx).await?;
    sweeps::begin(&mut tx).await?;
    identity::audit::audit(&mut tx, "class_rules.laid_down", "class_rules", Some(laid.version), &json!({})).await?;
    tx.commit().await?;
    Ok(Json(laid.into()))
}

/// Who would move if these rules held; nothing is written.
#[utoipa::path(post, path = "/v1/class-rules/preview", operation_id = "preview_class_rules", tag = "monitor", params(May<ManageLoop>), request_body = RulesTry,
    responses((status = 200, body = PreviewOut), Problems))]
async fn try_rules(
    State(house): State<House>,
    Extension(evaluator): Extension<Arc<dyn Evaluator>>,
    may: May<ManageLoop>,
    Body(wish): Body<RulesTry>,
) -> Result<Json<PreviewOut>, Problem> {
    let rules = wish.rules.checked()?;
    let preview::Preview { all, looked, moves, examples } = preview::preview(&house.store, evaluator.as_ref(), &may.act, &rules).await?;
    let mut read = house.store.read(may.act.workspace).await?;
    let names = kept::names(&mut read, &examples.iter().map(|(standing, ..)| standing.whose).collect::<Vec<_>>()).await?;
    let example = |(standing, is, because): (kept::Standing, Class, super::because::Because)| {
        let (whose, sentence) = (standing.whose, Sentence::of(&because, &rules));
        let name = names.get(&whose).cloned().and_then(|name| named(whose, name, may.sees.customers));
        ExampleOut { account: whose.account(), contact: whose.contact(), name, was: standing.by_rules, is, sentence }
    };
    let examples = examples.into_iter().map(example).collect();
    Ok(Json(PreviewOut { all, looked, moves: moves.into_iter().map(Into::into).collect(), examples }))
}
