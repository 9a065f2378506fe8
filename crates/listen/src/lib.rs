//! Answers of customers: survey questions, responses with ratings and verbatims, and their import from files.

pub mod imports;
pub mod maps;
pub mod questions;
pub mod responses;
pub mod words;
