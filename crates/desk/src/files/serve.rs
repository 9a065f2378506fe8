//! Content as it leaves: always with the type that was found out, and with nothing that a browser would run.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::HeaderValue;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};

use super::Record;

const SANDBOX: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// The file as a download.
pub fn attached(record: &Record, content: Vec<u8>) -> Response {
    let mut response = plain(record, content);
    response.headers_mut().insert(CONTENT_DISPOSITION, disposition(&record.name));
    response
}

/// The file to be shown within a page, such as a logo; pictures only, everything else is a download.
pub fn picture(record: &Record, content: Vec<u8>) -> Response {
    if !record.media_type.starts_with("image/") {
        return attached(record, content);
    }
    let mut response = plain(record, content);
    response.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    // What lies under an id never changes.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400, immutable"));
    response
}

fn plain(record: &Record, content: Vec<u8>) -> Response {
    let media_type = match &*record.media_type {
        text if text.starts_with("text/") => format!("{text}; charset=utf-8"),
        other => other.to_owned(),
    };
    let headers = [(CONTENT_TYPE, media_type.as_str()), (CONTENT_SECURITY_POLICY, SANDBOX), (X_CONTENT_TYPE_OPTIONS, "nosniff")];
    (headers, Body::from(content)).into_response()
}

/// The name in both spellings of RFC 6266: plain for old browsers, and as it is.
fn disposition(name: &str) -> HeaderValue {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_ ".contains(c) { c } else { '_' }).collect();
    let exact: String = name.bytes().map(encoded).collect();
    let text = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}");
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("attachment"))
}

fn encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) { char::from(byte).into() } else { format!("%{byte:02X}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("offer 1.pdf", "attachment; filename=\"offer 1.pdf\"; filename*=UTF-8''offer%201.pdf")]
    #[case("a\"; x=\"b.pdf", "attachment; filename=\"a__ x__b.pdf\"; filename*=UTF-8''a%22%3B%20x%3D%22b.pdf")]
    #[case("Grüße.png", "attachment; filename=\"Gr__e.png\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.png")]
    fn a_name_cannot_leave_its_quotes(#[case] name: &str, #[case] header: &str) {
        assert_eq!(disposition(name), header);
    }
}
