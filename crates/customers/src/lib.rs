//! Customers and who faces them: accounts, contacts, offerings, pairings, their attributes, and how they are found.

pub mod accounts;
pub mod attributes;
pub mod contacts;
pub mod offerings;
pub mod pairings;
pub mod revision;
pub mod search;
pub mod trail;
