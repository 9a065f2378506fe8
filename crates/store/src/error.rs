//! Why a command failed: the caller's fault, somebody else's row, or the engine's.

use kernel::Refusal;

/// The error of every command and query.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule refused; shown to the caller as it is.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A unique key exists already; commands that expect it say so before it reaches the edge.
    #[error("a row with the same {0} exists already")]
    Duplicate(String),
    /// A row that this one refers to is missing, or is still referred to.
    #[error("a row that is referred to is missing or still in use: {0}")]
    Reference(String),
    /// A column does not hold what the schema promises.
    #[error("column {column} cannot be read: {reason}")]
    Column {
        /// The column's name in the statement.
        column: String,
        /// What was found.
        reason: String,
    },
    /// The statement and its arguments do not fit each other: a fault in our code.
    #[error("statement misused: {0}")]
    Misuse(String),
    /// A statement of this transaction failed before, so that it can only be dropped.
    #[error("the transaction failed before and cannot go on")]
    Broken,
    /// The engine failed or cannot be reached.
    #[error("the record store failed")]
    Engine(#[source] sqlx::Error),
    /// A file of a backup or an upload could not be written or read.
    #[error("a file could not be written or read")]
    File(#[source] std::io::Error),
}

impl Error {
    /// The refusal within, if the caller can mend it.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// Whether the engine is busy or out of reach for now, so that the same may succeed later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Engine(sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_)))
    }

    /// The same error for somebody else; of an engine's or a file's error only the words are kept.
    pub(crate) fn copy(&self) -> Self {
        match self {
            Self::Refused(refusal) => Self::Refused(refusal.clone()),
            Self::Duplicate(name) => Self::Duplicate(name.clone()),
            Self::Reference(name) => Self::Reference(name.clone()),
            Self::Column { column, reason } => Self::Column { column: column.clone(), reason: reason.clone() },
            Self::Misuse(reason) => Self::Misuse(reason.clone()),
            Self::Broken => Self::Broken,
            Self::Engine(error) => Self::Engine(copy(error)),
            Self::File(error) => Self::File(std::io::Error::new(error.kind(), error.to_string())),
        }
    }
}

/// What passes by itself still says so.
fn copy(error: &sqlx::Error) -> sqlx::Error {
    match error {
        sqlx::Error::PoolTimedOut => sqlx::Error::PoolTimedOut,
        sqlx::Error::PoolClosed => sqlx::Error::PoolClosed,
        sqlx::Error::Io(error) => sqlx::Error::Io(std::io::Error::new(error.kind(), error.to_string())),
        other => sqlx::Error::Protocol(other.to_string()),
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let Some(database) = error.as_database_error() else { return Self::Engine(error) };
        let name = || database.constraint().map_or_else(|| database.message().to_owned(), ToOwned::to_owned);
        if database.is_unique_violation() {
            Self::Duplicate(name())
        } else if database.is_foreign_key_violation() {
            Self::Reference(name())
        } else {
            Self::Engine(error)
        }
    }
}
