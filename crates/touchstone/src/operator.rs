//! How a command reaches the house: every command is a request to the API, wherever the house is.

mod answer;
mod call;
mod transport;

pub use answer::Answer;
pub use call::Call;
pub use transport::{Target, Transport};
