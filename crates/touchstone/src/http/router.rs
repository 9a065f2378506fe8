//! All routes of the house, their description, and the middleware around them.

use std::sync::LazyLock;

use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::{Extension, Json, Router};
use edge::House;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{accounts, guessing, handbook, headers, health, limits, metrics, operations, personal, problems, shell, watch, web};
use crate::building::Equipment;
use crate::published::PUBLISHED;

/// The words at the head of openapi.json.
#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Touchstone",
        description = "Customer experience: who the customers are, what they say and do, and figures with their uncertainty.\n\nEvery answer that is not a success is a problem (RFC 9457).",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    servers((url = "/", description = "This server")),
    tags((name = "operation", description = "Running the installation"))
)]
struct Head;

/// Every route of the house, described.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::with_openapi(Head::openapi())
        .routes(routes!(health::alive))
        .routes(routes!(health::ready))
        .routes(routes!(metrics::show))
        .routes(routes!(handbook::read))
        .routes(routes!(describe))
        .routes(routes!(describe_surveys))
        .merge(shell::routes())
        .merge(identity::routes())
        .merge(desk::routes())
        .merge(post::routes())
        .merge(customers::routes())
        .merge(accounts::routes())
        .merge(personal::routes())
        .merge(journeys::routes())
        .merge(listen::routes())
        .merge(measure::routes::routes())
        .merge(manage::routes())
        .merge(monitor::routes())
}

/// The description of every route, as openapi.json has it; put together once.
pub fn openapi() -> &'static OpenApi {
    static API: LazyLock<OpenApi> = LazyLock::new(|| {
        let mut api = routes().into_openapi();
        edge::openapi::finish(&mut api);
        operations::name_apart(&mut api);
        api
    });
    &API
}

/// This description.
#[utoipa::path(get, path = "/openapi.json", tag = "operation", security(()), responses((status = 200, body = Object), edge::Problems))]
async fn describe() -> Json<&'static OpenApi> {
    Json(openapi())
}

/// The JSON Schema of a survey.
#[utoipa::path(get, path = "/survey.schema.json", tag = "operation", security(()), responses((status = 200, body = Object), edge::Problems))]
async fn describe_surveys() -> Json<serde_json::Value> {
    Json(surveys::schema::survey())
}

/// Every route behind the middleware; the outermost layer is written first.
pub fn router(house: &House, equipment: &Equipment) -> Router {
    metrics::recorder();
    let (router, _) = routes().split_for_parts();
    router
        .fallback(web::serve)
        .method_not_allowed_fallback(problems::wrong_method)
        .layer(
            ServiceBuilder::new()
                // Layers are cloned with all that is within them, some more than once a request: what only hands things on is outside.
                .layer(Extension(equipment.columns.clone()))
                .layer(Extension(equipment.evaluator()))
                .layer(Extension(equipment.recorder.clone()))
                .layer(Extension(equipment.collector.clone()))
                .layer(Extension(equipment.taker.clone()))
                .layer(Extension(equipment.ledger.clone()))
                .layer(Extension(equipment.shelf.clone()))
                .layer(Extension(crate::records::registry()))
                .layer(Extension(equipment.observer.clone()))
                .layer(Extension(equipment.outbox.office.clone()))
                .layer(Extension(equipment.reach.clone()))
                .layer(Extension(PUBLISHED))
                .layer(from_fn_with_state(house.clone(), edge::request::name))
                .layer(from_fn(watch::watch))
                .layer(from_fn_with_state(house.clone(), headers::guard))
                .layer(CompressionLayer::new().gzip(true))
                .layer(CatchPanicLayer::custom(problems::panicked))
                .layer(from_fn(limits::patience))
                .layer(from_fn_with_state(house.clone(), guessing::slow_down))
                .layer(DefaultBodyLimit::max(limits::BODY)),
        )
        .with_state(house.clone())
}
