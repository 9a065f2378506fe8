//! Runs jobs one after another.

use std::sync::Arc;

use store::jobs::{Runner, run_once};
use store::{Acts, Store};

use super::rest;
use crate::stop::Stopped;

/// Runs jobs until the word to stop; the job at hand is run to its end.
pub async fn work(store: Store, runners: Vec<Arc<dyn Runner>>, acts: Acts, stopped: Stopped) {
    let bell = store.bell(runners.iter().map(|runner| runner.name()));
    while !stopped.is_given() {
        match run_once(&store, &runners, &acts).await {
            Ok(true) => {}
            Ok(false) => rest(&bell, &stopped).await,
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "jobs cannot be read");
                rest(&bell, &stopped).await;
            }
        }
    }
}
