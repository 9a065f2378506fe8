//! Answers of customers: survey questions, responses with ratings and verbatims, and their import from files.

pub mod maps;
pub mod questions;
