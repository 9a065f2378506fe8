//! Stories of somebody who answers a survey in a browser, on both engines.

#[path = "answering/browser.rs"]
mod browser;
#[path = "answering/consents.rs"]
mod consents;
#[path = "answering/elsewhere.rs"]
mod elsewhere;
#[path = "answering/files.rs"]
mod files;
#[path = "answering/links.rs"]
mod links;
#[path = "answering/logo.rs"]
mod logo;
#[path = "answering/one_engine.rs"]
mod one_engine;
#[path = "answering/paths.rs"]
mod paths;
#[path = "answering/promised.rs"]
mod promised;
#[path = "answering/robots.rs"]
mod robots;
#[path = "answering/uploads.rs"]
mod uploads;
#[path = "answering/widget.rs"]
mod widget;
