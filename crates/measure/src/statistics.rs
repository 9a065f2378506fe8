//! Statistics: values in, values out. Every formula names its source; pages under docs/metrics explain them.

pub mod cluster;
pub mod distribution;
pub mod estimate;
pub mod median;
pub mod nps;
pub mod population;
pub mod sample;
pub mod share;

pub use estimate::{Bounds, Difference, Estimate};
pub use sample::Sample;
