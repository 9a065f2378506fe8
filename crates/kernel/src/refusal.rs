//! Refusals: what a caller did wrong, where, and what to do; a closed set of codes.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $status:literal, $title:literal;)*) => {
        /// The closed set of problem codes; clients may match on them. Each has a page under docs/problems.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Code {$($(#[$doc])* $name,)*}

        impl Code {
            /// All codes, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as JSON shows it.
            pub const fn text(self) -> &'static str {
                match self {$(Self::$name => $text,)*}
            }

            /// The HTTP status that goes with the code.
            pub const fn status(self) -> u16 {
                match self {$(Self::$name => $status,)*}
            }

            /// A short title, the same for every occurrence.
            pub const fn title(self) -> &'static str {
                match self {$(Self::$name => $title,)*}
            }
        }
    };
}

codes! {
    /// The body is not JSON, CSV or what the route reads.
    MalformedBody = "malformed_body", 400, "The body cannot be read";
    /// A query parameter or path part cannot be read.
    InvalidParameter = "invalid_parameter", 400, "A parameter is not valid";
    /// Not an id of this noun.
    InvalidId = "invalid_id", 400, "The id is not valid";
    /// Not a time or date.
    InvalidTime = "invalid_time", 400, "The time is not valid";
    /// Not a cursor of this list.
    InvalidCursor = "invalid_cursor", 400, "The cursor is not valid";
    /// No session or token, or one that ended.
    NotLoggedIn = "not_logged_in", 401, "Log in first";
    /// Known, but not allowed.
    NotAllowed = "not_allowed", 403, "Not allowed";
    /// A write from a page without the token against forged requests.
    ForgedRequest = "forged_request", 403, "The request did not come from the page";
    /// Nothing here by that id or address, or not in this workspace.
    NotFound = "not_found", 404, "Not found";
    /// The address exists, the method does not.
    MethodNotAllowed = "method_not_allowed", 405, "The method is not supported here";
    /// A media type the route does not read.
    UnsupportedMedia = "unsupported_media", 415, "The content type is not supported";
    /// The same external id or name exists with other content.
    Conflict = "conflict", 409, "It exists with other content";
    /// Somebody else changed it since it was read.
    Stale = "stale", 412, "It was changed in the meantime";
    /// The body or file is over its limit.
    TooLarge = "too_large", 413, "It is too large";
    /// Readable, but a rule refuses it.
    Invalid = "invalid", 422, "A rule refuses it";
    /// Too many tries or requests.
    TooMany = "too_many", 429, "Too many requests";
    /// A fault of ours; the log names the request id.
    Internal = "internal", 500, "Something went wrong on our side";
    /// The store cannot be reached or is starting.
    Unavailable = "unavailable", 503, "Not ready";
}

/// Why a rule refused, in words for the person who has to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The kind of problem.
    pub code: Code,
    /// What is wrong and what to do, as a sentence.
    pub detail: String,
    /// The places that are wrong, each with its reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<Param>,
}

/// One place that is wrong: a field, a column, a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Param {
    /// The place, as in `answers[2].score` or `row 17, column NETPRO`.
    pub name: String,
    /// What is wrong there and what would be right.
    pub reason: String,
}

impl Refusal {
    /// A refusal without named places.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), params: Vec::new() }
    }

    /// A rule that refuses one field.
    pub fn field(name: impl Into<String>, reason: impl Into<String>) -> Self {
        let (name, reason) = (name.into(), reason.into());
        Self { code: Code::Invalid, detail: format!("{name}: {reason}"), params: vec![Param { name, reason }] }
    }

    /// Nothing of this noun by that name in this workspace.
    pub fn not_found(noun: &str, name: impl fmt::Display) -> Self {
        Self::new(Code::NotFound, format!("there is no {noun} {name} here"))
    }

    /// The same refusal with one more place.
    #[must_use]
    pub fn at(mut self, name: impl Into<String>, reason: impl Into<String>) -> Self {
        self.params.push(Param { name: name.into(), reason: reason.into() });
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)
    }
}

impl std::error::Error for Refusal {}
