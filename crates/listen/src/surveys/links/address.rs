//! Addresses that people open.

use edge::Site;

/// Where a link is opened.
pub fn address(site: &Site, token: &str) -> String {
    format!("{}/s/{token}", site.base_url)
}

/// Where an answer that was begun goes on.
pub fn answering_address(site: &Site, token: &str) -> String {
    format!("{}/a/{token}", site.base_url)
}
