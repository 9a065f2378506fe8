//! A handler that does nothing: what HTTP alone costs.

use axum::Router;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::routing::post;

/// Serves it at an address until killed.
pub fn serve(address: std::net::SocketAddr) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(address).await?;
        let router = Router::new().route("/v1/responses", post(|_: Bytes| async { StatusCode::CREATED }));
        Ok(axum::serve(listener, router).await?)
    })
}
