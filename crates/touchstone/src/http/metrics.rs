//! `/metrics`: figures about the house itself for Prometheus; never about customers.

use std::sync::OnceLock;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use edge::{House, Problem, Problems};
use http::header::CONTENT_TYPE;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::doctor;

/// Seconds that requests are sorted by.
const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];
/// Sizes that intake batches are sorted by.
const BATCHES: [f64; 9] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// The recorder of this process, made at the first call.
pub fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| {
        let recorder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".into()), &SECONDS)
            .and_then(|builder| builder.set_buckets_for_metric(Matcher::Suffix("_batch".into()), &BATCHES))
            .expect("the lists of buckets are not empty")
            .build_recorder();
        let handle = recorder.handle();
        // Another recorder can only be there when somebody embeds this crate; then the figures go there.
        let _ = metrics::set_global_recorder(recorder);
        describe();
        handle
    })
}

fn describe() {
    metrics::describe_counter!("touchstone_http_requests_total", "Requests answered, by method, route and status");
    metrics::describe_histogram!("touchstone_http_request_seconds", "How long requests took, by method and route");
    metrics::describe_gauge!("touchstone_jobs", "Jobs by state");
    metrics::describe_gauge!("touchstone_log_head", "Number of the newest event in the log");
    metrics::describe_gauge!("touchstone_troubles", "Failed jobs and held consumers that `touchstone doctor` names");
    metrics::describe_gauge!("touchstone_columns_bytes", "Memory that columns take");
    metrics::describe_gauge!("touchstone_columns_ratings", "Ratings that columns hold");
}

/// Figures about this process and its store, as Prometheus reads them.
#[utoipa::path(get, path = "/metrics", tag = "operation", security(()), responses((status = 200, body = String, content_type = "text/plain"), Problems))]
pub async fn show(State(house): State<House>) -> Result<Response, Problem> {
    let recorder = recorder();
    observe(&house).await?;
    recorder.run_upkeep();
    Ok(([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], recorder.render()).into_response())
}

async fn observe(house: &House) -> Result<(), Problem> {
    let findings = doctor::examine(house, house.now()).await?;
    for (state, count) in [("waiting", findings.jobs.waiting), ("running", findings.jobs.running), ("failed", findings.jobs.failed)] {
        metrics::gauge!("touchstone_jobs", "state" => state).set(count as f64);
    }
    metrics::gauge!("touchstone_log_head").set(findings.log_head as f64);
    metrics::gauge!("touchstone_troubles").set(findings.troubles.len() as f64);
    Ok(())
}
