//! What a script adds to pages where it runs; nothing needs it.

/// The script of every page.
pub(super) const PAGE: &str = include_str!("script.js");

/// The script that other websites include.
pub(super) const WIDGET: &str = include_str!("widget.js");
