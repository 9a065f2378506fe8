//! Closed sets of words that JSON, SQL and files share.

/// Declares an enum whose variants are words: `closed! { /// doc\n State, "state" { /// doc\n Live = "live", } }`.
/// The crate that uses it depends on `serde` and `utoipa`; `#[schema(as = …)]` below the doc gives another name in OpenAPI.
#[macro_export]
macro_rules! closed {
    ($(#[$doc:meta])* $name:ident, $what:literal { $($(#[$variant_doc:meta])* $variant:ident = $text:tt,)* }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        $(#[$doc])*
        pub enum $name {$($(#[$variant_doc])* #[serde(rename = $text)] $variant,)*}

        impl $name {
            /// All of them, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word as JSON, SQL and files write it.
            pub const fn text(self) -> &'static str {
                match self {$(Self::$variant => $text,)*}
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.text())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::Refusal;

            fn from_str(text: &str) -> Result<Self, $crate::Refusal> {
                Self::ALL.iter().copied().find(|word| word.text() == text).ok_or_else(|| {
                    let words: Vec<_> = Self::ALL.iter().map(|word| word.text()).collect();
                    $crate::Refusal::new($crate::Code::Invalid, format!("{text:?} is not a {}: use {}", $what, words.join(", ")))
                })
            }
        }
    };
}
