//! People as they log in: one mail address and password for all their workspaces.

pub(crate) mod passwords;
mod routes;
mod store;
pub(crate) mod throttle;

use kernel::{Id, Login};

pub(crate) use routes::routes;
pub(crate) use store::{any, by_mail, get, insert, set_password};
pub use throttle::{count_dead_link, tidy};

/// A person who can log in.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub id: Id<Login>,
    pub mail: String,
    pub name: String,
    /// In PHC form; none until the person has set one.
    pub password: Option<String>,
}
