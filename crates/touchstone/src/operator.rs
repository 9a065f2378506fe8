//! How a command reaches the house: every command is a request to the API, wherever the house is.

mod answer;
mod call;
mod transport;

pub use answer::Answer;
pub use call::Call;
pub(crate) use call::read_along;
pub use transport::{Target, Transport};
