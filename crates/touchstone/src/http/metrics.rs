//! `/metrics`: figures about the house itself for Prometheus; never about customers.

use std::sync::{Arc, OnceLock};

use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use columns::{Columns, Stats};
use edge::{House, Problem, Problems};
use http::header::CONTENT_TYPE;
use kernel::Time;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use monitor::classes;
use store::Error;
use tokio::sync::Mutex;

use crate::doctor::{self, Pulse};
use crate::work::plan;

/// Seconds that requests are sorted by.
const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// The recorder of this process, made at the first call.
pub fn recorder() -> &'static PrometheusHandle {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    RECORDER.get_or_init(|| {
        let recorder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".into()), &SECONDS)
            .expect("the list of buckets is not empty")
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
    metrics::describe_counter!("touchstone_statements_total", "Statements sent to the record store");
    metrics::describe_gauge!("touchstone_jobs", "Jobs by state");
    metrics::describe_gauge!("touchstone_log_head", "Number of the newest event in the log");
    metrics::describe_gauge!("touchstone_troubles", "Failed jobs and held consumers that `touchstone doctor` names");
    metrics::describe_gauge!("touchstone_events_to_take", "Events of the log that a consumer has not taken yet, by consumer");
    metrics::describe_gauge!("touchstone_customers_to_look_at", "Customers whose class is to be found anew");
    metrics::describe_gauge!("touchstone_columns_memory_bytes", "Memory that columns take");
    metrics::describe_gauge!("touchstone_columns_disk_bytes", "Size of the files of columns in use");
    metrics::describe_gauge!("touchstone_columns_ratings", "Ratings that columns in use hold");
}

/// Seconds for which what was observed is good enough, however often it is asked for.
const KEPT: i64 = 5;

/// Looks at the house when its figures are asked for, but not too often.
#[derive(Clone, Debug, Default)]
pub struct Observer(Arc<Mutex<Option<Time>>>);

/// Figures about this process and its store, as Prometheus reads them.
#[utoipa::path(get, path = "/metrics", tag = "operation", security(()), responses((status = 200, body = String, content_type = "text/plain"), Problems))]
pub async fn show(
    State(house): State<House>,
    Extension(columns): Extension<Columns>,
    Extension(observer): Extension<Observer>,
) -> Result<Response, Problem> {
    let recorder = recorder();
    observer.look(&house, &columns).await?;
    recorder.run_upkeep();
    Ok(([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], recorder.render()).into_response())
}

impl Observer {
    async fn look(&self, house: &House, columns: &Columns) -> Result<(), Error> {
        let (mut last, now) = (self.0.lock().await, house.now());
        if !last.is_some_and(|last| (last..last.plus_seconds(KEPT)).contains(&now)) {
            observe(house, &doctor::pulse(house, now).await?, columns.totals().await);
            let mut waiting = 0;
            for workspace in plan::workspaces(house).await? {
                waiting += classes::store::waiting(&mut house.store.read(workspace).await?, now).await?;
            }
            metrics::gauge!("touchstone_customers_to_look_at").set(waiting as f64);
            *last = Some(now);
        }
        Ok(())
    }
}

fn observe(house: &House, pulse: &Pulse, columns: Stats) {
    for (state, count) in [("waiting", pulse.jobs.waiting), ("running", pulse.jobs.running), ("failed", pulse.jobs.failed)] {
        metrics::gauge!("touchstone_jobs", "state" => state).set(count as f64);
    }
    for consumer in plan::consumers(&house.site) {
        let behind = pulse.behind.iter().find(|behind| behind.consumer == consumer.name()).map_or(0, |behind| behind.events);
        metrics::gauge!("touchstone_events_to_take", "consumer" => consumer.name()).set(behind as f64);
    }
    metrics::counter!("touchstone_statements_total").absolute(house.store.statements());
    metrics::gauge!("touchstone_log_head").set(pulse.log_head as f64);
    metrics::gauge!("touchstone_troubles").set(pulse.troubles.len() as f64);
    metrics::gauge!("touchstone_columns_memory_bytes").set(columns.memory_bytes as f64);
    metrics::gauge!("touchstone_columns_disk_bytes").set(columns.disk_bytes as f64);
    metrics::gauge!("touchstone_columns_ratings").set(columns.ratings as f64);
}
