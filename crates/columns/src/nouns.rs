//! Ids that columns read and never make.

pub use customers::accounts::Account;
pub use customers::contacts::Contact;
pub use listen::responses::Response;
